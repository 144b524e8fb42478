"""Grouping only what something new can change gives what grouping everything again gives, whatever the weights."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from hubdesk.domain.answer import Answer
from hubdesk.matching.answers import last_words
from hubdesk.matching.attested import Attested
from hubdesk.matching.batch import Pair
from hubdesk.matching.cluster import CLIP
from hubdesk.matching.conflicts import Disagreement
from hubdesk.matching.growing import Growing
from hubdesk.matching.model import shipped_model
from hubdesk.matching.nearby import settle_outward
from hubdesk.matching.resolve import resolve, unclear
from hubdesk.matching.tidy import Tidied

MODEL = shipped_model()
Groups = tuple[frozenset[str], ...]


@st.composite
def hubs(draw: st.DrawFn) -> tuple[list[Tidied], list[Pair], list[Answer]]:
    """Mentions with weights that nobody would compute, so that every knot comes up."""
    count = draw(st.integers(2, 12))
    tidied = [
        Tidied(
            f"m{number:02d}",
            f"c{draw(st.integers(0, 8))}",
            "subject",
            700_000,
            draw(st.sampled_from(("amy", "zachary", ""))),
            draw(st.sampled_from(("moore", "hart"))),
            draw(st.sampled_from(("2015-03-14", "2009-11-30", ""))),
        )
        for number in range(count)
    ]
    every = list(combinations([one.mention_id for one in tidied], 2))
    kept = draw(st.lists(st.sampled_from(every), unique=True, max_size=3 * count))
    pairs = [Pair(a, b, draw(st.integers(MODEL.keep, 40))) for a, b in kept]
    told = draw(st.lists(st.sampled_from(every), unique=True, max_size=2))
    answers = [
        Answer(f"a{n}", a, b, draw(st.sampled_from(("same", "not_same"))), datetime(2026, 1, 1 + n), "Ann Reid")
        for n, (a, b) in enumerate(told)
    ]
    return tidied, pairs, answers


def _among(pairs: list[Pair], answers: list[Answer], some: set[str]) -> tuple[list[Pair], list[Answer]]:
    return [p for p in pairs if {*p[:2]} <= some], [a for a in answers if {a.left, a.right} <= some]


def _outward(
    tidied: Mapping[str, Tidied], pairs: list[Pair], answers: list[Answer], stood: Groups, touched: set[str]
) -> Groups:
    here = set(tidied)

    def near(some: set[str]) -> set[str]:
        ends = [set(p[:2]) for p in pairs if p.weight >= MODEL.tie] + [{a.left, a.right} for a in answers]
        return {other for two in ends if two & some and two <= here for other in two}

    def solve(some: set[str]) -> Groups:
        return resolve([tidied[m] for m in sorted(some)], *_among(pairs, answers, some), MODEL).groups

    moved = settle_outward(touched, lambda some: {m: g for g in stood for m in g & some}, near, solve)
    gone = {mention for group in moved for mention in group}
    return tuple(sorted((*(group for group in stood if not group & gone), *moved), key=min))


@settings(max_examples=300, deadline=None)
@given(hubs(), st.randoms(use_true_random=False))
def test_one_by_one_in_any_order_is_all_at_once(
    hub: tuple[list[Tidied], list[Pair], list[Answer]], chance: object
) -> None:
    tidied, pairs, answers = hub
    chance.shuffle(tidied)  # type: ignore[attr-defined]
    stood: Groups = ()
    here: dict[str, Tidied] = {}
    for one in tidied:
        here[one.mention_id] = one
        stood = _outward(here, *_among(pairs, answers, set(here)), stood, {one.mention_id})
        assert stood == resolve(list(here.values()), pairs, answers, MODEL).groups


@settings(max_examples=150, deadline=None)
@given(hubs(), st.data())
def test_an_answer_and_a_mention_taken_away_are_worked_in_too(
    hub: tuple[list[Tidied], list[Pair], list[Answer]], data: st.DataObject
) -> None:
    tidied, pairs, answers = hub
    here = {one.mention_id: one for one in tidied}
    stood = resolve(tidied, pairs, (), MODEL).groups
    stood = _outward(here, pairs, answers, stood, {m for a in answers for m in (a.left, a.right)})
    assert stood == resolve(tidied, pairs, answers, MODEL).groups
    gone = here.pop(data.draw(st.sampled_from(sorted(here)))).mention_id
    left = next(group for group in stood if gone in group) - {gone}
    rest = tuple(group for group in stood if gone not in group) + ((left,) if left else ())
    kept = _among(pairs, answers, set(here))
    assert _outward(here, *kept, rest, set(left)) == resolve(list(here.values()), *kept, MODEL).groups


@settings(max_examples=150, deadline=None)
@given(hubs())
def test_lazy_sums_join_as_all_sums_would(hub: tuple[list[Tidied], list[Pair], list[Answer]]) -> None:
    tidied, pairs, _ = hub
    known = {one.mention_id: one for one in tidied}
    against = Disagreement(MODEL)
    weights = {p[:2]: min(p.weight, CLIP) for p in pairs}
    full = {(a, b): weights.get((a, b), against(known[a], known[b])) for a, b in combinations(sorted(known), 2)}
    groups = [frozenset({one}) for one in sorted(known)]
    while True:
        ready = [
            (-sum(full[min(a, b), max(a, b)] for a in x for b in y) / (len(x) * len(y)), min(x), min(y), x, y)
            for x, y in combinations(sorted(groups, key=min), 2)
            if not {known[m].concern_id for m in x} & {known[m].concern_id for m in y}
            and not Attested(known[m] for m in x).contradicts(Attested(known[m] for m in y))
        ]
        best = min(ready, default=None, key=lambda one: one[:3])
        if best is None or -best[0] < MODEL.tie:
            break
        groups = [group for group in groups if group not in best[3:]] + [best[3] | best[4]]
    assert tuple(sorted(groups, key=min)) == resolve(tidied, pairs, (), MODEL).groups


@settings(max_examples=100, deadline=None)
@given(hubs())
def test_what_waits_for_a_human_is_found_group_by_group(hub: tuple[list[Tidied], list[Pair], list[Answer]]) -> None:
    tidied, pairs, answers = hub
    whole = resolve(tidied, pairs, answers, MODEL)
    group_of = {m: min(group) for group in whole.groups for m in group}
    for group in whole.groups:
        touching = [p for p in pairs if {p.left, p.right} & group]
        said = last_words(a for a in answers if {a.left, a.right} & group)
        mine = [p for p in whole.grey if {p.left, p.right} & group]
        assert list(unclear(touching, group_of, said, MODEL)) == mine


@settings(max_examples=100, deadline=None)
@given(hubs(), st.integers(1, 4))
def test_growing_week_by_week_is_all_at_once(hub: tuple[list[Tidied], list[Pair], list[Answer]], weeks: int) -> None:
    tidied, pairs, answers = hub
    growing = Growing({one.mention_id: one for one in tidied}, pairs, MODEL)
    persons: dict[str, frozenset[str]] = {}
    for week in range(weeks):
        persons |= growing.add([one.mention_id for one in tidied[week::weeks]])
    persons |= growing.add((), answers)
    assert {own for own in persons.values() if own} == set(resolve(tidied, pairs, answers, MODEL).groups)
