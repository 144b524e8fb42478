"""Which human answers count, and which stand against each other."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping

from hubdesk.domain.answer import Answer

Standing = Mapping[tuple[str, str], Answer]


def in_force(answers: Iterable[Answer]) -> frozenset[str]:
    """Tell which answers and undos were not taken back; an undo that was taken back itself takes nothing back."""
    every = {a.id: a for a in answers}

    def deep(one: Answer) -> int:
        steps, seen = 0, {one.id}
        while one.undoes in every and one.undoes not in seen:
            one = every[one.undoes]
            seen.add(one.id)
            steps += 1
        return steps

    depth = {a.id: deep(a) for a in every.values() if a.verdict == "undo"}
    gone: set[str] = set()
    for ident in sorted(depth, key=lambda i: (-depth[i], i)):
        if ident not in gone:
            gone.add(every[ident].undoes)
    return frozenset(every.keys() - gone)


def last_words(answers: Iterable[Answer]) -> dict[tuple[str, str], Answer]:
    """Give the answer that counts for each pair of mentions: the last one that was not taken back."""
    every = sorted(answers, key=lambda a: (a.at, a.id))
    counts = in_force(every)
    return {a.pair: a for a in every if a.verdict != "undo" and a.id in counts}


def path(standing: Standing, start: Iterable[str], goal: Iterable[str]) -> tuple[Answer, ...]:
    """Find the fewest answers of *same* that lead from some mentions to others; none where nothing leads there."""
    near: dict[str, list[Answer]] = defaultdict(list)
    for one in standing.values():
        if one.verdict == "same":
            near[one.left].append(one)
            near[one.right].append(one)
    goals = set(goal)
    came: dict[str, tuple[Answer, ...]] = dict.fromkeys(sorted(start), ())
    edge = deque(came)
    while edge:
        here = edge.popleft()
        if here in goals:
            return came[here]
        for one in sorted(near[here], key=lambda a: a.id):
            other = one.right if one.left == here else one.left
            if other not in came:
                came[other] = (*came[here], one)
                edge.append(other)
    return ()


def reach(standing: Standing, start: Iterable[str]) -> frozenset[str]:
    """List all mentions that answers of *same* hold together with these, and these."""
    near: dict[str, set[str]] = defaultdict(set)
    for one in standing.values():
        if one.verdict == "same":
            near[one.left].add(one.right)
            near[one.right].add(one.left)
    seen = set(start)
    edge = list(seen)
    while edge:
        fresh = near[edge.pop()] - seen
        seen |= fresh
        edge += fresh
    return frozenset(seen)


def against_joining(standing: Standing, mentions: Iterable[str]) -> tuple[Answer, ...]:
    """List the answers of *not the same* that stand against all these mentions being one person."""
    one = reach(standing, mentions)
    parted = (a for a in standing.values() if a.verdict == "not_same" and a.left in one and a.right in one)
    return tuple(sorted(parted, key=lambda a: (a.at, a.id)))


def against_parting(standing: Standing, going: Iterable[str], staying: Iterable[str]) -> tuple[Answer, ...]:
    """List answers of *same* without which nothing that goes is held together with anything that stays."""
    left = dict(standing)
    away, stay = set(going), set(staying)
    cut: list[Answer] = []
    while chain := path(left, away, stay):
        crossing = [one for one in chain if (one.left in away) != (one.right in away)]
        cut += crossing
        for one in crossing:
            del left[one.pair]
    return tuple(sorted(cut, key=lambda a: (a.at, a.id)))
