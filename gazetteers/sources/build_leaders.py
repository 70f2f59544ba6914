#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Builds leaders.jsonl from leaders-people.csv, leaders-offices.csv and corrections-leaders.jsonl.

A leader is marked unverified where an office, or the lack of one, rests on general knowledge alone.
"""
from collections import defaultdict

from gazetteer import correct, labelled, read_jsonl, read_table, write

SOURCED = {"factbook", "foreign-ministers"}
NO_SHORT = ()  # a leader who is never called by a part of the name: unlike [], an empty tuple is written


def office(row):
    term = {key: row[key] for key in ("office", "title", "of", "from", "to") if row[key]}
    if row["acting"]:
        term["acting"] = True
    return term


def leader(row, terms):
    entity = {"id": row["id"], "type": "leader", **labelled(row, ["names", "short"]), "offices": [office(term) for term in terms],
              "state": row["state"], "party": row["party"], "wikidata": row["wikidata"]}
    if not row["short"]:
        entity["short"] = NO_SHORT
    if not terms or any(term["source"] not in SOURCED for term in terms):
        entity["attributes"] = {"unverified": True}
    return entity



def main():
    terms = defaultdict(list)
    for row in read_table("leaders-offices.csv"):
        terms[row["id"]].append(row)
    leaders = [leader(row, terms.pop(row["id"], [])) for row in read_table("leaders-people.csv")]
    if terms:
        raise SystemExit(f"offices of nobody: {', '.join(terms)}")
    header = {"types": ["leader"], "licence": "CC0-1.0",
              "source": "CIA World Factbook 2000-2026 (public domain); Wikidata snapshot of 2022-12-10 (CC0); general knowledge, marked unverified"}
    write("leaders.jsonl", header, correct(leaders, read_jsonl("corrections-leaders.jsonl")))


if __name__ == "__main__":
    main()
