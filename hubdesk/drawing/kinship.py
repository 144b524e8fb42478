"""Who belongs to whom in a family: what people recorded, and what concerns tell where nobody did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hubdesk.domain.days import long_day, months_between, said_day
from hubdesk.domain.family import Family, Person
from hubdesk.domain.relation import Relation
from hubdesk.drawing.drawn_people import with_at_most
from hubdesk.drawing.households import Household, households
from hubdesk.drawing.told_bonds import Bond, told_bonds
from hubdesk.drawing.words import joined, short_names

MOST = 60  # people in one picture
_SEXES = {"m": "male", "male": "male", "f": "female", "female": "female"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One person as drawn: `sex` is male, female or empty, `state` is empty, unborn or died.

    `age` stands inside the symbol, `note` under the name; `outside` is somebody whom only a recorded relationship
    names.
    """

    id: str
    name: str
    age: str
    sex: str
    state: str
    note: str
    child: bool
    subject: bool
    outside: bool
    born: str


@dataclass(frozen=True, slots=True)
class Kinship:
    """Everybody with what is known between them; bonds recorded by people come first, `more` people are left out."""

    figures: tuple[Figure, ...]
    bonds: tuple[Bond, ...]
    homes: tuple[Household, ...]
    more: int = 0

    @property
    def known(self) -> bool:
        """Whether anything is known of who belongs to whom."""
        return bool(self.bonds)


NO_KIN = Kinship((), (), ())


def kinship(family: Family) -> Kinship:
    """Gather who belongs to whom as of the family's day."""
    family, more = with_at_most(family, MOST)
    recorded = tuple(Bond(row.kind, row.one, row.other, row.state, told=False) for row in family.relations if row.other)
    bonds = (*recorded, *told_bonds(family, recorded))
    everybody = (*family.people, *family.kin)
    died = {row.one: row for row in family.relations if row.kind == "deceased"}
    outside = {one.id for one in family.kin}
    names = short_names(everybody)
    figures = tuple(_figure(one, family.as_of, died.get(one.id), one.id in outside, bonds, names) for one in everybody)
    return Kinship(figures, bonds, households([one for one in everybody if one.id not in died]), more)


def _figure(
    one: Person, day: date, died: Relation | None, outside: bool, bonds: Sequence[Bond], names: dict[str, str]
) -> Figure:
    return Figure(
        id=one.id,
        name=one.name,
        age="" if died or one.unborn else short_age(one.born, day),
        sex=_SEXES.get(one.sex.lower(), ""),
        state="died" if died else "unborn" if one.unborn else "",
        note=_note(one, died, outside, bonds, names),
        child=one.child,
        subject=one.child and one.subject,
        outside=outside,
        born=(one.born or one.due or date.max).isoformat(),
    )


def figure_of(one: Person, day: date) -> Figure:
    """Draw somebody by what is known of them alone."""
    return _figure(one, day, None, False, (), {})


def short_age(born: date | None, day: date) -> str:
    """Say an age in a symbol: 15, months under two years as 7m, weeks under three months as 5w, ? where not known."""
    if born is None:
        return "?"
    months = months_between(born, day)
    if born > day:
        return ""
    return f"{(day - born).days // 7}w" if months < 3 else f"{months}m" if months < 24 else str(months // 12)


def _note(one: Person, died: Relation | None, outside: bool, bonds: Sequence[Bond], names: dict[str, str]) -> str:
    parts = []
    if died:
        parts.append(f"died {said_day(died.day, died.precision)}" if died.day else "has died")
    elif one.unborn and one.due:
        parts.append(f"due {long_day(one.due)}")
    cared = [names[bond.other] for bond in bonds if bond.kind == "carer" and bond.one == one.id and bond.other in names]
    if cared:
        parts.append(f"carer of {joined(cared) if len(cared) < 4 else f'{len(cared)} children'}")
    drawn = any(one.id in (bond.one, bond.other) for bond in bonds if bond.kind != "carer")
    if not drawn and not cared and not one.child and not outside:
        told = [role for role in ("parent", "partner", "carer") if role in one.roles]
        parts.append(f"named as {told[0]}" if told else "")
    if outside:
        parts.append("not in these concerns")
    return ", ".join(filter(None, parts))
