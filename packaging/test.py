"""Set up and run every check and test: `python3 packaging/test.py`. Needs no display and no standard input."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from environment import QT_LIBRARIES, ROOT, make, need

# Real programs that the tests use: a screen of their own, PDF tools, keys and mouse.
TOOLS = ("xvfb", "xauth", "xdotool", "poppler-utils", "qpdf")
WORKERS = str(max(2, min(4, os.cpu_count() or 2)))


def main() -> int:
    """Run all stages, report each, and return 0 only where every one passed."""
    os.chdir(ROOT)
    python = make("dev")
    need((*QT_LIBRARIES, *TOOLS), "The tests")
    tool = python.parent
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    pytest = [str(python), "-m", "pytest", "-q"]
    stages: list[tuple[str, list[str], dict[str, str]]] = [
        ("ruff check", [_in(tool, "ruff"), "check", "."], {}),
        ("ruff format", [_in(tool, "ruff"), "format", "--check", "."], {}),
        ("mypy", [_in(tool, "mypy")], {}),
        ("import contracts", [_in(tool, "lint-imports")], {}),
    ]
    if shutil.which("xvfb-run"):
        shown = ["xvfb-run", "-a", "-s", "-screen 0 1920x1080x24", *pytest, "-m", "xvfb", "-p", "no:xdist"]
        stages.append(("tests on a screen", shown, {"QT_QPA_PLATFORM": "xcb"}))
    stages.append(("tests", [*pytest, "-m", "not xvfb", "-n", WORKERS, "--dist", "loadfile"], offscreen))
    failed = [name for name, command, extra in stages if not _passed(name, command, extra)]
    if failed:
        print(f"\nFailed: {', '.join(failed)}", flush=True)
    return 1 if failed else 0


def _in(folder: Path, name: str) -> str:
    return str(folder / (f"{name}.exe" if os.name == "nt" else name))


def _passed(name: str, command: list[str], extra: dict[str, str]) -> bool:
    print(f"\n== {name}", flush=True)
    began = time.monotonic()
    done = subprocess.run(command, check=False, env={**os.environ, **extra}, stdin=subprocess.DEVNULL)
    print(
        f"== {name}: {'passed' if not done.returncode else 'FAILED'} in {time.monotonic() - began:.0f} s",
        flush=True,
    )
    return not done.returncode


if __name__ == "__main__":
    sys.exit(main())
