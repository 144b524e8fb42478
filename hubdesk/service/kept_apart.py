"""What of records beside the concerns could name a protected identity, and how it is covered or kept here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hubdesk.domain.decision import Pack
from hubdesk.domain.difference import Difference
from hubdesk.domain.errors import Refused
from hubdesk.domain.pack_standing import PackView
from hubdesk.exchange.kept_back import Rows
from hubdesk.service.desk import Desk
from hubdesk.store import protections


def closed(desk: Desk, made: Iterable[Pack]) -> tuple[Pack, ...]:
    """Close packs that name somebody who is protected since: they are listed and hold no words."""
    hidden = protections.person_ids(desk.database)
    return tuple(
        replace(one, snapshot="", person_ids=tuple(p for p in one.person_ids if p not in hidden))
        if hidden.intersection(one.person_ids)
        else one
        for one in made
    )


def without_names(desk: Desk, view: PackView) -> PackView:
    """Close what was noted of a pack where somebody who was left out of it is protected since."""
    if not protections.person_ids(desk.database).intersection(person for person, _ in view.left_out):
        return view
    words = "Somebody whose identity is protected since. What was noted of them is not shown any more."
    return PackView((), (Difference("left_out", words),), view.replaces)


def refuse_protected(desk: Desk, pack: Pack) -> None:
    """Raise Refused for a pack that was made before somebody in it was protected."""
    if protections.person_ids(desk.database).intersection(pack.person_ids):
        raise Refused(
            f"Pack {pack.number} names somebody whose identity is protected since it was made. It is not opened or "
            "printed again. Make a new pack of the family."
        )


def without_protected(desk: Desk, tables: Rows) -> Rows:
    """Leave out, of rows that are to leave the hub, all that tell of a protected identity or hang on one that does."""
    apart = protections.withheld(desk.database)
    return {table: [row for row in rows if row["id"] not in apart.get(table, ())] for table, rows in tables.items()}
