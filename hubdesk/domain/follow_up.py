"""What follows a decision: actions with an owner and a day, steps taken, what the MDT decided, and handing over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

# Steps on a decision, then steps on an action.
STEPS = ("telephoned", "confirmed", "countersigned", "done", "dropped")


@dataclass(frozen=True, slots=True)
class Action:
    """Something to be done after a decision, by whom and by which day."""

    id: str
    decision_id: str
    what: str
    owner: str
    due_on: date
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step taken on a decision (telephoned, confirmed in writing, countersigned) or on an action (done, dropped).

    `about` is the id of either; `happened_at` is when it was taken, `at` when it was written down.
    """

    id: str
    about: str
    kind: str
    happened_at: datetime
    at: datetime
    by: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the MDT, or whoever was told, decided: it closes the loop of the decision that handed the family up.

    `kind` is a code of the outcome list; `family_told` says what the family was told, `corrects` the row it replaces.
    """

    id: str
    decision_id: str
    kind: str
    on: date
    words: str
    family_told: str
    at: datetime
    by: str
    dissent: str = ""
    corrects: str = ""


@dataclass(frozen=True, slots=True)
class Handover:
    """One person's open items given to another, with the reason; `item_ids` are those that went over."""

    id: str
    left_by: str
    taken_by: str
    reason: str
    item_ids: tuple[str, ...]
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class FollowUps:
    """All that followed some decisions, oldest first."""

    actions: tuple[Action, ...] = ()
    steps: tuple[Step, ...] = ()
    outcomes: tuple[Outcome, ...] = ()

    def moved(self, now: Mapping[str, str]) -> FollowUps:
        """What followed a decision that was corrected follows the row that stands in its place."""
        return FollowUps(
            tuple(replace(one, decision_id=now.get(one.decision_id, one.decision_id)) for one in self.actions),
            tuple(replace(one, about=now.get(one.about, one.about)) for one in self.steps),
            tuple(replace(one, decision_id=now.get(one.decision_id, one.decision_id)) for one in self.outcomes),
        )

    def steps_of(self, ident: str) -> tuple[Step, ...]:
        """The steps taken on a decision or an action."""
        return tuple(step for step in self.steps if step.about == ident)

    def took(self, ident: str, *kinds: str) -> Step | None:
        """The last step of one of these kinds that was taken on a decision or an action, or None."""
        return next((step for step in reversed(self.steps_of(ident)) if step.kind in kinds), None)

    def outcome_of(self, decision_id: str) -> Outcome | None:
        """What came back of a decision, as last corrected, or None."""
        return next((one for one in reversed(self.outcomes) if one.decision_id == decision_id), None)


NOTHING_FOLLOWED = FollowUps()
