#!/usr/bin/env python3
"""The paragraphs both engines set, one line of plain text each, none twice.
The sample project's German prose, and a hold-out no cost was chosen on: the
German Debian Reference.
Usage: corpus.py PROJECT-FOLDER | corpus.py REFERENCE-FOLDER"""
import glob
import re
import sys
import xml.etree.ElementTree as ET

PROJECT = "{urn:ratsdruck:project:1}"
XHTML = "{http://www.w3.org/1999/xhtml}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PROSE = ["p", "lead", "abstract", "note", "definition", "reason", "obstacle", "effect",
         "completionNote"]
# Letters, digits, punctuation: all that Noto Sans has and no program's name needs.
PLAIN = re.compile(r"[A-Za-zÄÖÜäöüß0-9 ,;:!?()„“‚‘»«–’.-]+")
LEAST = 100  # letters; shorter ones have no line to fill


def text_of(element):
    """The text without footnotes, which are paragraphs of their own."""
    parts = [element.text or ""]
    for child in element:
        if child.tag != PROJECT + "note":
            parts.append(text_of(child))
        parts.append(child.tail or "")
    return "".join(parts)


def find(element, tags, lang="de"):
    """The elements of these names in German, in document order."""
    lang = element.get(LANG, lang)
    if element.tag in tags and lang == "de":
        yield element
    for child in element:
        yield from find(child, tags, lang)


def distinct(texts):
    seen = set()
    for text in texts:
        text = " ".join(text.split())
        if len(text) >= LEAST and text not in seen:
            seen.add(text)
            yield text


def of_project(folder):
    tags = {PROJECT + name for name in PROSE}
    for name in sorted(glob.glob(folder + "/**/*.xml", recursive=True)):
        for element in find(ET.parse(name).getroot(), tags):
            yield text_of(element)


def of_reference(folder):
    """Its chapters are XHTML; only the paragraphs that are plain prose."""
    for name in sorted(glob.glob(folder + "/ch*.de.html")):
        for element in ET.parse(name).iter(XHTML + "p"):
            text = " ".join("".join(element.itertext()).split())
            if PLAIN.fullmatch(text):
                yield text


def paragraphs(folder):
    is_project = glob.glob(folder + "/project.xml")
    return list(distinct(of_project(folder) if is_project else of_reference(folder)))


if __name__ == "__main__":
    print("\n".join(paragraphs(sys.argv[1])))
