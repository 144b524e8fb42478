"""Families in brief: scoring from them is scoring from the concerns, on any later day and after any word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hubdesk.service import rescore
from hubdesk.service.desk import Desk
from hubdesk.service.mark import retract
from hubdesk.service.queue import queue
from hubdesk.service.record import record_concern
from hubdesk.store import briefs, people
from hubdesk.store.database import transaction
from tests.service.hubs import FORM, Clock


def _again(desk: Desk) -> list[object]:
    with transaction(desk.database):
        rescore.score_again(desk)
    return [*queue(desk)]


def _from_the_concerns(desk: Desk) -> list[object]:
    with transaction(desk.database):
        rescore.rescore(desk, None)
    return [*queue(desk)]


@pytest.mark.parametrize("days", [0, 1, 30, 365, 6 * 365])
def test_scored_again_on_a_later_day_is_as_from_the_concerns(demo: Desk, clock: Clock, days: int) -> None:
    assert briefs.lacking(demo.database, demo.today(), rescore.FORM) == []
    before = _again(demo)
    clock.days(days)
    found = _again(demo)
    assert (found == before) == (days == 0)
    assert found == _from_the_concerns(demo)


def test_on_an_earlier_day_families_are_looked_up_again(demo: Desk, clock: Clock) -> None:
    clock.days(-200)
    every = set(people.every_family(demo.database).values())
    assert set(briefs.lacking(demo.database, demo.today(), rescore.FORM)) == every
    assert _again(demo) == _from_the_concerns(demo)


def test_another_form_of_the_text_is_not_read(demo: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _again(demo)
    monkeypatch.setattr(rescore, "FORM", rescore.FORM + 1)
    demo.database.execute("UPDATE briefs SET brief = 'of an older program'")
    assert _again(demo) == before
    assert briefs.lacking(demo.database, demo.today(), rescore.FORM) == []


def test_what_comes_into_view_later_is_not_kept_in_brief(empty: Desk, clock: Clock) -> None:
    record_concern(empty, FORM)
    clock.days(3)
    record_concern(empty, replace(FORM, kind="home"))
    (family_id,) = set(people.every_family(empty.database).values())
    clock.days(-3)  # as where the other desk's clock is ahead
    rescore.rescore(empty, [family_id])
    assert briefs.lacking(empty.database, empty.today(), rescore.FORM) == [family_id]
    assert len(queue(empty)[0].concern_refs) == 1
    clock.days(3)
    assert len(queue(empty)[0].concern_refs) == 2


def test_a_word_that_another_desk_dated_ahead_is_not_kept_in_brief(empty: Desk, clock: Clock) -> None:
    made = record_concern(empty, FORM)
    clock.days(3)
    retract(empty, made.ref, "Entered twice")
    score = queue(empty)[0].score
    clock.days(-3)
    assert _again(empty)[0].score > score == 0
    clock.days(3)
    assert _again(empty)[0].score == score
