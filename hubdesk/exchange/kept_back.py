"""What stays at the hub whatever is sent: protected sources, snapshots of packs, users and policy."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

Rows = Mapping[str, Sequence[Mapping[str, Any]]]

# Users and policy are each place's own: rows of another place would give its people rights here. What whoever told us
# heard back and who handed over to whom stay too, and so do files, calls noted down and what came of them: none of it
# is needed to link families across hubs.
SENT = (
    "concerns",
    "amendments",
    "mentions",
    "answers",
    "decisions",
    "actions",
    "steps",
    "outcomes",
    "requests",
    "replies",
    "packs",
    "pack_signatures",
    "audit",
)


def to_send(tables: Rows) -> dict[str, list[dict[str, Any]]]:
    """Take out what does not leave the hub: who reported a concern, and what a pack said (its digest goes)."""
    blanked = {"concerns": ("reporter",), "packs": ("snapshot",)}
    sent = {
        table: [{**row, **dict.fromkeys(blanked.get(table, ()), "")} for row in tables.get(table, ())] for table in SENT
    }
    sent["steps"] = [row for row in sent["steps"] if row.get("kind") not in ("note_done", "children_done")]
    for row in sent["amendments"]:
        fields = json.loads(row["fields"])
        if fields.pop("reporter", None) is not None:
            row["fields"] = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return {table: rows for table, rows in sent.items() if rows}
