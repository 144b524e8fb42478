"""Where two written forms of one thing differ, letter by letter."""

from __future__ import annotations

from difflib import SequenceMatcher
from html import escape

_HEAVY = 'style="font-weight:600"'  # the heaviest weight that the program ships
Runs = tuple[tuple[str, bool], ...]


def compared(left: str, right: str) -> tuple[Runs, Runs]:
    """Cut two texts into runs of letters, each marked True where it differs from the other; case is no difference."""
    matcher = SequenceMatcher(None, left.casefold(), right.casefold(), autojunk=False)
    if len(left.casefold()) != len(left) or len(right.casefold()) != len(right):
        matcher = SequenceMatcher(None, left, right, autojunk=False)
    lefts: list[tuple[str, bool]] = []
    rights: list[tuple[str, bool]] = []
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        if start < end:
            lefts.append((left[start:end], tag != "equal"))
        if other_start < other_end:
            rights.append((right[other_start:other_end], tag != "equal"))
    return tuple(lefts), tuple(rights)


def marked(runs: Runs) -> str:
    """Write runs as rich text: what differs is heavy and underlined, so that it needs no colour."""
    return "".join(f"<u {_HEAVY}>{escape(run)}</u>" if differs else escape(run) for run, differs in runs)
