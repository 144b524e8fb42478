"""From pairs and human answers to persons: solved over whole parts of the graph, never pair by pair."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from hubdesk.domain.answer import Answer
from hubdesk.domain.ids import short_id
from hubdesk.domain.in_order import in_order
from hubdesk.domain.let_go import let_go
from hubdesk.domain.unhindered import unhindered
from hubdesk.matching.answers import Standing, last_words
from hubdesk.matching.batch import Pair
from hubdesk.matching.cluster import Groups, Weights, both_ways
from hubdesk.matching.conflicts import Disagreement
from hubdesk.matching.copies import copies
from hubdesk.matching.model import Model
from hubdesk.matching.pregnancy import certain
from hubdesk.matching.tidy import Tidied

_FOR_GOOD = "\uffff"  # after every id


@dataclass(frozen=True, slots=True)
class Resolved:
    """Groups of mentions that are one person each, and the pairs between groups that only a human can tell."""

    groups: tuple[frozenset[str], ...]
    grey: tuple[Pair, ...]


@unhindered()
def resolve(tidied: Sequence[Tidied], pairs: Iterable[Pair], answers: Iterable[Answer], model: Model) -> Resolved:
    """Group mentions; the same whatever the order of the input, and the same for each connected part alone."""
    known = {one.mention_id: one for one in tidied}
    among = [pair for pair in pairs if pair.left in known and pair.right in known]
    said = last_words(answers)
    weights = both_ways(among)
    groups = persons(known, weights, said, model)
    let_go(weights)
    group_of = {m: number for number, own in enumerate(groups) for m in own}
    found = Resolved(groups, unclear(among, group_of, said, model))
    let_go(among, group_of, known)
    return found


@unhindered()
def persons(known: Mapping[str, Tidied], weights: Weights, said: Standing, model: Model) -> tuple[frozenset[str], ...]:
    """Group mentions by the weights and answers among them, whoever else these name."""
    behind = _copies(known, weights, said, model.tie)
    first = {m: one for m, one in known.items() if m not in behind} if behind else known
    groups = Groups(first, certain(known, weights, model.tie), Disagreement(model))
    for a, b in sorted(said):
        if said[a, b].verdict == "not_same" and a in known and b in known:
            groups.forbid(a, b)
    for a, b in sorted(said):
        # A human's word outweighs everything but another human's.
        if said[a, b].verdict == "same" and a in known and b in known:
            groups.join(a, b)
    # one agency naming two people in one concern means two people
    groups.part_within((behind.get(m, m), one.concern_id) for m, one in known.items())
    groups.run(model.tie)
    found = _with_copies(groups, behind)
    groups.empty()
    return found


def _copies(known: Mapping[str, Tidied], weights: Weights, said: Standing, tie: int) -> dict[str, str]:
    """Find mentions that go where another goes that says the same; one of which a human spoke stands for itself."""
    spoken = {mention for pair in said for mention in pair}
    found = copies(known.values()).items()
    return {
        copy: first for copy, first in found if copy not in spoken and weights.get(first, {}).get(copy, tie - 1) >= tie
    }


def _with_copies(groups: Groups, behind: Mapping[str, str]) -> tuple[frozenset[str], ...]:
    copied: dict[int, list[str]] = defaultdict(list)
    for copy, first in behind.items():
        copied[groups.of[first]].append(copy)
    every = (frozenset((*members, *copied.get(number, ()))) for number, members in groups.members.items())
    return tuple(sorted(every, key=min))


def unclear(
    pairs: Iterable[tuple[str, str, int]], group_of: Mapping[str, Hashable], said: Standing, model: Model
) -> tuple[Pair, ...]:
    """List the strongest pair between any two groups that look alike and that nobody has told together or apart.

    Where somebody could not tell, only a mention made since then asks again: ids are in the order of making.
    """
    answered: dict[frozenset[Hashable], str] = {}
    for (a, b), one in said.items():
        if a in group_of and b in group_of:
            ends = frozenset((group_of[a], group_of[b]))
            until = one.id if one.verdict == "cannot_tell" else _FOR_GOOD
            answered[ends] = max(until, answered.get(ends, ""))
    best: dict[frozenset[Hashable], Pair] = {}
    for a, b, weight in pairs:
        if weight < model.grey or a not in group_of or b not in group_of or group_of[a] == group_of[b]:
            continue
        between = frozenset((group_of[a], group_of[b]))
        if max(a, b) <= answered.get(between, ""):
            continue
        pair = Pair(min(a, b), max(a, b), weight)
        if between not in best or (-pair.weight, pair) < (-best[between].weight, best[between]):
            best[between] = pair
    return tuple(in_order(best.values(), lambda p: -p.weight, lambda p: (-p.weight, p)))


def keep_ids(groups: Iterable[frozenset[str]], previous: Mapping[str, str], prefix: str = "P") -> dict[str, str]:
    """Give each member the id of its group: an id once shown stays with the group that has the largest part of it.

    Of two parts of one size it stays with that of its founder, and of two ids with as many claims a group keeps that of
    its first, so that what was joined and parted again, or parted and joined again, is as it was.
    """
    ordered = sorted(groups, key=min)
    claims = Counter(
        (number, previous[member]) for number, group in enumerate(ordered) for member in group if member in previous
    )
    claimed = Counter(old for _, old in claims)

    def rank(item: tuple[tuple[int, str], int]) -> tuple[int, bool, str, bool, int]:
        (number, old), count = item
        founded = claimed[old] > 1 and any(short_id(prefix, member) == old for member in ordered[number])
        return -count, old != short_id(prefix, min(ordered[number])), old, not founded, number

    ids: dict[int, str] = {}
    taken: set[str] = set()
    for (number, old), _ in in_order(claims.items(), lambda item: -item[1], rank):
        if number not in ids and old not in taken:
            ids[number] = old
            taken.add(old)
    held = taken | set(previous.values())
    for number, group in enumerate(ordered):
        if number not in ids:
            ids[number] = _fresh(prefix, sorted(group), held)
            held.add(ids[number])
    return {member: ids[number] for number, group in enumerate(ordered) for member in group}


def _fresh(prefix: str, members: Sequence[str], held: set[str]) -> str:
    """Make an id from the earliest member whose own id is still free; ids in use elsewhere are never given twice."""
    for member in members:
        if (made := short_id(prefix, member)) not in held:
            return made
    whole = " ".join(members)  # all are taken: the part that split off needs a name that nobody had
    return next(made for turn in count(2) if (made := short_id(prefix, f"{whole} {turn}")) not in held)
