"""What ties people beside their family, as it stands in the hub."""

from __future__ import annotations

from dataclasses import replace

from hubdesk.service.desk import Desk
from hubdesk.service.family import family
from hubdesk.service.protect import protect
from hubdesk.service.queue import queue
from tests.service.test_service_relations import MOTHER, QUILLON, tell

FATHER = replace(
    MOTHER, role="partner", given_name="Cyril", family_name="Sharer", date_of_birth="1984-01-01", sex="M",
    address="9 Other Lane", postcode="ZZ9 9ZZ",
)  # fmt: skip
ELSEWHERE = replace(
    QUILLON, given_name="Lily", family_name="Otherly", date_of_birth="2017-07-07", sex="F", address="9 Other Lane",
    postcode="ZZ9 9ZZ",
)  # fmt: skip
HER_MOTHER = replace(ELSEWHERE, role="parent", given_name="Gina", date_of_birth="1990-03-03")


def two_homes(desk: Desk) -> None:
    """A man who is told of in two households, each with a mother and a child of its own."""
    for _ in range(2):
        tell(desk, replace(QUILLON, phone="01632 960001"), replace(MOTHER, phone="(01632) 960 001"), FATHER)
        tell(desk, ELSEWHERE, HER_MOTHER)
    tell(desk, ELSEWHERE, HER_MOTHER, FATHER)


def test_one_phone_written_in_two_ways_ties_two_people(empty: Desk) -> None:
    two_homes(empty)
    family_id = next(row.family_id for row in queue(empty) if "Testerby" in row.title)
    links = family(empty, family_id).links
    assert len({link.person_id for link in links}) == 2 and {link.kind for link in links} == {"phone"}


def test_a_shared_adult_shows_the_other_household_and_whoever_is_sealed_is_not_shown(empty: Desk) -> None:
    two_homes(empty)
    titles = {row.title: row.family_id for row in queue(empty)}
    own = next(ident for title, ident in titles.items() if "Testerby" in title)
    assert len(titles) == 2
    shown = family(empty, own)
    assert {(one.person.name, one.title) for one in shown.beyond} == {
        ("Lily Otherly", "Otherly family"),
        ("Gina Otherly", "Otherly family"),
    }
    protect(empty, next(one.person.id for one in shown.beyond if "Gina" in one.person.name), "witness", "The court")
    assert "Gina" not in repr(family(empty, own).beyond)
