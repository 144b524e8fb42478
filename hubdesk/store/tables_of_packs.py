"""The tables of what a pack's recipient does not see, what it replaces, and each copy that left; they only grow."""

from __future__ import annotations

LATER = ("pack_views", "pack_copies")

_GROWING = "seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE"
_TEXT = "TEXT NOT NULL"

RECORDS = (
    # Who was left out and why, and the differences from the full view, as whoever signs saw them.
    f"""CREATE TABLE pack_views ({_GROWING}, pack_id {_TEXT} REFERENCES packs (id), left_out {_TEXT}, differences
    {_TEXT}, replaces {_TEXT}) STRICT""",
    "CREATE INDEX pack_views_pack ON pack_views (pack_id)",
    "CREATE INDEX pack_views_replaces ON pack_views (replaces) WHERE replaces != ''",
    f"""CREATE TABLE pack_copies ({_GROWING}, pack_id {_TEXT} REFERENCES packs (id), copy {_TEXT}, how {_TEXT}, at
    {_TEXT}, "by" {_TEXT}) STRICT""",
    "CREATE INDEX pack_copies_pack ON pack_copies (pack_id)",
)
