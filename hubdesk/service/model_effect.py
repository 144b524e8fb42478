"""What another match model would do in this hub: who would be tied, come apart or be asked about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from hubdesk.matching.batch import match_all
from hubdesk.matching.model import Model
from hubdesk.matching.resolve import resolve
from hubdesk.matching.tidy import unpack
from hubdesk.service.common_names import frequencies
from hubdesk.service.desk import Desk
from hubdesk.store import answers, grey, people

Progress = Callable[[int, int, str], None]
_ALL = 10**9


@dataclass(frozen=True, slots=True)
class Effect:
    """Pairs of mentions that would be tied or come apart (`asked`: questions about those), people and questions."""

    tied: int
    apart: int
    asked: int
    people_before: int
    people: int
    questions_before: int
    questions: int

    def sentences(self) -> tuple[str, ...]:
        """Say it in words."""
        if not (self.tied or self.apart or self.questions != self.questions_before):
            return ("In this hub nothing would change: the same people, the same questions.",)
        return (
            f"Tied now and then apart: {_pairs(self.apart)}; matches that would wait because of it: {self.asked:,}.",
            f"Apart now and then tied: {_pairs(self.tied)}.",
            f"People: {self.people_before:,} now, {self.people:,} then. "
            f"Matches that wait: {self.questions_before:,} now, {self.questions:,} then.",
        )


def effect(desk: Desk, after: Model, progress: Progress | None = None) -> Effect:
    """Match the whole hub with another model and keep nothing; call when nothing waits to be worked in."""
    tidied = [unpack(packed) for _, packed in people.every_tidied(desk.database)]
    pairs = match_all(tidied, after, frequencies(desk), progress)
    resolved = resolve(tidied, pairs, answers.every(desk.database), after)
    owner = people.every_person(desk.database)
    then = {mention: number for number, group in enumerate(resolved.groups) for mention in group}
    before, now = Counter(owner[m] for m in then if m in owner), Counter(then.values())
    both = Counter((owner[m], then[m]) for m in then if m in owner)
    staying = _within(both.values())
    return Effect(
        tied=_within(now.values()) - staying,
        apart=_within(before.values()) - staying,
        asked=_asked(owner, [(pair.left, pair.right) for pair in resolved.grey]),
        people_before=len(before),
        people=len(now),
        questions_before=len(grey.open_pairs(desk.database, _ALL)),
        questions=len(resolved.grey),
    )


def _asked(owner: Mapping[str, str], questions: Collection[tuple[str, str]]) -> int:
    return sum(owner.get(left) == owner.get(right) for left, right in questions)


def _within(sizes: Collection[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def _pairs(count: int) -> str:
    return "1 pair of mentions" if count == 1 else f"{count:,} pairs of mentions"
