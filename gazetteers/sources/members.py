# SPDX-License-Identifier: GPL-2.0-or-later
"""Members of organisations, from organisations-facts.csv and, before it, organisations-members.csv, turned to `member_of` lists."""
import collections
import re

from gazetteer import read_table

MEMBER = re.compile(r"^([A-Z]{3})(?:@([0-9-]*)\.\.([0-9-]*))?$")


def memberships():
    """Alpha-3 code -> organisations in the order of organisations.csv: ids, or objects where dates are known."""
    members = {row["id"]: row["members"].split() for row in read_table("organisations-facts.csv")}
    members.update({row["id"]: row["states"].split() for row in read_table("organisations-members.csv")})
    found = collections.defaultdict(list)
    for organisation in (row["id"] for row in read_table("organisations.csv")):
        for member in members.get(organisation, []):
            state, start, end = MEMBER.match(member).groups()
            dates = {key: date for key, date in (("from", start), ("to", end)) if date}
            found[state].append({"id": organisation, **dates} if dates else organisation)
    return found
