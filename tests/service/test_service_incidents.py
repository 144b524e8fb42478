"""Marking concerns and saying whether they tell of one event: counted at once, kept for good, undone at will."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hubdesk.domain.errors import Refused
from hubdesk.domain.family import Family
from hubdesk.domain.incident import Incident
from hubdesk.service.desk import Desk
from hubdesk.service.family import family
from hubdesk.service.incident import say_incident, undo_incident
from hubdesk.service.mark import mark_duplicate, restore_concern, retract
from hubdesk.service.queue import queue
from hubdesk.service.record import record_concern
from hubdesk.store import concerns
from hubdesk.ui.verbs_of_the_rules import mark
from tests.service.hubs import FORM, Clock, take, verbs

SEEN = "Officers found smashed crockery in the kitchen and the younger one hid upstairs."
HEARD = "She told her teacher that crockery was smashed in the kitchen and she hid upstairs."


@pytest.fixture
def told(empty: Desk, clock: Clock) -> Desk:
    """Police tell of an evening, and two days later the school of the same one, and then of something else."""
    for ref, agency, kind, words in (
        ("PPN-1", "police", "domestic_abuse", SEEN),
        ("S-1", "school", "emotional_harm", HEARD),
        ("S-2", "school", "neglect", "No coat, and no lunch."),
    ):
        record_concern(empty, replace(FORM, ref=ref, agency=agency, kind=kind, narrative=words, occurred_on=""))
        clock.days(2)
    return empty


def only(desk: Desk) -> Family:
    (row,) = queue(desk)
    found = family(desk, row.family_id)
    assert row.score == found.score.total == sum(line.points for line in found.score.lines)
    return found


def points(desk: Desk) -> dict[str, int]:
    return {line.concern_ref: line.points for line in only(desk).score.lines if line.concern_ref}


def incidents(desk: Desk) -> tuple[Incident, ...]:
    return only(desk).score.incidents


def given_days(desk: Desk) -> None:
    """Say on which day each happened: without one no telling is taken for another."""
    rows = [
        {"concern_ref": ref, "received_at": "2026-03-14", "occurred_on": day, "agency": agency, "category": kind,
         "level": "2", "narrative": words, "source_evaluation": "1", "intelligence_assessment": "A",
         "handling_code": "P", "person_role": "subject", "given_name": "Quillon", "family_name": "Testerby",
         "date_of_birth": "2015-02-11"}
        for ref, day, agency, kind, words in (
            ("PPN-1", "2026-03-10", "police", "domestic_abuse", SEEN),
            ("S-1", "2026-03-11", "school", "emotional_harm", HEARD),
        )
    ]  # fmt: skip
    rows[0]["received_at"] = "2026-03-12"
    take(desk, rows)


def test_a_concern_without_a_day_is_never_taken_for_another_unless_a_person_says_so(told: Desk) -> None:
    assert incidents(told) == ()
    before = only(told).score.total
    say_incident(told, "PPN-1", "S-1", "one", "The school names the evening on which police came")
    (found,) = incidents(told)
    assert [why.how for why in found.joined] == ["person"]
    assert sorted(points(told).values())[0] == 0
    undo_incident(told, "S-1", "PPN-1", "It was another evening")
    assert (incidents(told), only(told).score.total) == ((), before)


def test_two_agencies_on_near_days_are_found_and_a_person_can_say_two(empty: Desk) -> None:
    given_days(empty)
    (found,) = incidents(empty)
    assert found.joined[0].words == ("crockery", "kitchen", "smashed", "upstairs")
    (line,) = [line for line in only(empty).score.lines if line.rule == "corroboration"]
    assert "PPN-1" in line.because and "S-1" in line.because
    say_incident(empty, "PPN-1", "S-1", "two", "Two evenings, as the school found out")
    assert incidents(empty) == ()
    assert min(points(empty).values()) > 0
    undo_incident(empty, "PPN-1", "S-1", "It was one evening after all")
    assert len(incidents(empty)) == 1


def test_what_was_said_is_not_seen_on_a_day_before(empty: Desk, clock: Clock) -> None:
    given_days(empty)
    day = clock().date()
    clock.days(3)
    say_incident(empty, "PPN-1", "S-1", "two", "Two evenings")
    assert len(family(empty, only(empty).id, day).score.incidents) == 1


def test_marking_counts_nothing_is_kept_and_is_undone(told: Desk) -> None:
    whole = only(told).score.total
    retract(told, "S-2", "The school wrote that it was another pupil")
    assert points(told)["S-2"] == 0 and only(told).score.total < whole
    (entry,) = [entry for entry in only(told).entries if entry.concern.ref == "S-2"]
    assert entry.status == "retracted" and entry.marked is not None
    assert (entry.marked.by, entry.marked.reason) == ("Ann", "The school wrote that it was another pupil")
    with pytest.raises(Refused, match="taken back already"):
        retract(told, "S-2", "Again")
    restore_concern(told, "S-2", "It was her after all")
    assert only(told).score.total == whole
    mark_duplicate(told, "S-2", "S-1", "Sent twice")
    assert points(told)["S-2"] == 0
    restore_concern(told, "S-2", "It says more than the first")
    assert only(told).score.total == whole
    assert verbs(told).count("amend") == 4
    assert len(concerns.amendments(told.database, [entry.concern.id])) == 4


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda d: retract(d, "S-9", "why"), "There is no concern S-9"),
        (lambda d: retract(d, "S-1", " "), "Give the reason"),
        (lambda d: restore_concern(d, "S-1", "why"), "is not marked"),
        (lambda d: mark_duplicate(d, "S-1", "S-1", "why"), "the same report as itself"),
        (lambda d: say_incident(d, "S-1", "S-1", "one", "why"), "Name two concerns"),
        (lambda d: say_incident(d, "S-1", "S-2", "three", "why"), "Say one or two"),
        (lambda d: say_incident(d, "S-1", "S-2", "one", ""), "Give the reason"),
        (lambda d: undo_incident(d, "S-1", "S-2", "why"), "Nobody said anything"),
    ],
)
def test_what_cannot_be_said_is_refused_and_leaves_nothing(told: Desk, call: object, words: str) -> None:
    before = (points(told), verbs(told).count("amend"))
    with pytest.raises(Refused, match=words):
        call(told)  # type: ignore[operator]
    assert (points(told), verbs(told).count("amend")) == before


def test_a_copy_of_a_copy_and_what_is_said_twice_are_refused(told: Desk) -> None:
    mark_duplicate(told, "S-2", "S-1", "Sent twice")
    with pytest.raises(Refused, match="counts nothing itself"):
        mark_duplicate(told, "S-1", "S-2", "why")
    with pytest.raises(Refused, match="counts nothing already"):
        mark_duplicate(told, "S-2", "PPN-1", "why")
    say_incident(told, "PPN-1", "S-1", "two", "why")
    with pytest.raises(Refused, match="said already"):
        say_incident(told, "S-1", "PPN-1", "two", "why")


def test_concerns_of_two_families_are_never_one_event(told: Desk) -> None:
    other = replace(FORM.people[0], given_name="Wilhelmina", family_name="Oddname", date_of_birth="2018-07-01",
                    address="9 Elsewhere", postcode="ZZ9 9ZZ")  # fmt: skip
    record_concern(told, replace(FORM, ref="X-1", people=(other,)))
    with pytest.raises(Refused, match="different families"):
        say_incident(told, "X-1", "S-1", "one", "why")


def test_a_reference_that_two_sources_use_is_asked_for_with_its_source(told: Desk) -> None:
    given_days(told)
    with pytest.raises(Refused, match="Say desk:S-1 or partner:S-1"):
        retract(told, "S-1", "why")
    retract(told, "partner:S-1", "why")


def test_what_is_chosen_in_the_window_does_the_same(told: Desk) -> None:
    whole = only(told).score.total
    for what, other, back in (
        ("retract", "", ("restore", "")),
        ("duplicate", "S-1", ("restore", "")),
        ("one", "S-1", ("undo", "S-1")),
        ("two", "S-1", ("undo", "S-1")),
    ):
        assert "families" in mark(told, what, "S-2", other, "As it was chosen").kinds
        assert (only(told).score.total == whole) == (what == "two")
        mark(told, *(back[0], "S-2", back[1]), "Undone")
        assert only(told).score.total == whole
