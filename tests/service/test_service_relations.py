"""Who belongs to whom, as people record it: kept, corrected, taken back, and true to its day and its people."""

from __future__ import annotations

import pytest

from hubdesk.domain.errors import Refused
from hubdesk.service.combine import merge, undo
from hubdesk.service.desk import Desk
from hubdesk.service.family import family
from hubdesk.service.forms import ConcernForm, PersonForm
from hubdesk.service.protect import protect
from hubdesk.service.queue import queue
from hubdesk.service.record import record_concern
from hubdesk.service.relate import relate, relations_of, take_back_relation
from hubdesk.store import protections
from tests.service.hubs import Clock

MOTHER = PersonForm("parent", "Ada", "Testerby", "1988-05-02", "F", "4 Sample Row", "ZZ1 1ZZ")
QUILLON = PersonForm("subject", "Quillon", "Testerby", "2015-02-11", "M", "4 Sample Row", "ZZ1 1ZZ")
GRANDMOTHER = PersonForm("subject", "Edith", "Olderby", "1960-01-01", "F", "9 Other Lane", "ZZ9 9ZZ")


def tell(desk: Desk, *people: PersonForm) -> None:
    record_concern(
        desk,
        ConcernForm(
            agency="school", kind="neglect", level="2", narrative="No coat.", people=people, occurred_on="2026-03-12"
        ),
    )


@pytest.fixture
def ids(empty: Desk) -> dict[str, str]:
    tell(empty, QUILLON, MOTHER)
    tell(empty, GRANDMOTHER)
    return {p.name.split()[0]: p.id for row in queue(empty) for p in family(empty, row.family_id).people}


def test_what_is_recorded_stands_with_its_source_and_day(empty: Desk, ids: dict[str, str]) -> None:
    relate(empty, ids["Ada"], "parent", ids["Quillon"], source="birth certificate", since="2015")
    (row,), named = relations_of(empty, ids["Quillon"])
    assert (row.kind, row.one, row.other, row.source, row.precision) == (
        "parent", ids["Ada"], ids["Quillon"], "birth certificate", "year",
    )  # fmt: skip
    assert named[row.one].name == "Ada Testerby"
    assert family(empty, _family(empty, "Testerby")).relations == (row,)


def _family(desk: Desk, name: str) -> str:
    return next(row.family_id for row in queue(desk) if name in row.title)


def test_a_later_word_takes_the_place_of_an_earlier_one(empty: Desk, ids: dict[str, str]) -> None:
    relate(empty, ids["Ada"], "partner", ids["Edith"], "lasting", source="the school")
    relate(empty, ids["Edith"], "partner", ids["Ada"], "separated", source="Ada")
    (row,), _ = relations_of(empty, ids["Ada"])
    assert row.state == "separated"
    take_back_relation(empty, row.id, "Ada said it was another Edith")
    assert relations_of(empty, ids["Ada"])[0] == ()
    with pytest.raises(Refused, match="does not stand"):
        take_back_relation(empty, row.id, "Again")


def test_kin_of_another_family_is_named_with_it_and_a_day_before_it_is_not(
    empty: Desk, ids: dict[str, str], clock: Clock
) -> None:
    clock.days(2)
    relate(empty, ids["Edith"], "parent", ids["Ada"], source="Ada")
    relate(empty, ids["Edith"], "deceased", source="the coroner", since="01/02/2026")
    shown = family(empty, _family(empty, "Testerby"))
    assert [p.name for p in shown.kin] == ["Edith Olderby"]
    assert {row.kind for row in shown.relations} == {"parent", "deceased"}
    before = family(empty, shown.id, clock().date().replace(day=14))
    assert (before.relations, before.kin) == ((), ())


def test_it_goes_with_the_entries_when_people_are_joined_and_parted(empty: Desk, ids: dict[str, str]) -> None:
    tell(empty, PersonForm("parent", "Adelaide", "Elsewhere", "1970-09-09", "F", "1 Far Street", "ZZ7 7ZZ"))
    other = next(p.id for p in family(empty, _family(empty, "Elsewhere")).people)
    relate(empty, other, "parent", ids["Quillon"], source="the GP")
    done = merge(empty, (ids["Ada"], other), "One woman")
    (row,), named = relations_of(empty, ids["Quillon"])
    assert row.one in done.person_ids and row.one in named
    undo(empty, done.stroke)
    (row,), named = relations_of(empty, ids["Quillon"])
    assert named[row.one].name == "Adelaide Elsewhere"


def test_whoever_is_sealed_apart_is_in_no_relationship_and_in_no_bundle(empty: Desk, ids: dict[str, str]) -> None:
    relate(empty, ids["Edith"], "parent", ids["Ada"], source="Ada")
    protect(empty, ids["Edith"], "witness", "Asked for by the court")
    shown = family(empty, _family(empty, "Testerby"))
    assert (shown.relations, shown.kin) == ((), ())
    assert relations_of(empty, ids["Ada"])[0] == ()
    assert len(protections.withheld(empty.database)["relations"]) == 1


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (("Ada", "aunt", "Quillon", "", "", "x"), "does not say who they are"),
        (("Ada", "parent", "Ada", "", "", "x"), "one person"),
        (("Ada", "parent", "Quillon", "", "", " "), "who said so"),
        (("Ada", "partner", "Edith", "", "", "x"), "how it stands"),
        (("Quillon", "parent", "Ada", "", "", "x"), "younger than the child"),
        (("Ada", "parent", "Quillon", "", "31/02/2019", "x"), "does not exist"),
        (("Ada", "parent", "Quillon", "", "2031", "x"), "still to come"),
        (("Ada", "parent", "Nobody", "", "", "x"), "nobody with the id"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    empty: Desk, ids: dict[str, str], said: tuple[str, ...], words: str
) -> None:
    one, kind, other, state, since, source = said
    with pytest.raises(Refused, match=words):
        relate(empty, ids[one], kind, ids.get(other, "P-NOBODY"), state, since, source)
