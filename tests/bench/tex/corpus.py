#!/usr/bin/env python3
"""The paragraphs both engines set: every <p> of the sample project's fields
and concept as one line of plain text. Paragraphs with a measure's code (WS-01)
are left out: TeX may divide those, we never do, and the places where a line
may end shall be the same. Usage: corpus.py PROJECT > corpus.txt"""
import glob
import re
import sys
import xml.etree.ElementTree as ET

NS = "{urn:ratsdruck:project:1}"
CODE = re.compile(r"[A-Z]-[0-9]")
LEAST = 100  # letters; shorter ones have no line to fill


def text_of(element):
    """The text without footnotes, which stand elsewhere on the page."""
    parts = [element.text or ""]
    for child in element:
        if child.tag != NS + "note":
            parts.append(text_of(child))
        parts.append(child.tail or "")
    return "".join(parts)


def paragraphs(project):
    files = sorted(glob.glob(project + "/fields/*.xml")) + [project + "/concept.xml"]
    for name in files:
        for p in ET.parse(name).iter(NS + "p"):
            text = " ".join(text_of(p).split())
            if len(text) >= LEAST and not CODE.search(text):
                yield text


if __name__ == "__main__":
    for paragraph in paragraphs(sys.argv[1]):
        print(paragraph)
