#!/usr/bin/env python3
"""Says a tagged PDF as a screen reader would, one line a thing.

Reads the structure tree and the text of its marked content, nothing else: no
order or place on the page counts. Usage: speak.py FILE.pdf [FIRST-LAST]
"""

import re
import sys

import pikepdf

BLOCKS = {"P", "Caption", "Lbl", "LBody", "TOCI", "BlockQuote", "Note", "FENote", "TD", "TH",
          "Title", "Formula"}
SAID = {"L": "list", "Table": "table", "Figure": "graphic", "BlockQuote": "quote", "TOC": "contents",
        "Note": "note", "FENote": "note", "Link": "link", "Caption": "caption"}


def decoder(font):
    """Glyph codes to text, by the font's ToUnicode."""
    table = {}
    if "/ToUnicode" not in font:
        return table
    data = bytes(font.ToUnicode.read_bytes()).decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", data, re.S):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            table[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", data, re.S):
        for a, b, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            first = bytes.fromhex(text).decode("utf-16-be")
            for code in range(int(a, 16), int(b, 16) + 1):
                table[code] = first[:-1] + chr(ord(first[-1]) + code - int(a, 16))
    return table


class Page:
    """Text of each marked-content identifier."""

    def __init__(self, page, fonts):
        self.text, self.lang, self.fonts = {}, {}, fonts
        self.read(page, page.Resources, pikepdf.parse_content_stream(page))

    def read(self, page, resources, operations):
        stack, table = [], {}
        for operands, operator in operations:
            op = str(operator)
            if op in ("BDC", "BMC"):
                stack.append(self.begin(operands, resources))
            elif op == "EMC":
                stack.pop()
            elif op == "Tf":
                font = resources.Font[str(operands[0])]
                key = font.objgen
                if key not in self.fonts:
                    self.fonts[key] = decoder(font)
                table = self.fonts[key]
            elif op in ("Tj", "'", "TJ"):
                self.show(stack, operands[-1], table)

    @staticmethod
    def begin(operands, resources):
        properties = operands[1] if len(operands) > 1 else {}
        if isinstance(properties, pikepdf.Name):
            properties = resources.Properties[str(properties)]
        return {"id": int(properties["/MCID"]) if "/MCID" in properties else None,
                "actual": str(properties["/ActualText"]) if "/ActualText" in properties else None,
                "artifact": str(operands[0]) == "/Artifact", "said": False}

    def add(self, stack, text):
        if any(s["artifact"] for s in stack):
            return
        for s in reversed(stack):
            if s["id"] is not None:
                self.text[s["id"]] = self.text.get(s["id"], "") + text
                return

    def show(self, stack, value, table):
        for s in stack:
            if s["actual"] is not None:
                if not s["said"]:
                    s["said"] = True
                    self.add(stack, s["actual"])
                return
        strings = value if isinstance(value, pikepdf.Array) else [value]
        for item in strings:
            if isinstance(item, pikepdf.String):
                raw = bytes(item)
                for i in range(0, len(raw) - 1, 2):
                    self.add(stack, table.get(raw[i] << 8 | raw[i + 1], "\ufffd"))


class Reader:
    def __init__(self, pdf, first, last):
        self.pdf, self.first, self.last = pdf, first, last
        self.number = {p.objgen: i + 1 for i, p in enumerate(pdf.pages)}
        self.roles = pdf.Root.StructTreeRoot.get("/RoleMap", {})
        self.pages, self.fonts, self.lines, self.out = {}, {}, [], ""
        self.lang = str(pdf.Root.get("/Lang", ""))
        self.at = 0

    def page(self, ref):
        key = ref.objgen
        if key not in self.pages:
            self.pages[key] = Page(ref, self.fonts)
        return self.pages[key]

    def role(self, element):
        name = str(element.S)
        while name in self.roles:
            name = str(self.roles[name])
        return name[1:]

    def flush(self, prefix=""):
        text = re.sub(r"\s+", " ", self.out.replace("\u00ad", "")).strip()
        self.out = ""
        if text or prefix:
            self.say(prefix + text)

    def say(self, text):
        if self.first <= self.at <= self.last:
            self.lines.append(text)

    def kids(self, element):
        kids = element.get("/K", [])
        return kids if isinstance(kids, pikepdf.Array) else [kids]

    def content(self, element, page_ref):
        for kid in self.kids(element):
            if isinstance(kid, int) or not hasattr(kid, "keys"):
                self.mark(page_ref, int(kid))
            elif kid.get("/Type") == "/MCR":
                self.mark(kid.get("/Pg", page_ref), int(kid.MCID))
            elif kid.get("/Type") == "/OBJR":
                continue
            else:
                self.element(kid, page_ref)

    def mark(self, page_ref, mcid):
        self.at = self.number.get(page_ref.objgen, self.at)
        self.out += self.page(page_ref).text.get(mcid, "")

    def replaced(self, element):
        for key, name in (("/ActualText", ""), ("/E", ""), ("/Alt", "")):
            if key in element:
                return name + str(element[key])
        return None

    def element(self, element, page_ref=None):
        page_ref = element.get("/Pg", page_ref)
        role = self.role(element)
        before = self.lang
        if "/Lang" in element and str(element.Lang) != before:
            self.lang = str(element.Lang)
            self.out += f" [{self.lang}] "
        self.speak(role, element, page_ref)
        if self.lang != before:
            self.lang = before
            self.out += f" [{before}] "

    def speak(self, role, element, page_ref):
        instead = self.replaced(element)
        if role == "Figure":
            self.flush()
            if page_ref is not None:
                self.at = self.number.get(page_ref.objgen, self.at)
            self.say(f"graphic: {element.get('/Alt', '(no alternative)')}")
        elif instead is not None and role not in ("Link", "Annot"):
            self.out += instead
        elif re.fullmatch(r"H[1-6]?", role):
            self.flush()
            self.content(element, page_ref)
            self.flush(f"heading {role[1:]}: ")
        elif role == "Table":
            self.table(element, page_ref)
        elif role == "L":
            self.flush()
            count = sum(1 for k in self.kids(element) if hasattr(k, "keys"))
            self.say(f"list of {count}")
            self.content(element, page_ref)
            self.flush()
        elif role == "LI":
            self.flush()
            self.content(element, page_ref)
            self.flush("- ")
        elif role == "Link":
            self.out += " (link "
            self.content(element, page_ref)
            self.out = self.out.rstrip() + ") "
        elif role in BLOCKS and role not in ("Lbl", "LBody", "TD", "TH"):
            self.flush()
            self.content(element, page_ref)
            self.flush(SAID[role] + ": " if role in SAID else "")
        else:
            self.content(element, page_ref)
            if role in ("Lbl", "LBody"):
                self.out += " "

    def rows(self, element):
        for kid in self.kids(element):
            if not hasattr(kid, "keys"):
                continue
            if self.role(kid) == "TR":
                yield kid
            elif self.role(kid) in ("THead", "TBody", "TFoot"):
                yield from self.rows(kid)

    def table(self, element, page_ref):
        self.flush()
        rows = list(self.rows(element))
        self.say(f"table, {len(rows)} rows")
        for kid in self.kids(element):
            if hasattr(kid, "keys") and self.role(kid) == "Caption":
                self.element(kid, page_ref)
        for number, row in enumerate(rows, 1):
            cells = []
            for cell in self.kids(row):
                held, self.out, kept, self.lines = self.out, "", self.lines, []
                self.content(cell, cell.get("/Pg", page_ref))
                self.flush()
                said, self.lines, self.out = self.lines, kept, held
                mark = "*" if self.role(cell) == "TH" else ""
                cells.append(mark + " / ".join(said))
            self.say(f"row {number}: " + " | ".join(cells))
        self.say("end of table")


def main():
    path = sys.argv[1]
    first, last = 1, 1 << 30
    if len(sys.argv) > 2:
        first, _, last = sys.argv[2].partition("-")
        first, last = int(first), int(last or first)
    pdf = pikepdf.open(path)
    reader = Reader(pdf, first, last)
    print("title:", pdf.open_metadata().get("dc:title"))
    print("language:", reader.lang)
    for kid in reader.kids(pdf.Root.StructTreeRoot):
        reader.element(kid)
    reader.flush()
    print("\n".join(reader.lines))


if __name__ == "__main__":
    main()
