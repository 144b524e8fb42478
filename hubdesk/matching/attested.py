"""What a group of mentions says more than once: a slip of the pen seldom repeats itself.

Two mentions may differ in a date of birth because one of them is wrong. Two groups that each give their own date again
and again are two people, or one whom two agencies know differently, and that is for a human to say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hubdesk.matching.levels import NO_DAY, born_level, given_level
from hubdesk.matching.tidy import Tidied

OFTEN = 2  # times that a date or name is given before it counts as no slip
# One figure, or day and month exchanged, may be copied from record to record within an agency.
_ONE_DATE = frozenset({"exact", "swapped", "digit"})


class Attested:
    """Whole dates of birth, given names, all names and own numbers in a group, each with how often it was said."""

    __slots__ = ("born", "given", "names", "numbers")

    def __init__(self, mentions: Iterable[Tidied] = ()) -> None:
        self.born: Counter[str] = Counter()
        self.given: Counter[str] = Counter()
        self.names: Counter[str] = Counter()
        self.numbers: set[str] = set()
        for one in mentions:
            if len(one.born) == 10 and not one.born.endswith(NO_DAY):
                self.born[one.born] += 1
            if one.given:
                self.given[one.given] += 1
            self.names.update(part for name in one.names for part in name if part)
            self.numbers.update(n for n in (one.nhs_number, one.upn, one.reference, one.email) if n)

    def add(self, other: Attested) -> None:
        """Take in another group."""
        self.born += other.born
        self.given += other.given
        self.names += other.names
        self.numbers |= other.numbers

    def contradicts(self, other: Attested) -> bool:
        """Tell whether both groups say more than once what cannot be true of one person."""
        # two dates under one number of somebody's own are one person's, and one of them is wrong
        return (not self.numbers & other.numbers and self._other_date(other)) or self._other_name(other)

    def _other_date(self, other: Attested) -> bool:
        ours, theirs = _often(self.born), _often(other.born)
        return bool(ours and theirs) and not any(born_level(a, b) in _ONE_DATE for a in ours for b in theirs)

    def _other_name(self, other: Attested) -> bool:
        ours, theirs = _often(self.given), _often(other.given)
        if not ours or not theirs:
            return False
        # names that were exchanged once are looked for in either box
        return all(
            given_level(a, b) == "different"
            for mine, others in ((ours, other.names), (theirs, self.names))
            for a in mine
            for b in others
        )


def _often(counted: Counter[str]) -> list[str]:
    return [value for value, times in counted.items() if times >= OFTEN]
