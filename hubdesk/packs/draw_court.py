"""The copy for a court: an index with pages in front, every piece under its number, the schedule behind."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hubdesk.packs.draw_annex import draw_glossary
from hubdesk.packs.draw_asked import draw_decisions, draw_requests
from hubdesk.packs.draw_piece import draw_piece
from hubdesk.packs.draw_schedule import draw_schedule
from hubdesk.packs.draw_sign import draw_sign
from hubdesk.packs.flow import MEASURE, Flow, Words
from hubdesk.packs.heading import heading, replaced
from hubdesk.packs.kind_court import Court, Exhibit
from hubdesk.packs.setting import BODY, SMALL, SMALL_BOLD, SMALL_QUIET
from hubdesk.packs.shown import PersonShown
from hubdesk.packs.table import Column, Para, Row, table

_INDEX = (
    Column("No", 34), Column("When", 84), Column("What", 206), Column("Who told us", 118), Column("Page", 55.28, "end"),
)  # fmt: skip
_PEOPLE = (Column("Who", 140), Column("Born", 150), Column("Written as", 207.28))
_NUMBER = re.compile(r"\[redacted (\d+)\]")


def draw_court(flow: Flow, shown: Court, digest: str) -> tuple[Flow, ...]:
    """Put the copy; the index in front is laid out when the pages of the pieces are known."""
    starts = _exhibits(flow, shown)
    draw_requests(flow, shown.requests)
    draw_decisions(flow, shown.decisions)
    front = Flow(missing=flow.missing)
    _front(front, shown, dict.fromkeys(starts, 0))
    before = len(front.pages)
    front = Flow(missing=flow.missing)
    _front(front, shown, {number: page + before for number, page in starts.items()})
    draw_schedule(flow, shown.schedule, "taken out", {no: page + before for no, page in _places(flow).items()})
    draw_glossary(flow, shown.glossary, fresh=False)
    draw_sign(flow, shown, digest)
    return front, flow


def _front(flow: Flow, shown: Court, pages: Mapping[int, int]) -> None:
    heading(flow, f"{shown.hub} · Court and disclosure copy", shown.family)
    replaced(flow, shown.replaces, shown.since, 8)
    for words in shown.statement:
        flow.say(words, BODY, width=MEASURE, after=6)
    flow.heading("The people", keep=60)
    if shown.people:
        table(flow, _PEOPLE, [_person(one) for one in shown.people], 10, named=True)
    else:
        flow.say("Nobody is known.", SMALL)
    flow.section("Index of pieces", fresh=False, keep=90)
    if not shown.exhibits:
        flow.say("No piece has been recorded.", SMALL)
        return
    rows = [
        Row(
            (
                (Para(f"{one.number}", SMALL_BOLD),),
                (Para(one.piece.day, SMALL),),
                (Para(one.piece.headline, SMALL),),
                (Para(one.piece.agency, SMALL),),
                (Para(f"{pages[one.number]}", SMALL_BOLD),),
            )
        )
        for one in shown.exhibits
    ]
    table(flow, _INDEX, rows, 10, named=True)


def _person(one: PersonShown) -> Row:
    facts = ", ".join(part for part in (one.age, one.sex.lower(), one.roles.lower()) if part)
    return Row(
        (
            (Para(one.name, SMALL_BOLD),),
            (Para(one.born, SMALL), Para(facts[:1].upper() + facts[1:], SMALL_QUIET)),
            tuple(Para(words, SMALL) for words in one.spellings),
        )
    )


def _exhibits(flow: Flow, shown: Court) -> dict[int, int]:
    """Put every piece, and say on which page of these each begins."""
    flow.section("The pieces")
    starts = {}
    for one in shown.exhibits:
        starts[one.number] = _exhibit(flow, one)
    if not shown.exhibits:
        flow.say("No piece has been recorded.", SMALL)
    return starts


def _exhibit(flow: Flow, one: Exhibit) -> int:
    piece = one.piece
    return draw_piece(
        flow,
        f"{one.number}. {piece.headline}",
        (
            ("Happened", f"{piece.day}; received {one.received}"),
            ("Told by", f"{piece.agency}, piece {piece.ref}"),
            ("Graded", one.graded),
            ("About", piece.about),
            ("Child seen", piece.seen),
            ("Conditions", piece.conditions),
            ("Standing", piece.note),
            ("Done", "; ".join(piece.done)),
        ),
        piece,
    )


def _places(flow: Flow) -> dict[int, int]:
    """Find on which page of these each place is that was taken out; a number may stand over two lines."""
    found: dict[int, int] = {}
    for page, marks in enumerate(flow.pages, start=1):
        words = " ".join(mark.words for mark in marks if isinstance(mark, Words))
        for number in _NUMBER.findall(words):
            found.setdefault(int(number), page)
    return found
