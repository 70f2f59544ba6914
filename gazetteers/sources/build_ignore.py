#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Builds ignore.jsonl from ignore.csv and corrections-ignore.jsonl: an id is `ignore-` and its first spelling in kebab case."""
import hashlib
import re
import unicodedata

from gazetteer import correct, read_jsonl, read_table, write


def identifier(name):
    """Latin names in kebab case without accents; of others a short hash."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", letters.replace("'", "")).strip("-")
    return "ignore-" + (slug or hashlib.sha256(name.encode("utf-8")).hexdigest()[:8])


def trap(row):
    name, *variants = [part for part in row["names"].split("|") if part]
    return {"id": identifier(name), "type": "ignore", "name": name, "names": variants}


def main():
    header = {"types": ["ignore"], "licence": "CC0-1.0",
              "source": "project table; traps from news texts, the Phoenix dictionary (MIT) and general knowledge"}
    write("ignore.jsonl", header, correct([trap(row) for row in read_table("ignore.csv")], read_jsonl("corrections-ignore.jsonl")))


if __name__ == "__main__":
    main()
