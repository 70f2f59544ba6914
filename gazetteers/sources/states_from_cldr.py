#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Draws states-names.csv from CLDR: names of states in five UN languages (English stands in states.csv) and their UN regions.

usage: states_from_cldr.py TERRITORIES_BY_LOCALE.json CODE_MAPPINGS.json TERRITORY_CONTAINMENT.json > states-names.csv

In come a table of locale -> territory -> name made of the npm package cldr-localenames-full, and two supplemental files of
cldr-core. Run by hand when CLDR changes; `build.sh` only reads its result.
"""
import json
import sys

from gazetteer import read_table

LANGUAGES = ["ar", "es", "fr", "ru", "zh"]
SUBREGIONS = {"015": "Northern Africa", "011": "Western Africa", "014": "Eastern Africa", "017": "Middle Africa", "018": "Southern Africa",
              "021": "Northern America", "013": "Central America", "029": "Caribbean", "005": "South America",
              "030": "Eastern Asia", "035": "South-eastern Asia", "034": "Southern Asia", "143": "Central Asia", "145": "Western Asia",
              "151": "Eastern Europe", "154": "Northern Europe", "039": "Southern Europe", "155": "Western Europe",
              "053": "Australia and New Zealand", "054": "Melanesia", "057": "Micronesia", "061": "Polynesia"}
REGIONS = {"002": "Africa", "019": "Americas", "142": "Asia", "150": "Europe", "009": "Oceania"}


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def regions_of(containment):
    """The UN region and subregion of each two-letter code."""
    found = {}
    for region, name in REGIONS.items():
        for subregion, subname in SUBREGIONS.items():
            if subregion in containment[region]["_contains"]:
                found.update({code: (name, subname) for code in containment[subregion]["_contains"]})
    return found


def names_of(code, names):
    """CLDR's name with its short and variant forms, the first first, each once."""
    forms = [names.get(code + suffix, "") for suffix in ("", "-alt-short", "-alt-variant")]
    return "|".join(dict.fromkeys(form for form in forms if form))


def main(territories, mappings, containment):
    names = load(territories)
    codes = load(mappings)["supplemental"]["codeMappings"]
    regions = regions_of(load(containment)["supplemental"]["territoryContainment"])
    alpha2 = {entry.get("_alpha3"): code for code, entry in codes.items() if code.isalpha()}
    alpha2["XKX"] = "XK"
    print("# source: CLDR 48.2 (cldr-localenames-full, cldr-core), drawn by states_from_cldr.py")
    print("# licence: Unicode-3.0")
    print(";".join(["id", "alpha2", "region", "subregion"] + LANGUAGES))
    for row in read_table("states.csv"):
        code = alpha2[row["id"]]
        cells = [row["id"], code, *regions.get(code, ("", ""))]
        print(";".join(cells + [names_of(code, names[language]) for language in LANGUAGES]))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
