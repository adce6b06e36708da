"""Counts what `gradcheck4j check --json` said of the files that run.py wrote: score.py FOLDER VERDICTS.jsonl

named       a diagnosis that the module's header lists
honest      it disagrees, and the diagnosis claims no cause (or says just where), or the header lists none
misleading  it names something else
missed      it agrees, though the mistake has an effect
untested    it is inconclusive or unsupported
"""

import collections
import csv
import json
import pathlib
import sys

PLACES = ("unexplained", "single-entry", "non-finite")


def outcome(row, verdict, diagnosis):
    if verdict in ("inconclusive", "unsupported"):
        return "untested"
    if verdict == "agree":
        return "missed"
    names = [name.strip() for name in row["names"].split(",")]
    if diagnosis in PLACES:
        return "honest"
    return "named" if diagnosis in names else "misleading"


folder = pathlib.Path(sys.argv[1])
with open(folder / "manifest.csv", encoding="utf-8") as manifest:
    rows = {row["file"]: row for row in csv.DictReader(manifest)}
counts = collections.Counter()
misleading = collections.Counter()
for line in open(sys.argv[2], encoding="utf-8"):
    answer = json.loads(line)
    row = rows[pathlib.Path(answer["file"]).name]
    diagnosis = answer["diagnosis"]["id"] if answer["diagnosis"] else ""
    if row["kind"] == "right":
        counts["right, and it agrees" if answer["verdict"] == "agree" else "right, and called wrong"] += 1
    elif row["none"] != "no" and answer["verdict"] in ("agree", "inconclusive"):
        counts["wrong, without effect"] += 1
    else:
        said = outcome(row, answer["verdict"], diagnosis)
        counts["wrong, " + said] += 1
        if said == "misleading":
            misleading[diagnosis] += 1
for said, count in sorted(counts.items()):
    print(f"{count:6d}  {said}")
print("misleading:", ", ".join(f"{name} {count}" for name, count in misleading.most_common()) or "none")
