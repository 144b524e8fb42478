"""What concerns tell of who belongs to whom, and no more than they tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from hubdesk.domain.days import months_between
from hubdesk.domain.family import Family, Person

_MOST_PARENTS = 2
_YOUNGEST = 12 * 12  # months by which a parent is older than a child


@dataclass(frozen=True, slots=True)
class Bond:
    """What `one` is to `other`: parent, partner, sibling, twin or carer; `told` where only concerns say so."""

    kind: str
    one: str
    other: str
    state: str = ""
    told: bool = True

    @property
    def ends(self) -> frozenset[str]:
        """Both people."""
        return frozenset((self.one, self.other))


def told_bonds(family: Family, recorded: Sequence[Bond]) -> tuple[Bond, ...]:
    """Read bonds out of concerns in which both people stand in those roles.

    Where concerns name more than two parents of one child, they do not tell which of them are, and none is drawn.
    """
    people = {one.id: one for one in family.people}
    told = list(_told(family, people))
    parents: dict[str, set[str]] = defaultdict(set)
    for bond in recorded:
        if bond.kind == "parent":
            parents[bond.other].add(bond.one)
    claimed: dict[str, set[str]] = defaultdict(set)
    for bond in told:
        if bond.kind == "parent":
            claimed[bond.other].add(bond.one)
    said = {(bond.kind, bond.ends) for bond in recorded}
    said |= {("sibling", bond.ends) for bond in recorded if bond.kind == "twin"}
    kept = []
    for bond in dict.fromkeys(told):
        if (bond.kind, bond.ends) in said:
            continue
        if bond.kind == "parent" and len(parents[bond.other] | claimed[bond.other]) > _MOST_PARENTS:
            continue
        kept.append(bond)
    return tuple(sorted(kept, key=lambda bond: (bond.kind, bond.one, bond.other)))


def _told(family: Family, people: dict[str, Person]) -> Iterator[Bond]:
    for entry in family.entries:
        if entry.status == "retracted" or entry.concern.intelligence_assessment == "E":
            continue
        by_role: dict[str, list[str]] = defaultdict(list)
        for person_id, role in entry.people:
            if person_id in people:
                by_role[role].append(person_id)
        children = [p for role in ("subject", "sibling") for p in by_role[role] if people[p].child]
        for adult in by_role["parent"]:
            yield from (Bond("parent", adult, child) for child in children if _may_be(people[adult], people[child]))
        for adult in by_role["carer"]:
            yield from (Bond("carer", adult, child) for child in children if adult != child)
        if len(set(by_role["parent"])) == 1:
            (adult,) = set(by_role["parent"])
            for other in by_role["partner"]:
                if other != adult:
                    yield Bond("partner", min(adult, other), max(adult, other))
        for one, other in combinations(sorted(set(children)), 2):
            if {one, other} & set(by_role["sibling"]):
                yield Bond("sibling", one, other)


def _may_be(parent: Person, child: Person) -> bool:
    if parent.id == child.id:
        return False
    born = child.born or child.due
    return not (parent.born and born) or months_between(parent.born, born) >= _YOUNGEST
