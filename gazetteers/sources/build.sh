#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Rebuild every gazetteer that is made from the tables in this folder: run each build_*.py. Needs python3 alone.
set -eu
cd "$(dirname "$0")"
for script in build_*.py; do
    PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=. python3 "$script"
done
