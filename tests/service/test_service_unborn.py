"""A child told of before its birth is one person with the baby, in every list and on every page."""

from __future__ import annotations

from datetime import date

from hubdesk.service.desk import Desk
from hubdesk.service.family import family
from hubdesk.service.queue import queue
from hubdesk.service.ties import who_is
from tests.service.hubs import Clock, Rows, grouping, take

ABOUT = {
    "agency": "health_visitor",
    "category": "neglect",
    "level": "2",
    "narrative": "The flat has no heating.",
    "source_evaluation": "1",
    "intelligence_assessment": "A",
    "handling_code": "P",
    "address": "4 Sample Row",
    "postcode": "ZZ1 1ZZ",
    "family_name": "Testerby",
}
MOTHER = {"person_role": "parent", "given_name": "Sarah", "date_of_birth": "1999-04-04", "sex": "F"}
ELDER = {"person_role": "sibling", "given_name": "Bo", "date_of_birth": "2024-02-01", "sex": "M"}
UNBORN = {"person_role": "subject", "given_name": "Unborn", "date_of_birth": "EDD 03/05/2026", "sex": ""}
BABY = {"person_role": "subject", "given_name": "Ada", "date_of_birth": "2026-04-28", "sex": "F"}


def _rows(ref: str, received: date, *people: dict[str, str]) -> Rows:
    day = received.isoformat()
    return [{**ABOUT, "concern_ref": ref, "received_at": day, "occurred_on": day, **one} for one in people]


def test_before_birth_it_stands_in_lists_with_its_due_date(empty: Desk) -> None:
    take(empty, _rows("A1", date(2026, 3, 2), UNBORN, MOTHER, ELDER))
    (row,) = queue(empty)
    assert row.children[0] == ("Bo", "2") or ("Unborn", "due 3 May 2026") in row.children
    home = family(empty, row.family_id)
    (unborn,) = [person for person in home.people if person.unborn]
    assert (unborn.name, unborn.born, unborn.due, unborn.child) == ("Unborn", None, date(2026, 5, 3), True)
    asked = {c.agency for c in home.coverage if c.person_id == unborn.id and c.state != "does_not_apply"}
    assert "school" not in asked and "hospital" in asked


def test_after_birth_it_is_one_person_with_both_days(empty: Desk, clock: Clock) -> None:
    take(empty, _rows("A1", date(2026, 3, 2), UNBORN, MOTHER, ELDER))
    clock.days(90)
    take(empty, _rows("A2", date(2026, 6, 1), BABY, MOTHER, ELDER))
    assert {len(group) for group in grouping(empty)} == {2}
    (row,) = queue(empty)
    (ada,) = [p for p in family(empty, row.family_id).people if p.due]
    assert (ada.name, ada.born, ada.due, ada.unborn) == ("Ada Testerby", date(2026, 4, 28), date(2026, 5, 3), False)
    assert len(ada.spellings) == 2
    (tie,) = who_is(empty, ada.id).ties
    assert "Due date" in {line.label for line in tie.weighed.lines}
    then = family(empty, row.family_id, date(2026, 3, 10))
    assert [p.name for p in then.people if p.unborn] == ["Unborn"]
