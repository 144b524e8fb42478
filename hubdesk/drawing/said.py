"""What was said about who is whom, in words."""

from __future__ import annotations

from hubdesk.domain.answer import Said
from hubdesk.domain.days import short_day

_DID = {"same": "Joined", "not_same": "Kept apart", "cannot_tell": "Left open"}


def said_words(one: Said) -> str:
    """Say who joined or parted whom, when and why, and what became of it."""
    more = "" if one.more <= 0 else " and 1 more" if one.more == 1 else f" and {one.more} more"
    why = f" ({one.reason})" if one.reason else ""
    what = f"{_DID[one.verdict]} by {one.by} on {short_day(one.at.date())}: {one.left}, {one.right}{more}{why}."
    turns = [
        f"{'Taken back' if turn.back else 'Given again'} by {turn.by} on {short_day(turn.at.date())}."
        for turn in one.turns
    ]
    return " ".join([what, *turns])


def undo_id(one: Said) -> str:
    """Give the stroke whose undoing turns it round: itself while it stands, else the last taking back."""
    return one.id if one.stands or not one.turns else one.turns[-1].id
