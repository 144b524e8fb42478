"""Make the project's own Python environment from hash-checked locks; standard library only."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCKS = ROOT / "packaging" / "locks"
OLDEST = (3, 11)
# A lock that holds all of another serves for it too, so that running after testing is instant.
SERVED_BY = {"runtime": ("runtime", "dev"), "dev": ("dev",)}


def python() -> Path:
    """Find the environment's own Python."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def make(lock: str) -> Path:
    """Make `.venv` hold what a lock names, and return its Python; instant and offline where it does already."""
    if sys.version_info < OLDEST:
        stop(f"HubDesk needs Python {OLDEST[0]}.{OLDEST[1]} or later; this is {sys.version.split()[0]}.")
    if python().exists() and any(_is_stamped(name) for name in SERVED_BY[lock]):
        return python()
    if not _can_be_added_to():
        _create()
    _install(lock)
    _add_launcher()
    _stamp(lock).write_text(_wanted(lock), encoding="utf-8")
    return python()


def stop(sentence: str) -> None:
    """Say what is wrong and end with the status of a known fault."""
    print(sentence, file=sys.stderr, flush=True)
    raise SystemExit(3)


def _stamp(lock: str) -> Path:
    return VENV / f"{lock}.stamp"


def _wanted(lock: str) -> str:
    return hashlib.sha256((LOCKS / f"{lock}.txt").read_bytes() + sys.version.encode()).hexdigest()


def _is_stamped(lock: str) -> bool:
    stamp = _stamp(lock)
    return stamp.exists() and stamp.read_text(encoding="utf-8") == _wanted(lock)


def _can_be_added_to() -> bool:
    """Tell whether `.venv` is of this Python, has pip and holds nothing of an older lock; any other is made anew."""
    stamped = [lock for lock in SERVED_BY if _stamp(lock).exists()]
    return python().exists() and (_packages() / "pip").is_dir() and all(_is_stamped(lock) for lock in stamped)


def _packages() -> Path:
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    return VENV / ("Lib/site-packages" if os.name == "nt" else f"lib/{version}/site-packages")


def _create() -> None:
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    made = subprocess.run(command, check=False, capture_output=True, text=True)
    if not made.returncode:
        return
    said = made.stdout + made.stderr
    if "ensurepip" not in said and "No module named venv" not in said:
        stop(f"Python could not make an environment in {VENV}:\n{said.strip()}")
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    stop(
        "This Python cannot make an environment, because its part for that is a package of its own. Install it with:\n"
        f"  sudo apt-get install -y {package}\n"
        "and start again. (Where there is no apt: the package of your system that holds venv and ensurepip.)"
    )


def _install(lock: str) -> None:
    print(f"Installing what HubDesk needs ({lock}); this takes a minute or two, once.", flush=True)
    command = [str(python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    command += ["--require-hashes", "--only-binary", ":all:", "-r", str(LOCKS / f"{lock}.txt")]
    done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if not done.returncode:
        return
    print(done.stderr.strip(), file=sys.stderr, flush=True)
    if "DO NOT MATCH THE HASHES" in done.stderr:
        stop("A package is not the one HubDesk was made with, so it was not installed. Nothing else was changed.")
    if "Retrying" not in done.stderr and "No matching distribution" in done.stderr:
        stop(
            "One of the packages is not made for this Python or this system. HubDesk runs on 64-bit Windows and Linux "
            f"with Python {OLDEST[0]}.{OLDEST[1]} to 3.14; this is Python {sys.version.split()[0]} on {sys.platform}."
        )
    stop("The packages could not be installed. Check that this computer reaches the package index, and start again.")


def _add_launcher() -> None:
    """Let this Python find the project, and put `hubdesk` beside it."""
    (_packages() / "hubdesk.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    if os.name == "nt":
        (python().parent / "hubdesk.cmd").write_text('@"%~dp0python.exe" -P -m hubdesk %*\n', encoding="utf-8")
        return
    launcher = python().parent / "hubdesk"
    launcher.write_text('#!/bin/sh\nexec "$(dirname "$0")/python" -P -m hubdesk "$@"\n', encoding="utf-8")
    launcher.chmod(0o755)
