"""Who has to be gathered again when somebody has changed: those whose families can turn out otherwise, and no others.

Whole towns hang together through houses that were let again, but what two people share tells only about them: so one
goes outward from whoever changed along ties that unite, and stops where none does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from hubdesk.domain.unhindered import unhindered
from hubdesk.matching.gather import households, share_roofs
from hubdesk.matching.households import Households
from hubdesk.matching.presence import FAMILY_ROLES, Presence, gather_keys
from hubdesk.matching.roofs import alone, leaning
from hubdesk.matching.ties import LIST, OVERLAP_NAMED, Ends, Meetings, Ties, is_crowd

Own = Sequence[Presence]


class Records(Protocol):
    """What is asked of whoever keeps the records; persons are asked for by their ids."""

    def seen(self, person_ids: Collection[str]) -> Mapping[str, Own]:
        """Give what was seen of persons, in the order of their mentions; who is no more is left out."""

    def held(self, keys: Collection[str]) -> Mapping[str, int]:
        """Count the persons who have each gather key."""

    def sharing(self, keys: Collection[str]) -> Collection[str]:
        """Give everybody who has one of these gather keys."""

    def families(self, person_ids: Collection[str]) -> Mapping[str, Collection[str]]:
        """Give for each person all persons of the family in which they were before."""


@unhindered()
def around(changed: Collection[str], records: Records) -> tuple[dict[str, Own], dict[str, str]]:
    """Gather everybody whose family can be another than before.

    Returns what was seen of them by their ids, and for each, under the name that they bear there, the founder of their
    family; these are the families that gathering everybody would give, and all others keep theirs.
    """
    search = _Search(records)
    edge = {*changed, *search.beside(changed)}
    while edge:
        search.take_in(edge)
        edge = search.near() or search.under_roofs()
    return search.inside, search.founders()


class _Search:
    """What is known so far: who is inside, who lives beside them, and what ties them."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self.inside: dict[str, Own] = {}
        self._known: dict[str, Own] = {}
        self._asked: set[str] = set()  # whose families are inside, persons who are no more included
        self._met = Meetings()  # of all who are known
        self._id: dict[str, str] = {}  # by the name under which somebody was seen
        self._inner: set[str] = set()  # names of those inside
        self._found = Ties({}, {}, frozenset())  # what ties those inside to each other and to others
        self._near: set[str] = set()  # outside, named with somebody inside or of one name at one address
        self._fresh: dict[str, Own] = {}  # inside, by name, whose households are not known yet
        self._homes = Households({})

    def beside(self, changed: Collection[str]) -> set[str]:
        """List whose ties among each other may change: a thirteenth at an address parts all the others there."""
        self._see(changed)
        own = [one for person in changed for one in self._known.get(person, ())]
        keys = {key for one in own for key in gather_keys(one)}
        lists = self._lists(keys, len(changed))
        self._see(self._records.sharing({key for key in keys if key[0] != "c" or key[1:] not in lists}))
        mine = {one.person_id for one in own}
        found: set[str] = set()
        loose: set[str] = set()
        for concern in {one.concern_id for one in own if one.role in FAMILY_ROLES} - lists:
            named = {one.person_id for one in self._met.in_concern[concern]}
            if len(named) > LIST:
                found |= named - mine
        for shown in self._met.where(own):
            others = [one for one in shown if one.person_id not in mine]
            if not others or is_crowd(others):
                continue
            days = [one.day for one in shown if one.person_id in mine]
            if is_crowd(others, days):  # before the change each mention may have been another person's
                found |= {one.person_id for one in others}
            else:
                loose |= {o.person_id for o in others if any(abs(o.day - day) <= OVERLAP_NAMED for day in days)}
        return self._ids(found | self._unnamed(loose - found))

    def _lists(self, keys: Collection[str], more: int = 0) -> set[str]:
        """Pick out the concerns among gather keys that name too many for a family, whoever comes or goes."""
        held = self._records.held([key for key in keys if key[0] == "c"])
        return {key[1:] for key, count in held.items() if count > LIST + more}

    def _unnamed(self, persons: Iterable[str]) -> set[str]:
        """Pick out those whom no concern names with another: only they look for the household they belong to."""
        concerns = {person: _concerns(self._known[self._id[person]]) for person in persons}
        held = self._records.held({key for keys in concerns.values() for key in keys})
        return {person for person, keys in concerns.items() if not any(1 < held.get(key, 0) <= LIST for key in keys)}

    def take_in(self, edge: Collection[str]) -> None:
        """Take persons in, with the families in which they were, and learn who lives beside them."""
        more = set(edge)
        while fresh := more - self._asked:
            self._asked |= fresh
            more = {member for own in self._records.families(fresh).values() for member in own}
        self._see(self._asked)
        fresh = (self._asked & self._known.keys()) - self.inside.keys()
        self.inside |= {person: self._known[person] for person in fresh}
        keys = {key for person in fresh for key in _keys(self._known[person])}
        lists = self._lists(keys)
        self._see(self._records.sharing({key for key in keys if key[0] != "c" or key[1:] not in lists}))
        self._tie({own[0].person_id: own for own in map(self._known.__getitem__, fresh)}, lists)

    def _tie(self, fresh: Mapping[str, Own], lists: Collection[str]) -> None:
        """Add what ties those who came in; what ties them to whoever was inside is known since that one came in."""
        found = self._met.ties(fresh.values(), lists)

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

    def near(self) -> set[str]:
        """Give those outside who were named with somebody inside, or bear one name at one address."""
        return self._ids(self._near)

    def under_roofs(self) -> set[str]:
        """Give those outside whom somebody inside joins for no more than an address."""
        # Nothing near leads from whoever came in last to those whose households are known.
        near = {ends: n for ends, n in self._found.near.items() if ends[0] in self._fresh and ends[1] in self._fresh}
        homes = households(self._fresh, near)
        leaned = leaning(self._found.housed, alone(homes, self._found, self._fresh))
        self._homes.take(homes)
        self._fresh = {}
        return self._ids(set(leaned.values()) - self._inner)

    def founders(self) -> dict[str, str]:
        """Give each person inside the founder of their family."""
        housed = {ends: n for ends, n in self._found.housed.items() if self._inner.issuperset(ends)}
        return share_roofs(self._homes, Ties(self._found.near, housed, self._found.named))

    def _ids(self, names: Iterable[str]) -> set[str]:
        return {self._id[name] for name in names}

    def _see(self, person_ids: Collection[str]) -> None:
        fresh = set(person_ids) - self._known.keys()
        if fresh:
            seen = self._records.seen(fresh)
            self._known |= seen
            self._id |= {own[0].person_id: person for person, own in seen.items()}
            for own in seen.values():
                self._met.add(own)


def _keys(own: Own) -> set[str]:
    return {key for one in own for key in gather_keys(one)}


def _concerns(own: Own) -> set[str]:
    return {key for key in _keys(own) if key[0] == "c"}
