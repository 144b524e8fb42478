"""What somebody says at one stroke about who is whom: answers that are kept, and taken back, together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from hubdesk.domain.answer import Answer
from hubdesk.domain.changes import Changes
from hubdesk.domain.days import long_day
from hubdesk.matching.answers import Standing, last_words
from hubdesk.service.desk import Desk
from hubdesk.service.forms import Against, Tied
from hubdesk.service.new_id import new_id
from hubdesk.service.settle import resettle
from hubdesk.store import answers, concerns, people
from hubdesk.store.database import transaction

_ANSWERS_ONLY = 1_000_000  # decibans: a weight that no pair has


Verdict = tuple[str, str, str]  # two mentions and what is said of them


class _NotYet(Exception):
    """The outcome is not what was said: back to where it stood."""


@dataclass(slots=True)
class Stroke:
    """Answers as they are given; made and kept inside a transaction."""

    desk: Desk
    reason: str
    said: list[Answer] = field(default_factory=list)
    person_ids: frozenset[str] = frozenset()
    family_ids: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """The id by which all of it is taken back."""
        return self.said[0].id

    def say(self, left: str, right: str, verdict: str, undoes: str = "") -> None:
        """Give one answer."""
        ident, desk = new_id(), self.desk
        act = self.said[0].id if self.said else ident
        left, right = min(left, right), max(left, right)
        one = Answer(ident, left, right, verdict, desk.now(), desk.user.name, self.reason.strip(), undoes, act)
        answers.add(desk.database, one)
        self.said.append(one)

    def take_back(self, earlier: Iterable[Answer]) -> None:
        """Undo earlier answers."""
        for one in earlier:
            self.say(one.left, one.right, "undo", one.id)

    def settle(self, mention_ids: Iterable[str], lacking: Callable[[], Iterable[Verdict]] = tuple) -> None:
        """Work out again who is whom among some mentions and those named.

        `lacking` looks at the outcome and says what is still to be said; all is then worked out once more from where it
        stood before, so that no id wanders on the way.
        """
        wanted = set(mention_ids)
        while True:
            said = {one.pair for one in self.said if one.verdict != "undo"}
            named = {mention for one in self.said for mention in (one.left, one.right)}
            more: list[Verdict] = []
            try:
                with transaction(self.desk.database):
                    done = resettle(self.desk, wanted | named)
                    more = [one for one in lacking() if (min(one[:2]), max(one[:2])) not in said]
                    if more:
                        raise _NotYet
            except _NotYet:
                for left, right, verdict in more:
                    self.say(left, right, verdict)
            else:
                self.person_ids, self.family_ids = done.person_ids, done.family_ids
                return

    def tied(self) -> Tied:
        """Say what was done."""
        named = {mention for one in self.said for mention in (one.left, one.right)}
        now = tuple(sorted(set(people.person_of(self.desk.database, named).values())))
        ids = frozenset({self.id}) | self.person_ids | self.family_ids
        return Tied(self.id, now, Changes(frozenset({"answers", "persons", "families"}), ids))


def answers_about(desk: Desk, mention_ids: Iterable[str]) -> tuple[Answer, ...]:
    """Read all answers that hang together with some mentions through other answers, oldest first."""
    near = people.component(desk.database, mention_ids, _ANSWERS_ONLY)
    return answers.of_mentions(desk.database, near)


def standing(desk: Desk, mention_ids: Iterable[str]) -> Standing:
    """Tell which answers count that hang together with some mentions."""
    return last_words(answers_about(desk, mention_ids))


def make_way(stroke: Stroke, contrary: tuple[Answer, ...], instead: bool) -> None:
    """Take back the answers that stand against what is to be said, or refuse and name the first of them."""
    if contrary and not instead:
        raise contradiction(stroke.desk, contrary)
    stroke.take_back(contrary)


def contradiction(desk: Desk, contrary: tuple[Answer, ...]) -> Against:
    """Say which earlier answers stand against something, and what can be done."""
    first = contrary[0]
    refs = concerns.refs(desk.database, concerns.concerns_of(desk.database, [first.left, first.right]).values())
    where = " and ".join(sorted(refs.values())) if len(refs) == 2 else next(iter(refs.values()), "")
    same = "the same person" if first.verdict == "same" else "not the same person"
    more = f" {len(contrary) - 1} more answers say so." if len(contrary) > 2 else ""
    more = " One more answer says so." if len(contrary) == 2 else more
    return Against(
        f"{first.by} said on {long_day(first.at.date())} that two mentions in {where} are {same}, and that stands."
        f"{more} Nothing was changed. Take the earlier answer back first, or leave it as it is.",
        tuple(dict.fromkeys(one.stroke for one in contrary)),
    )
