"""HubDesk's own side of `peers.py`: writes records as the peers read them, and measures linking and live search.

peers_ours.py prepare LIST.csv ID TRUTH FOLDER      TRUTH is a column, or a pattern whose first group is cut from ID
peers_ours.py list LIST.csv ID OUT.json
peers_ours.py live CONCERNS FOLDER
"""

from __future__ import annotations

import csv
import json
import re
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from bench_figures import p95, peak_memory, seconds
from bench_hub import BenchHub, build
from bench_typing import FIRST, WARM, Form, Meant, forms
from hubdesk.service.candidates import who_could_this_be
from hubdesk.service.link import link
from hubdesk.service.link_sheet import USUAL
from hubdesk.service.unlock import lock


def main(what: str, *given: str) -> None:
    """Do one of the three."""
    if what == "prepare":
        prepare(Path(given[0]), given[1], given[2], Path(given[3]))
    elif what == "list":
        linked(Path(given[0]), given[1], Path(given[2]))
    else:
        live(int(given[0]), Path(given[1]))


def prepare(path: Path, id_column: str, truth: str, folder: Path) -> None:
    """Write the same records under one set of headings, in small letters, and the truth apart."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    named = {heading.strip().lower(): heading for heading in rows[0]}
    columns = {ours: named[t] for ours, usual in USUAL.items() for t in reversed(usual) if t in named}
    write(folder / "records.csv", ((row[id_column], {o: row[t] or "" for o, t in columns.items()}) for row in rows))
    true = {row[id_column]: row[truth] if truth in row else _cut(truth, row[id_column]) for row in rows}
    (folder / "truth.json").write_text(json.dumps(true), encoding="utf-8")


def linked(path: Path, id_column: str, out: Path) -> None:
    """Link a list as `hubdesk link` does, at its default threshold."""
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "said.csv"
        took = seconds(lambda: link(path, id_column, {}, said, None, None))
        with said.open(encoding="utf-8-sig", newline="") as file:
            groups = {row[id_column]: row["person_id"] for row in csv.DictReader(file)}
    ways = [{"how": "at its default", "groups": groups}]
    out.write_text(json.dumps({"seconds": took, "memory": peak_memory(), "ways": ways}), encoding="utf-8")


def live(wanted: int, folder: Path) -> None:
    """Measure who-could-this-be in a made-up hub, and write its mentions and the forms for the peers."""
    with tempfile.TemporaryDirectory(prefix="hubdesk-peers-") as name:
        hub, built = build(Path(name), wanted)
        full, alone = forms(hub)
        asked = {"a full record": full, "a misspelt name alone": alone}
        write(folder / "records.csv", ((str(n), row) for n, row in enumerate(hub.rows)))
        (folder / "truth.json").write_text(json.dumps(dict(enumerate(hub.true_of_row))), encoding="utf-8")
        (folder / "forms.json").write_text(json.dumps(_for_peers(hub, asked)), encoding="utf-8")
        found = {what: _typed(hub, those) for what, those in asked.items()}
        lock(hub.desk)
    sizes = {figure.what: figure.value for figure in built[:2]}
    (folder / "hubdesk.json").write_text(json.dumps({"sizes": sizes, "found": found}), encoding="utf-8")


def write(path: Path, records: Iterable[tuple[str, Mapping[str, object]]]) -> None:
    """Write records as the peers read them."""
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(("unique_id", *USUAL))
        sheet.writerows((number, *_cells(record).values()) for number, record in records)


def _cells(record: Mapping[str, object]) -> dict[str, str]:
    cells = {ours: str(record.get(ours) or "").strip().casefold() for ours in USUAL}
    return cells | {"date_of_birth": re.sub(r"\D", "", cells["date_of_birth"])}


def _cut(pattern: str, text: str) -> str:
    found = re.match(pattern, text)
    if not found:
        raise SystemExit(f"{text} does not look like {pattern}, and there is no column of that name.")
    return found[1]


def _typed(hub: BenchHub, asked: Sequence[Form]) -> dict[str, float]:
    times, hits, meant = [], 0, Meant(hub)
    for form, true in asked:
        began = time.perf_counter()
        found = who_could_this_be(hub.desk, form, FIRST)
        times.append(time.perf_counter() - began)
        right = meant(form, true)
        hits += any(right & hub.true_of_person.get(one.person_id, frozenset()) for one in found)
    return {"p95": p95(times[WARM:]), "recall": hits / len(asked)}


def _for_peers(hub: BenchHub, asked: Mapping[str, Sequence[Form]]) -> list[dict[str, object]]:
    meant = Meant(hub)
    return [
        {"what": what, "typed": _cells(asdict(form)), "right": sorted(meant(form, true))}
        for what, those in asked.items()
        for form, true in those
    ]


if __name__ == "__main__":
    main(*sys.argv[1:])
