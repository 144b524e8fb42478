"""One request to a partner with all that followed it, and who could be in the answer."""

from __future__ import annotations

from hubdesk.domain.asked import AskedDetail
from hubdesk.domain.errors import Refused
from hubdesk.domain.family import Person
from hubdesk.domain.request import Request, standing
from hubdesk.service.asked import rows_of
from hubdesk.service.desk import Desk, act
from hubdesk.service.gathered import gathered
from hubdesk.service.request_letter import letter_stops
from hubdesk.store import concerns, people, reminders, requests


def asked_detail(desk: Desk, request_id: str) -> AskedDetail:
    """Open one request, or a decision not to ask."""
    made = requests.by_id(desk.database, request_id)
    if made is None:
        raise Refused(f"There is no request {request_id}. Take its id from the list of requests.")
    with act(desk, "view_requests", reason="one") as done:
        done.about.append(made.id)
        replies = requests.replies_of(desk.database, [made.id])
        (row,) = rows_of(desk, [made], replies)
        said = standing(replies).get(made.id)
        told = concerns.told(desk.database, [said.concern_id]) if said and said.concern_id else {}
        return AskedDetail(
            row=row,
            on=desk.today(),
            ratings=reminders.ratings_of(desk.database, made.id),
            replies=replies,
            reminders=reminders.reminders_of(desk.database, made.id),
            letter=reminders.letter_made(desk.database, made.id),
            people=_people(desk, row.family_id, made.person_id),
            concern_ref=next((one.concern.ref for one in told.values()), ""),
            stops=_stops(desk, made) if made.kind == "ask" else (),
        )


def _people(desk: Desk, family_id: str, person_id: str) -> tuple[Person, ...]:
    """List the people of the family, the one who was asked about first."""
    one = next(gathered(desk, [family_id]), None) if family_id else None
    current = people.newest_id(desk.database, person_id)
    return tuple(sorted(one.people, key=lambda person: person.id != current)) if one else ()


def _stops(desk: Desk, made: Request) -> tuple[str, ...]:
    try:
        return letter_stops(desk, made)
    except Refused as error:  # nobody may be named any more: said where a letter would be
        return (error.sentence,)
