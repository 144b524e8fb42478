"""Measure a pack's own page flow beside a Platypus LongTable and WeasyPrint on the same chronology, in one run.

peers_packs.py --rows 2000 --json figures.json

Each is measured in a process of its own, from the rows in memory to the bytes of the PDF, programs already loaded.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import platformdirs

from bench_figures import peak_memory

HERE = Path(__file__).resolve().parent
LOCK = HERE / "locks" / "peers_packs.txt"
FONTS = HERE.parent / "resources" / "fonts"
# Name, whether its PDF is tagged for screen readers, how often it is tried (the best counts).
OURS = ("hubdesk", True, 3)
PEERS = (("platypus", False, 2), ("weasyprint", False, 1), ("weasyprint tagged", True, 1))
HEADS = ("When", "What happened", "Who told us", "Child seen, child's voice", "Done")
WIDTHS = (70, 188, 76, 86, 77.28)
LINE = "{:<20} {:>6}  {:>6}  {:>8}  {:>8}  {:>8}  {:>6}"
Row = list[list[tuple[str, str]]]


def main() -> int:
    """Measure all of them, or, with `--ours`, HubDesk alone in this process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--env", type=Path, default=Path(platformdirs.user_cache_dir("hubdesk-peers-packs")))
    parser.add_argument("--rows", type=int, default=2000)
    parser.add_argument("--json", type=Path, metavar="FILE", help="where to write the figures")
    parser.add_argument("--ours", nargs=2, type=Path, metavar=("ROWS", "OUT"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.ours:
        asked.ours[1].write_text(json.dumps(_ours(json.loads(asked.ours[0].read_text(encoding="utf-8")))))
        return 0
    inside = environment(asked.env)
    found: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory(prefix="hubdesk-peers-") as name:
        rows, out = Path(name) / "rows.json", Path(name) / "out.json"
        rows.write_text(json.dumps(made_up(asked.rows)), encoding="utf-8")
        print(LINE.format("who", "tagged", "pages", "CPU s", "ms/page", "times", "MB"), flush=True)
        for who, tagged, tries in (OURS, *PEERS):
            command: list[str | Path]
            if who == OURS[0]:
                command = [sys.executable, __file__, "--ours", rows, out]
            else:
                command = [inside, HERE / "peers_packs_inside.py", who, rows, FONTS, out]
            done = _best(command, out, tries)
            if "missing" in done:
                print(f"{who} {done['missing']}", flush=True)
                continue
            found.append({"who": who, "tagged": tagged, **done})
            _print(found[-1], found[0])
    if asked.json:
        asked.json.write_text(json.dumps({"rows": asked.rows, "found": found}, indent=1) + "\n", encoding="utf-8")
    return 0


def environment(folder: Path) -> Path:
    """Make an environment of the peers' own from a hash-checked lock, and name its Python."""
    inside = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()
    stamp = folder / "peers.stamp"
    if inside.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return inside
    print(f"Installing the peers in {folder}; this takes a minute, once.", file=sys.stderr, flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
    pip = [str(inside), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    subprocess.run([*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(LOCK)], check=True)
    stamp.write_text(wanted, encoding="utf-8")
    return inside


def made_up(count: int) -> list[Row]:
    """Make rows up, each with words of its own, so that nothing is gained by keeping what was set before."""
    dice = random.Random(7)  # noqa: S311 - not for keys
    said = "The child was seen at home with his mother and said that nobody had been there since the weekend before"
    words = said.lower().split()
    rows: list[Row] = []
    for number in range(count):
        told = " ".join(f"{dice.choice(words)}{dice.randrange(40) or ''}" for _ in range(dice.randrange(8, 60)))
        day = f"{1 + number % 28} Mar {2010 + number * 15 // count}"
        rows.append(
            [
                [(day, "bold"), (f"told {day}", "tiny")],
                [
                    ("Neglect, level 2", "bold"),
                    (f"About Child{number % 9} Moore", "quiet"),
                    (told.capitalize(), "plain"),
                ],
                [("School", "plain"), ("B2P", "quiet"), (f"C{number:06d}", "tiny")],
                [("Child seen", "plain"), (" ".join(told.split()[:6]), "italic")],
                [("Nothing yet", "quiet")],
            ]
        )
    return rows


def _ours(rows: list[Row]) -> dict[str, Any]:
    from hubdesk.packs.document import Properties, document
    from hubdesk.packs.flow import Flow
    from hubdesk.packs.setting import SMALL, SMALL_BOLD, SMALL_QUIET, SMALL_QUOTE, TINY
    from hubdesk.packs.table import Column, Para, table
    from hubdesk.packs.table import Row as Set
    from hubdesk.packs.tree import Role

    styles = {"plain": SMALL, "bold": SMALL_BOLD, "quiet": SMALL_QUIET, "italic": SMALL_QUOTE, "tiny": TINY}
    columns = [Column(title, width) for title, width in zip(HEADS, WIDTHS, strict=True)]

    def drawn(some: list[Row]) -> tuple[bytes, int]:
        flow = Flow()
        flow.say("Chronology", role=Role.TITLE)
        cells = (tuple(tuple(Para(words, styles[how]) for words, how in cell) for cell in row) for row in some)
        table(flow, columns, [Set(each) for each in cells])
        return document(Properties("Chronology", "Moorside", "Made up"), (flow,), lambda _page, _pages: ()), len(
            flow.pages
        )

    drawn(rows[:5])
    began = time.process_time()
    pdf, pages = drawn(rows)
    return {"seconds": time.process_time() - began, "pages": pages, "bytes": len(pdf), "memory": peak_memory()}


def _best(command: Sequence[str | Path], out: Path, tries: int) -> dict[str, Any]:
    """Try several times, each in a new process; other work on this computer only ever makes a try slower."""
    done: list[dict[str, Any]] = []
    for _ in range(tries):
        env = {**os.environ, "PYTHONPATH": str(HERE.parent) if str(command[0]) == sys.executable else ""}
        subprocess.run([str(part) for part in command], check=True, stdout=sys.stderr, env=env)
        done.append(json.loads(out.read_text(encoding="utf-8")))
        if "missing" in done[-1]:
            return done[-1]
    return min(done, key=lambda one: float(one["seconds"]))


def _print(one: dict[str, Any], ours: dict[str, Any]) -> None:
    tagged, each = "yes" if one["tagged"] else "no", 1000 * one["seconds"] / one["pages"]
    times, memory = one["seconds"] / ours["seconds"], f"{one['memory']:,.0f}" if one["memory"] else ""
    figures = (f"{one['seconds']:.2f}", f"{each:.1f}", f"{times:.1f}", memory)
    print(LINE.format(one["who"], tagged, one["pages"], *figures).rstrip(), flush=True)


if __name__ == "__main__":
    sys.exit(main())
