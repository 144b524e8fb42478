"""Measure how well people are matched on lists whose truth is known.

measure_matching.py hub CONCERNS.csv TRUTH.csv
measure_matching.py list RECORDS.csv --truth cluster [--column date_of_birth=dob]
"""

from __future__ import annotations

import argparse
import csv
import time
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast

from hubdesk.domain.concern import Mention
from hubdesk.matching.batch import match_all
from hubdesk.matching.gather import gather, presence
from hubdesk.matching.model import count_names, shipped_model
from hubdesk.matching.resolve import resolve
from hubdesk.matching.tidy import Tidied, tidy

FIELDS = ("given_name", "family_name", "date_of_birth", "sex", "address", "postcode", "phone", "nhs_number", "upn")
MORE = {"house": "street_number", "town": "city", "email": "email", "reference": "soc_sec_id"}
USUAL = {"first_name": "given_name", "surname": "family_name", "dob": "date_of_birth", "address_1": "address"}
Row = Mapping[str, str]


def main() -> None:
    """Print one line of figures for each kind of grouping whose truth is known."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("hub", "list"))
    parser.add_argument("records", type=Path)
    parser.add_argument("mentions", type=Path, nargs="?", help="hub: the truth")
    parser.add_argument("--truth", default="cluster")
    parser.add_argument("--column", action="append", default=[], metavar="OURS=THEIRS")
    asked = parser.parse_args()
    rows = read(asked.records)
    if asked.what == "list":
        renamed = {ours: theirs for ours, _, theirs in (each.partition("=") for each in asked.column)}
        tidied = [one(row, f"r{n:09d}", renamed) for n, row in enumerate(rows)]
        true = (row[asked.truth] for row in rows)
        say("persons", group(tidied), dict(zip((t.mention_id for t in tidied), true, strict=True)))
        return
    hub(rows, read(asked.mentions))


def one(row: Row, record_id: str, renamed: Mapping[str, str]) -> Tidied:
    """Tidy a record of a list, in which every record stands alone."""
    more = {ours: row.get(renamed.get(ours, theirs)) or "" for ours, theirs in MORE.items()}
    more["town"] = more["town"] or row.get("suburb") or ""
    return tidy(as_mention(row, record_id, record_id, 1, renamed), date.today(), more)


def hub(rows: Sequence[Row], known: Sequence[Row]) -> None:
    """Match and gather the sheet of a hub, whose truth names a person and a family for each mention."""
    truth = {(row["concern_ref"], row["mention_no"]): row for row in known}
    numbers: Counter[str] = Counter()
    tidied, persons, families = [], {}, {}
    for row in rows:
        numbers[row["concern_ref"]] += 1
        no = numbers[row["concern_ref"]]
        mention = as_mention(row, f"{row['concern_ref']}-{no:02d}", row["concern_ref"], no, {})
        tidied.append(tidy(mention, date.fromisoformat(row["received_at"][:10])))
        true = truth[row["concern_ref"], str(no)]
        persons[mention.id], families[mention.id] = true["true_person"], true["true_family"]
    said = group(tidied)
    say("persons", said, persons)
    founders = gather(presence(one, said[one.mention_id]) for one in tidied)
    say("families", {mention: founders[person] for mention, person in said.items()}, families)


def group(tidied: Sequence[Tidied]) -> dict[str, str]:
    """Tie mentions to persons with the shipped model; says how long each step took."""
    model, began = shipped_model(), time.perf_counter()
    pairs = match_all(tidied, model, count_names(tidied))
    matched = time.perf_counter()
    resolved = resolve(tidied, pairs, (), model)
    print(
        f"{len(tidied):,} mentions, {len(pairs):,} pairs in {matched - began:.1f} s, "
        f"grouped in {time.perf_counter() - matched:.1f} s, {len(resolved.grey):,} questions"
    )
    return {mention: min(members) for members in resolved.groups for mention in members}


def say(what: str, said: Mapping[str, str], true: Mapping[str, Hashable]) -> None:
    """Print pairwise and B-cubed precision, recall and F1."""
    by_true, by_said = Counter(true.values()), Counter(said[k] for k in true)
    both = Counter((true[k], said[k]) for k in true)
    hit = sum(n * (n - 1) // 2 for n in both.values())
    p, r = (hit / max(1, sum(n * (n - 1) // 2 for n in each.values())) for each in (by_said, by_true))
    bp = sum(both[true[k], said[k]] / by_said[said[k]] for k in true) / len(true)
    br = sum(both[true[k], said[k]] / by_true[true[k]] for k in true) / len(true)
    print(
        f"{what:9} pairs p {p:.4f} r {r:.4f} f1 {f1(p, r):.4f} · B-cubed p {bp:.4f} r {br:.4f} f1 {f1(bp, br):.4f} "
        f"· {len(by_true):,} true, {len(by_said):,} said"
    )


def f1(p: float, r: float) -> float:
    """Join precision and recall."""
    return 2 * p * r / (p + r) if p + r else 0.0


def as_mention(row: Row, mention_id: str, concern_id: str, number: int, renamed: Mapping[str, str]) -> Mention:
    """Read a mention from a row, whose columns may be called as other lists call them."""
    usual = {ours: theirs for theirs, ours in USUAL.items()}
    said: dict[str, Any] = {}
    for field in FIELDS:
        column = renamed.get(field) or (field if field in row else usual.get(field, field))
        said[field] = row.get(column) or ""
    return replace(Mention(mention_id, concern_id, number, row.get("person_role") or ""), **cast("Any", said))


def read(path: Path) -> list[dict[str, str]]:
    """Read a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main()
