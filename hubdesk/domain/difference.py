"""What a recipient's copy of a pack does not say, and why."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = {
    "left_out": "Left out",
    "covered": "Covered",
    "withheld": "Withheld",
    "conditions": "Under conditions",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference from the full view; `ref` names the piece that it is in, empty where it is in none."""

    kind: str
    words: str
    why: str = ""
    ref: str = ""
