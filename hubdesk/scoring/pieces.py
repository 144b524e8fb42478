"""What the score looks at: never a place, an ethnicity, a religion or a disability, which it could not then use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Piece:
    """One concern as seen from one family.

    `about` is `child` where it names a child of the family as such, else `adult`; `status` is empty, `retracted` or
    `duplicate`; `day_known` is False where nobody gave the day it happened, and `happened_on` only stands in for it;
    `people` are the ids of the family's persons it names; `narrative` is looked at only for words that another telling
    of the same event shares; `one_with` and `apart_from` are concerns of which a person said that they tell of the same
    event, or of another. `before_birth` marks what is dated before any child it names was born.
    """

    concern_id: str
    ref: str
    received_on: date
    happened_on: date
    agency: str
    kind: str
    level: int
    source_evaluation: int
    intelligence_assessment: str
    reporter: str = ""
    about: str = "child"
    status: str = ""
    tripwire: str = ""
    people: frozenset[str] = frozenset()
    narrative: str = ""
    day_known: bool = True
    one_with: frozenset[str] = frozenset()
    apart_from: frozenset[str] = frozenset()
    before_birth: bool = False
