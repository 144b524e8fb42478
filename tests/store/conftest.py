"""A real encrypted hub in a temporary folder, and other real processes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hubdesk.store.database import Database, close, create
from tests.store.made import KEY, Program, Rows

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def make() -> Rows:
    return Rows()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "hub.db"


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    made = create(path, KEY)
    yield made
    close(made)


@pytest.fixture
def program() -> Iterator[Program]:
    """Start another Python with a few lines, which find the hub as `path` and `key`."""
    running: list[subprocess.Popen[str]] = []

    def start(lines: str, path: Path) -> subprocess.Popen[str]:
        head = f"from pathlib import Path\npath = Path({str(path)!r})\nkey = bytes(range(32))\n"
        process = subprocess.Popen(
            [sys.executable, "-c", head + lines],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        running.append(process)
        return process

    yield start
    for process in running:
        process.kill()
        process.communicate()
