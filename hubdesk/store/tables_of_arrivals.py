"""The tables of what comes with a concern, of telephone notes, and of children nobody has named yet."""

from __future__ import annotations

LATER = ("attachments", "notes")

_GROWING = "seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE"
_TEXT = "TEXT NOT NULL"
_FILE = f"""name {_TEXT}, media {_TEXT}, sha256 {_TEXT}, size INTEGER NOT NULL, message_id {_TEXT}, at {_TEXT},
    "by" {_TEXT}"""

RECORDS = (
    # One row for each file; a row that takes another back names it, gives the reason, and has no bytes.
    f"""CREATE TABLE attachments ({_GROWING}, concern_id {_TEXT} REFERENCES concerns (id), {_FILE}, takes_back {_TEXT},
    reason {_TEXT}, bytes BLOB NOT NULL) STRICT""",
    "CREATE INDEX attachments_concern ON attachments (concern_id)",
    "CREATE INDEX attachments_hash ON attachments (sha256) WHERE sha256 != ''",
    "CREATE INDEX attachments_message ON attachments (message_id) WHERE message_id != ''",
    "CREATE INDEX attachments_takes_back ON attachments (takes_back) WHERE takes_back != ''",
    f"""CREATE TABLE notes ({_GROWING}, caller {_TEXT}, number {_TEXT}, words {_TEXT}, at {_TEXT}, "by" {_TEXT})
    STRICT""",
    "ALTER TABLE concerns ADD COLUMN children_in_contact TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX concerns_agency ON concerns (agency, received_at)",
)

# Files of a half-filled form, which go when it goes.
WORKING = (f"CREATE TABLE draft_files (id TEXT PRIMARY KEY, draft_id {_TEXT}, {_FILE}, bytes BLOB NOT NULL) STRICT",
           "CREATE INDEX draft_files_draft ON draft_files (draft_id)")  # fmt: skip

WAITING = (
    """CREATE TRIGGER waiting_notes AFTER INSERT ON notes BEGIN
    INSERT OR IGNORE INTO waiting VALUES ('note', NEW.at, NEW.id); END""",
    """CREATE TRIGGER waiting_children AFTER INSERT ON concerns WHEN NEW.children_in_contact = 'unnamed' BEGIN
    INSERT OR IGNORE INTO waiting VALUES ('children', NEW.received_at, NEW.id); END""",
    """CREATE TRIGGER waiting_noted AFTER INSERT ON steps WHEN NEW.kind IN ('note_done', 'children_done') BEGIN
    DELETE FROM waiting WHERE item_id = NEW.about AND kind IN ('note', 'children'); END""",
)
