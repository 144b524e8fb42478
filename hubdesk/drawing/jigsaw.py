"""What the jigsaw shows: a lane for each agency that told, was asked or ought to know, and its pieces in time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.coverage import Cell
from hubdesk.domain.days import short_day
from hubdesk.domain.family import Entry, Family
from hubdesk.drawing.words import STATES, count_of, headline, joined, label, short_names, when_words

# The state that speaks for a lane without pieces, the most telling first.
_TELLING = ("overdue", "asked", "answered", "nil_return", "consent_refused", "decided_not_to_ask", "heard")


@dataclass(frozen=True, slots=True)
class LanePiece:
    """One concern in its agency's lane; `word` is short, `doubtful` is retracted, duplicate or graded E."""

    concern_id: str
    ref: str
    day: date
    word: str
    level: int
    doubtful: bool
    words: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One agency; `state` is `heard` or one of the coverage grid, `gaps` are those about whom nobody asked it."""

    agency: str
    label: str
    state: str
    words: str
    gaps: tuple[str, ...]
    pieces: tuple[LanePiece, ...]


@dataclass(frozen=True, slots=True)
class Jigsaw:
    """All lanes up to a day, heard ones first, then asked ones, then those never asked."""

    as_of: date
    lanes: tuple[Lane, ...]


def jigsaw(family: Family, codes: CodeLists) -> Jigsaw:
    """Sort a family's concerns and coverage into lanes."""
    told: dict[str, list[LanePiece]] = defaultdict(list)
    for entry in family.entries:
        told[entry.concern.agency].append(_piece(entry, codes))
    cells: dict[str, list[Cell]] = defaultdict(list)
    for cell in family.coverage:
        if cell.state != "does_not_apply":
            cells[cell.agency].append(cell)
    names = short_names(family.people)
    known = [agency for agency in codes.agencies if agency in told or agency in cells]
    strange = sorted((told.keys() | cells.keys()) - codes.agencies.keys())
    lanes = [
        _lane(agency, label(codes.agencies, agency), told[agency], cells[agency], names)
        for agency in [*known, *strange]
    ]
    return Jigsaw(family.as_of, tuple(sorted(lanes, key=lambda lane: _rank(lane.state))))


def _rank(state: str) -> int:
    return {"heard": 0, "not_asked": 2}.get(state, 1)


def _piece(entry: Entry, codes: CodeLists) -> LanePiece:
    concern = entry.concern
    kind = codes.kinds.get(concern.kind)
    doubt = entry.status or ("suspected to be false" if concern.intelligence_assessment == "E" else "")
    said = f"{when_words(concern)}: {headline(concern, codes)}, {label(codes.agencies, concern.agency)}"
    return LanePiece(
        concern_id=concern.id,
        ref=concern.ref,
        day=concern.happened_on,
        word=kind.short if kind else label(codes.kinds, concern.kind),
        level=concern.level,
        doubtful=bool(doubt),
        words=f"{said} ({doubt})" if doubt else said,
    )


def _lane(agency: str, name: str, pieces: list[LanePiece], cells: Sequence[Cell], names: dict[str, str]) -> Lane:
    gaps = tuple(names.get(cell.person_id, "a child") for cell in cells if cell.state == "not_asked")
    ordered = tuple(sorted(pieces, key=lambda piece: (piece.day, piece.ref)))
    if ordered:
        words = f"{count_of(len(ordered), 'piece')}, last {short_day(ordered[-1].day)}"
        return Lane(agency, name, "heard", words, gaps, ordered)
    state = next((state for state in _TELLING if any(cell.state == state for cell in cells)), "not_asked")
    if state == "not_asked":
        return Lane(agency, name, state, "Not asked", gaps, ())
    days = [cell.since for cell in cells if cell.state == state and cell.since]
    words = f"{STATES[state]} {short_day(max(days))}" if days else STATES[state]
    if gaps:
        words += f"; not asked about {joined(gaps[:3])}" + (f" and {len(gaps) - 3} more" if len(gaps) > 3 else "")
    return Lane(agency, name, state, words, gaps, ())
