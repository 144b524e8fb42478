"""Requests in words: when one is due, how it stands, and all that followed it."""

from __future__ import annotations

from datetime import datetime

from hubdesk.domain.asked import AskedDetail, AskedRow
from hubdesk.domain.days import ago, long_day, short_day
from hubdesk.domain.request import Rated

STATE = {"open": "Waiting", "due": "Due", "overdue": "Overdue", "answered": "Answered"}
OUTCOME = {"answered": "They answered", "nil": "They know nothing", "refused": "Consent was refused"}
RATING = {"red": "Red", "amber": "Amber", "green": "Green", "blue": "Blue"}
_BASIS = {
    "public_task": "Public task",
    "legal_obligation": "Legal obligation",
    "legitimate_interests": "Legitimate interests",
    "consent": "Consent",
}
_HOW = {"letter": "by letter", "e-mail": "by e-mail", "telephone": "by telephone", "in person": "in person"}


def moment(at: datetime) -> str:
    """Write a time as read in a sentence."""
    return f"{long_day(at.date())}, {at:%H:%M}"


def due_words(row: AskedRow) -> str:
    """Say when an answer is due, short enough for a table."""
    due = row.request.due_at
    return f"{short_day(due.date())}, {due:%H:%M}" if due else "None awaited"


def what_words(row: AskedRow) -> str:
    """Say what was asked, or what came back."""
    if row.reply is None:
        return row.request.purpose
    said = f"{OUTCOME.get(row.reply.outcome, row.reply.outcome)}, {short_day(row.reply.at.date())}"
    return f"{said}: {row.reply.words}" if row.reply.words else said


def facts(detail: AskedDetail) -> list[tuple[str, str]]:
    """Put all that is known of a request into labels and sentences, what matters first."""
    row, made = detail.row, detail.row.request
    pairs = [("About", ", ".join(filter(None, (row.child, row.family))))]
    due = "No answer is awaited"
    if made.due_at:
        due = ", ".join(filter(None, (moment(made.due_at), ago(made.due_at.date(), detail.on))))
    pairs.append(("Due", f"{STATE[row.state]}. {due}" if row.state == "overdue" else due))
    pairs += [("Rating changed" if number else "Rating", _rated(one)) for number, one in enumerate(detail.ratings)]
    pairs += [
        ("Asked", f"{moment(made.at)}, by {made.by}"),
        ("Lawful basis", _BASIS.get(made.basis, made.basis)),
        ("Consent", made.consent),
        ("The family", made.informed),
        ("Necessity", made.necessity),
    ]
    if detail.letter:
        pairs.append(("Letter", f"First left {moment(detail.letter[0])}, by {detail.letter[1]}"))
    pairs += [("Reminded", f"{moment(one.at)}, {_HOW.get(one.how, one.how)}, by {one.by}") for one in detail.reminders]
    for one in detail.replies:
        if one.outcome == "withdrawn":
            pairs.append(("Taken back", f"{moment(one.at)}, by {one.by}: {one.words}"))
        else:
            said = f"{OUTCOME[one.outcome]}, {moment(one.at)}, noted by {one.by}"
            pairs.append(("Came back", f"{said}: {one.words}" if one.words else said))
    if detail.concern_ref:
        pairs.append(("Concern", f"The answer is recorded as {detail.concern_ref}"))
    return [(label, words) for label, words in pairs if words]


def _rated(one: Rated) -> str:
    said = f"{one.clock}. {moment(one.at)}, by {one.by}"
    return f"{said}: {one.reason}" if one.reason else said
