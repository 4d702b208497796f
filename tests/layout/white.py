#!/usr/bin/env python3
"""How much white stands at the foot of the pages of PDFs, as drawn.

Usage: white.py [--most N] [--share PERCENT] [--list] PDF...
Inner pages only: neither the cover nor the document's last page. Prints a
line per PDF: pages, inner pages with more white than the share (40), their
numbers. Ends with 1 if there are more than N of them in all.
"""
import argparse
import re
import subprocess
import sys

DPI = 24
PER_MM = DPI / 25.4
TOP, FOOT = 22, 24  # margins of the text [mm]
INK = 250  # lighter is paper


def pages(pdf):
    """Each page as (width, height, rows of grey bytes)."""
    data = subprocess.run(["pdftoppm", "-r", str(DPI), "-gray", pdf],
                          check=True, capture_output=True).stdout
    at = 0
    while at < len(data):
        head = re.compile(rb"P5\s+(\d+)\s+(\d+)\s+\d+\s").match(data, at)
        width, height = int(head[1]), int(head[2])
        start = head.end()
        yield [data[start + y * width:start + (y + 1) * width] for y in range(height)]
        at = start + width * height


def white_share(rows):
    """Of the text's height, what is white below the last ink; the foot line is no text."""
    top, foot = int(TOP * PER_MM), len(rows) - int(FOOT * PER_MM)
    last = top
    for y in range(top, foot):
        if min(rows[y]) < INK:
            last = y + 1
    return (foot - last) / (foot - top)


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--most", type=int)
    ask.add_argument("--share", type=int, default=40)
    ask.add_argument("--list", action="store_true")
    ask.add_argument("pdf", nargs="+")
    args = ask.parse_args()
    total = 0
    for pdf in args.pdf:
        shares = [white_share(rows) for rows in pages(pdf)]
        empty = [i + 1 for i, share in enumerate(shares[:-1])
                 if i > 0 and share * 100 > args.share]
        total += len(empty)
        print(f"{pdf.rsplit('/', 1)[-1]}: {len(shares)} pages, {len(empty)} with more than "
              f"{args.share} % white: {' '.join(map(str, empty))}")
        if args.list:
            for i, share in enumerate(shares):
                print(f"  {i + 1}: {share * 100:.0f} %")
    print(f"{total} in all")
    if args.most is not None and total > args.most:
        sys.exit(1)


if __name__ == "__main__":
    main()
