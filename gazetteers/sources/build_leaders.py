#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Builds leaders.jsonl from leaders-people.csv, leaders-offices.csv and corrections-leaders.jsonl.

A leader is marked unverified where an office, or the lack of one, rests on general knowledge alone. Accents may be left off an alias, but
not where that spelling is another leader's own (Orban): there the plain spelling stands beside the accented one, so that both leaders own it.
"""
from collections import defaultdict

from gazetteer import correct, labelled, plain, read_jsonl, read_table, text_of, write

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


def with_text(entry, text):
    return {**entry, "text": text} if isinstance(entry, dict) else text


def add_plain_shorts(leaders):
    owned = {text_of(entry) for entity in leaders for entry in entity["short"]}
    for entity in leaders:
        own = {text_of(entry) for entry in entity["short"]}
        twins = [with_text(entry, plain(text_of(entry))) for entry in entity["short"]]
        added = [twin for twin in twins if text_of(twin) in owned - own]
        entity["short"] = [*entity["short"], *added] or NO_SHORT


def main():
    terms = defaultdict(list)
    for row in read_table("leaders-offices.csv"):
        terms[row["id"]].append(row)
    leaders = [leader(row, terms.pop(row["id"], [])) for row in read_table("leaders-people.csv")]
    if terms:
        raise SystemExit(f"offices of nobody: {', '.join(terms)}")
    header = {"types": ["leader"], "licence": "CC0-1.0",
              "source": "CIA World Factbook 2000-2026 (public domain); Wikidata snapshot of 2022-12-10 (CC0); general knowledge, marked unverified"}
    leaders = correct(leaders, read_jsonl("corrections-leaders.jsonl"))
    add_plain_shorts(leaders)
    write("leaders.jsonl", header, leaders)


if __name__ == "__main__":
    main()
