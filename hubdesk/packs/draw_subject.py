"""The subject access copy on its pages."""

from __future__ import annotations

from collections.abc import Sequence

from hubdesk.packs.draw_annex import draw_glossary
from hubdesk.packs.draw_asked import draw_decisions, draw_requests
from hubdesk.packs.draw_piece import draw_piece
from hubdesk.packs.draw_schedule import draw_schedule
from hubdesk.packs.draw_sign import draw_signatures
from hubdesk.packs.flow import MEASURE, Flow
from hubdesk.packs.heading import heading
from hubdesk.packs.kind_subject_access import Copy, Given, Note
from hubdesk.packs.setting import BODY, SMALL, SMALL_BOLD, TINY
from hubdesk.packs.table import Column, Para, Row, table

_WRITTEN = (Column("When, piece", 96), Column("Who wrote it", 116), Column("What was written", 285.28))
_SIGNED = (
    "Two people sign that they read this copy: it is about the person it should be about, it names no source, and what "
    "it tells of other people may be told."
)
_NOTES = (Column("What", 180), Column("Words", 317.28))


def draw_subject(flow: Flow, shown: Copy, _digest: str) -> tuple[Flow, ...]:
    """Put everything about one person, and the schedule of what was withheld."""
    heading(flow, f"{shown.hub} · Subject access copy", f"What is held about {shown.person}")
    for words in shown.statement:
        flow.say(words, BODY, width=MEASURE, after=6)
    flow.section("Who they are, as written", fresh=False, keep=90)
    if shown.written:
        rows = [
            Row(
                (
                    (Para(one.day, SMALL_BOLD), Para(one.ref, TINY)),
                    (Para(one.agency, SMALL),),
                    tuple(Para(words, SMALL) for words in one.words) or (Para("Nothing", SMALL),),
                )
            )
            for one in shown.written
        ]
        table(flow, _WRITTEN, rows, 10, named=True)
    else:
        flow.say("Nothing that is given here.", SMALL)
    flow.section("What was told", fresh=False, keep=150)
    for given in shown.given:
        _given(flow, given)
    if not shown.given:
        flow.say("No piece is given here.", SMALL)
    draw_decisions(flow, shown.decisions, "Nobody has decided anything about them.")
    draw_requests(flow, shown.requests, "Nothing was asked of any agency about them.")
    _notes(flow, "What else is held", shown.notes, "Nothing else is held.")
    _notes(flow, "To whom it was given", shown.packs, "No pack that names them was made before this one.")
    draw_schedule(flow, shown.schedule, "withheld", {})
    draw_glossary(flow, shown.glossary, fresh=False)
    draw_signatures(flow, shown, _SIGNED)
    return (flow,)


def _given(flow: Flow, one: Given) -> None:
    piece = one.piece
    draw_piece(
        flow,
        piece.headline,
        (
            ("Happened", f"{piece.day}; received {one.received}"),
            ("Told by", one.source),
            ("Piece", f"{piece.ref}, graded {piece.grading}"),
            ("Named as", one.role),
            ("Child seen", piece.seen),
            ("Conditions", piece.conditions),
            ("Standing", piece.note),
            ("Done", "; ".join(piece.done)),
            ("Counts", one.counts),
        ),
        piece,
    )


def _notes(flow: Flow, title: str, notes: Sequence[Note], nothing: str) -> None:
    flow.section(title, fresh=False, keep=80)
    if not notes:
        flow.say(nothing, SMALL)
        flow.head = None
        return
    rows = [Row(((Para(one.what, SMALL_BOLD),), (Para(one.words, SMALL),))) for one in notes]
    table(flow, _NOTES, rows, 10, named=True)
