#!/usr/bin/env python3
"""Sets the corpus with ours and with LuaLaTeX and compares their lines.
Usage: compare.py OURS-PROGRAM PROJECT WORK-FOLDER"""
import argparse
import os
import re
import subprocess
import sys

import corpus

HERE = os.path.dirname(os.path.abspath(__file__))
WIDTHS = [1280, 900, 600]  # tenths of a millimetre
OVERFULL = -1.0005  # more than fully shrunk, rounding aside
# Added to the penalty of a division: from "any hyphen will do" to "hardly ever".
SURCHARGES = [*range(-60, 100, 5), *range(100, 300, 10), *range(300, 1000, 50),
              *range(1000, 9000, 500)]
SIZE = 10  # bp: Noto Sans's thousandths of an em are whole mpt, so neither engine rounds
BLANK = 2600  # mpt: Noto Sans's blank, 260/1000 em

OTHER_PATTERNS = "LuaTeX, its own patterns"
# LaTeX's own settings, and what people add to them.
VARIANTS = [
    ("LuaTeX", {}, True),
    ("LuaTeX, no first pass", {"pretolerance": -1}, True),
    ("LuaTeX, emergencystretch 3em", {"emergencystretch": "3em"}, True),
    ("LuaTeX, sloppy", {"tolerance": 9999, "emergencystretch": "3em"}, True),
    (OTHER_PATTERNS, {}, False),
]


def lua_value(value):
    return '"%s"' % value if isinstance(value, str) else str(value).lower()


def write_settings(path, **settings):
    with open(path, "w") as f:
        f.write("bench = {}\n")
        for name, value in settings.items():
            if isinstance(value, dict):
                inner = ", ".join("%s = %s" % (k, lua_value(v)) for k, v in value.items())
                f.write("bench.%s = { %s }\n" % (name, inner))
            elif isinstance(value, list):
                f.write("bench.%s = { %s }\n" % (name, ", ".join(map(str, value))))
            else:
                f.write("bench.%s = %s\n" % (name, lua_value(value)))


def read_lines(text):
    rows = {}
    for row in text.splitlines():
        width, para, ratio, hyphen, explicit, last, natural, blank = row.split("\t")
        rows.setdefault((int(width), int(para)), []).append(
            (float(ratio), hyphen == "1", explicit == "1", last == "1", float(natural), blank == "1"))
    return rows


def run_ours(ours, *more):
    command = [ours.program, ours.exceptions] + [str(m) for m in more]
    return subprocess.run(command, input=ours.text, text=True, check=True,
                          stdout=subprocess.PIPE).stdout


def set_theirs(folder, parameters, is_divided):
    path = lambda name: os.path.join(folder, name)
    text = path("divided.txt" if is_divided else "corpus.txt")
    write_settings(path("settings.lua"), code=os.path.join(HERE, "theirs.lua"), corpus=text,
                   result=path("theirs.tsv"), widths=WIDTHS, blank=BLANK, is_divided=is_divided,
                   parameters=parameters)
    job = r"\def\benchconfig{%s}\input{%s}" % (path("settings.lua"), os.path.join(HERE, "theirs.tex"))
    done = subprocess.run(["lualatex", "-interaction=nonstopmode", "-jobname=theirs", job],
                          cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if not os.path.exists(path("theirs.tsv")):
        sys.exit(done.stdout.decode(errors="replace"))
    with open(path("theirs.tsv")) as f:
        return read_lines(f.read())


def count_ladders(lines, least):
    """Stretches of at least so many lines in a row that end in a hyphen."""
    count = row = 0
    for ratio, hyphen, explicit, last, natural, blank in lines + [(0, False, False, True, 0, False)]:
        if hyphen or explicit:
            row += 1
            continue
        count += row >= least
        row = 0
    return count


def judge(paras):
    """The numbers of some paragraphs' lines; a last line counts if it is squeezed."""
    lines = [line for para in paras for line in para]
    inner = [l for l in lines if (not l[3] or l[0] < 0) and not is_overfull(l)]
    ratios = [l[0] for l in inner if l[5]]
    ends = [para[-1] for para in paras if len(para) > 1]
    return {
        "lines": len(lines),
        "Σr²": sum(r * r for r in ratios),
        "mean abs. r": sum(map(abs, ratios)) / max(len(ratios), 1),
        "worst r": max(ratios, default=0),
        "r > 2": sum(r > 2 for r in ratios),
        "hyphens": sum(l[1] for l in lines),
        "ladders of 2": sum(count_ladders(p, 2) for p in paras),
        "ladders of 3": sum(count_ladders(p, 3) for p in paras),
        "overfull": sum(is_overfull(l) for l in lines),
        "end below 1 em": sum(e[4] < SIZE for e in ends),
        "end of 1 word": sum(not e[5] for e in ends),
    }


def is_overfull(line):
    return line[0] < OVERFULL


def at_width(rows, width, only=None):
    return [lines for (w, i), lines in sorted(rows.items())
            if w == width and (only is None or i in only)]


def settable(rows, width):
    """The paragraphs an engine could set: those without overfull lines."""
    return {i for (w, i), lines in rows.items() if w == width and not any(map(is_overfull, lines))}


def is_no_more(ours, theirs):
    names = ["hyphens", "ladders of 2", "ladders of 3", "overfull"]
    return all(ours[n] <= theirs[n] for n in names)


def show_pairs(dear, theirs, width):
    """Each of TeX's settings beside ours, on the paragraphs it could set."""
    results = {}
    for name, rows in theirs.items():
        if name == OTHER_PATTERNS:
            continue
        only = settable(rows, width)
        tex = judge(at_width(rows, width, only))
        results["%s, %d paragraphs" % (name, len(only))] = tex
        ours = {k: judge(at_width(r, width, only)) for k, r in dear.items()}
        results["– ours there (%d)" % len(results)] = ours[0]
        fits = [k for k in ours if is_no_more(ours[k], tex)] or [max(ours)]
        best = min(fits, key=lambda k: (ours[k]["Σr²"], abs(k)))
        results["– ours there, divisions %+d (%d)" % (best, len(results))] = ours[best]
    show("%d mm, paragraphs the setting of TeX leaves no line overfull in" % (width // 10), results)


def show(title, results):
    names = list(next(iter(results.values())))
    print("\n%s\n" % title)
    print("| |%s|" % "|".join(names))
    print("|---|%s" % ("---:|" * len(names)))
    for engine, values in results.items():
        engine = re.sub(r" \([0-9]+\)$", "", engine)  # was there to tell rows apart
        cells = ["%d" % v if isinstance(v, int) else "%.3f" % v if v < 20 else "%.1f" % v
                 for v in values.values()]
        print("|%s|%s|" % (engine, "|".join(cells)))


def main():
    program, project, folder = map(os.path.abspath, sys.argv[1:])
    os.makedirs(folder, exist_ok=True)
    paragraphs = list(corpus.paragraphs(project))
    text = "\n".join(paragraphs) + "\n"
    with open(os.path.join(folder, "corpus.txt"), "w") as f:
        f.write(text)
    ours = argparse.Namespace(program=program, text=text,
                              exceptions=os.path.join(project, "hyphenation.txt"))
    write_words(ours, os.path.join(folder, "words.txt"))
    dear = {k: read_lines(run_ours(ours, k, *WIDTHS)) for k in SURCHARGES}
    theirs = {name: set_theirs(folder, parameters, is_ours_words)
              for name, parameters, is_ours_words in VARIANTS}
    print("%d paragraphs, each at %d widths" % (len(paragraphs), len(WIDTHS)))
    for width in WIDTHS:
        rows = {"ours": dear[0], **theirs}
        show("%d mm, all" % (width // 10), {n: judge(at_width(r, width)) for n, r in rows.items()})
        show_pairs(dear, theirs, width)


if __name__ == "__main__":
    main()
