"""Protected identities: seal one apart, take that back, list them, and look at one for a reason that is kept."""

from __future__ import annotations

from hubdesk.domain.changes import Changes
from hubdesk.domain.errors import Refused
from hubdesk.domain.protected import KINDS, Look, Protection, Unsealed
from hubdesk.service.desk import Desk, act
from hubdesk.service.new_id import new_id
from hubdesk.service.permit import permit
from hubdesk.service.settle import mark_unsettled, settle
from hubdesk.store import concerns, people, protections, search

_CHANGED = frozenset({"concerns", "persons", "families", "protections"})


def protect(desk: Desk, person_id: str, kind: str, reason: str) -> tuple[Protection, Changes]:
    """Seal all mentions of a person apart; from then on nobody meets them but by `look`.

    The reason stays with the protection and not in the audit trail, which is sent on and read by more people.
    """
    if kind not in KINDS:
        raise Refused(f"{kind} is no kind of protection. Choose one of {', '.join(KINDS)}.")
    _reason(reason, "Say why this identity is protected, and who asked for it.")
    permit(desk.user, "protect")
    current = people.newest_id(desk.database, person_id.strip().upper())
    mentions = people.mentions_of(desk.database, [current]).get(current, ())
    if not mentions:
        raise Refused(f"There is nobody with the id {person_id}. Take it from the family's page.")
    made = Protection(new_id(), kind, desk.now(), desk.user.name, reason.strip(), len(mentions))
    with act(desk, "protect") as done:
        known = people.known_as(desk.database, [current])
        protections.add(desk.database, made, mentions, known, (new_id() for _ in mentions))
        changes = _work_in(desk, mentions)
        done.about.append(made.id)
    return made, changes


def unprotect(desk: Desk, identity: str, reason: str) -> Changes:
    """Take a protection back: the mentions are matched, shown and found again, as if they had never been sealed."""
    _reason(reason, "Say why this identity is protected no more.")
    found = _found(desk, identity, "protect")
    with act(desk, "protect") as done:
        protections.end(desk.database, new_id(), found.id, desk.now(), desk.user.name, reason.strip())
        changes = _work_in(desk, protections.mentions_of(desk.database, found.id))
        done.about.append(found.id)
    return changes


def protected(desk: Desk) -> tuple[Protection, ...]:
    """List protected identities without any name; opening one takes a reason."""
    permit(desk.user, "view_protected")
    return tuple(one for one in protections.listed(desk.database) if not one.ended)


def look(desk: Desk, identity: str, reason: str) -> Unsealed:
    """Open a protected identity: its mentions and the words of their concerns. The look and its reason are kept."""
    _reason(reason, "Say why you need to see a protected identity. What you write is kept and read.")
    found = _found(desk, identity, "view_protected")
    with act(desk, "view_protected") as done:
        made = Look(desk.now(), desk.user.name, reason.strip(), (found.id,))
        protections.add_look(desk.database, new_id(), made)
        done.about.append(found.id)
        ids = set(protections.mentions_of(desk.database, found.id))
        where = set(concerns.concerns_of(desk.database, ids).values())
        told = concerns.told(desk.database, where, everybody=True).values()
        own = [(m, t.concern) for t in told for m in t.mentions if m.id in ids or m.supersedes in ids]
    return Unsealed(found, tuple(sorted(own, key=lambda row: (row[1].received_at, row[0].id))))


def looks(desk: Desk) -> tuple[Look, ...]:
    """List who looked at protected identities, when and why, oldest first."""
    with act(desk, "audit", reason="protected identities"):
        return protections.looks(desk.database)


def _reason(reason: str, words: str) -> None:
    if len(reason.split()) < 2:
        raise Refused(words)


def _found(desk: Desk, identity: str, verb: str) -> Protection:
    permit(desk.user, verb)
    for one in protections.listed(desk.database):
        if one.id == identity.strip().lower() and not one.ended:
            return one
    raise Refused("There is no such protected identity. Take its id from the list of protected identities.")


def _work_in(desk: Desk, mention_ids: tuple[str, ...]) -> Changes:
    touched = sorted(set(concerns.concerns_of(desk.database, mention_ids).values()))
    search.drop(desk.database, touched)
    mark_unsettled(desk, touched)
    settled = settle(desk, touched)
    return Changes(_CHANGED, settled.family_ids)
