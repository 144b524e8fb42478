"""Where the files lie that ship with the program."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent.parent
_ROOT = _HERE / "resources" if (_HERE / "resources").is_dir() else _HERE.parent / "resources"


def shipped(name: str) -> Path:
    """Find a file or folder below `resources/`, in a checkout and in an installed package alike."""
    return _ROOT / name
