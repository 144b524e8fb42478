"""Set up and run every check and test: `python3 packaging/test.py`. Needs no display and no standard input."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from io import TextIOWrapper
from pathlib import Path

from environment import ROOT, make
from system import QT_LIBRARIES, TOOLS, need

WORKERS = str(max(2, min(4, os.cpu_count() or 2)))
NO_TESTS = 5  # pytest's exit status where none was chosen
COUNT = re.compile(r"\b(\d+) (passed|failed|error|skipped)")


@dataclass(frozen=True)
class Stage:
    """One thing to run: its name, its command, and what it adds to the environment."""

    name: str
    command: list[str]
    extra: dict[str, str] = field(default_factory=dict)
    counts: bool = False


def main() -> int:
    """Run all stages whatever fails, say at the end what did, and return 0 only where every one passed."""
    os.chdir(ROOT)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a Windows console may lack letters that the tests print
    python = make("dev")
    need(QT_LIBRARIES, TOOLS, "The tests")
    totals: Counter[str] = Counter()
    failed = [stage.name for stage in _stages(python) if not _passed(stage, totals)]
    if failed:
        print(f"\nFailed: {', '.join(failed)}", flush=True)
    skipped = f", {totals['skipped']} skipped" if totals["skipped"] else ""
    print(f"\n{totals['passed']} passed, {totals['failed'] + totals['error']} failed{skipped}", flush=True)
    return 1 if failed else 0


def _stages(python: Path) -> list[Stage]:
    ruff, pytest = _beside(python, "ruff"), [str(python), "-m", "pytest", "-q"]
    stages = [
        Stage("ruff check", [ruff, "check", "."]),
        Stage("ruff format", [ruff, "format", "--check", "."]),
        Stage("mypy", [_beside(python, "mypy")]),
        Stage("import contracts", [_beside(python, "lint-imports")]),
        Stage(
            "tests",
            [*pytest, "-m", "not xvfb", "-n", WORKERS, "--dist", "loadfile"],
            {"QT_QPA_PLATFORM": "offscreen"},
            counts=True,
        ),
    ]
    if shutil.which("xvfb-run"):
        shown = ["xvfb-run", "-a", "-s", "-screen 0 1920x1080x24", *pytest, "-m", "xvfb", "-p", "no:xdist"]
        stages.append(Stage("tests on a screen", shown, {"QT_QPA_PLATFORM": "xcb"}, counts=True))
    else:
        print("The tests on a screen are left out: there is no xvfb-run here.", flush=True)
    return stages


def _beside(python: Path, name: str) -> str:
    return str(python.parent / (f"{name}.exe" if os.name == "nt" else name))


def _passed(stage: Stage, totals: Counter[str]) -> bool:
    print(f"\n== {stage.name}: {' '.join(stage.command)}", flush=True)
    began = time.monotonic()
    last, status = _run(stage)
    passed = status == 0 or (stage.counts and status == NO_TESTS)
    if stage.counts:
        totals.update({what: int(number) for number, what in COUNT.findall(last)})
    print(f"== {stage.name}: {'passed' if passed else 'FAILED'} in {time.monotonic() - began:.0f} s", flush=True)
    return passed


def _run(stage: Stage) -> tuple[str, int]:
    """Run one stage, show what it says as it says it, and return its last line and exit status."""
    last = ""
    with subprocess.Popen(
        stage.command,
        env={**os.environ, "PYTHONUTF8": "1", **stage.extra},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as running:
        for line in running.stdout or ():
            print(line, end="", flush=True)
            last = line.strip() or last
    return last, running.returncode


if __name__ == "__main__":
    sys.exit(main())
