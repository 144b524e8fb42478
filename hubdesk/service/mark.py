"""Mark a concern as taken back, as the same report again, or as background of packs, and undo it; it is kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hubdesk.domain.changes import Changes
from hubdesk.domain.concern import Amendment, Told
from hubdesk.domain.errors import Refused
from hubdesk.service.desk import Desk, act
from hubdesk.service.new_id import new_id
from hubdesk.service.rescore import rescore
from hubdesk.store import concerns, people


def retract(desk: Desk, concern: str, reason: str) -> Changes:
    """Mark a concern as taken back by who told it; `concern` is its id or reference."""
    one = concern_named(desk, concern)
    if one.status == "retracted":
        raise Refused(f"{one.concern.ref} is marked as taken back already.")
    return amended(desk, one, "retract", reason)


def mark_duplicate(desk: Desk, concern: str, of: str, reason: str) -> Changes:
    """Mark a concern as the same report again as another, which counts in its place."""
    one, other = concern_named(desk, concern), concern_named(desk, of)
    if one.concern.id == other.concern.id:
        raise Refused("A concern cannot be the same report as itself. Name the one that came first.")
    if one.status:
        raise Refused(f"{one.concern.ref} counts nothing already. Put it back first, then say what it is.")
    if other.status:
        raise Refused(f"{other.concern.ref} counts nothing itself. Name the report that counts.")
    return amended(desk, one, "duplicate", reason, other)


def restore_concern(desk: Desk, concern: str, reason: str) -> Changes:
    """Let a concern count again that was marked as taken back or as the same report."""
    one = concern_named(desk, concern)
    if not one.status:
        raise Refused(f"{one.concern.ref} is not marked: it counts as it is.")
    return amended(desk, one, "restore", reason)


def mark_background(desk: Desk, concern: str, reason: str) -> Changes:
    """Leave a concern to the full log of packs: it counts as before, and their chronology tells what is significant."""
    one = concern_named(desk, concern)
    if _is_background(desk, one):
        raise Refused(f"{one.concern.ref} is background already.")
    return amended(desk, one, "background", reason)


def mark_significant(desk: Desk, concern: str, reason: str) -> Changes:
    """Tell a concern in the chronology of packs again."""
    one = concern_named(desk, concern)
    if not _is_background(desk, one):
        raise Refused(f"{one.concern.ref} is significant already: every concern is until somebody marks it.")
    return amended(desk, one, "significant", reason)


def background_of(desk: Desk, concern_ids: Iterable[str], by: date | None = None) -> frozenset[str]:
    """Find which of these concerns are background by the last word on each, as of a day."""
    said = concerns.amendments(desk.database, concern_ids, by)
    last = {one.concern_id: one.kind for one in said if one.kind in ("background", "significant")}
    return frozenset(ident for ident, kind in last.items() if kind == "background")


def _is_background(desk: Desk, one: Told) -> bool:
    return one.concern.id in background_of(desk, [one.concern.id])


def concern_named(desk: Desk, name: str) -> Told:
    """Find a concern by its id, its reference, or source:reference where two sources use one."""
    wanted = name.strip()
    found = concerns.told(desk.database, [wanted])
    if not found:
        source, _, ref = wanted.rpartition(":")
        ids = concerns.ids_of_refs(desk.database, {wanted, ref})
        found = concerns.told(desk.database, ids.get(wanted, ()))
        if not found and source:
            found = concerns.told(desk.database, ids.get(ref, ()))
            found = {ident: told for ident, told in found.items() if told.concern.source == source}
    if not found:
        raise Refused(f"There is no concern {wanted}. Take the reference from the family's page.")
    if len(found) > 1:
        named = " or ".join(sorted(f"{told.concern.source}:{told.concern.ref}" for told in found.values()))
        raise Refused(f"More than one concern is called {wanted}. Say {named}.")
    return next(iter(found.values()))


def families_of(desk: Desk, concern_ids: Iterable[str]) -> frozenset[str]:
    """List the families in which concerns stand now."""
    persons = people.person_of(desk.database, people.tidied_of_concerns(desk.database, list(concern_ids)))
    return frozenset(people.family_of(desk.database, persons.values()).values())


def amended(desk: Desk, one: Told, kind: str, reason: str, other: Told | None = None) -> Changes:
    """Keep a later word on a concern, and score the families in which it stands again."""
    if not reason.strip():
        raise Refused("Give the reason. Whoever reads it next year must understand it.")
    ids = [one.concern.id, *([other.concern.id] if other else [])]
    said = Amendment(
        id=new_id(),
        concern_id=one.concern.id,
        at=desk.now(),
        by=desk.user.name,
        kind=kind,
        reason=reason.strip(),
        duplicate_of=other.concern.id if other else "",
    )
    with act(desk, "amend", reason=kind) as done:
        concerns.amend(desk.database, said)
        touched = families_of(desk, ids)
        rescore(desk, touched)
        done.about += [said.id, *ids]
    return Changes(frozenset({"concerns", "families", "scores"}), frozenset({*ids, *touched}))
