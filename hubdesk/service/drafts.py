"""Half-filled forms: nothing typed is lost."""

from __future__ import annotations

from hubdesk.domain.changes import Changes
from hubdesk.service.desk import Desk
from hubdesk.service.forms import Draft
from hubdesk.service.permit import permit
from hubdesk.store import drafts as kept
from hubdesk.store.database import transaction

# Drafts leave no audit line: they are saved every two seconds and are nobody's record yet.


def save_draft(desk: Desk, draft_id: str, title: str, fields: dict[str, object]) -> Changes:
    """Keep a half-filled form, encrypted like everything else."""
    permit(desk.user, "draft")
    with transaction(desk.database):
        kept.save(desk.database, draft_id, desk.user.name, title, desk.now(), fields)
    return Changes(frozenset({"drafts"}), frozenset({draft_id}))


def drafts(desk: Desk) -> tuple[Draft, ...]:
    """List the drafts of the person who is signed in, the latest first."""
    permit(desk.user, "draft")
    return tuple(Draft(d.id, d.title, d.saved_at, dict(d.fields)) for d in kept.every(desk.database, desk.user.name))


def discard_draft(desk: Desk, draft_id: str) -> Changes:
    """Let go of a draft."""
    permit(desk.user, "draft")
    with transaction(desk.database):
        kept.delete(desk.database, draft_id)
    return Changes(frozenset({"drafts"}), frozenset({draft_id}))
