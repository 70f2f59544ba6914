# SPDX-License-Identifier: GPL-2.0-or-later
"""What the builders of the shipped gazetteers share: source tables in, entities merged with corrections, JSON Lines out.

A source table is `;`-separated with a header; lines that begin with `#` are notes; `|` stands between the aliases of a cell.
An alias may end in `~` (weak) and in `@FROM..TO` (its dates, either end open).
Invariant: the same sources give the same bytes.
"""
import csv
import json
import os
import re
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
DATE = "2026-01-22"
ALIAS = re.compile(r"^(?P<text>.*?)(?P<weak>~)?(?:@(?P<from>[0-9-]*)\.\.(?P<to>[0-9-]*))?$")
LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ħ": "h", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "AE"})
KINDS = ["names", "acronyms", "short", "demonyms", "capitals"]
ORDER = ["id", "extends", "remove", "delete", "type", "name", *KINDS, "patterns", "state", "party", "member_of", "offices", "leader",
         "attributes", "wikidata", "accept"]


def source(name):
    return os.path.join(HERE, name)


def read_table(name):
    """The rows of a source table, as dictionaries of stripped cells."""
    with open(source(name), encoding="utf-8", newline="") as file:
        lines = [line for line in file if line.strip() and not line.startswith("#")]
    rows = csv.reader(lines, delimiter=";", quoting=csv.QUOTE_NONE)
    header = next(rows)
    table = []
    for row in rows:
        if len(row) != len(header):
            raise SystemExit(f"{name}: {len(row)} cells for {len(header)} columns: {';'.join(row)}")
        table.append(dict(zip(header, (cell.strip() for cell in row))))
    return table


def alias(cell, **more):
    """One alias of a cell: a string, or an object where it has more to say than its text."""
    parts = ALIAS.match(cell.strip()).groupdict()
    entry = {"text": parts["text"], **more}
    if parts["weak"]:
        entry["weak"] = True
    entry.update({key: parts[key] for key in ("from", "to") if parts[key]})
    return entry["text"] if len(entry) == 1 else entry


def aliases(cell, **more):
    return [alias(part, **more) for part in cell.split("|") if part]


def labelled(row, kinds):
    """The label and the aliases of a row, by kind. A label with marks stands once more, first among the names."""
    label = alias(row["name"])
    entity = {"name": text_of(label), **{kind: aliases(row[kind]) for kind in kinds}}
    if isinstance(label, dict):
        entity["names"].insert(0, label)
    return entity


def text_of(entry):
    return entry["text"] if isinstance(entry, dict) else entry


def plain(text):
    """The text with its accents left off."""
    return "".join(char for char in unicodedata.normalize("NFD", text.translate(LETTERS)) if not unicodedata.combining(char))


def read_jsonl(name):
    """The entities of a JSON Lines source, without notes and without the line that describes it."""
    with open(source(name), encoding="utf-8") as file:
        lines = [line for line in file if line.strip() and not line.startswith("#")]
    return [entry for entry in map(json.loads, lines) if "entente" not in entry]


def correct(entities, corrections):
    """Apply correction rows: delete, remove, then add; an alias given again replaces the one of the same text."""
    table = {entity["id"]: entity for entity in entities}
    for row in corrections:
        if row.get("delete"):
            del table[row["id"]]
            continue
        entity = table[row["id"]]
        for kind, texts in row.get("remove", {}).items():
            missing = set(texts) - {text_of(entry) for entry in entity.get(kind, [])}
            if missing:
                raise SystemExit(f"{row['id']}: nothing to remove: {missing}")
            entity[kind] = [entry for entry in entity[kind] if text_of(entry) not in texts]
        for key, value in row.items():
            if key not in ("id", "extends", "remove"):
                entity[key] = joined(entity.get(key), value)
    return list(table.values())


def joined(old, new):
    if isinstance(old, list) and isinstance(new, list):
        texts = {text_of(entry) for entry in new}
        return [entry for entry in old if text_of(entry) not in texts] + new
    if isinstance(old, dict) and isinstance(new, dict):
        return {**old, **new}
    return new


def write(name, header, entities):
    """Write a gazetteer beside the sources: its description, then one entity a line, keys in the order of the format."""
    with open(os.path.join(HERE, "..", name), "w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps({"entente": 1, **header, "date": DATE}, ensure_ascii=False) + "\n")
        for entity in entities:
            row = {key: entity[key] for key in ORDER if entity.get(key) not in (None, [], {}, "")}
            row.update({key: value for key, value in entity.items() if key not in ORDER})
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
