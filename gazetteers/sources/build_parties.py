#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Builds parties.jsonl from parties.csv and corrections-parties.jsonl.

A party is marked unverified where only general knowledge names it, and accepts as shared the aliases it has in common with other parties.
"""
from collections import Counter

from gazetteer import KINDS, correct, labelled, read_jsonl, read_table, text_of, write

SOURCED = {"factbook", "partyfacts"}


def party(row):
    entity = {"id": row["id"], "type": "party", **labelled(row, ["names", "acronyms"]), "state": row["state"]}
    if row["source"] not in SOURCED:
        entity["attributes"] = {"unverified": True}
    return entity


def texts(entity):
    return {entity["name"], *(text_of(alias) for kind in KINDS for alias in entity.get(kind, []))}


def accept_shared(parties):
    owners = Counter(text for entity in parties for text in texts(entity))
    for entity in parties:
        if any(owners[text] > 1 for text in texts(entity)):
            entity["accept"] = sorted({"shared", *entity.get("accept", [])})


def main():
    parties = correct([party(row) for row in read_table("parties.csv")], read_jsonl("corrections-parties.jsonl"))
    accept_shared(parties)
    header = {"types": ["party"], "licence": "CC0-1.0",
              "source": "CIA World Factbook 2015-2026 (public domain); Party Facts (MIT), names only; general knowledge, marked unverified"}
    write("parties.jsonl", header, parties)


if __name__ == "__main__":
    main()
