#!/usr/bin/env python3
"""Writes ATTRIBUTION.md from sources.json.

    python3 data/attribution.py           rewrite it
    python3 data/attribution.py --check   exit 1 if it is out of date
"""
import argparse
import json
import sys
from pathlib import Path

DATA = Path(__file__).resolve().parent

HEAD = """# Attribution

Certrail's data are under CC BY 4.0 (`LICENSE`). They hold facts taken from the sources below: dates,
prices, lengths, names and weights of exam domains, counts over job postings. No text of an exam
guide, of a question or of a posting is in them. How the facts were mapped to skills and levels is
the editors' work (`README.md`).

Names of certifications, exams and vendors are trademarks of their owners. They name the things that
they stand for; nobody named here endorses these data.

Written by `data/attribution.py` from `sources.json`.

| source | to be named as | licence | address | as of |
|---|---|---|---|---|
"""


def cell(text):
    return text.replace("|", "\\|")


def attribution(data=DATA):
    sources = json.loads((data / "sources.json").read_text(encoding="utf-8"))["sources"]
    rows = [f"| `{key}` | {cell(each['attribution'])} | {cell(each['licence'])} | "
            f"{cell(each['address'] or 'not kept')} | {each['as_of']} |\n" for key, each in sources.items()]
    return HEAD + "".join(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing, exit 1 on any difference")
    options = parser.parse_args()
    path = DATA / "ATTRIBUTION.md"
    text = attribution()
    if options.check:
        if path.exists() and path.read_text(encoding="utf-8") == text:
            return 0
        print("ATTRIBUTION.md is out of date: python3 data/attribution.py")
        return 1
    path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
