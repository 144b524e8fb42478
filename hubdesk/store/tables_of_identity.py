"""The tables of other names and of protected identities, which only grow."""

from __future__ import annotations

LATER = ("protections", "protected_looks")

_GROWING = "seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE"
_TEXT = "TEXT NOT NULL"

RECORDS = (
    "ALTER TABLE mentions ADD COLUMN other_names TEXT NOT NULL DEFAULT ''",
    # One row for each mention of a protected identity. Nothing here, and nothing elsewhere, says who the person was
    # before or is now called: that is what is protected.
    f"""CREATE TABLE protections ({_GROWING}, identity {_TEXT}, mention_id {_TEXT} REFERENCES mentions (id), person_ids
    {_TEXT}, kind {_TEXT},
    at {_TEXT}, "by" {_TEXT}, reason {_TEXT}, undoes {_TEXT}) STRICT""",
    "CREATE INDEX protections_mention ON protections (mention_id)",
    "CREATE INDEX protections_undoes ON protections (undoes) WHERE undoes != ''",
    f"""CREATE TABLE protected_looks ({_GROWING}, at {_TEXT}, "by" {_TEXT}, reason {_TEXT}, identities {_TEXT})
    STRICT""",
    # Mentions are tidied anew: what an older program took for a date of birth may be a due date.
    """INSERT INTO settings SELECT 'unsettled', 'yes' WHERE EXISTS (SELECT 1 FROM concerns)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value""",
)
