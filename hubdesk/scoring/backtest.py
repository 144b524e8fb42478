"""Who would have been looked at and when, and whether before what later happened; counted for groups, never scored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from hubdesk.domain.backtest import Group, Outcome, Tally, WeekLooks

AGAIN = 120  # days in which a family that was looked at is not looked at again
EARLIEST, LATEST = 365, 14  # days before an outcome between which a look could still have changed something
FEWEST = 10  # families below which a group is counted with others
FEW = 5  # below this a figure is not shown


class Counting:
    """Looks of one version, week after week: a hub looks at so many families that it has not looked at lately."""

    def __init__(self, version: str, capacity: int) -> None:
        self._version, self._capacity = version, capacity
        self._looked: dict[str, list[date]] = {}
        self._weeks: list[WeekLooks] = []
        self._red: frozenset[str] = frozenset()

    def see(self, day: date, ranked: Sequence[tuple[str, str]]) -> None:
        """Take one week's list, the first family first, each with its band."""
        looks = 0
        for family, _ in ranked:
            before = self._looked.setdefault(family, [])
            if looks < self._capacity and not (before and (day - before[-1]).days < AGAIN):
                before.append(day)
                looks += 1
        red = frozenset(family for family, band in ranked if band == "red")
        self._weeks.append(WeekLooks(day, looks, len(red - self._red)))
        self._red = red

    def tally(self, outcomes: Iterable[Outcome]) -> Tally:
        """Say before which outcomes somebody would have looked in time, and how long before."""
        leads, missed = [], []
        every = tuple(outcomes)
        for outcome in every:
            days = [(outcome.day - day).days for day in self._looked.get(outcome.family_id, ())]
            early = [lead for lead in days if LATEST <= lead <= EARLIEST]
            if early:
                leads.append(max(early))
            else:
                missed.append(outcome)
        looked = frozenset(family for family, days in self._looked.items() if days)
        return Tally(self._version, tuple(self._weeks), len(every), tuple(sorted(leads)), tuple(missed), looked)


def first_of_each(outcomes: Iterable[Outcome], first: date, last: date) -> tuple[Outcome, ...]:
    """Keep the first outcome of each family, where the replay reaches far enough back to have seen it coming."""
    found: dict[str, Outcome] = {}
    for one in sorted(outcomes, key=lambda outcome: (outcome.day, outcome.family_id, outcome.kind)):
        found.setdefault(one.family_id, one)
    return tuple(one for one in found.values() if first <= one.day <= last and (one.day - first).days >= LATEST)


def groups(
    group_of: Mapping[str, str], tallies: Sequence[Tally], outcomes: Sequence[Outcome], together: str
) -> tuple[Group, ...]:
    """Count families, looks and outcomes by group; small groups are counted `together` and few are not shown."""
    sizes = Counter(group_of.values())
    small = {name for name, size in sizes.items() if size < FEWEST}
    if small and sum(sizes[name] for name in small) < FEWEST and len(small) < len(sizes):
        small.add(min(sizes.keys() - small, key=lambda name: (sizes[name], name)))
    named = {family: together if group in small else group for family, group in group_of.items()}
    missed = [frozenset(one.family_id for one in tally.missed) for tally in tallies]
    found = []
    for name, size in sorted(Counter(named.values()).items(), key=lambda item: (-item[1], item[0])):
        own = {family for family, group in named.items() if group == name}
        happened = {one.family_id for one in outcomes} & own
        found.append(
            Group(
                name,
                size,
                tuple(_shown(len(own & tally.looked_at)) for tally in tallies),
                _shown(len(happened)),
                tuple(_shown(len(happened - gone)) for gone in missed),
            )
        )
    return tuple(found)


def _shown(count: int) -> int | None:
    return None if 0 < count < FEW else count
