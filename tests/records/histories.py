#!/usr/bin/env python3
"""Property test over generated histories of sealed reports.

A small project lives through some quarters: offices report, correct and
forget; measures come in late; money is booked afterwards; a committee's
competence grows. At random moments a report is sealed. After every step,
against a reference as slow and obvious as can be: each sealed file is
unchanged, each "vorher" is the sealed word, each deviation is listed, none
is missing, none is invented, none is listed a second time.

Usage: histories.py PROGRAM [HISTORIES [FIRST-SEED]]
"""

import datetime
import hashlib
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

NS = "{urn:ratsdruck:seal:1}"
STATUSES = ["notStarted", "planning", "active", "done", "ongoing", "deferred"]
LIGHTS = ["onTime", "atRisk", "late"]
QUARTERS = ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2"]


def last_day(quarter):
    year, q = int(quarter[:4]), int(quarter[6])
    first_after = datetime.date(year + (q == 4), q % 4 * 3 + 1, 1)
    return first_after - datetime.timedelta(days=1)


def first_day(quarter):
    return datetime.date(int(quarter[:4]), int(quarter[6]) * 3 - 2, 1)


class History:
    """The data as the clerks write them; nothing is ever thrown away."""

    def __init__(self, seed, folder):
        self.dice = random.Random(seed)
        self.folder = folder
        self.measures = {}  # id: (valid from, recorded) or None
        self.reports = []  # dicts
        self.spent = []  # (measure, day, recorded, cents)
        self.competence = []  # (measure, valid from)
        self.sealed = {}  # quarter: dict of what was sealed
        self.seen = 0  # deviations that had to be listed
        self.today = datetime.date(2025, 1, 1)
        for i in range(1, 4):
            self.measures[f"m{i}"] = None

    # ---- edits ----

    def report(self, measure, day, recorded=None, corrects=None):
        status = self.dice.choice(STATUSES)
        due = self.dice.choice([None, day + datetime.timedelta(days=self.dice.randrange(30, 700))])
        if status in ("ongoing", "deferred") and due is None:
            due = day + datetime.timedelta(days=200)
        self.reports.append({
            "measure": measure, "date": day, "recorded": recorded, "corrects": corrects,
            "status": status,
            "light": None if status in ("done", "deferred") else self.dice.choice([None] + LIGHTS),
            "due": due,
            "reason": f"Grund {self.dice.randrange(1000)}" if status == "deferred" or self.dice.random() < 0.4 else None,
        })

    def usual_quarter(self, quarter):
        for m in self.measures:
            if self.dice.random() < 0.7:
                day = first_day(quarter) + datetime.timedelta(days=self.dice.randrange(0, 89))
                if not any(r["measure"] == m and r["date"] == day for r in self.reports):
                    self.report(m, day)

    def correct(self):
        """A second word on a day that has one."""
        old = [r for r in self.reports if r["date"] < self.today]
        if old:
            r = self.dice.choice(old)
            # Entered later than every word on that day so far.
            words = [x for x in self.reports if x["measure"] == r["measure"] and x["date"] == r["date"]]
            if all((x["recorded"] or x["date"]) < self.today for x in words):
                self.report(r["measure"], r["date"], self.today, r["date"])

    def report_late(self):
        """A first word on a day that had none, entered afterwards."""
        m = self.dice.choice(list(self.measures))
        day = self.today - datetime.timedelta(days=self.dice.randrange(20, 300))
        if day >= datetime.date(2025, 1, 2) and not any(
                r["measure"] == m and r["date"] == day for r in self.reports):
            self.report(m, day, self.today)

    def come_in(self):
        m = f"m{len(self.measures) + 1}"
        back = self.dice.choice([0, 0, 150])
        self.measures[m] = (self.today - datetime.timedelta(days=back), self.today)

    def book(self):
        m = self.dice.choice(list(self.measures))
        day = self.today - datetime.timedelta(days=self.dice.choice([0, 10, 100, 200]))
        if day >= datetime.date(2025, 1, 1):
            self.spent.append((m, day, self.today, self.dice.randrange(1, 900) * 100))

    # ---- the files ----

    def write(self):
        f = self.folder
        os.makedirs(f, exist_ok=True)
        ns = 'xmlns="urn:ratsdruck:project:1"'
        put = lambda name, text: open(os.path.join(f, name), "w", encoding="utf-8").write(text)
        put("project.xml", f'''<project {ns} id="p" version="1" xml:lang="de" timezone="Europe/Berlin">
<body id="b"><name>Stadt</name><shortName>Stadt</shortName><slug>stadt</slug></body>
<style href="default"/><typography grouping="dot" narrowSpaces="true" hyphenation="false"/>
<source href="o.xml"/><source href="c.xml"/><source href="f.xml"/><source href="s.xml"/>
<reporting period="quarter" doneTasks="once" idle="short"/>
<publication id="sach" kind="committeeReport" edition="public" committees="a" from="2025-Q1" aside="none">
<fileName>{{body}}-{{committee}}-{{period}}</fileName></publication></project>''')
        put("o.xml", f'''<organizations {ns} visibility="public">
<organization id="a" type="committee"><name>Ausschuss</name><shortName>A</shortName><competence fields="f"/></organization>
<organization id="amt" type="office" code="A"><name>Amt</name></organization></organizations>''')
        put("c.xml", f'''<concept {ns} id="k" date="2024-12-31" visibility="public"><title>Konzept</title><shortTitle>K</shortTitle><abstract>A.</abstract></concept>''')
        body = ""
        for m, life in self.measures.items():
            span = f' validFrom="{life[0]}" recorded="{life[1]}"' if life else ""
            money = "".join(
                f'<expenditure date="{d}" recorded="{r}" amount="{c // 100}"/>'
                for who, d, r, c in self.spent if who == m)
            body += f'''<measure id="{m}" code="{m.upper()}"{span}><title>Maßnahme {m}</title>
<description><p>Text.</p></description><lead organization="amt"/>{money}</measure>'''
        put("f.xml", f'''<actionField {ns} id="f" number="1" visibility="public"><title>Feld</title><lead>Text.</lead><situation><p>Text.</p></situation>{body}</actionField>''')
        text = ""
        for r in sorted(self.reports, key=lambda r: (r["date"], r["recorded"] or r["date"])):
            attrs = "".join(f' {k}="{r[v]}"' for k, v in (
                ("measure", "measure"), ("date", "date"), ("status", "status"), ("schedule", "light"),
                ("due", "due"), ("recorded", "recorded"), ("corrects", "corrects")) if r[v])
            reason = f"<reason>{r['reason']}</reason>" if r["reason"] else ""
            text += f"<statusReport{attrs}>{reason}</statusReport>\n"
        put("s.xml", f'''<statusReports {ns} visibility="public">{text or '<statusReport measure="m1" date="2025-01-01" status="recommended"/>'}</statusReports>''')

    # ---- the reference ----

    def state(self, measure, cutoff):
        """Look at every report; keep the last day's, of these the one entered last."""
        best = None
        for r in self.reports:
            if r["measure"] != measure or r["date"] > cutoff:
                continue
            key = (r["date"], r["recorded"] or r["date"])
            if best is None or key >= best[0]:
                best = (key, r)
        return best[1] if best else None

    def says(self, cutoff):
        """Every raw fact that a report on that day would state, by (subject, fact)."""
        facts = {}
        for m, life in self.measures.items():
            if life and life[0] > cutoff:
                continue
            facts[(m, "present")] = "yes"
            r = self.state(m, cutoff)
            if r:
                facts[(m, "status")] = r["status"]
                facts[(m, "light")] = r["light"] or ""
                facts[(m, "due")] = str(r["due"]) if r["due"] else ""
                facts[(m, "reason")] = r["reason"] or ""
            spent = [c for who, d, _, c in self.spent if who == m and d <= cutoff]
            if spent:
                facts[(m, "spent")] = str(sum(spent))
        return facts

    def open_deviations(self, quarter):
        """What the report on a quarter has to list."""
        found = set()
        for q, seal in self.sealed.items():
            if last_day(q) >= last_day(quarter):
                continue
            now = self.says(last_day(q))
            known = dict(seal["said"])
            # Later sealed reports may have set it right: the newest word counts.
            for other in sorted(self.sealed.values(), key=lambda s: s["day"]):
                for (about, subject, fact), right in other["listed"].items():
                    if about == q:
                        known[(subject, fact)] = right
            for m in sorted({k[0] for k in known} | {k[0] for k in now}):
                was_in = seal["said"].get((m, "present"), "")
                is_in = now.get((m, "present"), "")
                kinds = ["present"]
                if was_in and is_in:
                    kinds += ["status", "light", "due", "reason", "spent"]
                for kind in kinds:
                    said, right = known.get((m, kind), ""), now.get((m, kind), "")
                    if said != right:
                        found.add((q, m, kind, said, right))
        return found


class Failure(Exception):
    pass


def run(program, *args, may_fail=False):
    done = subprocess.run([program, *args], capture_output=True, text=True)
    if done.returncode and not may_fail:
        raise Failure(f"{' '.join(args)}: status {done.returncode}\n{done.stdout}{done.stderr}")
    return done


def facts_of(out, quarter):
    return ET.parse(os.path.join(out, f".stadt-a-{quarter.lower()}.facts.xml")).getroot()


def listed_by(root):
    return {(c.get("period"), c.get("subject"), c.get("fact"), c.get("said", ""), c.get("correct", ""))
            for c in root.iter(NS + "correction")}


def pdf_text(path):
    return subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout


def check_before(out, history, quarter):
    """The four large numbers' "vorher" are those of the sealed report before."""
    before = QUARTERS[QUARTERS.index(quarter) - 1] if quarter != QUARTERS[0] else None
    if before not in history.sealed:
        return 0
    totals = history.sealed[before]["totals"]
    text = pdf_text(os.path.join(out, f"stadt-a-{quarter.lower()}.pdf"))
    first_page = text.split("\f")[0]
    done = re.search(r"vorher:?\s+(\d+)\s+von\s+(\d+)", first_page)
    others = re.findall(r"vorher:?\s+(\d+)(?!\s+von|\d)", first_page)
    if int(totals["measures"]) == 0:
        return 0
    if int(totals["limited"]) and (not done or done.groups() != (totals["done"], totals["limited"])):
        raise Failure(f"{quarter}: vorher {done and done.groups()}, sealed {totals}")
    want = [history.sealed[before]["active"], totals["late"], totals["needs"]]
    if not int(totals["limited"]):
        want = [totals["done"]] + want
    if others[:len(want)] != want:
        raise Failure(f"{quarter}: vorher {others}, sealed {want}")
    return 1


def check(program, out, history, built):
    count = 0
    for path, digest in [(p, d) for s in history.sealed.values() for p, d in s["files"].items()]:
        for folder in (out, os.path.join(history.folder, "sealed")):
            data = open(os.path.join(folder, path), "rb").read()
            if hashlib.sha512(data).hexdigest() != digest:
                raise Failure(f"{folder}/{path} has changed")
            count += 1
    for quarter in built:
        if quarter in history.sealed:
            continue
        got, want = listed_by(facts_of(out, quarter)), history.open_deviations(quarter)
        history.seen += len(want)
        if got != want:
            raise Failure(f"{quarter}: missing {sorted(want - got)}, invented {sorted(got - want)}")
        count += 1 + check_before(out, history, quarter)
    return count


def seal(program, out, history, quarter):
    root = facts_of(out, quarter)
    day = str(history.today)
    run(program, "seal", history.folder, "--output", out, "--jobs", "1", "--period", quarter, "--day", day,
        "--as-of", day)
    totals = root.find(NS + "totals")
    pdf = f"stadt-a-{quarter.lower()}.pdf"
    said = history.says(last_day(quarter))
    history.sealed[quarter] = {
        "day": history.today, "said": said, "totals": totals.attrib,
        "active": next((c.get("n") for c in totals if c.get("status") == "active"), "0"),
        "listed": {(q, m, k): right for q, m, k, _, right in history.open_deviations(quarter)},
        "files": {pdf: hashlib.sha512(open(os.path.join(out, pdf), "rb").read()).hexdigest()},
    }


def live(program, seed, tmp):
    history = History(seed, os.path.join(tmp, f"p{seed}"))
    out = os.path.join(tmp, f"o{seed}")
    count = 0
    for n, quarter in enumerate(QUARTERS):
        history.usual_quarter(quarter)
        history.today = last_day(quarter) + datetime.timedelta(days=10)
        for step in range(2):
            for edit in history.dice.sample(
                    [history.correct, history.report_late, history.come_in, history.book, history.correct], 2):
                if n:
                    edit()
            history.today += datetime.timedelta(days=15)
            history.write()
            run(program, "build", history.folder, "--output", out, "--jobs", "1", "--as-of", str(history.today))
            built = [q for q in QUARTERS[: n + 1]]
            count += check(program, out, history, built)
            if history.dice.random() < 0.5:
                choice = [q for q in built if q not in history.sealed]
                # A committee hears its reports in their order.
                later = [q for q in choice if not any(s > q for s in history.sealed)]
                if later:
                    seal(program, out, history, later[0])
                    run(program, "build", history.folder, "--output", out, "--jobs", "1",
                        "--as-of", str(history.today))
                    count += check(program, out, history, built)
    run(program, "verify", f"--project={history.folder}", out)
    if not history.seen or not history.sealed:
        raise Failure("nothing was sealed and corrected: the history proves nothing")
    return count + 1


def main():
    program = os.path.abspath(sys.argv[1])
    histories = int(sys.argv[2]) if len(sys.argv) > 2 else 6
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    passed = failed = 0
    with tempfile.TemporaryDirectory() as tmp:
        for seed in range(first, first + histories):
            try:
                passed += live(program, seed, tmp)
            except Failure as e:
                failed += 1
                print(f"FAILED history {seed}: {e}")
                if os.environ.get("RATSDRUCK_KEEP"):
                    shutil.copytree(tmp, os.environ["RATSDRUCK_KEEP"], dirs_exist_ok=True)
            shutil.rmtree(os.path.join(tmp, f"o{seed}"), ignore_errors=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    os.environ["LC_ALL"] = "C"
    sys.exit(main())
