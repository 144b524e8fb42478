"""dedupe, which needs labels and is answered from the truth when it asks; runs in the environment of the peers."""

from __future__ import annotations

import csv
import random
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import dedupe
import numpy

ANSWERS = 60  # pairs that somebody would sit and answer
TAUGHT_ON = 1000  # records; on 5,000 its training alone held 14 GB, and was stopped
ID = "unique_id"
Record = dict[str, str | None]


def link(records: Path, truth: Mapping[str, str]) -> dict[str, Any]:
    """Group a list after answering the pairs that it is least sure of."""
    random.seed(1)
    numpy.random.seed(1)
    began = time.perf_counter()
    data = _read(records)
    columns = [c for c in next(iter(data.values())) if c != ID and len({row[c] for row in data.values()}) > 2]
    # Short, for it keeps no search index then; the other kind did no better where both were tried.
    matcher = dedupe.Dedupe([dedupe.variables.ShortString(c, has_missing=True) for c in columns], num_cores=1)
    matcher.prepare_training(_some(data, truth))
    for _ in range(ANSWERS):
        pair = matcher.uncertain_pairs()[0]
        same = truth[pair[0][ID]] == truth[pair[1][ID]]
        matcher.mark_pairs({"match": [pair] if same else [], "distinct": [] if same else [pair]})
    matcher.train()
    groups = {one: str(number) for number, (members, _) in enumerate(matcher.partition(data, 0.5)) for one in members}
    how = f"with {ANSWERS} answers from the truth"
    return {"seconds": time.perf_counter() - began, "ways": [{"how": how, "groups": groups}], "chosen": how}


def _some(data: Mapping[str, Record], truth: Mapping[str, str]) -> dict[str, Record]:
    """Choose records to be taught on, person by person, so that there is something to answer."""
    of_person: dict[str, list[str]] = {}
    for one in data:
        of_person.setdefault(truth[one], []).append(one)
    persons = list(of_person)
    random.shuffle(persons)
    chosen = [one for person in persons for one in of_person[person]]
    return {one: data[one] for one in chosen[:TAUGHT_ON]}


def _read(records: Path) -> dict[str, Record]:
    with records.open(encoding="utf-8", newline="") as file:
        return {row[ID]: {name: cell or None for name, cell in row.items()} for row in csv.DictReader(file)}
