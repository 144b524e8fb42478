"""The window starts without what only later work needs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

_HEAVY = ("numpy", "reportlab", "sqlcipher3", "sqlite_utils", "cryptography", "argon2", "rapidfuzz", "hubdesk.store")
_START = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from hubdesk.ui.app import App
application = QApplication([])
folder = Path(sys.argv[1])
app = App(application, folder / "hub.db", folder / "demo" / "hub.db", folder)
app.start()
print(json.dumps(sorted(sys.modules)))
app.window.close()
"""


def test_nothing_heavy_is_imported_before_somebody_signs_in(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", _START, str(tmp_path)], capture_output=True, text=True, check=True, timeout=60
    )
    imported = json.loads(run.stdout.splitlines()[-1])
    assert [name for name in imported if name.split(".")[0] in _HEAVY or name in _HEAVY] == []
