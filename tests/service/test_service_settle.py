"""Whatever the order in which concerns come, the hub ends as if everything had been worked out at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from hubdesk.service.check import check
from hubdesk.service.combine import answer
from hubdesk.service.common_names import LEAST, counted_of, due, frequencies
from hubdesk.service.desk import Desk
from hubdesk.service.queue import queue
from hubdesk.service.record import record_concern
from hubdesk.service.review import grey_pairs
from hubdesk.service.unlock import lock
from tests.service.hubs import (
    FORM,
    QUILLON,
    ROWS,
    Clock,
    Rows,
    copied,
    grouping,
    of_ref,
    opened,
    refs,
    take,
    told,
    worked_out,
)


def corrected(rows: Rows, random: Random) -> Rows:
    """Say something else about the people of a concern: another name, one fewer, another address, one more."""
    own = [dict(row) for row in rows]
    turn = random.randrange(4)
    if turn == 0:
        own[0]["given_name"] = "Zebedee"
    elif turn == 1 and len(own) > 1:
        own.pop()
    elif turn == 2:
        own[-1]["address"], own[-1]["postcode"] = "19 Other Street", "ZZ9 9ZZ"
    else:
        own.append({**own[0], "person_role": "sibling", "given_name": "Odalys", "date_of_birth": "2018-06-03"})
    return own


@pytest.mark.parametrize("seed", range(3))
def test_one_by_one_in_any_order_with_corrections_is_as_rebuilt(empty: Desk, seed: int) -> None:
    random = Random(seed)
    order = refs(ROWS)
    random.shuffle(order)
    half = len(order) // 2
    take(empty, of_ref(ROWS, *order[:half]))
    for ref in order[half:]:
        take(empty, of_ref(ROWS, ref))
    for ref in random.sample(order, 15):
        take(empty, corrected(of_ref(ROWS, ref), random))
    for pair in grey_pairs(empty, 6):
        answer(empty, pair.left.mention_id, pair.right.mention_id, random.choice(("same", "not_same", "cannot_tell")))
    before = worked_out(empty)
    assert not due(empty)
    check(empty, rebuild=True)
    assert worked_out(empty) == before


def test_many_at_once_into_a_hub_that_is_there_is_as_rebuilt(empty: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hubdesk.service.settle.FEW", 5)  # as if these were thousands
    monkeypatch.setattr("hubdesk.service.regather.FEW", 3)
    order, random = refs(ROWS), Random(4)
    random.shuffle(order)
    first = 3 * len(order) // 5
    take(empty, of_ref(ROWS, *order[:first]))
    for start in range(first, len(order), 25):
        take(empty, of_ref(ROWS, *order[start : start + 25]))
    take(empty, [row for ref in order[:12] for row in corrected(of_ref(ROWS, ref), random)])
    before = worked_out(empty)
    assert not due(empty)
    check(empty, rebuild=True)
    assert worked_out(empty) == before


def test_two_hubs_that_heard_the_same_in_another_order_show_the_same(empty_hub: Path, tmp_path: Path) -> None:
    shown = []
    for number, order in enumerate((refs(ROWS), refs(ROWS)[::-1])):
        desk = opened(copied(empty_hub, tmp_path / f"{number}.db"))
        for first in range(0, len(order), 60):
            take(desk, of_ref(ROWS, *order[first : first + 60]))
        shown.append({row.concern_refs for row in queue(desk)})
        lock(desk)
    # which mentions come first tells over which of them names are counted, and breaks ties
    assert len(shown[0] & shown[1]) >= 0.95 * len(shown[0])


def test_names_are_counted_in_steps_that_never_fall_far_behind() -> None:
    steps = [counted_of(kept) for kept in range(5000)]
    assert set(steps[:LEAST]) == {0}
    assert steps == sorted(steps)
    assert all(0.8 * kept <= counted <= kept for kept, counted in enumerate(steps) if kept >= LEAST)
    assert len(set(steps)) < 30


def test_a_hub_that_has_grown_counts_its_names_again(demo: Desk, clock: Clock) -> None:
    before = frequencies(demo).total
    assert before == counted_of(len(ROWS))
    random = Random(1)
    number = 0
    while not due(demo) and number < 400 and len(ROWS) + number < 990:
        number += 1
        one = replace(QUILLON, given_name=random.choice(("Odalys", "Ptolemy", "Quillon")))
        record_concern(demo, replace(FORM, people=(one,), narrative=f"Once more, {number}."))
        if frequencies(demo).total != before:
            break
    assert frequencies(demo).total > before
    people_now = grouping(demo)
    check(demo, rebuild=True)
    assert grouping(demo) == people_now


def test_a_record_older_than_all_others_moves_the_beginning_for_every_family(demo: Desk) -> None:
    record_concern(demo, replace(FORM, received_at="2019-05-01 10:00", occurred_on="2019-04-30"))
    before = told(demo)
    check(demo, rebuild=True)
    assert told(demo) == before
