"""The words of a genogram: what it says as a whole, of each person, and of what could not be drawn."""

from __future__ import annotations

from collections.abc import Mapping

from hubdesk.domain.days import said_day, short_day
from hubdesk.domain.relation import KINDS, STATES, Relation
from hubdesk.drawing.kinship import Figure, Kinship
from hubdesk.drawing.told_bonds import Bond
from hubdesk.drawing.words import count_of, joined

NOT_TOLD = "Nobody has recorded who is whose parent, partner or sibling, and no concern names them so."
NOBODY = f"{NOT_TOLD} Open a person and record it there."
_HOW = {"parent": "parents", "partner": "partners", "sibling": "siblings", "twin": "twins", "carer": "carers"}


def whole_words(kin: Kinship) -> str:
    """Say what the drawing shows to whoever cannot see it."""
    if not kin.figures:
        return "Family drawing: nobody is known."
    names = {one.id: one.name for one in kin.figures}
    said = [f"Family drawing of {count_of(len(kin.figures), 'person', 'people')}."]
    for one in kin.figures:
        above = [b for b in kin.bonds if b.kind == "parent" and b.other == one.id and b.one in names]
        if above:
            said.append(f"{one.name} is a child of {joined(f'{names[b.one]}{_sure(b)}' for b in above)}.")
    for bond in kin.bonds:
        if bond.kind != "parent" and bond.ends <= names.keys():
            said.append(f"{names[bond.one]} and {names[bond.other]}: {_kind(bond)}{_sure(bond)}.")
    said += [f"{one.name} {one.note}." for one in kin.figures if one.state == "died"]
    said += [f"{joined(names[p] for p in home.ids if p in names)} live at {home.words}." for home in kin.homes]
    return " ".join(said)


def person_words(one: Figure, kin: Kinship) -> str:
    """Say who somebody is and who belongs to them."""
    names = {other.id: other.name for other in kin.figures}
    said = [one.name, one.sex or "sex not told", _age(one)]
    if one.subject:
        said.append("a child in the matter")
    if one.note:
        said.append(one.note)
    for kind, plural in _HOW.items():
        upward = kind in ("parent", "carer")
        others = [
            f"{names[b.one if b.other == one.id else b.other]}{_sure(b)}"
            for b in kin.bonds
            if b.kind == kind and (b.other == one.id or (b.one == one.id and not upward)) and b.ends <= names.keys()
        ]
        if others:
            said.append(f"{plural}: {joined(others)}")
    below = [names[b.other] for b in kin.bonds if b.kind == "parent" and b.one == one.id and b.other in names]
    if below:
        said.append(f"children: {joined(below)}")
    said += [f"lives at {home.words}" for home in kin.homes if one.id in home.ids]
    return "; ".join(said)


def left_out_words(bonds: tuple[Bond, ...], kin: Kinship) -> tuple[str, ...]:
    """Say what was recorded and is not drawn, because it contradicts what is."""
    names = {one.id: one.name for one in kin.figures}
    return tuple(
        f"Not drawn, as it does not fit the rest: {names[b.one]}, {KINDS[b.kind].lower()} {names[b.other]}{_sure(b)}."
        for b in bonds
    )


def _sure(bond: Bond) -> str:
    return " (as told)" if bond.told else ""


def _kind(bond: Bond) -> str:
    if bond.kind == "partner":
        return {"": "partners", "lasting": "lasting partners", "transitory": "partners for a time"}.get(
            bond.state, bond.state
        )
    return "carer and cared for" if bond.kind == "carer" else _HOW[bond.kind]


def _age(one: Figure) -> str:
    if one.state:
        return "not yet born" if one.state == "unborn" else "has died"
    if one.age == "?":
        return "age not told"
    unit = {"m": "months", "w": "weeks"}.get(one.age[-1:], "")
    return f"{one.age[:-1]} {unit} old" if unit else f"aged {one.age}" if one.age else "not yet born"


def relation_words(row: Relation, names: Mapping[str, str]) -> str:
    """Say one recorded relationship, with since when, who said so, and who recorded it."""
    day = said_day(row.day, row.precision) if row.day else ""
    since = f" since {day}" if day else ""
    if row.kind == "deceased":
        when = f" {'on' if row.precision == 'day' else 'in'} {day}" if day else ""
        what = f"{names.get(row.one, 'Somebody')} died{when}"
    else:
        kind = KINDS[row.kind].lower()
        state = f", {STATES[row.state].lower()}" if row.state else ""
        what = f"{names.get(row.one, 'Somebody')} is a {kind} {names.get(row.other, 'somebody')}{state}{since}"
    return f"{what}. {row.source}; recorded by {row.by} on {short_day(row.at.date())}."
