#!/usr/bin/env python3
"""Projects with many committees, or with a long concept of measures, for
timing. Usage: burst.py PROJECTS COMMITTEES MEASURES FOLDER [concept]
Each committee answers for a field of eight measures; with `concept` each
project has a concept of its measures instead of reports."""
import os
import sys
from xml.sax.saxutils import escape

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tex"))
import corpus  # noqa: E402

NAMESPACE = 'xmlns="urn:ratsdruck:project:1"'
PER_FIELD = 8
SAMPLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "input",
                      "herzogenrath")
STATUSES = [("active", "onTime", ""), ("active", "late", "<reason>Es fehlt Personal.</reason>"),
            ("ongoing", "onTime", ""), ("active", "onTime", "")]


def write(path, *parts):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as f:
        f.writelines(parts)


class Prose:
    def __init__(self):
        self.texts = [escape(t) for t in corpus.paragraphs(SAMPLE)]
        self.at = 0

    def next(self):
        self.at += 1
        return self.texts[(self.at * 7) % len(self.texts)]


def project(number, ncommittees, nfields, publication):
    sources = "".join('<source href="fields/%d.xml"/>' % f for f in range(nfields))
    committees = " ".join("a%d" % i for i in range(ncommittees))
    return ('<project %s id="p%d" version="1" xml:lang="de" sample="true" timezone="Europe/Berlin">'
            '<body id="stadt"><name>Stadt %d</name><slug>stadt%d</slug></body>'
            '<style href="default"/><typography hyphenation="true"/>'
            '<source href="organizations.xml"/><source href="concept.xml"/>'
            '%s<source href="meetings.xml"/><source href="status.xml"/>'
            '<reporting period="quarter"/>%s</project>\n'
            % (NAMESPACE, number, number, number, sources, publication.replace("@", committees)))


REPORTS = ('<publication id="bericht" kind="committeeReport" edition="public" committees="@" '
           'from="2026-Q3"><title>Sachstandsbericht</title></publication>')
CONCEPT = ('<publication id="konzept" kind="concept" edition="public"><title>Konzept</title>'
           '<part kind="cover"/><part kind="toc"/><part kind="actionFields"/>'
           '<part kind="overview"/></publication>')


def organizations(ncommittees, nfields):
    yield '<organizations %s visibility="public">' % NAMESPACE
    yield '<organization id="rat" type="council"><name>Rat</name></organization>\n'
    yield '<organization id="amt" type="office"><name>Sozialamt</name></organization>\n'
    for i in range(ncommittees):
        yield ('<organization id="a%d" type="committee"><name>Ausschuss %d für Soziales</name>'
               '<shortName>A%d</shortName><competence fields="f%d"/></organization>\n'
               % (i, i, i, i % nfields))
    yield "</organizations>\n"


def measure(number, prose):
    yield ('<measure id="m%d" code="M-%03d" priority="high" horizon="short" start="2025-05-01" '
           'end="2026-12-31"><title>Maßnahme %d</title>' % (number, number, number))
    yield "<description><p>%s</p><p>%s</p></description>" % (prose.next(), prose.next())
    for i in range(4):
        yield '<step id="m%d-s%d" due="2026-%02d-30"%s>Schritt %d abschließen</step>' % (
            number, i, 4 + 2 * i, ' done="2026-%02d-20"' % (4 + 2 * i) if i < 2 else "", i + 1)
    yield '<lead organization="amt"/><cost amount="%d" kind="yearly" estimate="false"/>' % (
        1000 * number + 500)
    yield "<effect>%s</effect></measure>\n" % prose.next()


def field(f, prose):
    yield '<actionField %s id="f%d" number="%d" visibility="public"><title>Feld %d</title>\n' % (
        NAMESPACE, f, f + 1, f + 1)
    yield "<lead>%s</lead><situation><p>%s</p></situation>\n" % (prose.next(), prose.next())
    for i in range(PER_FIELD):
        yield from measure(f * PER_FIELD + i, prose)
    yield "</actionField>\n"


def statuses(nmeasures, prose):
    yield '<statusReports %s visibility="public">\n' % NAMESPACE
    for i in range(nmeasures):
        status, schedule, rest = STATUSES[i % len(STATUSES)]
        yield ('<statusReport measure="m%d" date="2026-09-17" status="%s" schedule="%s" '
               'due="2027-06-30"><note>%s</note><nextStep>Weiter</nextStep>%s</statusReport>\n'
               % (i, status, schedule, prose.next(), rest))
    yield "</statusReports>\n"


def meetings(ncommittees):
    yield '<meetings %s visibility="public">\n' % NAMESPACE
    for i in range(ncommittees):
        yield ('<meeting id="s%d" state="held" start="2026-08-%02dT18:00:00+02:00" '
               'organizations="a%d"><name>Sitzung von Ausschuss %d</name><agendaItem id="s%d-t1" '
               'number="Ö 1" order="1" public="true"><name>Eröffnung</name></agendaItem>'
               "</meeting>\n" % (i, 1 + i % 28, i, i, i))
    yield "</meetings>\n"


def write_project(folder, number, ncommittees, nmeasures, publication):
    prose = Prose()
    nfields = max(1, nmeasures // PER_FIELD)
    write(folder + "/project.xml", project(number, ncommittees, nfields, publication))
    write(folder + "/organizations.xml", *organizations(ncommittees, nfields))
    write(folder + "/concept.xml", '<concept %s id="ik" date="2025-03-25" visibility="public">'
          "<title>Konzept</title><abstract>Zum Messen.</abstract>\n" % NAMESPACE, "</concept>\n")
    for f in range(nfields):
        write("%s/fields/%d.xml" % (folder, f), *field(f, prose))
    write(folder + "/status.xml", *statuses(nfields * PER_FIELD, prose))
    write(folder + "/meetings.xml", *meetings(ncommittees))


if __name__ == "__main__":
    for p in range(int(sys.argv[1])):
        write_project("%s/p%03d" % (sys.argv[4], p), p, int(sys.argv[2]), int(sys.argv[3]),
                      CONCEPT if "concept" in sys.argv[5:] else REPORTS)
