#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Builds states.jsonl from states.csv, states-names.csv, the members of organisations, and corrections-states.jsonl.

A name in another language that differs from an English alias of its state only by accents is left out, as is one in brackets.
"""
import re
import unicodedata

from gazetteer import correct, labelled, read_jsonl, read_table, text_of, write
from members import memberships

LEADERS = {"P": ["head-of-state", "head-of-government"], "G": ["head-of-government", "head-of-state"],
           "C": ["party-leader", "head-of-state", "head-of-government"]}
LANGUAGES = ["ar", "es", "fr", "ru", "zh"]
SHORTENED = [(re.compile(r"\bо-ва\b"), "острова"), (re.compile(r"\bо-в\b"), "остров")]


def plain(text):
    """Text without accents and case, apostrophes and hyphens as the matcher has them."""
    letters = unicodedata.normalize("NFKD", text.replace("’", "'").replace("-", " "))
    return "".join(c for c in letters if not unicodedata.combining(c)).casefold()


def foreign_names(row, taken):
    """Names in the other UN languages, each once, unless English has the same."""
    found = []
    for language in LANGUAGES:
        for name in row[language].split("|"):
            for pattern, full in SHORTENED:
                name = pattern.sub(full, name)
            if name and plain(name) not in taken and not re.search(r"[(（]", name):
                taken.add(plain(name))
                found.append({"text": name, "lang": language})
    return found


def attributes(row, names):
    found = {"region": names["region"], "subregion": names["subregion"], "status": row["status"]}
    if row["cow"]:
        found["cow"] = int(row["cow"])
        found["gw"] = int(row["gw"] or row["cow"])
    return {key: value for key, value in found.items() if value}


def state(row, names, member_of):
    entity = {"id": row["id"], "type": "state", "leader": LEADERS[row["leader"]], "member_of": member_of,
              "attributes": attributes(row, names), "wikidata": row["wikidata"],
              **labelled(row, ["names", "acronyms", "demonyms", "capitals"])}
    taken = {plain(text_of(entry)) for kind in ("names", "acronyms", "demonyms") for entry in entity[kind]}
    taken |= {plain(text_of(entry)) + "s" for entry in entity["demonyms"]} | {plain(entity["name"])}
    entity["names"] += foreign_names(names, taken)
    return entity


def main():
    names = {row["id"]: row for row in read_table("states-names.csv")}
    members = memberships()
    states = [state(row, names[row["id"]], members.get(row["id"], [])) for row in read_table("states.csv")]
    header = {"types": ["state"], "licence": "CC0-1.0; names in Arabic, Chinese, French, Russian and Spanish: Unicode-3.0",
              "source": "CIA World Factbook 2026-01-22 (public domain); newsmap (MIT); CLDR 48.2 (Unicode-3.0); project tables"}
    write("states.jsonl", header, correct(states, read_jsonl("corrections-states.jsonl")))


if __name__ == "__main__":
    main()
