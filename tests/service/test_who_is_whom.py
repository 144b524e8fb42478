"""Joining, parting and taking back, on a real encrypted hub: nothing is lost, and nothing contradicts in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hubdesk.domain.answer import Answer
from hubdesk.domain.errors import Refused
from hubdesk.service.check import check
from hubdesk.service.combine import answer, merge, split, undo
from hubdesk.service.desk import Desk
from hubdesk.service.family import family
from hubdesk.service.forms import Against, PersonForm, Recorded
from hubdesk.service.queue import queue
from hubdesk.service.record import record_concern
from hubdesk.service.review import grey_pairs, review
from hubdesk.service.settle import resettle
from hubdesk.service.ties import who_is
from hubdesk.store import answers, audit, people
from tests.service.hubs import FORM, NOON, QUILLON, ROWS, Clock, grouping, of_ref, refs, take

WHY = "An agency confirmed it"
OTHER = PersonForm("subject", "Ptolemy", "Elsewhere", "2011-06-30", "M", "71 Far Lane", "ZZ7 7ZZ")


def tell(desk: Desk, *people_named: PersonForm, words: str = "Came without a coat again.") -> Recorded:
    return record_concern(desk, replace(FORM, people=people_named or (QUILLON,), narrative=words))


def mention(desk: Desk, recorded: Recorded, place: int = 0) -> str:
    written = people.tidied_of_concerns(desk.database, [recorded.concern_id])
    return sorted(written)[place]


def person(desk: Desk, mention_id: str) -> str:
    return people.person_of(desk.database, [mention_id])[mention_id]


@pytest.fixture
def two(empty: Desk) -> tuple[str, str, str, str]:
    """Two people, each named twice."""
    own = [mention(empty, tell(empty, one, words=str(n))) for n, one in enumerate((QUILLON, QUILLON, OTHER, OTHER))]
    assert grouping(empty) == {frozenset(own[:2]), frozenset(own[2:])}
    return own[0], own[1], own[2], own[3]


def test_two_people_become_one_whole_person_and_are_two_again(empty: Desk, two: tuple[str, ...]) -> None:
    before = people.every_person(empty.database)
    names = sorted(set(before.values()))
    done = merge(empty, names, WHY)
    assert grouping(empty) == {frozenset(two)}
    assert done.person_ids == (person(empty, two[0]),)
    (left,) = set(names) - set(done.person_ids)
    assert people.newest_id(empty.database, left) == done.person_ids[0]
    assert people.formerly(empty.database, done.person_ids) == {done.person_ids[0]: (left,)}
    undo(empty, done.stroke)
    assert people.every_person(empty.database) == before
    assert people.formerly(empty.database, names) == {}


def test_what_was_taken_back_can_be_given_again(empty: Desk, two: tuple[str, ...]) -> None:
    done = merge(empty, (two[0], two[2]), WHY)
    back = undo(empty)
    undo(empty, back.stroke)
    assert grouping(empty) == {frozenset(two)}
    (said,) = who_is(empty, person(empty, two[0])).said
    assert (said.id, said.by, said.reason, said.stands, said.more) == (done.stroke, "Ann", WHY, True, 2)
    assert [turn.back for turn in said.turns] == [True, False]
    with pytest.raises(Refused, match="taken back already"):
        undo(empty, back.stroke)
    undo(empty, done.stroke)
    assert len(grouping(empty)) == 2


def test_any_mention_can_be_split_off_and_the_rest_stays(empty: Desk) -> None:
    own = [mention(empty, tell(empty, words=str(number))) for number in range(4)]
    (home,) = set(people.every_person(empty.database).values())
    for one in own:
        done = split(empty, home, [one], "Brothers, sisters or twins")
        assert grouping(empty) == {frozenset([one]), frozenset(set(own) - {one})}
        assert person(empty, own[0] if one != own[0] else own[1]) == home
        check(empty, rebuild=True)
        assert grouping(empty) == {frozenset([one]), frozenset(set(own) - {one})}
        undo(empty, done.stroke)
        assert set(people.every_person(empty.database).values()) == {home}


def test_the_evidence_says_where_the_rest_falls_when_nobody_does(empty: Desk, two: tuple[str, ...]) -> None:
    merge(empty, (two[0], two[2]), WHY)
    undo(empty)
    answer(empty, two[0], two[2], "same")
    home = person(empty, two[0])
    split(empty, home, [two[2]], "Entered on the wrong person", rest_stays=False, instead=True)
    assert person(empty, two[0]) != person(empty, two[2])


def test_what_contradicts_is_refused_and_says_what_stands_against_it(empty: Desk, two: tuple[str, ...]) -> None:
    far = mention(empty, tell(empty, replace(OTHER, given_name="Zebedee", family_name="Nowhere", date_of_birth="")))
    answer(empty, two[0], two[2], "same", WHY)
    no = answer(empty, two[0], far, "not_same")
    before, rows = grouping(empty), answers.every(empty.database)
    with pytest.raises(Against, match=r"Ann said on 14 March 2026 that two mentions in .* are not the same") as caught:
        answer(empty, two[3], far, "same")
    assert caught.value.strokes == (no.stroke,)
    with pytest.raises(Against, match="are the same person"):
        answer(empty, two[0], two[2], "not_same")
    with pytest.raises(Against, match="are the same person"):
        split(empty, person(empty, two[0]), [two[2], two[3]], "Twins")
    assert (grouping(empty), answers.every(empty.database)) == (before, rows)
    done = answer(empty, two[3], far, "same", instead=True)
    assert grouping(empty) == {frozenset({*two, far})}
    undo(empty, done.stroke)
    assert grouping(empty) == before


def test_an_answer_is_not_given_again_against_what_was_said_since(empty: Desk, two: tuple[str, ...]) -> None:
    back = undo(empty, answer(empty, two[0], two[2], "same").stroke)
    no = answer(empty, two[1], two[3], "not_same")
    answer(empty, two[0], two[1], "same")
    answer(empty, two[2], two[3], "same")
    with pytest.raises(Against) as caught:
        undo(empty, back.stroke)
    assert caught.value.strokes == (no.stroke,)


def test_a_reason_and_the_right_ids_are_needed(empty: Desk, two: tuple[str, ...]) -> None:
    home = person(empty, two[0])
    with pytest.raises(Refused, match="Say why"):
        merge(empty, (two[0], two[2]), " ")
    with pytest.raises(Refused, match="one person already"):
        merge(empty, two[:2], WHY)
    with pytest.raises(Refused, match="nobody with the id P-NONE"):
        merge(empty, ("P-NONE", two[0]), WHY)
    for going, words in (((), "Choose mentions"), ((two[2],), "Choose mentions"), (two[:2], "nobody would be left")):
        with pytest.raises(Refused, match=words):
            split(empty, home, going, WHY)
    with pytest.raises(Refused, match="no such answer"):
        undo(empty, "nothing")
    with pytest.raises(Refused, match="no answer that still counts"):
        undo(empty)


def test_cannot_tell_comes_back_only_with_something_new(demo: Desk) -> None:
    pair = grey_pairs(demo)[0]
    ends = {pair.left_person, pair.right_person}

    def asked() -> bool:
        return any({p.left_person, p.right_person} == ends for p in grey_pairs(demo, 5000))

    answer(demo, pair.left.mention_id, pair.right.mention_id, "cannot_tell")
    assert not asked()
    check(demo, rebuild=True)
    assert not asked()
    one = pair.left
    again = PersonForm("other", one.given_name, one.family_name, one.date_of_birth, one.sex, one.address, one.postcode)
    recorded = tell(demo, again)
    now = person(demo, mention(demo, recorded))
    ends = {now, pair.right_person}
    assert now != pair.left_person or asked()
    before = [(p.left.mention_id, p.right.mention_id) for p in grey_pairs(demo, 5000)]
    check(demo, rebuild=True)
    assert [(p.left.mention_id, p.right.mention_id) for p in grey_pairs(demo, 5000)] == before


def test_the_best_question_comes_first_and_what_i_answered_is_listed(demo: Desk, clock: Clock) -> None:
    shown = review(demo)
    assert shown.left >= len(shown.pairs) > 1
    assert shown.mine == ()
    first = shown.pairs[0]
    assert first.effect.startswith("If they are the same")
    answer(demo, first.left.mention_id, first.right.mention_id, "not_same", "Twins")
    (mine,) = review(demo).mine
    assert (mine.verdict, mine.reason, mine.stands) == ("not_same", "Twins", True)
    assert review(demo).left == shown.left - 1
    clock.days(1)
    assert review(demo).mine == ()


def test_what_was_said_of_an_entry_holds_for_its_correction(empty: Desk) -> None:
    rows = of_ref(ROWS, *refs(ROWS)[:2])
    take(empty, rows)
    ids = sorted(people.every_person(empty.database))
    done = answer(empty, ids[0], ids[-1], "same")
    changed = [dict(row, phone="07700 900123") for row in rows]
    take(empty, changed)
    now = people.every_person(empty.database)
    assert not set(ids) & set(now)
    assert any(len(group) > 1 for group in grouping(empty))
    undo(empty, done.stroke)
    assert all(len(group) == 1 for group in grouping(empty))


def test_a_person_chosen_while_recording_is_tied_with_the_concern_or_nothing_is_kept(empty: Desk) -> None:
    first = tell(empty)
    home = person(empty, mention(empty, first))
    form = replace(FORM, people=(OTHER, QUILLON), narrative="Seen together.")
    kept = record_concern(empty, form, {0: home, 1: home})
    written = sorted(people.tidied_of_concerns(empty.database, [kept.concern_id]))
    assert person(empty, written[0]) == home
    assert {f.id for f in [family(empty, one) for one in kept.family_ids]} == set(kept.family_ids)
    answer(empty, written[0], written[1], "same")


def test_ties_are_logged_as_combination_once_for_each_settling(empty: Desk) -> None:
    take(empty, ROWS)
    logged = [e for e in audit.every(empty.database) if e.verb == "combination"]
    assert len(logged) == 1
    several = {p for p, own in people.mentions_of(
        empty.database, set(people.every_person(empty.database).values())).items() if len(own) > 1}  # fmt: skip
    assert set(logged[0].about) == several
    assert logged[0].reason.startswith("automatic: mentions tied ")
    check(empty, rebuild=True)
    take(empty, ROWS)
    assert len([e for e in audit.every(empty.database) if e.verb == "combination"]) == 1
    pair = grey_pairs(empty)[0]
    done = answer(empty, pair.left.mention_id, pair.right.mention_id, "same")
    last = list(audit.every(empty.database))[-1]
    assert (last.verb, last.reason, last.about[0]) == ("combination", "same", done.stroke)
    assert set(done.person_ids) <= set(last.about)
    assert queue(empty)


def test_answers_at_odds_that_came_from_elsewhere_part_and_are_shown(empty: Desk, two: tuple[str, ...]) -> None:
    far = mention(empty, tell(empty, OTHER, words="Once more."))
    for number, (left, right, verdict) in enumerate(
        ((two[0], two[2], "same"), (two[1], two[2], "same"), (two[0], two[1], "not_same"), (two[1], far, "not_same"))
    ):
        ident = f"0000-{number}"
        answers.add(empty.database, Answer(ident, min(left, right), max(left, right), verdict, NOON, "Another desk"))
    resettle(empty, {*two, far})
    assert person(empty, two[0]) != person(empty, two[1])
    before = grouping(empty)
    check(empty, rebuild=True)
    assert grouping(empty) == before
    assert len(who_is(empty, person(empty, two[2])).said) >= 2
    with pytest.raises(Against):
        merge(empty, (two[0], two[1]), WHY)
    merge(empty, (two[0], two[1]), WHY, instead=True)
    assert person(empty, two[0]) == person(empty, two[1])
