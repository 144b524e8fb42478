from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations

from hubdesk.domain.concern import Mention
from hubdesk.matching.batch import match_all, match_new
from hubdesk.matching.compare import weigh
from hubdesk.matching.keys import keys
from hubdesk.matching.model import count_names, shipped_model
from hubdesk.matching.tidy import Tidied, tidy
from hubdesk.service.demo_people import made_up

MODEL = shipped_model()
SAID = (
    "given_name", "family_name", "date_of_birth", "sex", "address", "postcode", "phone", "nhs_number", "school"
)  # fmt: skip


@cache
def hub(families: int) -> tuple[Tidied, ...]:
    made = made_up(families, 5, date(2026, 6, 1))
    return tuple(
        tidy(
            Mention(
                f"{true.concern_ref}-{true.mention_no:02d}", true.concern_ref, true.mention_no, str(row["person_role"]),
                **{field: str(row.get(field) or "") for field in SAID},
            ),
            date.fromisoformat(str(row["received_at"])[:10]),
        )
        for row, true in zip(made.rows, made.truth, strict=True)
    )  # fmt: skip


def pair_by_pair(mentions: tuple[Tidied, ...], keep: int) -> set[tuple[str, str, int]]:
    """The slow way: everybody who shares a key that is not too common, weighed one pair after the other."""
    sharing: dict[str, list[Tidied]] = defaultdict(list)
    for one in mentions:
        for key in keys(one):
            sharing[key].append(one)
    names = count_names(mentions)
    found = set()
    for together in sharing.values():
        for a, b in combinations(sorted(together, key=lambda t: t.mention_id), 2):
            if len(together) <= MODEL.cap and a.concern_id != b.concern_id:
                weight = weigh(a, b, MODEL, names).weight
                if weight >= keep:
                    found.add((a.mention_id, b.mention_id, weight))
    return found


def test_a_whole_hub_in_columns_gives_what_pair_by_pair_gives():
    mentions = hub(60)
    pairs = match_all(mentions, MODEL, count_names(mentions))
    assert len(pairs) == len(set(pairs)) > 2 * len(mentions)
    assert set(map(tuple, pairs)) == pair_by_pair(mentions, MODEL.keep)


def test_the_order_of_mentions_is_nothing():
    mentions = hub(20)
    names = count_names(mentions)
    assert match_all(mentions, MODEL, names) == match_all(mentions[::-1], MODEL, names)


def test_new_mentions_find_the_pairs_that_all_find_of_them():
    mentions = hub(40)
    names = count_names(mentions)
    new, others = mentions[::7], [one for place, one in enumerate(mentions) if place % 7]
    own = {one.mention_id for one in new}
    found = match_new(new, others, MODEL, names)
    assert len(found) == len(set(found))
    assert set(found) == {pair for pair in match_all(mentions, MODEL, names) if {pair.left, pair.right} & own}


def test_what_is_new_gives_the_pairs_that_all_would_give_with_copies_among_them():
    mentions = hub(10)
    often = max(mentions, key=lambda t: (bool(t.given and t.family and t.born and t.street), t.mention_id))
    copied = tuple(replace(often, mention_id=f"E{n:03d}", concern_id=f"E{n:03d}") for n in range(90))
    every = (*mentions, *copied)
    names = count_names(every)
    for new in (copied[:5], copied[70:], (*mentions[:40], *copied[20:40])):
        ids = {one.mention_id for one in new}
        others = [one for one in every if one.mention_id not in ids]
        among_all = {pair for pair in match_all(every, MODEL, names) if not ids.isdisjoint(pair[:2])}
        assert among_all
        assert set(match_new(new, others, MODEL, names)) == among_all
