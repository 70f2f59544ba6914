#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Draws organisations-facts.csv: which organisation a published dictionary names too, and its full members.

usage: organisations_from_facts.py PHOENIX_INTERNATIONAL_ACTORS FACTBOOK_ORG_MEMBERSHIP_CSV > organisations-facts.csv

In come the Phoenix dictionary of international actors (MIT; names in capitals, joined by underscores) and a table of the CIA
World Factbook (public domain): abbreviation, participants as alpha-3 codes, each perhaps with `:its standing`, which is then no
full member. Run by hand; `build.sh` only reads its result.
"""
import csv
import re
import sys

from gazetteer import read_table


def key(name):
    return re.sub(r"[^A-Z0-9]+", " ", name.upper()).strip()


def phoenix_names(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return {key(re.split(r"[\[#;]", line)[0].replace("_", " ").lstrip("+")) for line in file if line[0] not in "#\n"}


def full_members(path):
    """Abbreviation -> alpha-3 codes of those without a lesser standing."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["abbr"]: re.findall(r"(?<![\w:])[A-Z]{3}(?![\w:])", row["participants"]) for row in rows}


def main(phoenix, factbook):
    known, members = phoenix_names(phoenix), full_members(factbook)
    states = {row["id"] for row in read_table("states.csv")}
    print("# source: Phoenix dictionary of international actors (named); CIA World Factbook 2026-01-22 (members); drawn by organisations_from_facts.py")
    print("# licence: MIT (Phoenix); public domain (Factbook)")
    print("id;named;members")
    for row in read_table("organisations.csv"):
        named = any(key(name) in known for name in [row["name"], *re.split(r"\|", row["names"])] if name)
        codes = [code for code in members.get(row["factbook"], []) if code in states]
        print(";".join([row["id"], "yes" if named else "no", " ".join(codes)]))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
