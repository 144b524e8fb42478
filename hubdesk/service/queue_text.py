"""Rows of the queue as text, as they are kept until the next scoring."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date

from hubdesk.domain.queue import QueueRow


def text_of(row: QueueRow) -> str:
    """Write a row as JSON."""
    return json.dumps(asdict(row), ensure_ascii=False, default=date.isoformat)


def row_of(text: str, rank: int = 0) -> QueueRow:
    """Read a row that `text_of` wrote, and give it its rank."""
    kept = json.loads(text)
    kept["rank"] = rank
    kept["children"] = tuple(map(tuple, kept["children"]))
    kept["months"] = tuple(map(tuple, kept["months"]))
    kept["last_received"] = date.fromisoformat(kept["last_received"])
    for name in ("agencies_heard", "agencies_not_asked", "concern_refs"):
        kept[name] = tuple(kept[name])
    return QueueRow(**kept)
