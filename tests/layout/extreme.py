#!/usr/bin/env python3
"""Writes a project of extremes; the same one every time.

Usage: extreme.py FOLDER [WORDS]     WORDS of a reason, 30 if not given

150 measures with names of 80 characters, offices, fields and reasons as long,
a word of 80 letters, indicators with no, one, negative, equal, very many and
very large values, a committee for all of it, one for a single measure, and one
for nothing.
"""
import os
import random
import sys

NS = ' xmlns="urn:ratsdruck:project:1"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
PARTS = ("Mehrsprachige", "Beratungsangebote", "Nachbarschaftszentren", "Qualifizierung",
         "Wohnraumversorgung", "Gesundheitslotsinnen", "Sprachförderung", "Begegnungsräume",
         "Ausbildungsbegleitung", "Ehrenamtskoordination", "Übergangsmanagement",
         "Antidiskriminierungsarbeit", "Familienzentren", "Verfahrensbeschleunigung")
WORD = "Quartiersentwicklungsbeteiligungsverfahrensdokumentationszentralstellenverwaltung"
QUARTERS = ("2025-03-20", "2025-06-20", "2025-09-20", "2025-12-15", "2026-03-20", "2026-06-20",
            "2026-09-20")
STATES = ("recommended", "notStarted", "planning", "active", "done", "ongoing", "deferred",
          "rejected", "transferred")
FIELDS, MEASURES, LONG = 12, 150, 80


def name(dice, start):
    """Words up to 80 characters, beginning with the start."""
    text = start
    while len(text) < LONG:
        text += (" und " if dice.random() < 0.3 else " ") + dice.choice(PARTS)
    return text[:LONG].rstrip()


def sentence(dice, words):
    return " ".join(dice.choice(PARTS) for _ in range(words)) + "."


def status_report(dice, code, day, status, words):
    due = "202%d-%02d-28" % (dice.randint(6, 9), dice.randint(1, 12))
    light = dice.choice(('schedule="late" ', 'schedule="atRisk" ', ""))
    reason = "<reason>%s</reason>" % sentence(dice, words)
    return ('<statusReport measure="%s" date="%s" status="%s" %sdue="%s"><note>%s</note>'
            '<nextStep>%s</nextStep>%s</statusReport>\n'
            % (code, day, status, light, due, sentence(dice, 25), sentence(dice, 8), reason))


def history(dice, code, words):
    return [status_report(dice, code, day, dice.choice(STATES), words)
            for day in QUARTERS if dice.random() < 0.8]


def measure(dice, n, field):
    title = WORD if n % 50 == 7 else name(dice, "Maßnahme %d:" % n)
    steps = "".join('<step due="202%d-06-30">%s</step>' % (5 + k, sentence(dice, 6)) for k in range(5))
    obstacles = "".join('<obstacle reason="%s">%s</obstacle>' % (r, sentence(dice, 12))
                        for r in ("legal", "factual", "financial", "staff", "external"))
    return ('<measure id="m%d" code="MASSN-%02d-%03d" start="2025-01-01" end="203%d-12-31"><title>%s</title>'
            '<description><p>%s</p></description>%s<lead organization="amt%d"/>'
            '<cost amount="%d" kind="once"/><cost amount="%d" kind="yearly"/>'
            '<expenditure date="2026-08-01" amount="%d"/>'
            '%s<position verdict="feasible"><p>%s</p></position></measure>\n'
            % (n, field, n, dice.randint(0, 9), title, sentence(dice, 20), steps, dice.randint(1, 20),
               dice.choice((0, 5, 999999999)), dice.randint(0, 10 ** 8), dice.randint(0, 10 ** 8),
               obstacles, sentence(dice, 10)))


def series(values):
    return "".join('<observation date="%d-%02d-28" value="%s"/>' % (2016 + i // 12, 1 + i % 12, v)
                   for i, v in enumerate(values))


def indicators(dice):
    """(name, unit, decimals, baseline, target, values)"""
    every = [("gar kein Wert", "Plätze", 0, None, None, ()),
             ("nur ein Ziel", "Plätze", 0, None, 7, ()),
             ("ein Wert", "Plätze", 0, 3, 9, (5,)),
             ("immer null", "Plätze", 0, 0, 0, (0,) * 128),
             ("negativ", "Euro", 0, -500, -20, [-1000 + 7 * i for i in range(128)]),
             ("von minus bis plus", "%", 1, -0.5, 0.5, [(i - 64) / 100 for i in range(128)]),
             ("sehr viele", "Personen", 0, 1, 900, [dice.randint(0, 1000) for _ in range(128)]),
             ("sehr groß", "Euro", 2, 1, 999999999999, [10 ** 11 + i for i in range(128)]),
             (WORD, "Wohneinheiten mit Belegungsbindung", 0, 1, 2, (1,) * 127 + (2,)),
             (name(dice, "Lang:"), WORD, 0, None, None, (1,) * 127 + (2,))]
    text = ""
    for n, (title, unit, decimals, base, target, values) in enumerate(every):
        text += ('<indicator id="i%d" unit="%s" direction="up" decimals="%d" fields="f1 f%d"><name>%s</name>'
                 '<definition>Anzahl.</definition><dataSource>Amt</dataSource>' % (n, unit, decimals, FIELDS, title))
        text += '' if base is None else '<baseline date="2015-12-31" value="%s"/>' % base
        text += '' if target is None else '<target date="2030-12-31" value="%s"/>' % target
        text += series(values) + "</indicator>\n"
    return text


def organizations(dice):
    text = "".join('<organization id="amt%d" type="office" code="Stabsstelle %d"><name>%s</name></organization>\n'
                   % (n, n, name(dice, "Amt")) for n in range(1, 21))
    for who, what in (("voll", 'fields="%s"' % " ".join("f%d" % n for n in range(1, FIELDS + 1))),
                      ("eins", 'measures="m1"'), ("leer", None)):
        text += ('<organization id="%s" type="committee"><name>%s</name><shortName>%s</shortName>'
                 '<notice days="10" count="full" editorialDays="8"/>%s</organization>\n'
                 % (who, name(dice, "Ausschuss"), who, "<competence %s/>" % what if what else ""))
    return text


def meetings(dice):
    tasks = "".join('<resolutionTask id="t%d" office="amt1" due="2026-0%d-01" measure="m%d"><task>%s</task></resolutionTask>'
                    % (n, 1 + n % 9, n, sentence(dice, 15)) for n in range(1, 41))
    return ('<meeting id="s1" state="held" start="2025-01-20T18:00:00+01:00" organizations="voll"><name>Sitzung</name>'
            '<agendaItem id="o1" number="Ö 10.12.3" order="1" public="true"><name>%s</name>'
            '<resolutionText><p>Ja.</p></resolutionText>%s</agendaItem></meeting>\n' % (name(dice, "TOP"), tasks))


PROJECT = '''<project%s id="extrem" version="1" xml:lang="de">
<body id="stadt"><name>Stadt Muster</name><slug>muster</slug></body><style href="default"/>%s
<reporting period="quarter" idle="short"/>
<publication id="konzept" kind="concept" edition="public"/>
<publication id="bericht" kind="committeeReport" edition="public" committees="voll eins leer"/>
</project>
'''
ROOTS = (("organizations", ""), ("concept", ' id="k" date="2025-03-25"'), ("indicators", ""),
         ("meetings", ""), ("statusReports", ""))


def project(words):
    dice = random.Random(5)
    files = {}
    codes = [[] for _ in range(FIELDS + 1)]
    for n in range(1, MEASURES + 1):
        codes[1 + (n - 1) * FIELDS // MEASURES].append(n)
    for f in range(1, FIELDS + 1):
        files["f%d.xml" % f] = (
            HEAD + '<actionField%s id="f%d" number="%d" visibility="public"><title>%s</title><lead>%s</lead>'
            '<situation><p>%s</p></situation>\n' % (NS, f, f, name(dice, "Feld"), sentence(dice, 6), sentence(dice, 20))
            + "".join(measure(dice, n, f) for n in codes[f]) + "</actionField>\n")
    bodies = {"organizations": organizations(dice), "indicators": indicators(dice), "meetings": meetings(dice),
              "concept": "<title>%s</title><abstract>Kurz.</abstract>" % name(dice, "Konzept"),
              "statusReports": "".join("".join(history(dice, "m%d" % n, words)) for n in range(1, MEASURES + 1))}
    for root, more in ROOTS:
        files[root + ".xml"] = HEAD + "<%s%s%s visibility=\"public\">\n%s</%s>\n" % (root, NS, more, bodies[root], root)
    files["project.xml"] = HEAD + PROJECT % (NS, "".join('<source href="%s"/>' % f for f in sorted(files)))
    return files


def main(folder, words="30"):
    os.makedirs(folder)
    for path, text in project(int(words)).items():
        with open(os.path.join(folder, path), "w", encoding="utf-8") as out:
            out.write(text)


if __name__ == "__main__":
    main(*sys.argv[1:])
