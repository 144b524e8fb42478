"""What people decided and asked about families, read for many of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from hubdesk.domain.decision import Decision
from hubdesk.domain.request import Reply, Request
from hubdesk.service.brief import Brief
from hubdesk.service.desk import Desk
from hubdesk.store import decisions, people, requests


@dataclass(frozen=True, slots=True)
class OnRecord:
    """What is on record about a family, oldest first; `since` is the day on which the hub's records begin."""

    since: date | None
    decisions: list[Decision] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)


def on_record(desk: Desk, families: Sequence[Brief], as_of: date) -> Mapping[str, OnRecord]:
    """Read what had been decided, asked and answered by a day about each of these families, by family id."""
    family_of = {person.id: one.family_id for one in families for person in one.people}
    now = people.known_as(desk.database, family_of)
    since = desk.since()
    found = {one.family_id: OnRecord(since) for one in families}

    def of(ids: Iterable[str]) -> set[str]:
        return {family_of[now[ident]] for ident in ids}

    for decision, about in decisions.under(desk.database, now, as_of):
        for family in of(about):
            found[family].decisions.append(decision)
    asked, back = requests.under(desk.database, now, as_of)
    of_request = {one.id: family_of[now[one.person_id]] for one in asked}
    for one in asked:
        found[of_request[one.id]].requests.append(one)
    for reply in back:
        found[of_request[reply.request_id]].replies.append(reply)
    return found
