"""Today's words: what each list is for, what stands where nothing waits, and when a thing is due."""

from __future__ import annotations

from datetime import date, datetime

from hubdesk.domain.days import long_day, short_day
from hubdesk.domain.today import Item, Today

GROUPS = (
    ("Families", ("urgent", "raised", "returned", "review")),
    ("Promised", ("referral", "request", "action", "letter", "mdt", "pack")),
    ("At the desk", ("match", "note", "children", "draft")),
)

# What a list is for, and what is said where nothing waits: how something gets there.
SAID = {
    "urgent": (
        "A tripwire or a level 4. Telephone children's social care now; decide here afterwards.",
        "Nothing must be told at once. A tripwire or a level 4 stands here until somebody decides.",
    ),
    "raised": (
        "A new piece took these families to a higher band. They leave when somebody decides.",
        "No new piece has taken a family to a higher band since somebody last decided about it.",
    ),
    "returned": (
        "These matters were closed, and another piece has come since. Read it with the old ones, and decide again.",
        "Nothing has come back. A closed matter returns by itself when the next piece arrives.",
    ),
    "review": (
        "The day to look again has come. Decide anew: close it, watch on, do more, or ask who was not asked.",
        "No day to look again has come. Decide to watch until a day, or not to ask, and it stands here on its day.",
    ),
    "referral": (
        "Immediate referrals are never held: telephone, confirm in writing, and have a second person countersign.",
        "Every immediate referral was telephoned, confirmed in writing and countersigned.",
    ),
    "request": (
        "Partners were asked and have not answered. Remind them, or write down what they said.",
        "No partner's answer is due. Ask from a family's page, under Who was asked.",
    ),
    "action": (
        "What was agreed, by whom and by when. It leaves when it is done, or dropped with a reason.",
        "No action is due. Add actions to a decision, each with somebody who does it and a day.",
    ),
    "letter": (
        "Whoever told us hears within one working day that it arrived, and later what came of it.",
        "Nobody waits for word. What is recorded at this desk stands here until it was acknowledged.",
    ),
    "mdt": (
        "These families were handed up. When word comes back, write it down: it closes the loop.",
        "Nothing is out with the MDT. A family stands here from the day it is handed up.",
    ),
    "pack": (
        "Packs that one person has signed wait for a second, and those that two have signed for somebody to hand over.",
        "No pack waits. One stands here from its first signature until it is handed over, or a newer one replaces it.",
    ),
    "match": (
        "Two names may be one person. Only a person can tell; an answer is remembered.",
        "No match waits. Names that look alike and are not certain stand here.",
    ),
    "note": (
        "Calls that were only noted down. Make a concern of each while somebody still remembers it.",
        "No call waits to be written up. Ctrl+Shift+N takes one down from anywhere in twenty seconds.",
    ),
    "children": (
        "Adults with children in contact whom nobody has named. Find out who, and record them.",
        "No child is unknown to us that we know of. An adult's concern asks whether children are in contact.",
    ),
    "draft": (
        "Concerns you began and did not save. Finish them, or let them go.",
        "You have left nothing half done. What you type is kept as a draft within two seconds.",
    ),
}
OPENS = {
    "urgent": "Open the family",
    "raised": "Open the family",
    "returned": "Open the family",
    "review": "Open it",
    "referral": "Open the referral",
    "request": "Open the request",
    "action": "Open the decision",
    "letter": "Write",
    "mdt": "Open the decision",
    "pack": "Open the pack",
    "match": "Go to Matches",
    "note": "Make a concern of it",
    "children": "Say who they are",
    "draft": "Go to Record",
}
_KIND = {
    "telephone": "Telephone",
    "confirm": "Confirm",
    "countersign": "Countersign",
    "ask_again": "Who was asked",
}


def due_words(item: Item, now: datetime) -> str:
    """Say when something is due: late, today, tomorrow, or the day; with the time where one is set."""
    if item.due is None:
        return ""
    day = item.due.date() if isinstance(item.due, datetime) else item.due
    if item.kind in ("urgent", "raised", "returned", "pack"):
        return short_day(day)
    days = (day - now.date()).days
    at = f", {item.due:%H:%M}" if isinstance(item.due, datetime) and days in (0, 1) else ""
    words = {0: "Today", 1: "Tomorrow"}.get(days, short_day(day))
    return f"{words}{at}"


def due_said(item: Item, now: datetime) -> str:
    """Say the same with the whole day, for a tip and a screen reader."""
    if item.due is None:
        return ""
    day = item.due.date() if isinstance(item.due, datetime) else item.due
    near = (day - now.date()).days in (0, 1) and item.kind not in ("urgent", "raised", "returned", "pack")
    parts = (due_words(item, now) if near else "", long_day(day), late_words(item, now))
    return ", ".join(filter(None, parts))


def late_words(item: Item, now: datetime) -> str:
    """Say how late something is, or nothing."""
    if not item.late or item.due is None or item.kind == "urgent":
        return ""
    day = item.due.date() if isinstance(item.due, datetime) else item.due
    days = (now.date() - day).days
    return f"{days} days late" if days > 1 else "1 day late" if days == 1 else "late"


def kind_words(item: Item) -> str:
    """Name what is to be done where one list holds several kinds."""
    return _KIND.get(item.kind, "")


def sent_words(today: Today) -> str:
    """Say when the hub last wrote to headquarters, and what waits for a receipt."""
    if today.sent is None:
        return "Nothing was sent to headquarters yet."
    waits = f" {today.unread} without a receipt." if today.unread else " All of it has a receipt."
    return f"Last sent {_day(today.sent.date(), today.at.date())}.{waits}"


def _day(day: date, today: date) -> str:
    days = (today - day).days
    return {0: "today", 1: "yesterday"}.get(days, f"on {long_day(day)}")
