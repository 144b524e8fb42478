"""Measure how quick HubDesk is on made-up hubs, and print each figure beside its target.

bench.py --concerns 1000 10000 --json figures.json
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from bench_desk import opening, recording, whole
from bench_figures import Figure, growth, peak_memory, table
from bench_hub import PASSPHRASE, USER, another_sheet, build, more
from bench_packs import packs
from bench_parts import parts
from bench_stalls import stalls
from bench_start import starts
from bench_typing import typing
from hubdesk.service.unlock import lock


def main() -> int:
    """Measure one hub of each size that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--concerns", type=int, nargs="+", default=[10_000], help="sizes of hubs, the smallest first")
    parser.add_argument("--rows", type=int, default=20_000, help="rows of the sheet that is imported on top")
    parser.add_argument("--starts", type=int, default=5, help="how often the window is started; 0 leaves it out")
    parser.add_argument("--json", type=Path, metavar="FILE", help="where to write the figures")
    asked = parser.parse_args()
    measured: dict[int, list[Figure]] = {}
    for size in asked.concerns:
        print(f"\n{size:,} concerns", file=sys.stderr, flush=True)
        measured[size] = _measure(size, asked.rows, asked.starts)
        print(f"\n{table(measured[size])}", flush=True)
    small, large = min(measured), max(measured)
    grown = growth(measured[small], measured[large], large / small)
    if grown:
        measured[large].append(grown)
        print(f"\n{table([grown])}")
    if asked.json:
        asked.json.write_text(json.dumps(_as_data(measured), indent=1) + "\n", encoding="utf-8")
    return 0


def _measure(size: int, rows: int, rounds: int) -> list[Figure]:
    with tempfile.TemporaryDirectory(prefix="hubdesk-bench-") as name:
        folder = Path(name)
        hub, figures = build(folder, size)
        for step in (typing, parts, opening, recording):
            print(f"  {step.__name__}", file=sys.stderr, flush=True)
            figures += step(hub)
        figures += whole(hub, folder)
        figures += packs(hub, folder)
        if rounds:
            lock(hub.desk)
            figures += starts(hub.path, USER, PASSPHRASE, rounds)
            figures += stalls(hub.path, USER, PASSPHRASE, more(hub, folder, rows // 4)[0])
            hub = hub.opened()
        figures += another_sheet(hub, folder, rows)
        lock(hub.desk)
        most = peak_memory()
    return figures if most is None else [*figures, Figure("most memory of this measurement", most, "MB")]


def _as_data(measured: dict[int, list[Figure]]) -> dict[str, object]:
    return {
        "system": platform.platform(),
        "python": platform.python_version(),
        "processors": os.cpu_count(),
        "sizes": {
            str(size): [{**asdict(one), "verdict": one.verdict} for one in figures]
            for size, figures in measured.items()
        },
    }


if __name__ == "__main__":
    sys.exit(main())
