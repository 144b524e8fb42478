"""Several tellings of one event: which concerns they are, and why each is taken for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Joined:
    """Why a concern is taken for the event that another told of.

    `how` is `day` (the same kind of thing on the same day), `words` (near days and these `words` in both) or `person`
    (somebody said so).
    """

    concern_id: str
    other_id: str
    how: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Incident:
    """An event told more than once: the concerns, the one that counts first, and why each is among them."""

    concern_ids: tuple[str, ...]
    joined: tuple[Joined, ...]
