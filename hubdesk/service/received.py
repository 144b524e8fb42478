"""Whether a concern was received already, and recording one that says again what is known."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from hubdesk.domain.changes import Changes
from hubdesk.domain.concern import Concern, Told
from hubdesk.domain.errors import Refused
from hubdesk.matching.again import may_be_the_same, near
from hubdesk.service.desk import Desk, act
from hubdesk.service.forms import ConcernForm, Recorded
from hubdesk.service.held import families_of_concerns
from hubdesk.service.incident import say_incident
from hubdesk.service.mark import mark_duplicate
from hubdesk.service.permit import permit
from hubdesk.service.record import record_concern
from hubdesk.store import attachments, concerns, search
from hubdesk.store.database import transaction

SAME_PEOPLE = timedelta(days=56)
SAME_AGENCY = timedelta(days=28)
_MOST = 400  # reports whose words are compared, the newest first
_SHOWN = 3
_WHY = {
    "message": "The same e-mail came with it.",
    "file": "The same file came with it.",
    "ref": "It has the same reference from the same agency.",
}
HOW = ("duplicate", "one")


@dataclass(frozen=True, slots=True)
class Earlier:
    """A concern that is perhaps the same: why it is thought so, who it names, and the family it stands in."""

    concern: Concern
    names: tuple[str, ...]
    family_id: str
    why: str


def already_received(desk: Desk, form: ConcernForm) -> tuple[Earlier, ...]:
    """Find earlier concerns that this one may say again, the surest first; quick however much the hub holds."""
    permit(desk.user, "record")
    why = _why(desk, form)
    told = concerns.told(desk.database, why)
    shown = [ident for ident in why if ident in told and _fits(form, told[ident], why[ident])][:_SHOWN]
    if not shown:
        return ()
    with act(desk, "search") as done:
        done.about += shown
        families = families_of_concerns(desk, [told[ident] for ident in shown])
    return tuple(
        Earlier(
            told[ident].concern,
            tuple(mention.written_name or "Name not known" for mention in told[ident].mentions),
            families[ident][0],
            why[ident],
        )
        for ident in shown
    )


def record_again(
    desk: Desk, form: ConcernForm, earlier: str, how: str, same: Mapping[int, str] = MappingProxyType({})
) -> Recorded:
    """Record a concern that repeats an earlier one: as its `duplicate`, or as another telling of the `one` event."""
    if how not in HOW:
        raise Refused(f"Say what it is to the earlier one: {' or '.join(HOW)}.")
    with transaction(desk.database):
        recorded = record_concern(desk, form, same)
        if how == "duplicate":
            changes = mark_duplicate(desk, recorded.concern_id, earlier, "Received again")
        else:
            changes = say_incident(desk, recorded.concern_id, earlier, "one", "Said so when it was recorded")
    both = Changes(recorded.changes.kinds | changes.kinds, recorded.changes.ids | changes.ids)
    return Recorded(recorded.concern_id, recorded.ref, recorded.family_ids, both)


def _fits(form: ConcernForm, told: Told, why: str) -> bool:
    """Leave out what counts nothing, what is sealed, and near words of other people or another day."""
    if told.status or told.restricted:
        return False
    if why in _WHY.values():
        return True
    happened = told.concern.occurred_on
    if happened and told.concern.date_precision == form.date_precision == "day" and form.occurred_on:
        with suppress(ValueError):
            if date.fromisoformat(form.occurred_on) != happened:
                return False
    named = [f"{person.given_name} {person.family_name}" for person in form.people]
    return may_be_the_same(named, [mention.written_name for mention in told.mentions])


def _why(desk: Desk, form: ConcernForm) -> dict[str, str]:
    files = attachments.of_draft(desk.database, form.draft_id) if form.draft_id else ()
    by_file = attachments.concerns_with(desk.database, [one.sha256 for one in files], [one.message_id for one in files])
    found = {ident: _WHY[how] for ident, how in sorted(by_file.items(), key=lambda one: one[1] != "message")}
    for ident in concerns.of_agency_ref(desk.database, form.agency, form.ref.strip()):
        found.setdefault(ident, _WHY["ref"])
    for one in near(form.narrative, *_candidates(desk, form)):
        found.setdefault(one.id, f"{one.percent} % of its words are the same.")
    return found


def _candidates(desk: Desk, form: ConcernForm) -> tuple[dict[str, str], dict[str, str]]:
    now, ids = desk.now(), list[str]()
    for person in form.people:
        if person.given_name.strip() and person.family_name.strip():
            named = (person.given_name, person.family_name)
            ids += search.naming(desk.database, named, _MOST // 4)
    people = concerns.words_of(desk.database, ids, (now - SAME_PEOPLE).isoformat())
    since = (now - SAME_AGENCY).isoformat()
    return people, concerns.words_of_agency(desk.database, form.agency, since, _MOST)
