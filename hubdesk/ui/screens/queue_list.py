"""The queue as a list of values with the words by which it is filtered; made on the records thread."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hubdesk.domain.codes import Code
from hubdesk.domain.queue import QueueRow

STATUS = {
    "open": "",
    "closed": "Closed",
    "watching": "Watching",
    "escalated": "Handed up",
    "returned": "Back again",
}


@dataclass(frozen=True, slots=True)
class QueueList:
    """Rows in their order and, beside each, everything a filter looks in, in small letters."""

    rows: Sequence[QueueRow] = ()
    words: Sequence[str] = ()


def listed(rows: Sequence[QueueRow], agencies: Mapping[str, Code]) -> QueueList:
    """Put the words of each row beside it."""
    return QueueList(rows, [_words(row, agencies) for row in rows])


def chosen(queue: QueueList, words: str, band: str, status: str) -> Sequence[QueueRow]:
    """Keep the rows that hold every word typed, in a band and a status; empty means any."""
    wanted = words.casefold().split()
    if not wanted and not band and not status:
        return queue.rows
    return [
        row
        for row, said in zip(queue.rows, queue.words, strict=True)
        if (not band or row.band == band)
        and (not status or row.status in status.split())
        and all(word in said for word in wanted)
    ]


def count_words(rows: Sequence[QueueRow], shown: int) -> str:
    """Say how many families there are and how many are in each band that needs somebody."""
    if not rows:
        return ""
    noun = "family" if len(rows) == 1 else "families"
    if shown != len(rows):
        return f"{shown:,} of {len(rows):,} {noun}"
    bands = [row.band for row in rows]
    told = [f"{bands.count(band):,} {band.capitalize()}" for band in ("red", "amber") if band in bands]
    return f"{len(rows):,} {noun}" + (f": {', '.join(told)}" if told else "")


def children_words(children: Iterable[tuple[str, str]]) -> str:
    """Name the children with their ages: Ava, 7; Ben, 14 months; a baby without a name is said."""
    return "; ".join(f"{name or 'Name not known'}, {age}" for name, age in children)


def change_words(change: int) -> str:
    """Say a change of the score in seven days, with its sign; empty where there is none."""
    return f"{change:+d}".replace("-", "\u2212") + " in 7 days" if change else ""


def _words(row: QueueRow, agencies: Mapping[str, Code]) -> str:
    labels = (agencies[code].label for code in row.agencies_heard if code in agencies)
    names = (name for name, _age in row.children)
    return " ".join((row.title, row.family_id, *names, *row.concern_refs, *labels, row.why_now)).casefold()
