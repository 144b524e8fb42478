"""The chronology for a strategy meeting: every piece, nothing else, with a key to the people and the agencies."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.days import short_day
from hubdesk.domain.decision import in_force
from hubdesk.domain.family import Family
from hubdesk.drawing.words import capital, count_of, label
from hubdesk.packs.glossary import OF_THE_SCORE
from hubdesk.packs.sheet import Sheet, same
from hubdesk.packs.shown import CodeShown, Contents, Happening, PersonShown

KIND = "chronology"
OPINION = "Opinion:"


@dataclass(frozen=True, slots=True)
class AgencyShown:
    """An agency in the chronology: how many pieces it told, and when."""

    agency: str
    pieces: str
    when: str


@dataclass(frozen=True, slots=True)
class Step:
    """One row: a piece with what was made of it apart from what happened, and when it is looked at again."""

    piece: Happening
    opinion: str
    review: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(Sheet):
    """A chronology for one recipient."""

    kind: str = KIND
    title: str
    counted: str
    people: tuple[PersonShown, ...]
    agencies: tuple[AgencyShown, ...]
    steps: tuple[Step, ...]
    glossary: tuple[CodeShown, ...]
    withheld: int


def chronology_only(full: Contents, family: Family, codes: CodeLists) -> Told:
    """Take the chronology out of what a recipient may see, with the days on which pieces are looked at again."""
    reviews = _reviews(family)
    told = [one for one in full.chronology if one.ref not in full.background]
    steps = tuple(_step(one, reviews.get(one.ref, "")) for one in told)
    points = [one for one in full.glossary if one.code not in (*OF_THE_SCORE, "Not asked", "Nothing held")]
    return Told(
        **same(full),
        title=full.title,
        counted=f"{capital(count_of(len(steps), 'piece'))} {_of_agencies(family)}, oldest first, as known on "
        f"{full.as_of}.{_left(len(full.background))}",
        people=full.people,
        agencies=_agencies(family, codes),
        steps=steps,
        glossary=tuple(points),
        withheld=full.withheld,
    )


def _left(background: int) -> str:
    if not background:
        return ""
    return (
        f" {capital(count_of(background, 'more piece', 'more pieces'))} the hub holds as background, in its full log."
    )


def _of_agencies(family: Family) -> str:
    agencies = {entry.concern.agency for entry in family.entries}
    return f"from {count_of(len(agencies), 'agency', 'agencies')}" if agencies else "so far"


def _step(piece: Happening, review: str) -> Step:
    told, found, opinion = piece.narrative.partition(OPINION)
    return Step(replace(piece, narrative=told.strip()) if found else piece, opinion.strip(), review)


def _reviews(family: Family) -> dict[str, str]:
    """Say, by the piece's number, when the last decision about it is to be looked at again."""
    refs = {entry.concern.id: entry.concern.ref for entry in family.entries}
    found = {}
    for one in in_force(family.decisions):
        for ident in one.concern_ids:
            if ident in refs:
                found[refs[ident]] = short_day(one.review_on) if one.review_on else ""
    return found


def _agencies(family: Family, codes: CodeLists) -> tuple[AgencyShown, ...]:
    days: dict[str, list[str]] = {}
    for entry in sorted(family.entries, key=lambda one: one.concern.received_at):
        days.setdefault(entry.concern.agency, []).append(short_day(entry.concern.received_on))
    order = [code for code in codes.agencies if code in days]
    return tuple(
        AgencyShown(
            label(codes.agencies, code),
            capital(count_of(len(found := days[code]), "piece")),
            f"told {found[0]}" if found[0] == found[-1] else f"told {found[0]} to {found[-1]}",
        )
        for code in [*order, *(code for code in days if code not in codes.agencies)]
    )
