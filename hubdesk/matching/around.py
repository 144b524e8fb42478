"""Who has to be gathered again when somebody has changed: those whose families can turn out otherwise, and no others.

Whole towns hang together through houses that were let again, but what two people share tells only about them: so one
goes outward from whoever changed along ties that unite, and stops where none does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from hubdesk.domain.unhindered import unhindered
from hubdesk.matching.gather import households, share_roofs
from hubdesk.matching.households import Households
from hubdesk.matching.presence import Presence, gather_keys
from hubdesk.matching.roofs import alone, leaning
from hubdesk.matching.ties import LIST, OVERLAP_NAMED, Ties, is_crowd, ties

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
        self._keys: set[str] = set()  # of those inside, but for lists of strangers
        self._id: dict[str, str] = {}  # by the name under which somebody was seen
        self._found = Ties({}, {}, frozenset())
        self._homes = Households({})

    def beside(self, changed: Collection[str]) -> set[str]:
        """List whose ties among each other may change: a thirteenth at an address parts all the others there."""
        self._see(changed)
        mine, others = self._at_keys(changed)
        found: set[str] = set()
        loose: set[str] = set()
        for key, own in mine.items():
            if key[0] == "c":
                if len({one.person_id for one in (*own, *others[key])}) > LIST:
                    found |= {one.person_id for one in others[key]}
            elif not is_crowd(others[key]):
                # Before the change a mention may have been another person's.
                each = (replace(one, person_id=f"{number}") for number, one in enumerate(own))
                if is_crowd((*others[key], *each)):
                    found |= {one.person_id for one in others[key]}
                else:
                    days = [one.day for one in own]
                    loose |= {
                        o.person_id for o in others[key] if any(abs(o.day - day) <= OVERLAP_NAMED for day in days)
                    }
        return self._ids(found | self._unnamed(loose - found))

    def _at_keys(self, changed: Collection[str]) -> tuple[Mapping[str, list[Presence]], Mapping[str, list[Presence]]]:
        """Sort by gather key what was seen of those who changed, and of the others."""
        keys = {key for person in changed for key in _keys(self._known.get(person, ()))}
        held = self._records.held([key for key in keys if key[0] == "c"])
        keys = {key for key in keys if held.get(key, 0) <= LIST + len(changed)}
        self._see(self._records.sharing(keys))
        mine: dict[str, list[Presence]] = defaultdict(list)
        others: dict[str, list[Presence]] = defaultdict(list)
        for person, own in self._known.items():
            those = mine if person in changed else others
            for one in own:
                for key in gather_keys(one):
                    if key in keys:
                        those[key].append(one)
        return mine, others

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
        keys = {key for person in fresh for key in _keys(self._known[person])} - self._keys
        held = self._records.held([key for key in keys if key[0] == "c"])
        keys = {key for key in keys if held.get(key, 0) <= LIST}
        self._keys |= keys
        self._see(self._records.sharing(keys))
        self._found = ties(self._known.values(), self._keys)

    def near(self) -> set[str]:
        """Give those outside who were named with somebody inside, or bear one name at one address."""
        inner = {own[0].person_id for own in self.inside.values()}
        return self._ids({one for ends in self._found.near if not inner.isdisjoint(ends) for one in ends} - inner)

    def under_roofs(self) -> set[str]:
        """Give those outside whom somebody inside joins for no more than an address."""
        own = {seen[0].person_id: seen for seen in self.inside.values()}
        self._homes = households(own, self._inner())
        leaned = leaning(self._found.housed, alone(self._homes, self._found, own))
        return self._ids(set(leaned.values()) - own.keys())

    def founders(self) -> dict[str, str]:
        """Give each person inside the founder of their family."""
        return share_roofs(self._homes, self._inner())

    def _inner(self) -> Ties:
        names = {own[0].person_id for own in self.inside.values()}
        near, housed = (
            {ends: n for ends, n in tied.items() if ends[0] in names and ends[1] in names}
            for tied in (self._found.near, self._found.housed)
        )
        return Ties(near, housed, self._found.named)

    def _ids(self, names: Iterable[str]) -> set[str]:
        return {self._id[name] for name in names}

    def _see(self, person_ids: Collection[str]) -> None:
        fresh = set(person_ids) - self._known.keys()
        if fresh:
            seen = self._records.seen(fresh)
            self._known |= seen
            self._id |= {own[0].person_id: person for person, own in seen.items()}


def _keys(own: Own) -> set[str]:
    return {key for one in own for key in gather_keys(one)}


def _concerns(own: Own) -> set[str]:
    return {key for key in _keys(own) if key[0] == "c"}
