"""The triage queue: its rows, what it is narrowed by, and what is told of it at a glance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

PAGE = 60  # rows that are read at once: more than a window shows


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A family in the queue.

    `children` are pairs of name and age in words. `months` are the last twelve months, oldest first, each the
    levels of the concerns received in it. `status` is `open`, `closed`, `watching`, `escalated` or `returned` (closed,
    and a new piece has come since). `change` is the score less that of seven days before. `marks` are what the family
    can be picked out by: `heard:school`, `missing:gp`, `kind:neglect`, `age:7`, `at:zz1`.
    """

    rank: int
    family_id: str
    title: str
    children: tuple[tuple[str, str], ...]
    band: str
    score: int
    change: int
    why_now: str
    agencies_heard: tuple[str, ...]
    agencies_not_asked: tuple[str, ...]
    months: tuple[tuple[int, ...], ...]
    tripwire: bool
    status: str
    last_received: date
    concern_refs: tuple[str, ...]
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the queue is narrowed by, and in which order it is shown.

    Rows hold every word, are in the band and one of the statuses, if any, and bear one mark out of each of `marks`.
    `order` is `rank`, `score` or `latest`.
    """

    words: str = ""
    band: str = ""
    statuses: tuple[str, ...] = ()
    marks: tuple[tuple[str, ...], ...] = ()
    order: str = "rank"


@dataclass(frozen=True, slots=True)
class SavedView:
    """A way of looking at the queue that somebody keeps under a name; `columns` are those shown, none for all."""

    name: str
    narrowed: Narrowed
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QueueView:
    """The queue at a glance: how many families, how many in each band, how many are shown, and the first of these.

    `place` is where among those shown the family stands that was asked for, or None.
    """

    families: int = 0
    bands: Mapping[str, int] = field(default_factory=dict)
    shown: int = 0
    first: tuple[QueueRow, ...] = ()
    place: int | None = None
