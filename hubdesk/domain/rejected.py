"""A row of a sheet that could not be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row of a sheet that could not be read: where, what stood there and what would be right."""

    row: int
    column: str
    value: str
    reason: str
