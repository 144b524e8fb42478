"""The window starts without what only later work needs, and fetches that while the passphrase is typed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from hubdesk.service.set_up import set_up
from hubdesk.service.unlock import lock
from tests.service.hubs import PASSPHRASE, QUICK

_HEAVY = (
    "numpy",
    "reportlab",
    "sqlcipher3",
    "sqlite_utils",
    "cryptography",
    "argon2",
    "rapidfuzz",
    "hubdesk.store",
    "hubdesk.service.forms",  # and with it most records of the domain
    "hubdesk.ui.places",
    "hubdesk.domain.family",
)
_START = """
import json, sys
from dataclasses import replace
from pathlib import Path
from PySide6.QtWidgets import QApplication
from hubdesk.ui.app import App
application = QApplication([])
folder = Path(sys.argv[1])
app = App(application, folder / "hub.db", folder / "demo" / "hub.db", folder)
app.start()
application.processEvents()
print(json.dumps(sorted(sys.modules)), flush=True)
"""
_OPEN = """
from hubdesk.ui.ahead import import_ahead
import_ahead()
print(json.dumps(sorted(sys.modules)), flush=True)
app.look = replace(app.look, last_user="Ann", place="queue")
opened = []
app.entry._ask_unlock("Ann", sys.argv[2], done=opened.append, failed=opened.append)
while not opened:
    application.processEvents()
app.entry._tell()
while app.records._waiting:
    application.processEvents()
application.processEvents()
assert app.window.rail_place == "queue"
print(json.dumps(sorted(sys.modules)), flush=True)
"""
_END = "app.window.close()\n"


def test_nothing_heavy_is_imported_before_somebody_signs_in(tmp_path: Path) -> None:
    (imported,) = _run(_START + _END, tmp_path)
    assert _heavy(imported) == []


def test_nothing_is_imported_between_the_passphrase_and_the_queue(tmp_path: Path) -> None:
    lock(set_up(tmp_path / "hub.db", "Moorside", "Ann", PASSPHRASE, cost=QUICK).desk)
    at_first, ahead, at_last = _run(_START + _OPEN + _END, tmp_path)
    assert _heavy(at_first) == []
    assert "hubdesk.ui.screens.queue" in set(ahead) - set(at_first)
    assert sorted(set(at_last) - set(ahead)) == []


def _heavy(names: list[str]) -> list[str]:
    return [name for name in names if name.split(".")[0] in _HEAVY or name in _HEAVY]


def _run(program: str, folder: Path) -> list[list[str]]:
    run = subprocess.run(
        [sys.executable, "-c", program, str(folder), PASSPHRASE],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    return [json.loads(line) for line in run.stdout.splitlines()]
