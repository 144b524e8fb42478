"""The tables of how people may be contacted, of reminders to partners, and of reasons for sending all the same."""

from __future__ import annotations

LATER = ("contacts", "reminders", "overrides")

_GROWING = "seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE"
_TEXT = "TEXT NOT NULL"

RECORDS = (
    # It hangs on the mentions that were held to be this person, so that after a parting it stays with both.
    f"""CREATE TABLE contacts ({_GROWING}, person_id {_TEXT}, mention_ids {_TEXT}, safety {_TEXT}, way {_TEXT},
    withheld_from {_TEXT}, responsibility {_TEXT}, interpreter {_TEXT}, staff_safety {_TEXT}, at {_TEXT}, "by" {_TEXT},
    reason {_TEXT}, replaces {_TEXT}) STRICT""",
    "CREATE INDEX contacts_person ON contacts (person_id)",
    "CREATE TABLE contact_mentions (mention_id TEXT NOT NULL, contact_id TEXT NOT NULL,"
    " PRIMARY KEY (mention_id, contact_id)) STRICT, WITHOUT ROWID",
    "CREATE TRIGGER contact_mentions_kept AFTER INSERT ON contacts BEGIN"
    " INSERT OR IGNORE INTO contact_mentions SELECT value, NEW.id FROM json_each(NEW.mention_ids); END",
    f"""CREATE TABLE reminders ({_GROWING}, request_id {_TEXT} REFERENCES requests (id), how {_TEXT}, at {_TEXT},
    "by" {_TEXT}, snapshot {_TEXT}) STRICT""",
    "CREATE INDEX reminders_request ON reminders (request_id)",
    # What went out although something spoke against it: about which request, concern or pack, and why.
    f"""CREATE TABLE overrides ({_GROWING}, about {_TEXT}, kind {_TEXT}, reason {_TEXT}, at {_TEXT}, "by" {_TEXT})
    STRICT""",
    "CREATE INDEX overrides_about ON overrides (about)",
    "CREATE INDEX requests_review ON requests (review_on) WHERE review_on IS NOT NULL",
)
