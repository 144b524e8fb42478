"""The tables of hub meetings, which only grow."""

from __future__ import annotations

LATER = (
    "meetings",
    "meeting_items",
    "meeting_attendees",
    "meeting_conflicts",
    "meeting_entries",
    "meeting_turns",
)

_GROWING = "seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE"
_TEXT = "TEXT NOT NULL"
_OF_MEETING = f"meeting_id {_TEXT} REFERENCES meetings (id)"
_WRITTEN = f'at {_TEXT}, "by" {_TEXT}'

RECORDS = (
    f'CREATE TABLE meetings ({_GROWING}, "on" {_TEXT}, title {_TEXT}, chair {_TEXT}, {_WRITTEN}, corrects {_TEXT})'
    " STRICT",
    f"CREATE TABLE meeting_items ({_GROWING}, {_OF_MEETING}, person_ids {_TEXT}, why {_TEXT}, band {_TEXT}, {_WRITTEN})"
    " STRICT",
    f"CREATE TABLE meeting_attendees ({_GROWING}, {_OF_MEETING}, name {_TEXT}, agency {_TEXT}, presence {_TEXT},"
    f" {_WRITTEN}, corrects {_TEXT}) STRICT",
    f"CREATE TABLE meeting_conflicts ({_GROWING}, {_OF_MEETING}, item_id {_TEXT} REFERENCES meeting_items (id),"
    f" attendee_id {_TEXT} REFERENCES meeting_attendees (id), kind {_TEXT}, words {_TEXT}, {_WRITTEN},"
    f" corrects {_TEXT}) STRICT",
    # `about` is the id of a decision, an action or a concern, by `kind`; empty for what was only said.
    f"CREATE TABLE meeting_entries ({_GROWING}, {_OF_MEETING}, item_id {_TEXT} REFERENCES meeting_items (id),"
    f" kind {_TEXT}, words {_TEXT}, attendee_id {_TEXT}, about {_TEXT}, {_WRITTEN}, corrects {_TEXT}) STRICT",
    f"CREATE TABLE meeting_turns ({_GROWING}, {_OF_MEETING}, item_id {_TEXT}, kind {_TEXT}, words {_TEXT}, {_WRITTEN})"
    " STRICT",
    *(f"CREATE INDEX {table}_meeting ON {table} (meeting_id)" for table in LATER[1:]),
    "CREATE INDEX meetings_corrects ON meetings (corrects)",
    # By which persons an item is found; kept by a trigger, like those of decisions.
    "CREATE TABLE meeting_persons (person_id TEXT NOT NULL, item_id TEXT NOT NULL, PRIMARY KEY (person_id, item_id))"
    " STRICT, WITHOUT ROWID",
    "CREATE TRIGGER meeting_persons_kept AFTER INSERT ON meeting_items BEGIN"
    " INSERT OR IGNORE INTO meeting_persons SELECT value, NEW.id FROM json_each(NEW.person_ids); END",
)
