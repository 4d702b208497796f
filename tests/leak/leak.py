#!/usr/bin/env python3
"""Does a public edition hold anything that is not public?

Usage: leak.py PROGRAM

The project beside this file says geheim-... wherever something is hidden. Each
such name becomes a word of its own. Five questions:

  plants    is there a secret in every place of the schema that can be hidden?
  public    is none of the words in anything a public run writes?
  internal  are all of them in the internal edition? (names in `unprinted`
            are ids and the like, which no edition prints)
  unknown   if a file no longer says that it is public, does anything of it stay?
            It has the words then: one in every text and every attribute of its
            elements that this hides. A publication may be refused, not leak.
  echo      do public files stay the same, byte by byte, if all that is hidden
            says something else? So totals and layout give nothing away either.
"""
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
XS = "{http://www.w3.org/2001/XMLSchema}"
NS = "{urn:ratsdruck:project:1}"
SECRET = re.compile(r"geheim-[a-z0-9]+(?:-[a-z0-9]+)*")
counts = {"passed": 0, "failed": 0}


def judge(is_good, text):
    counts["passed" if is_good else "failed"] += 1
    if not is_good:
        print("FAILED", text)


# ---- the project ----


def png():
    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
            + chunk(b"IDAT", zlib.compress(b"\0" * 9 * 8)) + chunk(b"IEND", b""))


class Words:
    """One word per secret: short and without a place to divide it."""

    def __init__(self, form):
        self.form = form
        self.of = {}

    def fill(self, text):
        def word(match):
            name = match.group(0)
            return self.of.setdefault(name, self.form % (len(self.of) + 1))
        return SECRET.sub(word, text)


def write_project(folder, words, alter=None):
    os.makedirs(folder)
    for name in sorted(os.listdir(os.path.join(HERE, "project"))):
        with open(os.path.join(HERE, "project", name), encoding="utf-8") as f:
            text = f.read()
        if alter:
            text = alter(text)
        with open(os.path.join(folder, words.fill(name)), "w", encoding="utf-8") as f:
            f.write(words.fill(text))
    for name in ("bild.png", words.fill("geheim-bild.png")):
        with open(os.path.join(folder, name), "wb") as f:
            f.write(png())


def is_hidden(e, inherited):
    """What the element's own children inherit: is it public?"""
    if e.tag == NS + "agendaItem":
        own = {"true": True, "false": False}.get(e.get("public"), False)
        return not (own and inherited != "hidden")
    own = e.get("visibility")
    if own == "public":
        return inherited == "hidden"
    return own == "nonpublic" or inherited != "public"


def walk(e, inherited="unknown"):
    """Gives (element, is it hidden); a hidden parent cannot be overruled."""
    hidden = is_hidden(e, inherited)
    stated = e.get("visibility") or e.get("public")
    yield e, hidden
    if not hidden:
        below = "public"
    elif inherited == "hidden" or stated in ("nonpublic", "false"):
        below = "hidden"
    else:
        below = "unknown"
    # What is unknown stays hidden unless a child states otherwise; an unknown field hides all.
    if e.tag in (NS + "actionField", NS + "concept", NS + "meeting") and hidden:
        below = "hidden"
    for child in e:
        yield from walk(child, below)


# ---- plants: the schema says what can be hidden ----


def schema_places():
    """({kinds that can be hidden}, {(kind, what holds free text)})."""
    root = ET.parse(os.path.join(ROOT, "input/schema/ratsdruck-project-1.xsd")).getroot()
    types = {t.get("name"): t for t in root.findall(XS + "complexType")}
    free = {"rd:text", "rd:optionalText", "rd:word", "rd:webAddress", "rd:email", "rd:linkTarget",
            "rd:id", "rd:relativePath"}
    kinds, texts = set(), set()

    for e in root.iter(XS + "element"):
        name, kind = e.get("name"), (e.get("type") or "")
        if not name:
            continue
        t = types.get(kind.removeprefix("rd:"))
        if kind in free:
            texts.add((name, "text"))
        if t is None:
            continue
        if any(g.get("ref") == "rd:visibility" for g in t.iter(XS + "attributeGroup")):
            kinds.add(name)
        if t.get("mixed") == "true" or any(x.get("base") in free for x in t.iter(XS + "extension")):
            texts.add((name, "text"))
        texts.update((name, a.get("name")) for a in t.iter(XS + "attribute")
                     if a.get("type") in free and a.get("name"))
    return kinds | {"agendaItem"}, texts


# Elements of the project file and the result table: never hidden, nothing to plant.
NEVER_HIDDEN = {"accessibilityContact", "address", "contactPhone", "ombudsOffice", "body", "project", "publication", "typography", "style", "source", "statusLabel",
                "part", "result", "resultTable", "reporting", "openData", "licence"}
# A concept has one root and its texts are hidden one by one; these belong to the root.
OF_THE_CONCEPT = {"concept", "subtitle", "version", "abstract", "decision", "horizonDefinition",
                  "reference"}


def own_text(e):
    return (e.text or "") + "".join(c.tail or "" for c in e)


def check_plants():
    kinds, texts = schema_places()
    seen_kinds, seen_texts = set(), set()
    folder = os.path.join(HERE, "project")

    for name in sorted(os.listdir(folder)):
        root = ET.parse(os.path.join(folder, name)).getroot()
        for e, hidden in walk(root):
            tag = e.tag.removeprefix(NS)
            inside = "".join(ET.tostring(e, "unicode"))
            if hidden and SECRET.search(inside) and tag in kinds:
                seen_kinds.add(tag)
            if hidden and SECRET.search(own_text(e)):
                seen_texts.add((tag, "text"))
            seen_texts.update((tag, a) for a, v in e.attrib.items() if hidden and SECRET.search(v))
    for kind in sorted(kinds - OF_THE_CONCEPT - {"organizations"}):
        judge(kind in seen_kinds, "no secret inside a hidden <%s>" % kind)
    for tag, what in sorted(texts):
        if tag in NEVER_HIDDEN or tag in OF_THE_CONCEPT:
            continue
        judge((tag, what) in seen_texts, "no secret in a hidden <%s>: %s" % (tag, what))


# ---- what was written ----


def run(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b""}


def unescape(literal):
    def one(match):
        s = match.group(1)
        return bytes([int(s, 8) & 255]) if s[:1].isdigit() else ESCAPES.get(s, s)
    return re.sub(rb"\\([0-7]{1,3}|.|\n)", one, literal, flags=re.S)


def as_text(data):
    if data[:2] == b"\xfe\xff":
        return data[2:].decode("utf-16-be", "replace")
    if data[:3] == b"\xef\xbb\xbf":
        return data[3:].decode("utf-8", "replace")
    return data.decode("latin-1") + "\n" + data.decode("utf-16-be", "replace")


def pdf_strings(data):
    """Every literal and hexadecimal string of an unpacked PDF, decoded."""
    for m in re.finditer(rb"\(((?:\\.|[^\\()])*)\)", data, re.S):
        yield as_text(unescape(m.group(1)))
    for m in re.finditer(rb"<([0-9A-Fa-f\s]+)>", data):
        digits = re.sub(rb"\s", b"", m.group(1)).decode()
        yield as_text(bytes.fromhex(digits + "0" * (len(digits) % 2)))


def text_of_pdf(path):
    with tempfile.NamedTemporaryFile(suffix=".pdf") as plain:
        subprocess.run(["qpdf", "--qdf", "--object-streams=disable", "--stream-data=uncompress",
                        path, plain.name], check=True, stderr=subprocess.DEVNULL)
        data = plain.read()
    names = re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes([int(m.group(1), 16)]), data)
    page = run("pdftotext", "-raw", path, "-").decode("utf-8", "replace")
    parts = [data.decode("latin-1"), names.decode("latin-1"), page, re.sub(r"[\s\u00ad-]", "", page)]
    parts += [run("pdftotext", "-layout", path, "-").decode("utf-8", "replace")]
    parts += [run("pdfinfo", *o, path).decode("utf-8", "replace")
              for o in ((), ("-meta",), ("-dests",))]
    return "\n".join(parts + list(pdf_strings(data)))


def text_of(path):
    if path.endswith(".pdf"):
        return text_of_pdf(path)
    with open(path, "rb") as f:
        data = f.read()
    return data.decode("utf-8", "replace") + data.decode("utf-16-be", "replace")


def files_below(folder):
    for where, folders, files in os.walk(folder):
        for name in sorted(folders + files):
            yield os.path.join(where, name)


def everything(folder):
    """Names, targets of links, and contents of all files, in lower case."""
    parts = []
    seen = set()
    for path in files_below(folder):
        parts.append(os.path.relpath(path, folder))
        if os.path.islink(path):
            parts.append(os.readlink(path))
        elif os.path.isfile(path) and os.stat(path).st_ino not in seen:
            seen.add(os.stat(path).st_ino)
            parts.append(text_of(path))
    return "\n".join(parts).lower()


def build(program, project, out, only=()):
    outputs = []
    for publication in only or (None,):
        command = [program, "build", project, "--output", out, "--log=json"]
        if publication:
            command += ["--only", publication]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        outputs.append(done.stdout)
        judge(done.returncode == 0, "build fails: " + done.stdout)
    return outputs


# ---- echo: the hidden says something else ----

LEAVES = {NS + t for t in ("step", "cost", "funding", "expenditure", "obstacle", "observation",
                           "statusReport", "p", "ul", "ol", "blockquote", "position")}
OTHER = {"amount": "31.07", "value": "3107", "due": "2026-02-03", "done": "2025-03-02", "priority": "low",
         "yes": "7", "no": "8", "abstain": "9", "fte": "2.25", "status": "planning", "reason": "staff"}


def alter(text):
    ET.register_namespace("", "urn:ratsdruck:project:1")
    root = ET.fromstring(text)
    hidden = {e for e, is_secret in walk(root) if is_secret}
    for parent in list(root.iter()):
        for child in list(parent):
            is_leaf = child.tag in LEAVES and "id" not in child.attrib
            if child in hidden and parent not in hidden and is_leaf:
                parent.remove(child)
    for e in hidden:
        for name, value in OTHER.items():
            if name in e.attrib:
                e.set(name, value)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, "unicode")


def contents(folder):
    found = {}
    for path in files_below(folder):
        if os.path.isfile(path) and not os.path.islink(path):
            with open(path, "rb") as f:
                found[os.path.relpath(path, folder)] = f.read()
    return found


# ---- unknown: a whole file without a visibility ----

# Texts with a form of their own, into which no word can be put.
FORMED = {"website", "contactEmail"}


def mark(text, joint, tag, words):
    """One more secret at the end of a text, each with a name of its own."""
    return text.rstrip() + joint + words.fill("geheim-offen-%s-%d" % (tag.lower(), len(words.of)))


def forget_visibility(text, words):
    """The root says nothing any more; what that hides gets words."""
    ET.register_namespace("", "urn:ratsdruck:project:1")
    texts = schema_places()[1]
    root = ET.fromstring(text)
    del root.attrib["visibility"]
    for e, is_secret in walk(root):
        tag = e.tag.removeprefix(NS)
        if not is_secret or tag in FORMED:
            continue
        if (tag, "text") in texts and (e.text or "").strip():
            e.text = mark(e.text, " ", tag, words)
        for name in e.attrib:
            if (tag, name) in texts and name not in ("id", "src", "href", "cite", "to"):
                e.set(name, mark(e.get(name), "-", tag + name, words))
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, "unicode")


def files_that_say_public():
    for name in sorted(os.listdir(os.path.join(HERE, "project"))):
        root = ET.parse(os.path.join(HERE, "project", name)).getroot()
        if root.get("visibility") == "public":
            yield name


def check_unknown(program, tmp, name):
    words = Words("xw%04dx")
    project, out = os.path.join(tmp, "unknown-" + name), os.path.join(tmp, "out-" + name)
    write_project(project, words)
    planted = len(words.of)
    path = os.path.join(project, name)
    with open(path, encoding="utf-8") as f:
        text = forget_visibility(f.read(), words)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    judge(len(words.of) > planted, "no word in %s" % name)
    written = 0
    for publication in PUBLIC:
        done = subprocess.run([program, "build", project, "--output", out, "--only", publication],
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        # Without a concept or a committee there is nothing to publish: said, not a fault of ours.
        judge(done.returncode in (0, 1), "%s unknown, %s: exit %d: %s"
              % (name, publication, done.returncode, done.stderr[-300:]))
        written += done.returncode == 0
    judge(written > 0, "%s unknown: nothing was published at all" % name)
    check_public(words, everything(out), name + " unknown")


# ---- the five questions ----


def unprinted():
    with open(os.path.join(HERE, "unprinted"), encoding="utf-8") as f:
        return {line.split()[0] for line in f if line.strip() and not line.startswith("#")}


def check_public(words, text, what):
    for name, word in sorted(words.of.items()):
        judge(word not in text, "%s: %s (%s) leaks" % (what, name, word))
    judge("geheim" not in text, what + ": a word was not replaced")


def check_internal(words, text):
    silent = unprinted()
    for name, word in sorted(words.of.items()):
        if name in silent:
            judge(word not in text, name + " is printed: take it out of `unprinted`")
        else:
            judge(word in text, name + " is not in the internal edition either")


def check_echo(program, tmp, words):
    other = Words("xy%06dx")
    # In the same folder: its path is among what a document is made from.
    shutil.rmtree(os.path.join(tmp, "one"))
    write_project(os.path.join(tmp, "one"), other, alter)
    build(program, os.path.join(tmp, "one"), os.path.join(tmp, "echo"), PUBLIC)
    one, two = contents(os.path.join(tmp, "public")), contents(os.path.join(tmp, "echo"))
    judge(sorted(one) == sorted(two), "other files if the hidden differs")
    for name in sorted(set(one) & set(two)):
        judge(one[name] == two[name], name + " differs if only the hidden differs")


PUBLIC = ("konzept", "bericht")


def main(program):
    program = os.path.abspath(program)
    tmp = tempfile.mkdtemp()
    words = Words("zq%04dz")
    try:
        check_plants()
        write_project(os.path.join(tmp, "one"), words)
        build(program, os.path.join(tmp, "one"), os.path.join(tmp, "public"), PUBLIC)
        check_public(words, everything(os.path.join(tmp, "public")), "public run")
        build(program, os.path.join(tmp, "one"), os.path.join(tmp, "all"))
        check_public(words, everything(os.path.join(tmp, "all", "current/")), "current")
        with open(os.path.join(tmp, "all", "manifest.json"), encoding="utf-8") as f:
            check_public(words, f.read().lower(), "manifest.json")
        check_internal(words, everything(os.path.join(tmp, "all")))
        for name in files_that_say_public():
            check_unknown(program, tmp, name)
        check_echo(program, tmp, words)
    finally:
        if os.environ.get("LEAK_KEEP"):
            print(tmp)
        else:
            shutil.rmtree(tmp)
    print("%d passed, %d failed" % (counts["passed"], counts["failed"]))
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
