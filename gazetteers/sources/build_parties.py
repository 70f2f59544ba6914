#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Builds parties.jsonl from parties.csv and corrections-parties.jsonl.

An acronym of two letters is weak, and so is one of three unless the party's leaders are known or it is one of FAMILIAR: most mean other things too.
One that is a word for an office (PM, MP) is dropped.
A party is marked unverified where only general knowledge names it, and accepts as shared the aliases it has in common with other parties.
"""
from collections import Counter

from gazetteer import KINDS, correct, labelled, read_jsonl, read_table, text_of, write

FAMILIAR = {"BIH-SDA", "CHE-SVP", "DEU-KPD", "DEU-NPD", "DEU-SED", "ESP-PNV", "ETH-OLF", "FRA-UMP", "GBR-DUP", "GBR-IRA", "GBR-UUP", "HRV-HDZ", "IRQ-KDP",
            "IRQ-PUK", "LKA-JVP", "MAR-PJD", "POL-PSL", "POL-SLD", "SYR-PYD", "THA-MFP", "TUR-HDP", "XKX-LDK", "XKX-PDK", "XKX-UCK", "ZAF-IFP", "ZWE-MDC"}
SOURCED = {"factbook", "partyfacts"}


def party(row):
    entity = {"id": row["id"], "type": "party", **labelled(row, ["names", "acronyms"]), "state": row["state"]}
    if row["source"] not in SOURCED:
        entity["attributes"] = {"unverified": True}
    return entity


def known():
    """The parties of leaders, and those that everyone knows."""
    return FAMILIAR | {row["party"] for row in read_table("leaders-people.csv")} | {row["of"] for row in read_table("leaders-offices.csv")}


def weakened(entry):
    return {**entry, "weak": True} if isinstance(entry, dict) else {"text": entry, "weak": True}


def drop_words_of_offices(parties):
    words = {text_of(word) for row in read_jsonl("../offices.jsonl") for word in row["words"]}
    for entity in parties:
        entity["acronyms"] = [entry for entry in entity["acronyms"] if text_of(entry) not in words]


def weaken_short_acronyms(parties):
    strong = known()
    for entity in parties:
        least = 3 if entity["id"] in strong else 4
        entity["acronyms"] = [entry if len(text_of(entry)) >= least else weakened(entry) for entry in entity["acronyms"]]


def texts(entity):
    return {entity["name"], *(text_of(alias) for kind in KINDS for alias in entity.get(kind, []))}


def accept_shared(parties):
    owners = Counter(text for entity in parties for text in texts(entity))
    for entity in parties:
        if any(owners[text] > 1 for text in texts(entity)):
            entity["accept"] = sorted({"shared", *entity.get("accept", [])})


def main():
    parties = correct([party(row) for row in read_table("parties.csv")], read_jsonl("corrections-parties.jsonl"))
    drop_words_of_offices(parties)
    weaken_short_acronyms(parties)
    accept_shared(parties)
    header = {"types": ["party"], "licence": "CC0-1.0",
              "source": "CIA World Factbook 2015-2026 (public domain); Party Facts (MIT), names only; general knowledge, marked unverified"}
    write("parties.jsonl", header, parties)


if __name__ == "__main__":
    main()
