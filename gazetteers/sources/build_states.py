#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Builds states.jsonl from states.csv, states-names.csv, states-capitals.csv, the members of organisations, and corrections-states.jsonl."""
from gazetteer import correct, labelled, read_jsonl, read_table, text_of, write
from languages import capitals_by_id, foreign
from members import memberships

LEADERS = {"P": ["head-of-state", "head-of-government"], "G": ["head-of-government", "head-of-state"],
           "C": ["party-leader", "head-of-state", "head-of-government"]}


def attributes(row, names):
    found = {"region": names["region"], "subregion": names["subregion"], "status": row["status"]}
    if row["cow"]:
        found["cow"] = int(row["cow"])
        found["gw"] = int(row["gw"] or row["cow"])
    return {key: value for key, value in found.items() if value}


def state(row, names, capitals, member_of):
    entity = {"id": row["id"], "type": "state", "leader": LEADERS[row["leader"]], "member_of": member_of,
              "attributes": attributes(row, names), "wikidata": row["wikidata"],
              **labelled(row, ["names", "acronyms", "demonyms", "capitals"])}
    english = [text_of(entry) for kind in ("names", "acronyms", "demonyms") for entry in entity[kind]]
    plurals = [text_of(entry) + "s" for entry in entity["demonyms"]]
    taken = [entity["name"], *english, *plurals]
    entity["capitals"] += foreign(capitals, taken + [text_of(entry) for entry in entity["capitals"]])
    entity["names"] += foreign(names, taken)
    return entity


def main():
    names = {row["id"]: row for row in read_table("states-names.csv")}
    capitals, members = capitals_by_id(), memberships()
    states = [state(row, names[row["id"]], capitals.get(row["id"], {}), members.get(row["id"], [])) for row in read_table("states.csv")]
    header = {"types": ["state"], "licence": "CC0-1.0; names in Arabic, Chinese, French, Russian and Spanish: Unicode-3.0",
              "source": "CIA World Factbook 2026-01-22 (public domain); newsmap (MIT); CLDR 48.2 (Unicode-3.0); project tables"}
    write("states.jsonl", header, correct(states, read_jsonl("corrections-states.jsonl")))


if __name__ == "__main__":
    main()
