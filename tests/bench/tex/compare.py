#!/usr/bin/env python3
"""Sets German paragraphs with ours and with LuaLaTeX and compares their lines.
Ends with status 1 if ours is worse where README.md says it must not be.
Usage: compare.py OURS-PROGRAM PROJECT REFERENCE-FOLDER WORK-FOLDER"""
import argparse
import os
import subprocess
import sys

import corpus

HERE = os.path.dirname(os.path.abspath(__file__))
WIDTHS = [1280, 900, 600]  # tenths of a millimetre
LEAST_PARAGRAPHS = 300
SIZE = 10  # bp: Noto Sans's thousandths of an em are whole mpt, so neither engine rounds
BLANK = 2600  # mpt: Noto Sans's blank, 260/1000 em
SHORT_END = 3 * SIZE  # a last line of one word below this is lost
OVERFULL = -1.0005  # more than fully shrunk, rounding aside
SAME_BP = 0.1  # lines of one text this close in width have the same words
ROUNDING = 1.0005  # of a sum of squares

# LaTeX's own settings, and what authors do where they fail.
DEFAULTS = "LaTeX's defaults"
SLOPPY = "`\\sloppy`"
EMERGENCY = "`\\emergencystretch 3em`"
VARIANTS = {
    DEFAULTS: {},
    SLOPPY: {"tolerance": 9999, "emergencystretch": "3em"},
    EMERGENCY: {"emergencystretch": "3em"},
}
CRITERIA = ["Σr²", "hyphens", "ladders of 2", "ladders of 3", "overfull"]


# --- setting ---------------------------------------------------------------------

def lua_value(value):
    if isinstance(value, list):
        return "{ %s }" % ", ".join(map(lua_value, value))
    if isinstance(value, dict):
        return "{ %s }" % ", ".join("%s = %s" % (k, lua_value(v)) for k, v in value.items())
    return '"%s"' % value if isinstance(value, str) else str(value)


def read_lines(text):
    rows = {}
    for row in text.splitlines():
        width, para, ratio, hyphen, explicit, last, natural, blank = row.split("\t")
        rows.setdefault((int(width), int(para)), []).append(argparse.Namespace(
            ratio=float(ratio), hyphen=hyphen == "1", explicit=explicit == "1",
            last=last == "1", natural=float(natural), blank=blank == "1"))
    return rows


def run_ours(program, exceptions, text, *widths):
    command = [program, exceptions] + [str(w) for w in widths]
    return subprocess.run(command, input=text, text=True, check=True,
                          stdout=subprocess.PIPE).stdout


def set_theirs(folder, places, parameters):
    path = lambda name: os.path.join(folder, name)
    bench = dict(code=os.path.join(HERE, "theirs.lua"), corpus=path("places.txt"),
                 result=path("theirs.tsv"), widths=WIDTHS, blank=BLANK, parameters=parameters)
    with open(path("places.txt"), "w") as f:
        f.write(places)
    with open(path("settings.lua"), "w") as f:
        f.write("bench = %s\n" % lua_value(bench))
    job = r"\def\benchconfig{%s}\input{%s}" % (path("settings.lua"), os.path.join(HERE, "theirs.tex"))
    done = subprocess.run(["lualatex", "-interaction=nonstopmode", "-jobname=theirs", job],
                          cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if not os.path.exists(path("theirs.tsv")):
        sys.exit(done.stdout.decode(errors="replace"))
    with open(path("theirs.tsv")) as f:
        rows = read_lines(f.read())
    os.remove(path("theirs.tsv"))
    return rows


# --- judging ---------------------------------------------------------------------

def is_overfull(line):
    return line.ratio < OVERFULL


def count_ladders(lines, least):
    """Stretches of at least so many lines in a row that end in a hyphen."""
    count = row = 0
    for line in lines:
        row = row + 1 if line.hyphen or line.explicit else 0
        count += row == least
    return count


def is_lost(lines):
    if len(lines) == 1 or lines[-1].blank:
        return False
    return lines[-1].natural < SHORT_END or lines[-2].hyphen or lines[-2].explicit


def judge(paras):
    """The numbers of some paragraphs' lines; a last line counts if it is squeezed."""
    lines = [line for para in paras for line in para]
    ratios = [l.ratio for l in lines if l.blank and not is_overfull(l)]
    return {
        "lines": len(lines),
        "Σr²": sum(r * r for r in ratios),
        "worst r": max(ratios, default=0),
        "hyphens": sum(l.hyphen for l in lines),
        "ladders of 2": sum(count_ladders(p, 2) for p in paras),
        "ladders of 3": sum(count_ladders(p, 3) for p in paras),
        "overfull": sum(map(is_overfull, lines)),
        "lost ends": sum(map(is_lost, paras)),
    }


def is_no_worse(ours, theirs):
    return all(ours[name] <= theirs[name] * ROUNDING for name in CRITERIA)


def is_same(ours, theirs):
    return len(ours) == len(theirs) and all(
        (a.hyphen, a.explicit) == (b.hyphen, b.explicit) and abs(a.natural - b.natural) < SAME_BP
        for a, b in zip(ours, theirs))


def compare_each(ours, theirs):
    """How many paragraphs have the same lines, are better, are better and worse."""
    same = sum(map(is_same, ours, theirs))
    better = sum(not is_same(a, b) and is_no_worse(judge([a]), judge([b]))
                 for a, b in zip(ours, theirs))
    return same, better, len(ours) - same - better


# --- showing ---------------------------------------------------------------------

def show_row(name, values):
    cells = ["%d" % v if isinstance(v, int) else "%.1f" % v for v in values.values()]
    print("|%s|%s|" % (name, "|".join(cells)))


def show_pair(name, ours, theirs, width, is_settable_only):
    """One setting of TeX and ours beside it; returns whether ours is no worse."""
    numbers = [i for (w, i), lines in sorted(theirs.items()) if w == width and
               not (is_settable_only and any(map(is_overfull, lines)))]
    a = [ours[width, i] for i in numbers]
    b = [theirs[width, i] for i in numbers]
    is_good = is_no_worse(judge(a), judge(b))
    show_row("%s, %d paragraphs" % (name, len(numbers)), judge(b))
    show_row("ours: %d the same, %d better, %d mixed" % compare_each(a, b), judge(a))
    return is_good


def show(title, ours, theirs):
    """All of one corpus; returns whether ours is no worse where it must not be."""
    is_good = True
    for width in WIDTHS:
        names = list(judge([]))
        print("\n%s, %d mm\n" % (title, width // 10))
        print("| |%s|\n|---|%s" % ("|".join(names), "---:|" * len(names)))
        verdicts = {name: show_pair(name, ours, rows, width, name == DEFAULTS)
                    for name, rows in theirs.items()}
        print("\nEqual or better: %s." % ", ".join(
            "%s %s" % (name, "yes" if v else "no") for name, v in verdicts.items()))
        is_good = is_good and verdicts[DEFAULTS] and verdicts[SLOPPY]
    return is_good


def compare(title, source, program, exceptions, folder):
    paragraphs = corpus.paragraphs(source)
    if len(set(paragraphs)) != len(paragraphs) or len(paragraphs) < LEAST_PARAGRAPHS:
        sys.exit("%s: needs %d distinct paragraphs" % (source, LEAST_PARAGRAPHS))
    text = "\n".join(paragraphs) + "\n"
    ours = read_lines(run_ours(program, exceptions, text, *WIDTHS))
    places = run_ours(program, exceptions, text)
    theirs = {name: set_theirs(folder, places, p) for name, p in VARIANTS.items()}
    return show("%s, %d paragraphs" % (title, len(paragraphs)), ours, theirs)


def main():
    program, project, reference, folder = map(os.path.abspath, sys.argv[1:])
    exceptions = os.path.join(project, "hyphenation.txt")
    os.makedirs(folder, exist_ok=True)
    results = [compare("Sample project", project, program, exceptions, folder),
               compare("Hold-out", reference, program, exceptions, folder)]
    print("\nAll in all, equal or better: %s." % ("yes" if all(results) else "no"))
    sys.exit(not all(results))


if __name__ == "__main__":
    main()
