# SPDX-License-Identifier: GPL-2.0-or-later
"""Names in Arabic, Chinese, French, Russian and Spanish, from tables with a column for each.

A name that English spells alike is left out, as is one in brackets. Russian names of one word come with their cases.
"""
import re

from gazetteer import alias, read_table, text_of

LANGUAGES = ["ar", "es", "fr", "ru", "zh"]
SHORTENED = [(re.compile(r"\bо-ва\b"), "острова"), (re.compile(r"\bо-в\b"), "остров")]
RUSSIAN = [  # ending, letters to cut, endings of the other cases; the first that fits counts
    ("иа", 0, []),
    ("ий", 1, ["я", "ю", "ем", "и"]),
    ("й", 1, ["я", "ю", "ем", "е"]),
    ("ия", 1, ["и", "ю", "ей"]),
    ("я", 1, ["и", "е", "ю", "ей"]),
    ("[жшчщ]а", 1, ["и", "е", "у", "ей"]),
    ("[гкх]а", 1, ["и", "е", "у", "ой"]),
    ("а", 1, ["ы", "е", "у", "ой"]),
    ("ь", 1, ["я", "ю", "ем", "е"]),
    ("ы", 1, ["ам", "ами", "ах"]),
    ("[жшчщц]", 0, ["а", "у", "ем", "е"]),
    ("[бвгдзклмнпрстфх]", 0, ["а", "у", "ом", "е"]),
]


def cases(name):
    """The oblique cases of a Russian name of one word, as far as its ending tells them; a plural has no genitive here."""
    for ending, cut, endings in RUSSIAN:
        if re.search(ending + "$", name) and " " not in name:
            stem = name[:len(name) - cut]
            return [stem + case for case in endings]
    return []


def forms(cell, language):
    """The aliases of a cell: objects with the text and the language, weak where the cell says so."""
    for part in cell.split("|"):
        for pattern, full in SHORTENED:
            part = pattern.sub(full, part)
        entry = alias(part, lang=language)
        name = text_of(entry)
        if name and not re.search(r"[(（]", name):
            yield entry
            for form in cases(name) if language == "ru" else []:
                yield {**entry, "text": form}


def foreign(row, taken):
    """The aliases of a row in the other languages, each text once a language, none of them in `taken`."""
    found = []
    for language in LANGUAGES:
        seen = {text.casefold() for text in taken}
        for entry in forms(row.get(language, ""), language):
            key = entry["text"].replace("’", "'").casefold()
            if key not in seen:
                seen.add(key)
                found.append(entry)
    return found


def capitals_by_id():
    return {row["id"]: row for row in read_table("states-capitals.csv")}
