#!/usr/bin/env python3
"""Times ours, Typst and LuaLaTeX on the same generated documents, side by
side, and ours alone on growing ones. Usage: bench.py PROGRAM PROJECT FOLDER
RUNS is the number of runs (default 5), of which the median counts;
SIZES the numbers of sections; ENGINES which engines; see README.md."""
import glob
import importlib.util
import os
import shutil
import statistics
import subprocess
import sys
import time

import burst
import generate

RUNS = int(os.environ.get("RUNS", "5"))
SIZES = [int(s) for s in os.environ.get("SIZES", "32 168 1660").split()]
GROWTH = [int(s) for s in os.environ.get("GROWTH", "390 775 1550 3100 6200").split()]
ENGINES = os.environ.get("ENGINES", "ours typst latex").split()
TABLE_ROWS = 10000
REPORTS = int(os.environ.get("REPORTS", "500"))
TYPST = ("import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2],"
         " pdf_standards='ua-1')")


class Run:
    """What one run took: seconds by the clock and of the processors, MB, bytes."""

    def __init__(self, commands, folder, result):
        start = time.monotonic()
        self.cpu = self.memory = 0
        for command in commands:
            self.wait_for(command, folder)
        self.clock = time.monotonic() - start
        self.result = glob.glob(result)[0]
        self.size = os.path.getsize(self.result)

    def wait_for(self, command, folder):
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            sys.exit("failed: " + " ".join(command))
        self.cpu += usage.ru_utime + usage.ru_stime
        self.memory = max(self.memory, usage.ru_maxrss / 1024)


def pages_of(path):
    out = subprocess.run(["pdfinfo", path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    for line in out.stdout.decode(errors="replace").splitlines():
        if line.startswith("Pages:"):
            return int(line.split()[1])
    return 0


def run_ours(program, folder):
    out = folder + "/out"
    shutil.rmtree(out, ignore_errors=True)
    command = [program, "build", "--quiet", folder + "/ours", "--output", out]
    return Run([command], os.getcwd(), out + "/*.pdf")


def run_typst(_, folder):
    result = folder + "/typst.pdf"
    command = [sys.executable, "-c", TYPST, folder + "/typst/bench.typ", result]
    return Run([command], folder, result)


def run_latex(_, folder):
    for old in glob.glob(folder + "/latex/bench.[!t]*"):
        os.remove(old)
    command = ["lualatex", "-interaction=batchmode", "bench.tex"]
    return Run([command, command], folder + "/latex", folder + "/latex/bench.pdf")


ENGINE = {"ours": run_ours, "typst": run_typst, "latex": run_latex}


def usable_engines():
    names = ["ours"]
    if "typst" in ENGINES:
        if importlib.util.find_spec("typst"):
            names.append("typst")
        else:
            print("SKIPPED: Typst is not here; `pip install typst` brings it")
    if "latex" in ENGINES:
        if shutil.which("lualatex"):
            names.append("latex")
        else:
            print("SKIPPED: LuaLaTeX is not here; `make tex-bench` installs it")
    return names


def median(runs, name):
    return statistics.median(getattr(r, name) for r in runs)


def show_head(*names):
    print("|%s|" % "|".join(names))
    print("|---|%s" % ("---:|" * (len(names) - 1)), flush=True)


def show_runs(name, runs, base):
    values = [median(runs, n) for n in ("clock", "cpu", "memory", "size")]
    first = [median(base, n) for n in ("clock", "cpu", "memory", "size")]
    cells = ["%.2f s" % values[0], "%.2f s" % values[1], "%.0f MB" % values[2],
             "%.2f MB" % (values[3] / 1e6)]
    if runs is not base:
        cells = ["%s (×%.1f)" % (c, v / f) for c, v, f in zip(cells, values, first)]
    print("|%s|%d|%s|" % (name, pages_of(runs[0].result), "|".join(cells)), flush=True)


def side_by_side(program, project, work, engines):
    for sections in SIZES:
        folder = "%s/%d" % (work, sections)
        generate.write_all(folder, sections, project)
        runs = {name: [] for name in engines}
        for _ in range(RUNS):  # in turn, so that a busy moment hits all alike
            for name in engines:
                runs[name].append(ENGINE[name](program, folder))
        print("\n%d sections, median of %d\n" % (sections, RUNS))
        show_head("", "pages", "clock", "processor", "memory", "file")
        for name in engines:
            show_runs(name, runs[name], runs["ours"])


def growth(program, project, work):
    print("\nOurs growing\n")
    show_head("", "pages", "clock", "processor", "per 100 pages", "memory", "file")
    cases = [("%d sections" % n, n, generate.ROWS) for n in GROWTH]
    cases.append(("one table of %d rows" % TABLE_ROWS, 1, TABLE_ROWS))
    for name, sections, rows in cases:
        folder = work + "/growth"
        chapters = generate.document(sections, project, rows)
        generate.write_ours(folder + "/ours", chapters)
        runs = [run_ours(program, folder) for _ in range(min(RUNS, 3))]
        pages, cpu = pages_of(runs[0].result), median(runs, "cpu")
        print("|%s|%d|%.2f s|%.2f s|%.3f s|%.0f MB|%.2f MB|" % (
            name, pages, median(runs, "clock"), cpu, cpu * 100 / pages,
            median(runs, "memory"), median(runs, "size") / 1e6), flush=True)


def run_reports(program, folder, projects):
    return Run([[program, "build", "--quiet", folder + "/projects" if projects > 1 else
                 folder + "/projects/p000", "--output", folder + "/out"]], os.getcwd(),
               folder + "/out" + ("/*" if projects > 1 else "") + "/*.pdf")


def reports(program, work):
    """Five hundred reports as one project and as fifty, then twice again unchanged."""
    print("\n%d reports\n" % REPORTS)
    show_head("", "clock", "processor", "unchanged", "processor", "memory")
    os.environ["XDG_CACHE_HOME"] = work + "/cache"
    for projects in (1, 50):
        folder = "%s/reports-%d" % (work, projects)
        shutil.rmtree(folder, ignore_errors=True)
        for p in range(projects):
            burst.write_project("%s/projects/p%03d" % (folder, p), p, REPORTS // projects,
                                400 if projects == 1 else 80, burst.REPORTS)
        first = run_reports(program, folder, projects)
        run_reports(program, folder, projects)
        time.sleep(2.5)  # a file changed a moment ago is hashed once more
        run_reports(program, folder, projects)
        last = run_reports(program, folder, projects)
        print("|%d projects|%.2f s|%.2f s|%.3f s|%.3f s|%.0f MB|" % (
            projects, first.clock, first.cpu, last.clock, last.cpu, first.memory), flush=True)


def main():
    program, project, work = map(os.path.abspath, sys.argv[1:])
    os.makedirs(work, exist_ok=True)
    side_by_side(program, project, work, usable_engines())
    growth(program, project, work)
    reports(program, work)


if __name__ == "__main__":
    main()
