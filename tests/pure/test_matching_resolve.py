from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from hubdesk.domain.answer import Answer
from hubdesk.matching.batch import Pair, candidate_pairs, match_all
from hubdesk.matching.model import count_names, shipped_model
from hubdesk.matching.resolve import Resolved, keep_ids, resolve
from hubdesk.matching.tidy import Tidied

MODEL = shipped_model()
DAY = date(2026, 1, 9).toordinal()
AMY = Tidied("", "", "subject", DAY, "amy", "moore", "2015-03-14", "F", "9", "chapel street", "st41aa")
HUGH = replace(AMY, given="hugh", sex="M")
GRACE = replace(AMY, given="grace")


def told(*people: Tidied) -> list[Tidied]:
    """Number mentions in the order given, each in a concern of its own."""
    return [replace(p, mention_id=f"m{n:02d}", concern_id=p.concern_id or f"c{n:02d}") for n, p in enumerate(people)]


def solved(mentions: Sequence[Tidied], *answers: Answer) -> Resolved:
    return resolve(mentions, match_all(mentions, MODEL, count_names(mentions)), answers, MODEL)


def together(found: Resolved, a: str, b: str) -> bool:
    return any({a, b} <= group for group in found.groups)


def answer(left: str, right: str, verdict: str, number: int = 1, undoes: str = "") -> Answer:
    return Answer(f"z{number}", left, right, verdict, datetime(2026, 2, number), "Ann Reid", undoes=undoes)


def test_one_person_under_several_spellings():
    mentions = told(
        AMY,
        replace(AMY, given="aimee", family="moor"),
        replace(AMY, given="moore", family="amy", born=""),
        replace(AMY, family="hart moore", house="2", street="mill lane", postcode="st73bb"),
    )
    assert len(solved(mentions).groups) == 1


def test_twins_at_one_address_are_two_people_and_nobody_is_asked():
    found = solved(told(AMY, AMY, GRACE, GRACE, HUGH, HUGH))
    assert sorted(map(sorted, found.groups)) == [["m00", "m01"], ["m02", "m03"], ["m04", "m05"]]
    assert found.grey == ()


def test_a_vague_mention_does_not_pull_two_people_together():
    vague = replace(AMY, given="", born="", sex="")
    assert not together(solved(told(AMY, AMY, vague, GRACE, GRACE)), "m00", "m03")


def test_two_dates_of_birth_that_both_repeat_are_two_people():
    far = replace(AMY, house="", street="", postcode="")
    other = replace(far, born="2015-08-29")
    assert not together(solved(told(far, far, far, other, other, other)), "m00", "m03")


def test_two_people_in_one_concern_are_two():
    mentions = told(replace(AMY, concern_id="c"), replace(AMY, concern_id="c"))
    assert len(solved(mentions).groups) == 2


def test_a_human_answer_holds_against_all_evidence_until_it_is_taken_back():
    mentions = told(AMY, AMY, AMY)
    no = answer("m00", "m01", "not_same")
    assert together(solved(mentions), "m00", "m01")
    assert not together(solved(mentions, no), "m00", "m01")
    assert together(solved(mentions, no, answer("m00", "m01", "undo", 2, undoes="z1")), "m00", "m01")


def test_a_human_joins_what_the_evidence_would_not():
    far = replace(HUGH, given="tyrone", family="ali", born="1980-02-02", house="", street="", postcode="")
    assert together(solved(told(AMY, far), answer("m00", "m01", "same")), "m00", "m01")


def test_a_grey_pair_is_asked_once_and_never_again_after_an_answer():
    mentions = told(AMY, GRACE)
    pairs = [Pair("m00", "m01", 0)]
    assert resolve(mentions, pairs, (), MODEL).grey == tuple(pairs)
    for verdict in ("not_same", "cannot_tell"):
        assert resolve(mentions, pairs, [answer("m00", "m01", verdict)], MODEL).grey == ()


def test_the_order_of_input_is_nothing():
    mentions = told(AMY, GRACE, HUGH, AMY, replace(AMY, born=""), replace(GRACE, family="hart"), HUGH)
    pairs = match_all(mentions, MODEL, count_names(mentions))
    answers = [answer("m00", "m03", "not_same"), answer("m01", "m05", "same", 2)]
    expected = resolve(mentions, pairs, answers, MODEL)
    shuffle = random.Random(1).shuffle
    for _ in range(10):
        shuffle(mentions)
        shuffle(pairs)
        shuffle(answers)
        assert resolve(mentions, pairs, answers, MODEL) == expected
        assert sorted(match_all(mentions, MODEL, count_names(mentions))) == sorted(pairs)


def test_an_id_stays_with_the_largest_part():
    before = keep_ids([frozenset("abc")], {})
    person = before["a"]
    split = keep_ids([frozenset("a"), frozenset("bc")], before)
    assert split["b"] == split["c"] == person != split["a"]
    assert set(keep_ids([frozenset("abc")], split).values()) == {person}


def test_two_persons_never_share_an_id():
    previous = {"a": "P-1", "b": "P-1", "c": "P-2"}
    ids = keep_ids([frozenset("a"), frozenset("b"), frozenset("c")], previous)
    assert len(set(ids.values())) == 3
    assert keep_ids([frozenset("c"), frozenset("b"), frozenset("a")], previous) == ids


def _crowd(size: int, **fields: Any) -> list[Tidied]:
    return [
        replace(AMY, mention_id=f"m{n:06d}", concern_id=f"c{n:06d}", given=f"{_word(n)}", born=_day(n), **fields)
        for n in range(size)
    ]


def _word(number: int) -> str:
    mixed = number * 2654435761 >> 7
    return "".join(
        "bcdfghklmnprstvz"[mixed >> 4 * place & 15] + "aeiou"[(mixed >> 3 * place) % 5] for place in range(3)
    )


def _day(number: int) -> str:
    return date.fromordinal(date(2005, 1, 1).toordinal() + number * 40503 % 7001).isoformat()


def test_one_surname_and_address_for_everybody_stays_near_linear():
    few, many = (len(candidate_pairs(_crowd(size), 30)) for size in (5_000, 20_000))
    assert many < 5 * few
    assert len(candidate_pairs(_crowd(20_000), MODEL.cap)) < 400 * 20_000


def test_twenty_thousand_mentions_that_say_the_same_are_one_person_without_a_pair_for_each_two():
    same = [replace(AMY, mention_id=f"m{n:06d}", concern_id=f"c{n:06d}") for n in range(20_000)]
    pairs = match_all(same, MODEL, count_names(same))
    assert len(pairs) < 2 * len(same)
    assert len(resolve(same, pairs, (), MODEL).groups) == 1


def test_the_same_words_twice_in_a_concern_are_two_people_however_often_they_are_told():
    told_twice = [replace(AMY, mention_id=f"m{n:06d}", concern_id=f"c{n // 2:06d}") for n in range(1_000)]
    groups = solved(told_twice).groups
    assert sorted(len(group) for group in groups) == [500, 500]
    assert all(len({int(mention[1:]) // 2 for mention in group}) == 500 for group in groups)


def test_ten_thousand_people_in_one_concern_are_as_many_people():
    crowd = [replace(AMY, mention_id=f"m{n:05d}", concern_id="c") for n in range(10_000)]
    assert len(solved([*crowd, replace(AMY, mention_id="z", concern_id="d")]).groups) == 10_001


def test_a_human_takes_one_out_of_many_that_say_the_same():
    same = [replace(AMY, mention_id=f"m{n:02d}", concern_id=f"c{n:02d}") for n in range(80)]
    found = solved(same, answer("m00", "m77", "not_same"))
    assert sorted(len(group) for group in found.groups) == [1, 79]
    assert not together(found, "m00", "m77")


def test_copies_of_somebody_named_beside_another_stay_apart_from_that_one():
    amys = [replace(AMY, mention_id=f"m{n:04d}", concern_id=f"c{n:04d}") for n in range(200)]
    other = replace(AMY, family="moor", mention_id="z", concern_id="elsewhere")
    assert together(solved([*amys, other]), "m0150", "z")
    assert not together(solved([*amys, replace(other, concern_id="c0150")]), "m0150", "z")


def test_nothing_to_match():
    assert match_all([], MODEL, count_names([])) == []
    assert resolve([], [], [], MODEL) == Resolved((), ())


def test_a_group_that_was_parted_and_joined_again_keeps_its_id_even_where_both_halves_claim_it_alike():
    members = [f"m{number}" for number in range(6)]
    whole = keep_ids([frozenset(members)], {})
    parted = keep_ids([frozenset(members[:3]), frozenset(members[3:])], whole)
    again = keep_ids([frozenset(members)], parted)
    assert again == whole
