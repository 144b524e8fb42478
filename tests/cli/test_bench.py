"""The measurement runs and writes its figures; what they are is nobody's business here."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.cli.running import ROOT, Hub

WHAT = (
    "who could this be", "a concern saved", "the queue opened", "a family opened", "full-text search", "replayed",
    "a pack of 2,000 entries",
    "longest stall",
)  # fmt: skip


def test_a_small_measurement_prints_a_table_and_writes_json(tmp_path: Path):
    words = ("--concerns", "60", "200", "--rows", "100", "--starts", "1", "--json", str(tmp_path / "figures.json"))
    ran = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "bench.py"), *words],
        env=Hub(tmp_path).environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    sizes = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))["sizes"]
    assert list(sizes) == ["60", "200"]
    for what in (*WHAT, "for each tenfold"):
        assert what in ran.stdout
        assert any(what in figure["what"] for figure in sizes["200"])
