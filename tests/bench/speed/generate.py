#!/usr/bin/env python3
"""One document in three languages: a ratsdruck project, Typst and LaTeX
sources with the same chapters, sections, prose, tables and footnotes, made
from the sample project's prose. Usage: generate.py SECTIONS FOLDER PROJECT"""
import os
import sys
from xml.sax.saxutils import escape

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tex"))
import corpus  # noqa: E402

SECTIONS_PER_CHAPTER = 20
PARAGRAPHS = 3  # per section, which makes about a page with its table
ROWS = 6
NAMESPACE = 'xmlns="urn:ratsdruck:project:1"'
HEADS = ["Jahr", "Plätze", "Belegt", "Kosten"]


class Prose:
    """Paragraphs one after the other, round and round; no two sections alike."""

    def __init__(self, project):
        self.texts = list(corpus.paragraphs(project))
        self.at = 0

    def next(self):
        self.at += 1
        round_, i = divmod(self.at, len(self.texts))
        text = self.texts[(i * 7) % len(self.texts)]
        return "%s Stand %d." % (text, round_ + 1) if round_ else text


def table_rows(section, count):
    for i in range(count):
        yield [str(2000 + i % 100), str(100 + section + i), str(60 + (section * 7 + i) % 40),
               "%d,%02d" % (1000 + section * 3 + i, i % 100)]


def document(sections, project, rows=ROWS):
    """Chapters of sections; a section is title, paragraphs, note, rows."""
    prose = Prose(project)
    chapters = []
    for i in range(sections):
        if i % SECTIONS_PER_CHAPTER == 0:
            chapters.append([])
        chapters[-1].append({
            "title": "Abschnitt %d" % (i + 1),
            "paragraphs": [prose.next() for _ in range(PARAGRAPHS)],
            "note": prose.next()[:120],
            "rows": list(table_rows(i, rows)),
        })
    return chapters


def write(path, *parts):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as f:
        f.writelines(parts)


def xml_section(s, chapter, number):
    yield "<h>%s</h>\n" % escape(s["title"])
    for i, text in enumerate(s["paragraphs"]):
        note = "<note>%s</note>" % escape(s["note"]) if i == 0 else ""
        yield "<p>%s%s</p>\n" % (escape(text), note)
    yield '<table id="t%d-%d"><caption>Plätze zu %s</caption>\n<thead><tr>' % (
        chapter, number, escape(s["title"]))
    yield "".join('<th scope="col">%s</th>' % h for h in HEADS) + "</tr></thead>\n<tbody>\n"
    for row in s["rows"]:
        yield '<tr><th scope="row">%s</th>%s</tr>\n' % (
            row[0], "".join('<td align="right">%s</td>' % c for c in row[1:]))
    yield "</tbody></table>\n"


def xml_chapter(chapter, number):
    yield '<text id="k%d" kind="custom"><title>Kapitel %d</title>\n' % (number, number)
    for i, section in enumerate(chapter):
        yield from xml_section(section, number, i)
    yield "</text>\n"


def write_ours(folder, chapters):
    parts = "".join('<part kind="text" ref="k%d"/>' % (i + 1) for i in range(len(chapters)))
    write(folder + "/project.xml", '<project %s id="bench" version="1" xml:lang="de" '
          'sample="true" timezone="Europe/Berlin"><body id="stadt"><name>Stadt</name>'
          '<slug>stadt</slug></body><style href="default"/><typography hyphenation="true"/>'
          '<source href="organizations.xml"/><source href="concept.xml"/>'
          '<publication id="konzept" kind="concept" edition="public"><title>Messung</title>'
          '<part kind="toc"/>%s</publication></project>\n' % (NAMESPACE, parts))
    write(folder + "/organizations.xml", '<organizations %s visibility="public">'
          '<organization id="rat" type="council"><name>Rat</name></organization>'
          "</organizations>\n" % NAMESPACE)
    body = "".join("".join(xml_chapter(c, i + 1)) for i, c in enumerate(chapters))
    write(folder + "/concept.xml", '<concept %s id="ik" date="2025-03-25" visibility="public">'
          "<title>Messung</title><abstract>Ein Dokument zum Messen.</abstract>\n" % NAMESPACE,
          body, "</concept>\n")


TYPST_HEAD = """#set document(title: "Messung", author: "Stadt")
#set page(paper: "a4", margin: 25mm, numbering: "1")
#set text(lang: "de", font: "Noto Sans", size: 10.5pt)
#set heading(numbering: "1.1")
#show heading.where(level: 1): it => { pagebreak(weak: true); it }
#outline()
"""


def typst_text(text):
    return "".join("\\" + c if c in "\\*_`$#@<>=[]~/-" else c for c in text)


def typst_section(s):
    yield "== %s\n\n" % s["title"]
    for i, text in enumerate(s["paragraphs"]):
        note = "#footnote[%s]" % typst_text(s["note"]) if i == 0 else ""
        yield "%s%s\n\n" % (typst_text(text), note)
    yield "#figure(caption: [Plätze zu %s], table(columns: 4, table.header(%s),\n" % (
        s["title"], ", ".join("[%s]" % h for h in HEADS))
    for row in s["rows"]:
        yield ", ".join("[%s]" % c for c in row) + ",\n"
    yield "))\n\n"


def write_typst(folder, chapters):
    body = []
    for i, chapter in enumerate(chapters):
        body.append("= Kapitel %d\n\n" % (i + 1))
        for section in chapter:
            body.extend(typst_section(section))
    write(folder + "/bench.typ", TYPST_HEAD, *body)


LATEX_HEAD = r"""\documentclass[a4paper]{report}
\usepackage[margin=25mm]{geometry}
\usepackage{fontspec}
\setmainfont{NotoSans-Regular.ttf}[BoldFont=NotoSans-Bold.ttf]
\usepackage[ngerman]{babel}
\usepackage{longtable}
\usepackage[hidelinks]{hyperref}
\emergencystretch=3em
\begin{document}
\tableofcontents
"""


def latex_text(text):
    return "".join("\\" + c if c in "&%$#_{}" else c for c in text)


def latex_section(s):
    yield "\\section{%s}\n\n" % s["title"]
    for i, text in enumerate(s["paragraphs"]):
        note = "\\footnote{%s}" % latex_text(s["note"]) if i == 0 else ""
        yield "%s%s\n\n" % (latex_text(text), note)
    yield "\\begin{longtable}{lrrr}\\caption{Plätze zu %s}\\\\\\hline\n%s\\\\\\hline\\endhead\n" % (
        s["title"], " & ".join(HEADS))
    for row in s["rows"]:
        yield " & ".join(row) + "\\\\\n"
    yield "\\hline\\end{longtable}\n\n"


def write_latex(folder, chapters):
    body = []
    for i, chapter in enumerate(chapters):
        body.append("\\chapter{Kapitel %d}\n\n" % (i + 1))
        for section in chapter:
            body.extend(latex_section(section))
    write(folder + "/bench.tex", LATEX_HEAD, *body, "\\end{document}\n")


def write_all(folder, sections, project, rows=ROWS):
    chapters = document(sections, project, rows)
    write_ours(folder + "/ours", chapters)
    write_typst(folder + "/typst", chapters)
    write_latex(folder + "/latex", chapters)


if __name__ == "__main__":
    write_all(sys.argv[2], int(sys.argv[1]), sys.argv[3])
