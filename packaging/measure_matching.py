"""Measure how well people are matched on lists whose truth is known.

measure_matching.py hub CONCERNS.csv TRUTH.csv [--trained]
measure_matching.py list RECORDS.csv --id unique_id --truth cluster [--column date_of_birth=dob]
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
from hubdesk.matching.lists.link import link_all
from hubdesk.matching.lists.start import shipped_list_model
from hubdesk.matching.model import Model, count_names, read_model, shipped_model, shipped_text
from hubdesk.matching.pregnancy import tidy_concern
from hubdesk.matching.resolve import resolve
from hubdesk.matching.tidy import Tidied
from hubdesk.matching.train import train
from hubdesk.matching.train_write import learnt
from hubdesk.service.link_sheet import read_list
from measure_agreement import agreement

FIELDS = ("given_name", "family_name", "date_of_birth", "sex", "address", "postcode", "phone", "nhs_number", "upn")
Row = Mapping[str, str]


def main() -> None:
    """Print one line of figures for each kind of grouping whose truth is known."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("hub", "list"))
    parser.add_argument("records", type=Path)
    parser.add_argument("mentions", type=Path, nargs="?", help="hub: the truth")
    parser.add_argument("--trained", action="store_true", help="hub: with a model learnt from the sheet itself")
    parser.add_argument("--id", default="id")
    parser.add_argument("--truth", default="cluster")
    parser.add_argument("--column", action="append", default=[], metavar="OURS=THEIRS")
    asked = parser.parse_args()
    rows = read(asked.records)
    if asked.what == "list":
        renamed = {ours: theirs for ours, _, theirs in (each.partition("=") for each in asked.column)}
        linked(asked.records, asked.id, renamed, [row[asked.truth] for row in rows])
        return
    hub(rows, read(asked.mentions), trained=asked.trained)


def linked(path: Path, id_column: str, renamed: Mapping[str, str], truth: Sequence[str]) -> None:
    """Link a list as `hubdesk link` does."""
    began = time.perf_counter()
    _, entries = read_list(path, id_column, renamed, date.today())
    groups = link_all(entries, {}, shipped_list_model()).groups
    print(f"{len(entries):,} records linked in {time.perf_counter() - began:.1f} s")
    said = {member: str(number) for number, those in enumerate(groups) for member in those}
    say("persons", said, dict(zip((e.tidied.mention_id for e in entries), truth, strict=True)))


def hub(rows: Sequence[Row], known: Sequence[Row], *, trained: bool) -> None:
    """Match and gather the sheet of a hub, whose truth names a person and a family for each mention."""
    truth = {(row["concern_ref"], row["mention_no"]): row for row in known}
    numbers: Counter[str] = Counter()
    told: dict[tuple[str, str], list[Mention]] = {}
    persons, families = {}, {}
    for row in rows:
        numbers[row["concern_ref"]] += 1
        no = numbers[row["concern_ref"]]
        mention = as_mention(row, f"{row['concern_ref']}-{no:02d}", row["concern_ref"], no)
        told.setdefault((row["concern_ref"], row["received_at"][:10]), []).append(mention)
        true = truth[row["concern_ref"], str(no)]
        persons[mention.id], families[mention.id] = true["true_person"], true["true_family"]
    tidied = [t for (_, day), those in told.items() for t in tidy_concern(those, date.fromisoformat(day))]
    said = group(tidied, learnt_model(tidied) if trained else shipped_model())
    say("persons", said, persons)
    founders = gather(presence(one, said[one.mention_id]) for one in tidied)
    say("families", {mention: founders[person] for mention, person in said.items()}, families)


def learnt_model(tidied: Sequence[Tidied]) -> Model:
    """Learn a model as `hubdesk model train` does, without anybody's answers."""
    began = time.perf_counter()
    text, kept = learnt(shipped_text(), "learnt", train(tidied, shipped_model(), count_names(tidied), {}))
    print(f"learnt in {time.perf_counter() - began:.1f} s", *kept)
    return read_model(text, "learnt")


def group(tidied: Sequence[Tidied], model: Model) -> dict[str, str]:
    """Tie mentions to persons; says how long each step took."""
    began = time.perf_counter()
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
    found = agreement(said, true)
    (p, r), (bp, br) = found.pairs, found.records
    print(
        f"{what:9} pairs p {p:.4f} r {r:.4f} f1 {found.pairwise:.4f} · "
        f"B-cubed p {bp:.4f} r {br:.4f} f1 {found.b_cubed:.4f} · {found.true:,} true, {found.said:,} said"
    )


def as_mention(row: Row, mention_id: str, concern_id: str, number: int) -> Mention:
    """Read a mention from a row of a hub's sheet."""
    said: dict[str, Any] = {field: row.get(field) or "" for field in FIELDS}
    return replace(Mention(mention_id, concern_id, number, row.get("person_role") or ""), **cast("Any", said))


def read(path: Path) -> list[dict[str, str]]:
    """Read a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main()
