#!/usr/bin/env python3
"""Single random edits in a row: what a run rewrites is what a full run has otherwise.

Usage: edits.py PROGRAM SCHEMA STYLE-SCHEMA PROJECT WORK COUNT FAULT-LIBRARY [WORD]

With WORD only kinds of edits that name it are made, to look at one of them.

PROJECT holds every element and attribute; each kind of edit (text or
attribute of an element, an element gone, two exchanged, an id renamed, a
picture, the exceptions, a comment) has its turn before one comes again.
An edit the program rejects is taken back and must leave everything as it was.
"""
import collections
import hashlib
import json
import os
import random
import re
import shutil
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
import zlib

PROGRAM, SCHEMA, STYLE_SCHEMA, PROJECT, WORK, COUNT, FAULT = sys.argv[1:8]
WORD = sys.argv[8] if len(sys.argv) > 8 else None
NS = "{urn:ratsdruck:project:1}"
XS = "{http://www.w3.org/2001/XMLSchema}"
INC, FULL, FDS = WORK + "/inc", WORK + "/full", WORK + "/fds"
SEED = 20260930
TRIES = 4
VERSIONS_KEPT = 10  # as --keep by default
MEMORY_GROWTH = 1.15  # of the last runs against the first; a manifest has its records
rng = random.Random(SEED)


def png(path, shade):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes([shade, x * 8, 99]) * 1 + bytes(3 * 31) for x in range(32))
    with open(path, "wb") as f:
        f.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 32, 32, 8, 2, 0, 0, 0)) +
                chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def enumerations():
    """Attribute or element name -> values some schema lists for it."""
    out = {}
    for path in (SCHEMA, STYLE_SCHEMA):
        root = ET.parse(path).getroot()
        types = {t.get("name"): [e.get("value") for e in t.iter(XS + "enumeration")]
                 for t in root.iter(XS + "simpleType") if t.get("name")}
        for a in list(root.iter(XS + "attribute")) + list(root.iter(XS + "element")):
            values = types.get((a.get("type") or "").split(":")[-1]) or [
                e.get("value") for e in a.iter(XS + "enumeration")]
            if a.get("name") and values:
                out.setdefault(a.get("name"), set()).update(values)
    return {name: sorted(values) for name, values in out.items()}


ENUMS = enumerations()


def local(name):
    return name.split("}")[-1]


def other_number(m):
    return str(int(m.group()) + rng.choice([1, 2, 3]))


def other_value(name, value):
    """Another value of the same form, None if this is a name others hold on to."""
    if name in ("id", "href", "src", "ref", "version", "name", "like", "lang", "body"):
        return None
    if name in ("sans", "serif", "mono"):
        return rng.choice(["Noto Sans", "Noto Serif"])
    if name == "fallback":
        return value.rpartition(",")[0]
    if name in ENUMS:
        return rng.choice([v for v in ENUMS[name] if v != value] or [value])
    if value in ("true", "false"):
        return "false" if value == "true" else "true"
    if value in ("yes", "no"):
        return "no" if value == "yes" else "yes"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value[:8] + "%02d" % (int(value[8:]) % 28 + 1)
    if re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
        return value[:5] + "%02X" % (int(value[5:], 16) ^ rng.choice([1, 2, 4]))
    if re.fullmatch(r"-?\d+(\.\d+)?(pt|mm)", value):
        number, unit = value[:-2], value[-2:]
        return "%g%s" % (float(number) + rng.choice([0.25, 0.5, -0.25]), unit)
    if re.search(r"\d", value):
        return re.sub(r"\d+(?!.*\d)", other_number, value)
    return value + rng.choice("abc")


class Project:
    def __init__(self):
        self.files = sorted(f for f in os.listdir(PROJECT) if f.endswith(".xml"))

    def parse(self, name):
        return ET.parse(os.path.join(PROJECT, name))

    def places(self):
        """Kind of edit -> where it can be done: (file, number of the element)."""
        out = {("picture",): [None], ("exceptions",): [None]}
        for name in self.files:
            for i, e in enumerate(self.parse(name).iter()):
                tag = local(e.tag)
                found = [("attribute", tag, local(a)) for a in e.attrib]
                found += [("gone", tag)] if i else []
                found += [("text", tag)] if (e.text or "").strip() else []
                found += [("exchanged", tag)] if len(e) > 1 else []
                found += [("renamed", tag)] if "id" in e.attrib else []
                for kind in found + [("comment",)]:
                    out.setdefault(kind, []).append((name, i))
        return out

    def edit(self, kind, place):
        """Does it; gives the old contents of the files touched, None if nothing came of it."""
        if kind == ("picture",):
            old = self.keep("plan.png")
            png(PROJECT + "/plan.png", rng.randrange(256))
            return old
        if kind == ("exceptions",):
            old = self.keep("words.txt")
            with open(PROJECT + "/words.txt", "a", encoding="utf-8") as f:
                f.write("Wör-ter%s\n" % "".join(rng.choice("abcdef") for _ in range(5)))
            return old
        if kind[0] == "renamed":
            return self.rename(*place)
        return self.edit_tree(kind, *place)

    def keep(self, *names):
        return {n: open(os.path.join(PROJECT, n), "rb").read() for n in names}

    def rename(self, name, number):
        old = self.keep(*self.files)
        ident = list(self.parse(name).iter())[number].get("id")
        form = re.compile(r'(?<=[" ])%s(?=[" ])' % re.escape(ident))
        for n, content in old.items():
            with open(os.path.join(PROJECT, n), "w", encoding="utf-8") as f:
                f.write(form.sub(ident + "x", content.decode()))
        return old

    def edit_tree(self, kind, name, number):
        tree, old = self.parse(name), self.keep(name)
        e = list(tree.iter())[number]
        if kind[0] == "text":
            if e.text in ENUMS.get(local(e.tag), []):
                e.text = other_value(local(e.tag), e.text)
            elif re.fullmatch(r"[a-z]+", e.text):
                e.text += rng.choice("abc")  # perhaps a part of file names, which has no blanks
            else:
                e.text = e.text.rstrip() + rng.choice([" A", " B", " Zusatz"]) if not re.search(
                    r"^\d|@|:|\{", e.text) else other_value("", e.text)
        elif kind[0] == "attribute":
            key = next(a for a in e.attrib if local(a) == kind[2])
            value = other_value(kind[2], e.attrib[key])
            if value is None or value == e.attrib[key]:
                return None
            e.attrib[key] = value
        elif kind[0] == "gone":
            parent = next(p for p in tree.iter() if e in list(p))
            parent.remove(e)
        elif kind[0] == "exchanged":
            i = rng.randrange(len(e) - 1)
            e[i], e[i + 1] = e[i + 1], e[i]
        elif kind[0] == "comment":
            e.append(ET.Comment("Bemerkung %d" % rng.randrange(10 ** 6)))
        ET.register_namespace("", e.tag.split("}")[0][1:])
        tree.write(os.path.join(PROJECT, name), encoding="utf-8", xml_declaration=True)
        return old

    def restore(self, old):
        for name, content in old.items():
            with open(os.path.join(PROJECT, name), "wb") as f:
                f.write(content)


def published(folder):
    """Name -> (SHA-512, inode, time) of all published files."""
    out = {}
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if name[0] == "." or name.startswith("manifest") or not os.path.isfile(path) or os.path.islink(path):
            continue
        st = os.stat(path)
        with open(path, "rb") as f:
            out[name] = (hashlib.sha512(f.read()).hexdigest(), st.st_ino, st.st_mtime_ns)
    return out


def build(out, *options, env=None):
    p = subprocess.Popen([PROGRAM, "build", PROJECT, "--output", out, *options], stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE, env=env)
    stdout, stderr = p.communicate()
    return p.returncode, stdout.decode(), stderr.decode()


def peak():
    """Memory of a run [kB], by a process of its own: the maximum never falls."""
    code = ("import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL,"
            "stderr=subprocess.DEVNULL); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
    return int(subprocess.check_output([sys.executable, "-c", code, PROGRAM, "build", PROJECT, "--output",
                                        WORK + "/peak", "--force", "--quiet"]))


def open_files():
    """File descriptors still open when the last run ended."""
    with open(FDS, encoding="ascii") as f:
        return [int(line) for line in f]


def versions():
    """File -> how many of its old versions are kept: STEM.HASH.EXTENSION."""
    names = (re.sub(r"\.[0-9a-f]{12}(?=\.)", "", n) for _, _, names in os.walk(INC + "/.versions") for n in names)
    return collections.Counter(names)


def agrees(folder):
    files = {}
    for name in ("manifest.json", ".manifest-internal.json"):
        if os.path.exists(os.path.join(folder, name)):
            with open(os.path.join(folder, name), encoding="utf-8") as f:
                files.update(json.load(f)["files"])
    now = published(folder)
    return [n for n in now if n != "SHA512SUMS" and (n not in files or files[n]["sha512"] != now[n][0])]


def faults_of(before, listed):
    """What is wrong after an accepted edit; nothing is the answer wanted."""
    after, faults = published(INC), []
    shutil.rmtree(FULL, ignore_errors=True)
    if build(FULL, "--quiet")[0]:
        return ["the full run fails"]
    full = published(FULL)
    # Reports on periods that are not asked for any more stay and count as an archive.
    for name in full:
        if name != "SHA512SUMS" and after.get(name, [""])[0] != full[name][0]:
            faults.append("%s: not as a full run has it" % name)
    rewritten = {n for n in after if before.get(n) != after[n]} - {"SHA512SUMS"}
    wanted = {n for n in full if before.get(n, [""])[0] != full[n][0]} - {"SHA512SUMS"}
    if rewritten != wanted:
        faults.append("rewritten %s, wanted %s" % (sorted(rewritten - wanted), sorted(wanted - rewritten)))
    said = {os.path.basename(line.split("  ")[0]) for line in listed.splitlines()
            if "(new" in line or "(changed" in line}
    stems = {n[:-4] for n in full if n.endswith(".pdf")}
    touched = {s + ".pdf" for s in stems if any(n == s + ".pdf" or n.startswith(s + ".") for n in rewritten)}
    if said != touched:
        faults.append("said %s, touched %s" % (sorted(said), sorted(touched)))
    faults += [n + ": not what the manifest says" for n in agrees(INC)]
    faults += [n + ": temporary file" for _, _, names in os.walk(INC) for n in names if n.endswith(".tmp")]
    return faults


def fault_of_rejection(status, before):
    """A rejected project leaves all as it was; a document that failed by itself leaves the others."""
    if status not in (1, 3):
        return "status %d" % status
    if published(INC) != before:
        build(INC, "--prune")
    # Reports of periods nobody asks for may be pruned; what is produced and missing shows at the next edit.
    now = {n: f[0] for n, f in published(INC).items() if n != "SHA512SUMS"}
    return None if all(n in before and before[n][0] == h for n, h in now.items()) else "not as before"


def prepare():
    png(PROJECT + "/plan.png", 200)
    path = PROJECT + "/project.xml"
    text = open(path, encoding="utf-8").read()
    text = text.replace(' encrypt="geheim.txt"', "").replace('href="default"', 'href="own.xml"')
    text = text.replace('hyphenation="false"', 'hyphenation="true"')
    # Beside the concept of chosen parts one of all chapters.
    text = text.replace("</project>", '<publication id="ganz" kind="concept" edition="public" aside="none">'
                        "<fileName>{body}-ganz</fileName></publication></project>")
    open(path, "w", encoding="utf-8").write(text)


def turns(project):
    """Kinds without end, each in its turn."""
    while True:
        kinds = sorted(k for k in project.places() if not WORD or WORD in k)
        rng.shuffle(kinds)
        yield from kinds


def run():
    prepare()
    project, passed, failed, rejected = Project(), 0, 0, 0
    first = project.places()
    done, memory = set(), []
    status, _, stderr = build(INC)
    if status:
        print("FAILED the first build\n    " + stderr)
        return 0, 1
    env = dict(os.environ, LD_PRELOAD=FAULT, FAULT_FDS=FDS)
    memory.append(peak())
    kinds = turns(project)
    while passed + failed < int(COUNT):
        kind = next(kinds)
        for _ in range(TRIES):
            places = project.places().get(kind)
            old = project.edit(kind, rng.choice(places)) if places else None
            if old is None:
                continue
            before = published(INC)
            status, listed, stderr = build(INC, "--prune", env=env)
            if status == 0:
                break
            project.restore(old)
            rejected += 1
            wrong = fault_of_rejection(status, before)
            if wrong:
                print("FAILED edit %s: %s\n    %s" % (kind, wrong, stderr))
                failed += 1
        else:
            continue
        done.add(kind)
        faults = faults_of(before, listed)
        # What was taken away is put back, or the project would melt.
        if kind[0] == "gone" or faults:
            project.restore(old)
            build(INC, "--prune")
        if faults:
            print("FAILED edit %d, %s\n    %s" % (passed + failed + 1, kind, "\n    ".join(faults[:8])))
            failed += 1
        else:
            passed += 1
    memory.append(peak())
    return finish(first, done, memory, rejected, passed, failed)


def finish(first, done, memory, rejected, passed, failed):
    # What can only be taken away may be indispensable.
    missed = {k[1] for k in first if len(k) > 1 and k[0] != "gone"} - {k[1] for k in done if len(k) > 1}
    tests = [
        ("memory grew: %s kB" % memory, memory[1] <= memory[0] * MEMORY_GROWTH),
        ("file descriptors left open: %s" % sorted(set(open_files())), len(set(open_files())) == 1),
        ("old versions pile up", max(versions().values(), default=0) <= VERSIONS_KEPT),
    ]
    if int(COUNT) > len(first) and not WORD:
        tests.append(("elements no edit touched: %s" % sorted(missed), not missed))
    for text, is_good in tests:
        if not is_good:
            print("FAILED " + text)
        passed, failed = passed + is_good, failed + (not is_good)
    print("%d kinds of edits of %d, %d rejected" % (len(done), len(first), rejected))
    return passed, failed


if __name__ == "__main__":
    print("%d passed, %d failed, 0 skipped" % run())
