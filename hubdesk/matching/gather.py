"""Persons who share a household, children or a concern form a family: the unit of triage.

A family is built round its children. An adult who is seen with children of two separate households is placed with the
one that is better attested and unites nobody. An address counts only while dates overlap and never where strangers
live; it takes in people who stand alone, but of two households unites only those of one name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from hubdesk.domain.in_order import in_order
from hubdesk.domain.unhindered import unhindered
from hubdesk.matching.households import Households
from hubdesk.matching.presence import FAMILY_ROLES, Presence, gather_keys, is_child, presence
from hubdesk.matching.resolve import keep_ids
from hubdesk.matching.roofs import alone, leaning
from hubdesk.matching.ties import Ends, Meetings, Ties

__all__ = [
    "FAMILY_ROLES", "Presence", "also", "gather", "gather_keys", "is_child", "keep_family_ids", "presence",
]  # fmt: skip
_MOMENT = 13  # characters of an id that tell the millisecond in which it was made
Near = Mapping[str, Counter[str]]


@unhindered()
def gather(presences: Iterable[Presence]) -> dict[str, str]:
    """Give each person the founder of their family: the person of it who was mentioned first.

    The same whatever the order of the input, and the same for each part that shares no key with the rest.
    """
    seen = _seen(presences)
    found = _ties(seen)
    homes = households(seen, found.near)
    return share_roofs(homes, found)


def households(seen: Mapping[str, Sequence[Presence]], tied: Mapping[Ends, int]) -> Households:
    """Put those together who were named together, or bear one name at one address, children first."""
    children = {person for person, own in seen.items() if is_child(own)}
    homes = Households(seen)
    near: dict[str, Counter[str]] = defaultdict(Counter)
    for (a, b), count in tied.items():
        near[a][b] += count
        near[b][a] += count
    _join_children(homes, tied, children)
    placed = _place_adults(homes, near, children)
    _place_rest(homes, near, children | placed)
    return homes


def share_roofs(homes: Households, found: Ties) -> dict[str, str]:
    """Let those who are alone join whoever lives with them; gives each person the founder of their family."""
    for one, other in leaning(found.housed, alone(homes, found, homes.everybody)).items():
        homes.join(one, other)
    return homes.founders()


def also(presences: Iterable[Presence], founders: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """List, for persons who are tied to other families than their own, the founders of those, in order.

    A partner seen in two homes belongs to one family and is shown with both.
    """
    found = _ties(_seen(presences))
    others: dict[str, set[str]] = defaultdict(set)
    for a, b in (*found.near, *found.housed):
        if founders[a] != founders[b]:
            others[a].add(founders[b])
            others[b].add(founders[a])
    return {person: tuple(sorted(known)) for person, known in sorted(others.items())}


def keep_family_ids(founders: Mapping[str, str], previous: Mapping[str, str]) -> dict[str, str]:
    """Give each person the id of their family, which stays with the largest part of whom it named before."""
    groups: dict[str, set[str]] = defaultdict(set)
    for person, founder in founders.items():
        groups[founder].add(person)
    return keep_ids([frozenset(group) for group in groups.values()], previous, "F")


def _seen(presences: Iterable[Presence]) -> dict[str, list[Presence]]:
    seen: dict[str, list[Presence]] = defaultdict(list)
    for one in in_order(presences, lambda p: p.mention_id[:_MOMENT], lambda p: (p.mention_id, p.person_id)):
        seen[one.person_id].append(one)
    return seen


def _ties(seen: Mapping[str, Sequence[Presence]]) -> Ties:
    met = Meetings()
    for own in seen.values():
        met.add(own)
    found = met.ties(seen.values())
    met.empty()
    return found


def _join_children(homes: Households, tied: Mapping[Ends, int], children: set[str]) -> None:
    """Join children who are named together, best attested first: one stray concern does not chain two households."""
    best = in_order(tied.items(), lambda tie: (-tie[1], tie[0][0][:_MOMENT]), lambda tie: (-tie[1], tie[0]))
    for (a, b), _ in best:
        if not (a in children and b in children) or homes.of(a) == homes.of(b):
            continue
        if not (homes.only_once(a, b) and homes.elsewhere(a, b)):
            homes.join(a, b)


def _place_adults(homes: Households, near: Near, children: set[str]) -> set[str]:
    """Put each adult with the children they are seen with; returns the adults that were placed."""
    placed = {}
    for adult in sorted(near.keys() - children):
        groups: Counter[str] = Counter()
        for child, count in near[adult].items():
            if child in children:
                groups[homes.of(child)] += count
        if groups:
            placed[adult] = [root for root, _ in sorted(groups.items(), key=lambda item: (-item[1], item[0]))]
    for adult, roots in sorted(placed.items()):
        for other in roots[1:]:
            if homes.of(roots[0]) != homes.of(other) and not _separate(homes, roots[0], other, adult, near, children):
                homes.join(roots[0], other)
        homes.join(adult, roots[0])
    return set(placed)


def _separate(homes: Households, a: str, b: str, adult: str, near: Near, children: set[str]) -> bool:
    """Tell whether two groups of children live apart, each with an adult of their own or tied by one slip."""
    if not homes.elsewhere(a, b):
        return False
    first, second = (
        {o for child in homes.home(group).members if child in children for o in near[child]} - children - {adult}
        for group in (a, b)
    )
    return bool(first and second and first.isdisjoint(second)) or homes.only_once(a, b, (adult,))


def _place_rest(homes: Households, near: Near, placed: set[str]) -> None:
    """Put who is left with whoever they are seen with most, nearest to a family first."""
    left = sorted(near.keys() - placed)
    while ready := [p for p in left if any(o in placed for o in near[p])]:
        best = {p: max((o for o in near[p] if o in placed), key=lambda o: (near[p][o], o)) for p in ready}
        for person, home in sorted(best.items()):
            homes.join(person, home)
        placed = placed | set(ready)
        left = [p for p in left if p not in placed]
    for person in left:
        for other in sorted(near[person]):
            homes.join(person, other)
