"""Forms, tables and imports, tried from outside. Usage: exchange.py PROGRAM"""
import csv
import filecmp
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from datetime import datetime

import openpyxl

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = sys.argv[1]
ENV = dict(os.environ, LC_ALL="C", TZ="UTC")
TMP = tempfile.mkdtemp()
count = {True: 0, False: 0}


def check(ok, what, *more):
    count[bool(ok)] += 1
    if not ok:
        print("FAILED", what, *more)


def run(*args, **kw):
    done = subprocess.run([PROGRAM, *args], capture_output=True, text=True, env=kw.pop("env", ENV), **kw)
    return done.returncode, done.stdout, done.stderr


def project(name="p"):
    path = os.path.join(TMP, name)
    shutil.rmtree(path, ignore_errors=True)
    shutil.copytree(os.path.join(HERE, "project"), path)
    return path


def snapshot(path):
    files = {}
    for folder, _, names in os.walk(path):
        if "imports" in folder.split(os.sep) or "forms" in folder.split(os.sep):
            continue
        for n in names:
            if n != ".lock":
                p = os.path.join(folder, n)
                files[os.path.relpath(p, path)] = open(p, "rb").read()
    return files


def changed(before, after):
    return sorted(n for n in set(before) | set(after) if before.get(n) != after.get(n))


def one_splice(old, new):
    """The single run of bytes that was replaced, and by what."""
    a = 0
    while a < min(len(old), len(new)) and old[a] == new[a]:
        a += 1
    z = 0
    while z < min(len(old), len(new)) - a and old[-1 - z] == new[-1 - z]:
        z += 1
    return old[a : len(old) - z].decode(errors="replace"), new[a : len(new) - z].decode(errors="replace")


# ---- forms ----

HEADS = ["Stand jetzt", "Terminlage jetzt", "Termin jetzt", "Stichtag / erledigt am", "Sachstand",
         "Nächster Schritt", "Begründung", "Ausgaben im Zeitraum (€)"]


def give_out(p, period, office="amt10"):
    code, out, err = run("form", "--project=" + p, "--period=" + period, "--office=" + office)
    check(code == 0, "form", out, err)
    return os.path.join(p, "forms", "%s-%s.xlsx" % (period, office))


def fill(form, changes, name="filled.xlsx", edit=None):
    """changes: {(key, head): value}"""
    wb = openpyxl.load_workbook(form)
    ws = wb.worksheets[0]
    heads = {ws.cell(4, c).value: c for c in range(1, ws.max_column + 1)}
    rows = {ws.cell(r, 1).value: r for r in range(5, ws.max_row + 1)}
    for (key, head), value in changes.items():
        ws.cell(rows[key], heads[head]).value = value
    if edit:
        edit(wb, ws, rows, heads)
    path = os.path.join(TMP, name)
    wb.save(path)
    return path


def bring_in(p, *files, more=()):
    return run("import", "form", *files, "--project=" + p, "--recorded=2026-10-05", *more)


def test_form_is_the_same_twice():
    p = project()
    form = give_out(p, "2026-Q3")
    first = open(form, "rb").read()
    os.remove(form)
    give_out(p, "2026-Q3")
    check(first == open(form, "rb").read(), "the same form twice has the same bytes")
    check(os.stat(form).st_mode & 0o777 == 0o640, "a form is not for everybody")
    text = b"".join(zipfile.ZipFile(form).read(n) for n in zipfile.ZipFile(form).namelist()).decode()
    check("Austausch" not in text, "a form shows only its office's measures")
    check("läuft &quot;rund&quot;" in text or 'läuft "rund"' in text, "the project's own words are offered")
    check("08.02.2027" in text or "Bitte bis" in text, "the deadline stands in the head")


def test_untouched_form_changes_nothing():
    p = project()
    before = snapshot(p)
    for period in ("2026-Q3", "2026-Q4"):
        code, out, err = bring_in(p, give_out(p, period))
        check(code == 0 and not changed(before, snapshot(p)), "untouched form", out, err)
        check(not os.path.exists(os.path.join(p, "imports")), "no import is kept of nothing")


def test_one_cell_of_each_column_changes_one_value():
    """In the period with a report: the XML differs in exactly that value."""
    cases = [
        ("BE-01", "Stand jetzt", "zurückgestellt", None),
        ("BE-01", "Terminlage jetzt", "verspätet", ("onTime", "late")),
        ("BE-01", "Termin jetzt", datetime(2027, 3, 31), ("2026-12-31", "2027-03-31")),
        ("BE-01", "Stichtag / erledigt am", "29.9.2026", ("2026-09-30", "2026-09-29")),
        ("BE-01", "Sachstand", 'Neu & <wahr> "so"', None),
        ("BE-01", "Nächster Schritt", "Prüfen", ("Öffnungszeiten prüfen", "Prüfen")),
        ("BE-01", "Begründung", "Weil", None),
        ("BE-01", "Ausgaben im Zeitraum (€)", "1.000,5 TEUR", None),
        ("BE-01/1", "Stichtag / erledigt am", datetime(2026, 9, 1), (None, ' done="2026-09-01"')),
        ("ba-1", "Stichtag / erledigt am", "2026-09-02", (None, ' done="2026-09-02"')),
        ("ba-1", "Sachstand", "Eingerichtet.", None),
    ]
    for key, head, value, want in cases:
        p = project()
        before = snapshot(p)
        changes = {(key, head): value}
        if value == "zurückgestellt":
            changes[(key, "Begründung")] = "Kein Geld"
        code, out, err = bring_in(p, fill(give_out(p, "2026-Q3"), changes))
        after = snapshot(p)
        names = changed(before, after)
        check(code == 0 and len(names) == 1, "one file changes by " + head, code, names, out, err)
        if code or len(names) != 1:
            continue
        old, new = one_splice(before[names[0]], after[names[0]])
        if want:
            # Common letters at the edges may be left out of the difference.
            check(before[names[0]].decode().replace(want[0] or "", "", 1) ==
                  after[names[0]].decode().replace(want[1], "", 1) or
                  (want[0] or "").find(old) >= 0 and want[1].find(new) >= 0, head, (old, new))
        check(run("check", p)[0] == 0, "project is whole after " + head)
    p = project()
    before = snapshot(p)
    bring_in(p, fill(give_out(p, "2026-Q3"), {("BE-01", "Sachstand"): "Neu & <wahr>"}))
    new = snapshot(p)["status/2026-Q3.xml"]
    check(b"<note>Neu &amp; &lt;wahr&gt;<!-- bleibt --></note>\r\n" in new, "comment and line ends survive", new)
    check(new.count(b"\r\n") == new.count(b"\n"), "no line end of another kind")


def test_new_report_and_undo():
    p = project()
    before = snapshot(p)
    filled = fill(give_out(p, "2026-Q4"), {("BE-01", "Sachstand"): "Läuft.", ("BE-02", "Stand jetzt"): "in Planung"})
    code, out, err = bring_in(p, filled, more=["--dry-run"])
    check(code == 0 and not changed(before, snapshot(p)), "a dry run writes nothing", out, err)
    code, out, err = bring_in(p, filled)
    after = snapshot(p)
    check(changed(before, after) == ["project.xml", "status/2026-Q4.xml"], "new file and its source", err)
    old, new = one_splice(before["project.xml"], after["project.xml"])
    check("status/2026-Q4.xml" in new and not old.strip(), "one source line", (old, new))
    text = after["status/2026-Q4.xml"].decode()
    check('measure="be-01" date="2026-12-31" status="active" schedule="onTime" due="2026-12-31"' in text,
          "what is not answered anew goes on", text)
    check('measure="be-02" date="2026-12-31" status="planning"' in text, "status by its word", text)
    check(run("check", p)[0] == 0, "project is whole")
    code, out, err = bring_in(p, filled)
    check(code == 0 and after == snapshot(p), "the same form again changes nothing", out, err)
    kept = os.path.join(p, "imports", "1")
    check(filecmp.cmp(os.path.join(kept, "files", "filled.xlsx"), filled, False), "the form is kept")
    code, out, err = run("import", "undo", "--project=" + p)
    check(code == 0 and before == snapshot(p), "undo brings every byte back", changed(before, snapshot(p)), err)
    check(run("import", "undo", "--project=" + p)[0] == 1, "nothing left to undo")
    bring_in(p, filled)
    with open(os.path.join(p, "status", "2026-Q4.xml"), "a") as f:
        f.write("<!-- edited -->\n")
    edited = snapshot(p)
    code, out, err = run("import", "undo", "--project=" + p)
    check(code == 1 and "import-edited" in err and edited == snapshot(p), "edited files are not undone", err)


def refused(what, code_wanted, p, *files, where=None):
    before = snapshot(p)
    code, out, err = bring_in(p, *files)
    check(code == 1 and code_wanted in err and (not where or where in err), what, code, err)
    check(before == snapshot(p), what + ": nothing is changed")


def test_bad_cells_are_named():
    cases = [
        (("BE-01", "Stand jetzt"), "fast fertig", "cell-value", "cell G5"),
        (("BE-01", "Stand jetzt"), None, "cell-value", "cell G5"),
        (("BE-01", "Termin jetzt"), "31.02.2027", "cell-value", "cell I5"),
        (("BE-01", "Stichtag / erledigt am"), "1.1.2026", "form-date", "cell J5"),
        (("BE-01", "Ausgaben im Zeitraum (€)"), "viel", "cell-value", "cell N5"),
        (("BE-01", "Ausgaben im Zeitraum (€)"), -5, "cell-value", "cell N5"),
        (("BE-01", "Ausgaben im Zeitraum (€)"), "1.00,5", "cell-value", "cell N5"),
        (("BE-01/1", "Sachstand"), "hier nicht", "cell-unasked", "cell K6"),
        (("BE-01", "Stand jetzt"), "verworfen", "status-no-reason", "cell G5"),
        (("BE-01", "Sachstand"), "=1/0", "cell-formula", "cell K5"),
    ]
    for place, value, fault, where in cases:
        p = project()
        refused("%s = %s" % (place, value), fault, p, fill(give_out(p, "2026-Q3"), {place: value}), where=where)


def test_a_number_is_no_day():
    p = project()

    def plain(wb, ws, rows, heads):
        cell = ws.cell(rows["BE-01"], heads["Termin jetzt"])
        cell.value = 46000
        cell.number_format = "General"

    refused("number as a day", "cell-value", p, fill(give_out(p, "2026-Q3"), {}, edit=plain), where="cell I5")


def test_rows_that_do_not_fit():
    p = project()

    def rename(wb, ws, rows, heads):
        ws.cell(rows["BE-01"], 1).value = "BE-99"

    def add(wb, ws, rows, heads):
        r = ws.max_row + 1
        ws.cell(r, 1).value = "BE-77"
        ws.cell(r, heads["Sachstand"]).value = "neu"

    def nameless(wb, ws, rows, heads):
        ws.cell(ws.max_row + 1, heads["Sachstand"]).value = "ohne Nummer"

    def double(wb, ws, rows, heads):
        ws.cell(ws.max_row + 1, 1).value = "BE-01"

    def merge(wb, ws, rows, heads):
        ws.merge_cells(start_row=rows["BE-01"], end_row=rows["BE-01"] + 1, start_column=11, end_column=11)

    def unhead(wb, ws, rows, heads):
        ws.cell(4, heads["Begründung"]).value = "Sonstiges"

    form = give_out(p, "2026-Q3")
    refused("changed code", "row-unknown", p, fill(form, {}, edit=rename))
    refused("added row", "row-unknown", p, fill(form, {}, edit=add))
    refused("row without a number", "row-unknown", p, fill(form, {}, edit=nameless))
    refused("row twice", "row-twice", p, fill(form, {}, edit=double))
    refused("merged cells", "cell-merged", p, fill(form, {}, edit=merge))
    refused("missing column", "column-missing", p, fill(form, {}, edit=unhead))


def test_rows_in_any_order_and_hidden():
    p = project()

    def shuffle(wb, ws, rows, heads):
        a, b = rows["BE-01"], rows["BE-02"]
        for c in range(1, ws.max_column + 1):
            x, y = ws.cell(a, c).value, ws.cell(b, c).value
            ws.cell(a, c).value, ws.cell(b, c).value = y, x
        ws.row_dimensions[a].hidden = True

    code, out, err = bring_in(p, fill(give_out(p, "2026-Q4"), {("BE-02", "Sachstand"): "neu"}, edit=shuffle))
    text = snapshot(p).get("status/2026-Q4.xml", b"").decode()
    check(code == 0 and 'measure="be-02"' in text and "row-hidden" in err, "sorted and hidden rows", err, text)


def test_conflicts_and_several_files():
    p = project()
    form = give_out(p, "2026-Q3")
    a = fill(form, {("BE-01", "Terminlage jetzt"): "verspätet"}, "a.xlsx")
    b = fill(form, {("BE-01", "Terminlage jetzt"): "gefährdet"}, "b.xlsx")
    refused("two answers", "form-twice", p, a, b)
    code, out, err = bring_in(p, a, shutil.copy(a, os.path.join(TMP, "copy.xlsx")))
    check(code == 0, "the same answer twice is one", err)
    refused("conflict", "form-conflict", p, b, where="cell H5")
    p = project()
    other = fill(give_out(p, "2026-Q3", "amt40"), {("BE-03", "Sachstand"): "neu"}, "c.xlsx")
    bad = fill(give_out(p, "2026-Q3"), {("BE-01", "Stand jetzt"): "?"}, "bad.xlsx")
    refused("one bad file of two", "cell-value", p, other, bad)
    code, out, err = bring_in(p, bad, other, more=["--partial"])
    check(code == 1 and b"neu" in snapshot(p)["status/2026-Q3.xml"], "the good one, if told so", err)
    foreign = project("foreign")
    with open(os.path.join(foreign, "project.xml")) as f:
        text = f.read().replace("id='probe'", "id='andere'")
    with open(os.path.join(foreign, "project.xml"), "w") as f:
        f.write(text)
    refused("form of another project", "form-foreign", foreign, a)


def test_dates_from_1904_and_formulas():
    p = project()

    def since_1904(wb, ws, rows, heads):
        wb.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
        ws.cell(rows["BE-01"], heads["Termin jetzt"]).value = datetime(2027, 3, 31)

    code, out, err = bring_in(p, fill(give_out(p, "2026-Q3"), {}, edit=since_1904))
    text = snapshot(p)["status/2026-Q3.xml"].decode()
    check(code == 0 and 'due="2027-03-31"' in text, "days counted from 1904", err, text)


def test_saved_by_others():
    """Filled in and saved by LibreOffice 7.4: XLSX and ODS say the same."""
    results = []
    for name in ("libreoffice.xlsx", "libreoffice.ods"):
        p = project()
        code, out, err = bring_in(p, os.path.join(HERE, "files", name))
        results.append(snapshot(p))
        check(code == 0, name, err)
    check(results[0] == results[1], "XLSX and ODS give the same", changed(*results))
    text = results[0].get("status/2026-Q4.xml", b"").decode()
    check('measure="be-01" date="2026-12-01" status="done"' in text and "Zwei Zeilen" in text, "the answers", text)


def zipped(name, parts):
    path = os.path.join(TMP, name)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for n, s in parts.items():
            z.writestr(n, s)
    return path


def test_hostile_files():
    p = project()
    form = give_out(p, "2026-Q3")
    parts = {n: zipfile.ZipFile(form).read(n) for n in zipfile.ZipFile(form).namelist()}
    bomb = dict(parts)
    bomb["xl/sharedStrings.xml"] = b"<sst>" + b" " * (300 << 20) + b"</sst>"
    refused("zip bomb", "sheet-too-large", p, zipped("bomb.xlsx", bomb))
    entity = dict(parts)
    entity["xl/workbook.xml"] = b'<!DOCTYPE x [<!ENTITY e "e">]><workbook>&e;</workbook>'
    refused("entities", "sheet-format", p, zipped("entity.xlsx", entity))
    cut = os.path.join(TMP, "cut.xlsx")
    with open(cut, "wb") as f:
        f.write(open(form, "rb").read()[:3000])
    refused("file cut off", "sheet-format", p, cut)
    for name, data in (("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), ("empty.xlsx", b""),
                       ("nul.csv", b"a;b\0c\n"), ("quote.csv", b'a;"b\n')):
        path = os.path.join(TMP, name)
        with open(path, "wb") as f:
            f.write(data)
        code, out, err = bring_in(p, path)
        check(code == 1 and ("sheet-format" in err or "form-foreign" in err), name, err)
    code, out, err = bring_in(p, os.path.join(TMP, "not-there.xlsx"))
    check(code == 1 and "file-missing" in err, "no file", err)


def test_full_disk_changes_nothing():
    p = project()
    filled = fill(give_out(p, "2026-Q4"), {("BE-01", "Sachstand"): "Läuft. " * 200,
                                           ("BE-01", "Ausgaben im Zeitraum (€)"): 10})
    before = snapshot(p)
    for limit in (0, 1, 3, 5, 8):
        # A limit on the size of files is a disk that is full at that many kilobytes.
        done = subprocess.run(["bash", "-c", 'trap "" XFSZ; ulimit -f %d; exec "$@"' % limit, "-", PROGRAM, "import", "form",
                               filled, "--project=" + p], capture_output=True, text=True, env=ENV)
        if done.returncode == 0:
            break
        check(done.returncode == 3 and before == snapshot(p), "disk full at %d kB" % limit, done.stderr,
              changed(before, snapshot(p)))
        left = [n for _, _, names in os.walk(p) for n in names if n.endswith(".tmp")]
        check(not left, "no temporary file is left", left)


def test_a_run_that_died_is_taken_back():
    p = project()
    before = snapshot(p)
    filled = fill(give_out(p, "2026-Q4"), {("BE-01", "Sachstand"): "Läuft."})
    bring_in(p, filled)
    # As if the power had gone between the renames: project.xml is still the old one.
    open(os.path.join(p, "imports", "1", "pending"), "w").close()
    with open(os.path.join(p, "project.xml"), "wb") as f:
        f.write(before["project.xml"])
    code, out, err = bring_in(p, give_out(p, "2026-Q3"))
    check(code == 0 and before == snapshot(p), "half an import is taken back", changed(before, snapshot(p)), err)


# ---- tables ----


def give_tables(p, name="tables", *more):
    to = os.path.join(TMP, name)
    shutil.rmtree(to, ignore_errors=True)
    code, out, err = run("export", "--project=" + p, "--output=" + to, *more)
    check(code == 0, "export", err)
    return to


def read_table(to, name):
    with open(os.path.join(to, name + ".csv"), encoding="utf-8-sig", newline="") as f:
        return list(csv.reader(f, delimiter=";"))


def write_table(to, name, rows, encoding="utf-8-sig", delimiter=";"):
    with open(os.path.join(to, name + ".csv"), "w", encoding=encoding, newline="") as f:
        csv.writer(f, delimiter=delimiter).writerows(rows)
    return os.path.join(to, name + ".csv")


def take_tables(p, *files, more=()):
    return run("import", "tables", *files, "--project=" + p, *more)


TABLES = ["massnahmen", "status", "indikatoren", "sitzungen", "auftraege", "kosten", "foerderung"]


def test_round_trip_changes_no_byte():
    for path in (os.path.join(HERE, "project"), os.path.join(HERE, "..", "..", "input", "herzogenrath")):
        p = os.path.join(TMP, "round")
        shutil.rmtree(p, ignore_errors=True)
        shutil.copytree(path, p)
        before = snapshot(p)
        to = give_tables(p)
        files = sorted(os.path.join(to, n) for n in os.listdir(to) if n.endswith(".csv"))
        check(len(files) == len(TABLES) + 1, "all tables", files)
        code, out, err = take_tables(p, *files, more=["--remove"])
        check(code == 0 and before == snapshot(p), "CSV and back", err, changed(before, snapshot(p)))
        book = give_tables(p, "book", "--format=xlsx")
        book = [os.path.join(book, n) for n in os.listdir(book) if n.endswith(".xlsx")]
        code, out, err = take_tables(p, *book)
        check(code == 0 and before == snapshot(p), "XLSX and back", err, changed(before, snapshot(p)))


WORDS = {"prioritaet": "mittel", "horizont": "langfristig", "status": "in Planung", "terminlage": "gefährdet",
         "art": "jährlich"}
TYPES = {"date": "2026-12-30", "number": "17,5", "string": "Anders & <neu>, „so“"}


def other_value(table, name, kind, old):
    """Another value that fits the rest of the project; None where only several cells together can change."""
    if name in ("beschluesse", "gremien", "massnahme", "von_jahr", "bis_jahr", "jahr", "berichtigt", "erfasst"):
        return None
    if name in ("federfuehrung", "beteiligte", "stelle"):
        return "amt10" if old == "amt40" else "amt40"
    if name == "stand":
        return "bewilligt" if table == "foerderung" else "eingeladen"
    if kind == "datetime":
        return old.replace("18:00", "17:30") or None
    if kind == "boolean":
        return "nein" if old == "ja" else "ja"
    if name == "betrag":
        return "17,50"
    if name == "stadtteile":
        return "Anders | Süd"
    return WORDS.get(name, TYPES.get(kind))


def test_one_cell_of_each_table_column():
    p = project()
    to = give_tables(p)
    columns = [r for r in read_table(to, "datenlexikon") if r[4] == "ja"]
    tried = 0
    for table, name, kind, _, _, _ in columns:
        p = project()
        before = snapshot(p)
        rows = read_table(to, table)
        i = rows[0].index(name)
        if name == "beschreibung":
            rows[1], rows[2] = rows[2], rows[1]  # only a plain paragraph can be changed
        value = other_value(table, name, kind, rows[1][i])
        if value is None:
            continue
        tried += 1
        rows[1][i] = value
        code, out, err = take_tables(p, write_table(TMP, table, rows))
        after = snapshot(p)
        names = changed(before, after)
        check(code == 0 and len(names) == 1, "%s.%s changes one file" % (table, name), names, err)
        if len(names) != 1:
            continue
        old, new = one_splice(before[names[0]], after[names[0]])
        check(old.count("<") <= 1 and new.count("<") <= 2, "%s.%s is one splice" % (table, name), (old, new))
        again = read_table(give_tables(p, "again"), table)
        check(value in [r[i] for r in again], "%s.%s comes out again" % (table, name), value, [r[i] for r in again])
        check(run("check", p)[0] == 0, "project is whole after %s.%s" % (table, name), run("check", p)[2])
    check(tried > 30, "columns tried", tried)


def test_rows_new_missing_and_wrong():
    p = project()
    before = snapshot(p)
    to = give_tables(p)
    rows = read_table(to, "massnahmen")
    head = rows[0]
    new = dict.fromkeys(head, "")
    new.update(code="HF1-M1.2.3-Neu", handlungsfeld="f1", titel="Neue Maßnahme", beschreibung="Was geschieht.",
               federfuehrung="amt40", stadtteile="Nord | West", prioritaet="hoch")
    code, out, err = take_tables(p, write_table(TMP, "massnahmen", rows[:1] + [[new[h] for h in head]]))
    after = snapshot(p)
    check(code == 0 and changed(before, after) == ["field-1.xml"], "a new measure; missing ones stay", err)
    text = after["field-1.xml"].decode()
    check('<measure id="hf1-m1.2.3-neu" code="HF1-M1.2.3-Neu" priority="high">' in text and
          "<district>West</district>" in text and run("check", p)[0] == 0, "the new measure", text[-900:])
    p = project()
    costs = read_table(to, "kosten")
    code, out, err = take_tables(p, write_table(TMP, "kosten", costs[:2]), more=["--remove"])
    old, gone = one_splice(before["field-1.xml"], snapshot(p)["field-1.xml"])
    check(code == 0 and 'amount="1200.50"' in old and not gone.strip(), "what is missing goes, if told so", err, old)
    for what, table, edit, fault in [
        ("an office nobody knows", "massnahmen", lambda r: r[1].__setitem__(head.index("federfuehrung"), "amt99"),
         "cell-reference"),
        ("a code twice", "massnahmen", lambda r: r.append(list(r[1])), "row-twice"),
        ("a day that is none", "massnahmen", lambda r: r[1].__setitem__(head.index("beginn"), "31.02.2026"), "cell-value"),
        ("no code", "massnahmen", lambda r: r[1].__setitem__(0, ""), "row-no-key"),
        ("a column twice", "massnahmen", lambda r: r[0].__setitem__(2, "beschreibung"), "column-twice"),
        ("no key column", "massnahmen", lambda r: r[0].__setitem__(0, "nummer"), "column-missing"),
        ("markup", "massnahmen", lambda r: r[1].__setitem__(head.index("beschreibung"), "neu"), "cell-markup"),
        ("an amount", "kosten", lambda r: r[1].__setitem__(2, "viel"), "cell-value"),
    ]:
        p = project()
        rows = read_table(to, table)
        edit(rows)
        code, out, err = take_tables(p, write_table(TMP, table, rows))
        check(code == 1 and fault in err and before == snapshot(p), what, fault, err)
    p = project()
    rows = read_table(to, "massnahmen")
    rows[1][head.index("status")] = "umgesetzt"
    code, out, err = take_tables(p, write_table(TMP, "massnahmen", rows))
    check(code == 0 and "cell-computed-changed" in err and before == snapshot(p), "computed cells are left out", err)


def test_tables_of_other_programs():
    p = project()
    rows = read_table(give_tables(p), "massnahmen")
    rows[1][rows[0].index("titel")] = "Größe"
    for encoding, delimiter in (("cp1252", ";"), ("utf-8", ","), ("utf-16", "\t"), ("utf-8", "\t")):
        p = project()
        code, out, err = take_tables(p, write_table(TMP, "massnahmen", rows, encoding, delimiter))
        text = snapshot(p)["field-1.xml"].decode()
        check(code == 0 and "<title>Größe</title>" in text, "CSV in %s" % encoding, err)
        check(("sheet-windows-1252" in err) == (encoding == "cp1252"), "Windows-1252 is said", err)


def test_cells_that_tempt_spreadsheets():
    p = project()
    evil = "=HYPERLINK(1)"
    code, out, err = take_tables(p, write_table(TMP, "kosten", [["massnahme", "nr", "text"], ["BE-01", "1", "'" + evil],
                                                               ["BE-01", "2", "'" * 3 + "zitiert"]]))
    check(code == 0 and evil in snapshot(p)["field-1.xml"].decode(), "taken in", err)
    to = give_tables(p)
    cells = [c for t in TABLES for r in read_table(to, t) for c in r]
    check("'" + evil in cells and not [c for c in cells if re.match(r"[=+@]|-[^0-9]", c)], "made harmless")
    before = snapshot(p)
    code, out, err = take_tables(p, *[os.path.join(to, t + ".csv") for t in TABLES])
    check(code == 0 and before == snapshot(p), "and back again", err, changed(before, snapshot(p)))


def test_a_hundred_thousand_rows():
    p = project()
    rows = [["massnahme", "stichtag", "berichtigt", "erfasst", "status", "notiz"]]
    days = ["%d-%02d-%02d" % (1950 + i // 336, i % 12 + 1, i // 12 % 28 + 1) for i in range(336 * 30)]
    rows += [["BE-01", d, "", "", "in Planung", "x"] for d in days]
    before = snapshot(p)
    code, out, err = take_tables(p, write_table(TMP, "status", rows + [["NIRGENDS", "2026-01-01", "", "", "in Planung", "x"]] * 90000))
    check(code in (1, 3) and before == snapshot(p), "100,000 rows with faults", code, err[:200])
    code, out, err = take_tables(p, write_table(TMP, "status", rows))
    check(code == 0, "10,000 rows", err[-400:])


# ---- an office's own list ----

MAP = """code = Nr.
titel = Maßnahme
handlungsfeld = Handlungsfeld
federfuehrung = Zuständig
status = Stand
notiz = Bemerkung
beginn = Beginn
ende = Frist
kosten = Kosten
prioritaet = Prio
status: in Arbeit = active
status: offen = notStarted
prioritaet: A = high
prioritaet: B = medium
prioritaet: C = low
stadt := Stadt Probe
stichtag := 2026-09-30
gremium := Sozialausschuss
"""
HEAD = ["Nr.", "Maßnahme", "Handlungsfeld", "Zuständig", "Stand", "Bemerkung", "Beginn", "Frist", "Kosten", "Prio"]
LIST = [
    ["M 1.1", "Anlaufstelle", "Beratung", "Amt 50, Amt 40 / Jobcenter", "in Arbeit", "Läuft.", "2025", "Ende 2026",
     "1.000,5 TEUR", "A"],
    ["M 1.2", "Wegweiser", None, "k. A.", "offen", "", "Q1/2026", datetime(2026, 12, 31), "k. A.", "B"],
    ["HF1-M1.2.3-Neu", "Größere Räume", "Bauen & Wohnen", "Amt 61", "zurückgestellt", None, None, "III. Quartal 2027",
     "im Haushalt enthalten", "C"],
]


def own_list(rows=LIST, text=MAP, merge=None):
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.append(["Maßnahmenliste"])
    ws.append([])
    ws.append(HEAD)
    for r in rows:
        ws.append(r)
    if merge:
        ws.merge_cells(merge)
    wb.save(os.path.join(TMP, "liste.xlsx"))
    with open(os.path.join(TMP, "map.txt"), "w") as f:
        f.write(text)
    to = os.path.join(TMP, "neu")
    shutil.rmtree(to, ignore_errors=True)
    return to, run("new", to, "--from=" + os.path.join(TMP, "liste.xlsx"), "--map=" + os.path.join(TMP, "map.txt"))


def test_own_list_becomes_a_project():
    to, (code, out, err) = own_list(merge="C4:C5")
    check(code == 0, "new from a list", err)
    text = snapshot(to)
    field = text.get("fields/1-beratung.xml", b"").decode()
    check('code="M 1.1" priority="high" start="2025-01-01" end="2026-12-31"' in field and
          '<lead organization="amt-50"/>' in field and '<actor organization="jobcenter"/>' in field and
          '<cost amount="1000500" kind="once"/>' in field, "what the list says", field)
    check('code="M 1.2"' in field and "list-no-lead" in err, "a merged cell holds for its rows; no lead is said", err)
    check("<cost>im Haushalt enthalten</cost>" in text["fields/2-bauen-wohnen.xml"].decode(), "texts instead of amounts")
    report = text["status/2026-Q3.xml"].decode()
    check('measure="m-1.1" date="2026-09-30" status="active"' in report and 'status="deferred"' in report, "status", report)
    check(err.count("list-day") == 4, "inexact days are said", err)
    code, out, err = run("build", to, "--output=" + os.path.join(TMP, "pdf"))
    names = os.listdir(os.path.join(TMP, "pdf"))
    check(code == 0 and any("sachstand" in n for n in names) and any("konzept" in n for n in names), "it builds", err)
    check(run("new", to, "--from=" + os.path.join(TMP, "liste.xlsx"), "--map=" + os.path.join(TMP, "map.txt"))[0] == 1,
          "nothing is overwritten")


def test_lists_that_are_refused():
    twice = LIST + [LIST[0]]
    for what, rows, text, fault in [
        ("a code twice", twice, MAP, "row-twice"),
        ("a word without meaning", LIST, MAP.replace("status: offen = notStarted\n", ""), "cell-word"),
        ("a column that is not there", LIST, MAP.replace("= Frist", "= Termin"), "column-missing"),
        ("a line of no form", LIST, MAP + "irgendwas\n", "map-line"),
        ("a name of no column", LIST, MAP + "farbe = Farbe\n", "map-line"),
        ("no day", LIST, MAP.replace("stichtag := 2026-09-30\n", ""), "map-day"),
        ("no measures", [], MAP, "list-empty"),
        ("a day that is none", [LIST[0][:7] + ["31.02.2026"] + LIST[0][8:]], MAP, "cell-value"),
    ]:
        to, (code, out, err) = own_list(rows, text)
        check(code == 1 and fault in err and not os.path.exists(to), what, fault, err)


# ---- council data ----

O = "https://oparl.example.org/"
S = "https://schema.oparl.org/1.1/"


def council():
    item = {"id": O + "item/1", "type": S + "AgendaItem", "number": "Ö 1", "name": "Anlaufstelle", "public": True, "order": 3,
            "result": "einstimmig beschlossen", "consultation": O + "consultation/1"}
    bare = {"id": O + "item/2", "type": S + "AgendaItem", "name": "Verschiedenes", "order": 3, "public": False}
    return [
        {"id": O + "org/1", "type": S + "Organization", "name": "Fachausschuss", "unknownField": {"x": [1, None]}},
        {"id": O + "org/2", "type": S + "Organization", "name": "Bauausschuss"},
        {"id": O + "person/1", "type": S + "Person", "name": "Wer"},
        {"id": O + "meeting/1", "type": S + "Meeting", "name": "Sitzung", "organization": [O + "org/1", O + "org/2"],
         "start": "2026-05-05T17:00:00+02:00", "end": "2026-05-05T00:00:00+02:00", "agendaItem": [item, bare],
         "location": {"type": S + "Location", "room": "Ratssaal"}},
        {"id": O + "meeting/2", "type": S + "Meeting", "organization": [O + "org/2"], "start": "2026-05-06T17:00:00+02:00"},
        {"id": O + "paper/1", "type": S + "Paper", "name": "Vorlage zur  Anlaufstelle", "reference": "V/2026/7",
         "paperType": "Beschlussvorlage",
         "consultation": [{"id": O + "consultation/1", "type": S + "Consultation", "organization": [O + "org/1"],
                           "role": "Entscheidung", "authoritative": True, "agendaItem": O + "item/1"}]},
        {"id": O + "paper/2", "type": S + "Paper", "name": "Andere", "reference": "V/2026/8"},
    ]


def saved(data, name="oparl.json"):
    path = os.path.join(TMP, name)
    with open(path, "w") as f:
        f.write(data if isinstance(data, str) else json.dumps(data))
    return path


def take_council(p, *files, more=()):
    return run("import", "oparl", *files, "--project=" + p, "--recorded=2026-10-01", *more)


def test_council_data():
    forms = [council(), {"data": council(), "pagination": {}, "links": {}}]
    for form in forms:
        p = project()
        before = snapshot(p)
        code, out, err = take_council(p, saved(form))
        after = snapshot(p)
        check(code == 0 and changed(before, after) == ["meetings.xml", "papers.xml"], "OParl", err, changed(before, after))
        text = after["meetings.xml"].decode()
        check('<meeting id="oparl-meeting-1" state="held" start="2026-05-05T17:00:00+02:00" organizations="fa">' in text and
              'number="Ö 1" order="1" public="true" paper="oparl-paper-1"' in text and
              'number="2" order="2" public="false"' in text and "<location>Ratssaal</location>" in text,
              "meeting and agenda", text)
        check("oparl-meeting-2" not in text and "V/2026/8" not in after["papers.xml"].decode(), "only what the project names")
        check('type="decision"' in after["papers.xml"].decode() and 'role="decision"' in after["papers.xml"].decode(),
              "paper and consultation", after["papers.xml"].decode())
        check("Person" in err and "end" in err, "what was left out is said", err)
        check(run("check", p)[0] == 0, "project is whole")
        code, out, err = take_council(p, saved(form))
        check(code == 0 and after == snapshot(p), "again: nothing changes", err)
        later = json.loads(json.dumps(form))
        objects = later if isinstance(later, list) else later["data"]
        objects[3]["agendaItem"][0]["result"] = "abgelehnt"
        code, out, err = take_council(p, saved(later))
        old, new = one_splice(after["meetings.xml"], snapshot(p)["meetings.xml"])
        check(code == 0 and "<" not in old and "<" not in new, "one result changes", (old, new))
        objects[3]["deleted"] = True
        code, out, err = take_council(p, saved(later))
        check(code == 0 and "oparl-meeting-1" not in snapshot(p)["meetings.xml"].decode(), "deleted meetings go", err)
    p = project()
    code, out, err = take_council(p, saved(council()), more=["--all"])
    check(code == 0 and "oparl-meeting-2" in snapshot(p)["meetings.xml"].decode() and
          "Bauausschuss" in snapshot(p)["organizations.xml"].decode(), "all committees", err)


def test_council_data_that_is_none():
    p = project()
    before = snapshot(p)
    text = json.dumps(council())
    deep = "[" * 100000
    for what, data, fault in [("cut off", text[:300], "oparl-json"), ("too deep", deep, "oparl-json"), ("no OParl", "[1, 2]", "oparl-none"),
                              ("text", '"x"', "oparl-"), ("empty", "", "oparl-json")]:
        code, out, err = take_council(p, saved(data))
        check(code == 1 and fault in err and before == snapshot(p), "JSON: " + what, err[:300])
    wrong = council()
    wrong[3].update(start=5, name=["x"], organization={"id": 7}, agendaItem="y")
    wrong[5].update(reference=None, consultation=3)
    code, out, err = take_council(p, saved(wrong))
    check(code == 0 and before == snapshot(p), "values of wrong types are left out", err)


for name, test in sorted(globals().items()):
    if name.startswith("test_"):
        test()
shutil.rmtree(TMP)
print("%d passed, %d failed" % (count[True], count[False]))
sys.exit(count[False] > 0)
