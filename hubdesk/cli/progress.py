"""Progress of long work, on stderr only."""

from __future__ import annotations

import sys


def show_progress(done: int, of: int, words: str) -> None:
    """Say how far long work has come: one line that is written over at a terminal, else nothing but the ends."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{words}: {done:,} of {of:,}" + " " * 12 + ("\n" if done >= of else ""))
        sys.stderr.flush()
    elif done in (0, of):
        sys.stderr.write(f"{words}: {done:,} of {of:,}\n")
