"""The table of relationships that people recorded, and of the entries that they hang on."""

from __future__ import annotations

LATER = ("relations",)

_TEXT = "TEXT NOT NULL"

RECORDS = (
    # It hangs on the mentions that were held to be these people, so that it goes with them wherever they go.
    f"""CREATE TABLE relations (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind {_TEXT},
    one {_TEXT}, one_mentions {_TEXT}, other {_TEXT}, other_mentions {_TEXT}, state {_TEXT}, day TEXT,
    precision {_TEXT}, source {_TEXT}, at {_TEXT}, "by" {_TEXT}, reason {_TEXT}, replaces {_TEXT}) STRICT""",
    "CREATE TABLE relation_mentions (mention_id TEXT NOT NULL, relation_id TEXT NOT NULL, side TEXT NOT NULL,"
    " PRIMARY KEY (mention_id, relation_id, side)) STRICT, WITHOUT ROWID",
    "CREATE TRIGGER relation_mentions_kept AFTER INSERT ON relations BEGIN"
    " INSERT OR IGNORE INTO relation_mentions SELECT value, NEW.id, 'one' FROM json_each(NEW.one_mentions);"
    " INSERT OR IGNORE INTO relation_mentions SELECT value, NEW.id, 'other' FROM json_each(NEW.other_mentions); END",
)
