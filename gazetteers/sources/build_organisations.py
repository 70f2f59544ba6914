#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Builds organisations.jsonl from organisations.csv, organisations-facts.csv and corrections-organisations.jsonl.

An organisation that no published dictionary names is marked unverified.
"""
from gazetteer import correct, labelled, read_jsonl, read_table, write
from languages import capitals_by_id, foreign

LEADERS = {"S": ["secretary-general", "chair"], "E": ["commission-president", "council-president"],
           "M": ["commission-president"], "L": ["council-president"], "P": ["speaker"],
           "A": ["commission-president", "chair"], "C": ["chair"], "-": []}


def organisation(row, capitals, named):
    entity = {"id": row["id"], "type": "organisation", "leader": LEADERS[row["leader"]],
              **labelled(row, ["names", "acronyms", "capitals"])}
    entity["capitals"] += foreign(capitals, [])
    if not named:
        entity["attributes"] = {"unverified": True}
    return entity


def main():
    named = {row["id"] for row in read_table("organisations-facts.csv") if row["named"] == "yes"}
    capitals = capitals_by_id()
    organisations = [organisation(row, capitals.get(row["id"], {}), row["id"] in named) for row in read_table("organisations.csv")]
    header = {"types": ["organisation"], "licence": "CC0-1.0",
              "source": "project table from general knowledge; names compared with the Phoenix dictionary (MIT); members: CIA World Factbook 2026-01-22 (public domain)"}
    write("organisations.jsonl", header, correct(organisations, read_jsonl("corrections-organisations.jsonl")))


if __name__ == "__main__":
    main()
