#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Builds states.jsonl from states.csv, states-names.csv, the members of organisations, and corrections-states.jsonl.

A name in another language that some alias of its state spells alike is left out, as is one in brackets. Russian names of one word come
with their cases.
"""
import re

from gazetteer import correct, labelled, read_jsonl, read_table, text_of, write
from members import memberships

LEADERS = {"P": ["head-of-state", "head-of-government"], "G": ["head-of-government", "head-of-state"],
           "C": ["party-leader", "head-of-state", "head-of-government"]}
LANGUAGES = ["ar", "es", "fr", "ru", "zh"]
RUSSIAN = [  # ending, letters to cut, endings of the other cases
    ("ий", 1, ["я", "ю", "ем", "и"]),
    ("й", 1, ["я", "ю", "ем", "е"]),
    ("ия", 1, ["и", "ю", "ей"]),
    ("я", 1, ["и", "е", "ю", "ей"]),
    ("[жшчщ]а", 1, ["и", "е", "у", "ей"]),
    ("[гкх]а", 1, ["и", "е", "у", "ой"]),
    ("а", 1, ["ы", "е", "у", "ой"]),
    ("ь", 1, ["я", "ю", "ем", "е"]),
    ("ы", 1, ["ам", "ами", "ах"]),
    ("[бвгдзклмнпрстфхц]", 0, ["а", "у", "ом", "е"]),
]
SHORTENED = [(re.compile(r"\bо-ва\b"), "острова"), (re.compile(r"\bо-в\b"), "остров")]


def cases(name):
    """The oblique cases of a Russian name of one word, as far as its ending tells them; a plural has no genitive here."""
    for ending, cut, endings in RUSSIAN:
        if re.search(ending + "$", name) and " " not in name:
            stem = name[:len(name) - cut]
            return [stem + case for case in endings]
    return []


def foreign_names(row, taken):
    """Names in the other UN languages, each once, unless English spells one alike."""
    found = []
    for language in LANGUAGES:
        for name in row[language].split("|"):
            for pattern, full in SHORTENED:
                name = pattern.sub(full, name)
            forms = [name] + (cases(name) if language == "ru" else [])
            for form in forms if name and not re.search(r"[(（]", name) else []:
                key = form.replace("’", "'").casefold()
                if key not in taken:
                    taken.add(key)
                    found.append({"text": form, "lang": language})
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
    english = [text_of(entry) for kind in ("names", "acronyms", "demonyms") for entry in entity[kind]]
    plurals = [text_of(entry) + "s" for entry in entity["demonyms"]]
    entity["names"] += foreign_names(names, {text.casefold() for text in [entity["name"], *english, *plurals]})
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
