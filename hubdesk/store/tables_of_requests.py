"""The tables of how urgent a request is and of the letters it was made with, which only grow."""

from __future__ import annotations

LATER = ("request_ratings", "request_letters")

_GROWING = "seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE"
_TEXT = "TEXT NOT NULL"

RECORDS = (
    # A changed due time is a new row with its reason; `due_at` is empty where no answer is awaited.
    f"""CREATE TABLE request_ratings ({_GROWING}, request_id {_TEXT} REFERENCES requests (id), rating {_TEXT}, clock
    {_TEXT}, due_at {_TEXT}, at {_TEXT}, "by" {_TEXT}, reason {_TEXT}) STRICT""",
    "CREATE INDEX request_ratings_request ON request_ratings (request_id)",
    f"""CREATE TABLE request_letters ({_GROWING}, request_id {_TEXT} REFERENCES requests (id), at {_TEXT}, "by" {_TEXT},
    reason {_TEXT}, snapshot {_TEXT}) STRICT""",
    "CREATE INDEX request_letters_request ON request_letters (request_id)",
)
