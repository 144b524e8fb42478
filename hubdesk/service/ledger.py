"""Read the ledger of decisions."""

from __future__ import annotations

from collections.abc import Sequence

from hubdesk.domain.decision import Decision, in_force
from hubdesk.domain.ledger import PAGE, Back, LedgerRow, LedgerView
from hubdesk.service.decide import known_decision
from hubdesk.service.desk import Desk, act
from hubdesk.service.followed import followed
from hubdesk.service.held import families_of
from hubdesk.store import concerns, decisions, people


def ledger(desk: Desk, kind: str = "", first: int = 0, most: int = PAGE) -> LedgerView:
    """Read a page of the decisions that stand, of one kind or of all, the latest first."""
    with act(desk, "view_ledger", reason=kind):
        return LedgerView(
            _rows(desk, decisions.page(desk.database, kind, first, most)), decisions.counts(desk.database)
        )


def ledger_row(desk: Desk, decision_id: str) -> LedgerRow:
    """Read one decision that stands, or the last one about a family, with what followed."""
    found = known_decision(desk, decision_id)
    with act(desk, "view_ledger") as done:
        done.about.append(found.id)
        return _rows(desk, [found])[0]


def _rows(desk: Desk, page: Sequence[Decision]) -> tuple[LedgerRow, ...]:
    families = families_of(desk, {one.id: one.person_ids for one in page})
    found: list[LedgerRow] = []
    for one in page:
        chain = [one]
        while chain[-1].corrects and (before := decisions.by_id(desk.database, chain[-1].corrects)) is not None:
            chain.append(before)
        family_id, title = families[one.id]
        closes = one.kind in desk.codes.decisions and desk.codes.decisions[one.kind].closes
        back = _back(desk, in_force(chain)[0], family_id) if closes else ()
        found.append(LedgerRow(one, family_id, title, followed(desk, chain), back))
    return tuple(found)


def _back(desk: Desk, closed: Decision, family_id: str) -> tuple[Back, ...]:
    """List what arrived about this family after the matter was closed, oldest first."""
    now = set(people.persons_of(desk.database, [family_id]).get(family_id, ()))
    mentions = people.mentions_of(desk.database, now)
    told = concerns.concerns_of(desk.database, [m for own in mentions.values() for m in own])
    fresh = set(told.values()) - set(closed.concern_ids)
    since = closed.made_at.date()
    pieces = [one.concern for one in concerns.told(desk.database, fresh).values() if not one.status]
    return tuple(
        Back(one.id, one.ref, one.received_on, one.agency, one.kind)
        for one in sorted(pieces, key=lambda one: (one.received_at, one.ref))
        if one.received_on >= since
    )
