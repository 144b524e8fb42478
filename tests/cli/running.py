"""HubDesk as others run it: real processes in a folder of their own."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hubdesk.service.demo_people import demo_concerns
from hubdesk.service.set_up import set_up
from hubdesk.service.unlock import lock
from hubdesk.vault.keys import Cost

ROOT = Path(__file__).resolve().parents[2]
QUICK = Cost(passes=1, memory=8, lanes=1)  # stretching keys is what takes longest, and one test sees it in full
USER = "Sam Clerk"
PASSPHRASE = "all of them are made up"
LAST_DAY = date.today() - timedelta(days=1)  # a run that goes past midnight reads no day of the future
Row = Mapping[str, object]


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    status: int
    out: str
    err: str

    def json(self) -> Any:
        assert self.status == 0, self.err
        return json.loads(self.out)

    def csv(self) -> list[dict[str, str]]:
        assert self.status == 0, self.err
        return list(csv.DictReader(self.out.splitlines()))

    def sentence(self, status: int) -> str:
        """The one sentence on stderr, for a command that ought to end with this status."""
        said = [line for line in self.err.splitlines() if not line.endswith(" of 4")]
        assert (self.status, self.out) == (status, ""), self
        assert "Traceback" not in self.err
        assert len(said) == 1, self.err
        return said[0]


@dataclass(frozen=True)
class Hub:
    """A folder with a hub in it, and the commands that are run there."""

    folder: Path

    @property
    def db(self) -> Path:
        return self.folder / "hub.db"

    def environment(self, **more: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("HUBDESK_")}
        ours = {"HUBDESK_DB": str(self.db), "HUBDESK_PASSPHRASE_FILE": str(self.folder / "pass")}
        return {**kept, "PYTHONPATH": str(ROOT), **ours, **more}

    def run(self, *words: object, **more: str) -> Ran:
        command = [sys.executable, "-m", "hubdesk", *map(str, words)]
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment(**more),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    def done(self, *words: object, **more: str) -> str:
        """Run a command that must succeed and return what it printed."""
        ran = self.run(*words, **more)
        assert ran.status == 0, (words, ran)
        return ran.out

    def start(self, *words: object) -> subprocess.Popen[str]:
        """Start a Python with these words and leave it running; its stdin is a pipe."""
        return subprocess.Popen(
            [sys.executable, *map(str, words)],
            cwd=self.folder,
            env=self.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def copied(self, folder: Path) -> Hub:
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return Hub(folder)

    def triage(self, *words: object) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.run("triage", "--format", "json", *words).json()
        return found


def empty_hub(folder: Path) -> Hub:
    """Set up a hub whose keys open quickly."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pass").write_text(PASSPHRASE + "\n", encoding="utf-8")
    lock(set_up(folder / "hub.db", "Moorlands", USER, PASSPHRASE, cost=QUICK).desk)
    return Hub(folder)


def made_up_rows(families: int) -> list[dict[str, object]]:
    return demo_concerns(families, 7, LAST_DAY)


def write_sheet(path: Path, rows: Sequence[Row]) -> Path:
    """Write rows as a partner's CSV file, each with all columns."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.DictWriter(file, columns, restval="")
        sheet.writeheader()
        sheet.writerows(rows)
    return path


def refs(rows: Sequence[Row]) -> set[str]:
    return {str(row["concern_ref"]) for row in rows}


def same_but_for_ids(rows: Sequence[Mapping[str, Any]]) -> list[tuple[Any, ...]]:
    """What two hubs with the same concerns must agree on; ids are made where a row is made."""
    return sorted((row["score"], row["band"], tuple(row["children"]), tuple(row["concern_refs"])) for row in rows)
