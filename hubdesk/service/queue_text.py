"""Rows of the queue as they are kept until the next scoring: as text, and as the words that find them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date

from hubdesk.domain.codes import Code
from hubdesk.domain.queue import QueueRow

_FIELDS = tuple(field.name for field in fields(QueueRow))


def text_of(row: QueueRow) -> str:
    """Write a row as JSON."""
    return json.dumps({name: getattr(row, name) for name in _FIELDS}, ensure_ascii=False, default=date.isoformat)


def row_of(text: str, rank: int = 0) -> QueueRow:
    """Read a row that `text_of` wrote, and give it its rank."""
    kept = json.loads(text)
    kept["rank"] = rank
    kept["children"] = tuple(map(tuple, kept["children"]))
    kept["months"] = tuple(map(tuple, kept["months"]))
    kept["last_received"] = date.fromisoformat(kept["last_received"])
    for name in ("agencies_heard", "agencies_not_asked", "concern_refs", "marks"):
        kept[name] = tuple(kept[name])
    return QueueRow(**kept)


def words_of(row: QueueRow, agencies: Mapping[str, Code]) -> str:
    """List, in small letters, everything by which a row is looked for; marks stand apart from each other."""
    labels = (agencies[code].label for code in row.agencies_heard if code in agencies)
    names = (name for name, _age in row.children)
    marks = (f"#{mark}" for mark in row.marks)
    return " ".join((row.title, row.family_id, *names, *row.concern_refs, *labels, row.why_now, *marks, "")).casefold()
