"""Who has to be gathered again when somebody has changed: those whose families can turn out otherwise, and no others.

Whole towns hang together through houses that were let again, but what two people share tells only about them: so one
goes outward from whoever changed along ties that unite, and stops where none does.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from hubdesk.domain.unhindered import unhindered
from hubdesk.matching.gather import households, share_roofs
from hubdesk.matching.households import Households
from hubdesk.matching.presence import FAMILY_ROLES, Presence
from hubdesk.matching.roofs import alone, leaning
from hubdesk.matching.ties import LIST, OVERLAP_NAMED, Ends, Meetings, Ties, is_crowd

Own = Sequence[Presence]


class Records(Protocol):
    """What is asked of whoever keeps the records; persons are asked for by their ids."""

    @property
    def met(self) -> Meetings:
        """Give who met whom, of everybody who was looked at."""

    def look(self, person_ids: Collection[str], most: int) -> Collection[str]:
        """Learn who met these persons; returns the concerns left out of it because they name more than so many."""

    def seen(self, person_ids: Collection[str]) -> Mapping[str, Own]:
        """Give what was seen of persons, in the order of their mentions; who is no more is left out."""

    def named_in(self, concern_ids: Collection[str]) -> Mapping[str, int]:
        """Count the persons of a family whom each concern names."""

    def ids(self, names: Collection[str]) -> Collection[str]:
        """Give the ids of persons who were seen or met, by the names that they bear there."""

    def families(self, person_ids: Collection[str]) -> Mapping[str, Collection[str]]:
        """Give for each person all persons of the family in which they were before."""


@unhindered()
def around(changed: Collection[str], records: Records) -> tuple[dict[str, Own], dict[str, str]]:
    """Gather everybody whose family can be another than before.

    Returns what was seen of them by their ids, and for each, under the name that they bear there, the founder of their
    family; these are the families that gathering everybody would give, and all others keep theirs.
    """
    search = _Search(records)
    edge: Collection[str] = {*changed, *search.beside(changed)}
    while edge:
        search.take_in(edge)
        edge = search.near() or search.under_roofs()
    return search.inside, search.founders()


class _Search:
    """Who is inside so far, what ties them, and which of them share a household."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self.inside: dict[str, Own] = {}
        self._asked: set[str] = set()  # whose families are inside, persons who are no more included
        self._inner: set[str] = set()  # names of those inside
        self._found = Ties({}, {}, frozenset())  # what ties those inside to each other and to others
        self._near: set[str] = set()  # outside, named with somebody inside or of one name at one address
        self._fresh: dict[str, Own] = {}  # inside, by name, whose households are not known yet
        self._homes = Households({})

    def beside(self, changed: Collection[str]) -> Collection[str]:
        """List whose ties among each other may change: a thirteenth at an address parts all the others there."""
        met = self._records.met
        self._records.look(changed, LIST + len(changed))
        own = [one for seen in self._records.seen(changed).values() for one in seen]
        mine = {one.person_id for one in own}
        found: set[str] = set()
        loose: set[str] = set()
        for concern in {one.concern_id for one in own if one.role in FAMILY_ROLES}:
            named = met.named_in(concern)
            if LIST < len(named) <= LIST + len(changed):
                found |= named - mine
        for shown in met.where(own):
            others = [one for one in shown if one.person_id not in mine]
            if not others or is_crowd(others):
                continue
            days = [one.day for one in shown if one.person_id in mine]
            if is_crowd(others, days):  # before the change each mention may have been another person's
                found |= {one.person_id for one in others}
            else:
                loose |= {o.person_id for o in others if any(abs(o.day - day) <= OVERLAP_NAMED for day in days)}
        return {*self._records.ids(found), *self._unnamed(self._records.ids(loose - found))}

    def _unnamed(self, persons: Collection[str]) -> set[str]:
        """Pick out those whom no concern names with another: only they look for the household they belong to."""
        concerns = {
            person: {one.concern_id for one in own if one.role in FAMILY_ROLES}
            for person, own in self._records.seen(persons).items()
        }
        named = self._records.named_in(set[str]().union(*concerns.values()))
        return {person for person, own in concerns.items() if not any(1 < named[one] <= LIST for one in own)}

    def take_in(self, edge: Collection[str]) -> None:
        """Take persons in, with the families in which they were, and learn who lives beside them."""
        more = set(edge)
        while fresh := more - self._asked:
            self._asked |= fresh
            more = {member for own in self._records.families(fresh).values() for member in own}
        seen = self._records.seen(self._asked - self.inside.keys())
        self.inside |= seen
        lists = self._records.look(seen.keys(), LIST)
        self._tie({own[0].person_id: own for own in seen.values()}, lists)

    def _tie(self, fresh: Mapping[str, Own], lists: Collection[str]) -> None:
        """Add what ties those who came in; what ties them to whoever was inside is known since that one came in."""
        found = self._records.met.ties(fresh.values(), lists)

        def new(tied: Mapping[Ends, int]) -> dict[Ends, int]:
            return {
                (a, b): n
                for (a, b), n in tied.items()
                if (a in fresh or b in fresh) and a not in self._inner and b not in self._inner
            }

        near = new(found.near)
        self._found = Ties(
            {**self._found.near, **near}, {**self._found.housed, **new(found.housed)}, self._found.named | found.named
        )
        self._inner |= fresh.keys()
        self._fresh |= fresh
        self._near = {one for ends in near for one in ends} - self._inner

    def near(self) -> Collection[str]:
        """Give those outside who were named with somebody inside, or bear one name at one address."""
        return self._records.ids(self._near)

    def under_roofs(self) -> Collection[str]:
        """Give those outside whom somebody inside joins for no more than an address."""
        # Nothing near leads from whoever came in last to those whose households are known.
        near = {ends: n for ends, n in self._found.near.items() if ends[0] in self._fresh and ends[1] in self._fresh}
        homes = households(self._fresh, near)
        leaned = leaning(self._found.housed, alone(homes, self._found, self._fresh))
        self._homes.take(homes)
        self._fresh = {}
        return self._records.ids(set(leaned.values()) - self._inner)

    def founders(self) -> dict[str, str]:
        """Give each person inside the founder of their family."""
        housed = {ends: n for ends, n in self._found.housed.items() if self._inner.issuperset(ends)}
        return share_roofs(self._homes, Ties(self._found.near, housed, self._found.named))
