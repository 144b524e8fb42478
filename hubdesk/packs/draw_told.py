"""The chronology for a strategy meeting over any number of pages."""

from __future__ import annotations

from hubdesk.drawing.words import count_of
from hubdesk.packs.draw_annex import draw_glossary
from hubdesk.packs.draw_sign import draw_sign
from hubdesk.packs.flow import LEFT, MEASURE, Flow
from hubdesk.packs.heading import heading, replaced
from hubdesk.packs.kind_chronology import Step, Told
from hubdesk.packs.setting import SMALL, SMALL_BOLD, SMALL_QUIET, SMALL_QUOTE, TINY
from hubdesk.packs.shown import PersonShown
from hubdesk.packs.table import Column, Para, Row, table

_PEOPLE = (Column("Who", 140), Column("Born", 112), Column("In this family", 110), Column("Last address told", 135.28))
_AGENCIES = (Column("Agency", 180), Column("How much", 110), Column("When", 207.28))
_COLUMNS = (
    Column("When", 66),
    Column("What happened", 166),
    Column("Who told us", 70),
    Column("Impact on the child", 80),
    Column("What was done", 66),
    Column("Review", 49.28),
)


def draw_told(flow: Flow, shown: Told, digest: str) -> tuple[Flow, ...]:
    """Put the key to people and agencies first, then every piece, and the sign-off last."""
    heading(flow, f"{shown.hub} · Strategy meeting", f"Chronology: {shown.title}", shown.counted)
    replaced(flow, shown.replaces, shown.since, 8)
    flow.heading("The people", before=4, keep=60)
    if shown.people:
        table(flow, _PEOPLE, [_person(one) for one in shown.people], 10, named=True)
    else:
        flow.say("Nobody is known.", SMALL)
    flow.heading("The agencies", keep=60)
    if shown.agencies:
        rows = [
            Row(((Para(one.agency, SMALL_BOLD),), (Para(one.pieces, SMALL),), (Para(one.when, SMALL),)))
            for one in shown.agencies
        ]
        table(flow, _AGENCIES, rows, 10, named=True)
    else:
        flow.say("No agency has told the hub anything.", SMALL)
    _steps(flow, shown)
    draw_glossary(flow, shown.glossary, fresh=False)
    draw_sign(flow, shown, digest)
    return (flow,)


def _steps(flow: Flow, shown: Told) -> None:
    flow.section("What happened", fresh=False, keep=170)
    said = "In the words in which it was told; what somebody makes of it stands apart, in italics."
    if shown.withheld:
        said += f" Words that would name a source are covered in {count_of(shown.withheld, 'place')}."
    flow.say(said, SMALL_QUIET, LEFT, MEASURE - 20, after=6)
    if shown.steps:
        table(flow, _COLUMNS, [_row(one) for one in shown.steps], 10)
    else:
        flow.say("No piece has been recorded.", SMALL)


def _person(one: PersonShown) -> Row:
    facts = ", ".join(part for part in (one.age, one.sex.lower()) if part)
    return Row(
        (
            (Para(one.name, SMALL_BOLD),),
            (Para(one.born, SMALL), Para(facts[:1].upper() + facts[1:], SMALL_QUIET)),
            (Para(one.roles, SMALL),),
            (Para(one.addresses[-1] if one.addresses else "No address told", SMALL),),
        )
    )


def _row(step: Step) -> Row:
    one = step.piece
    impact = (
        Para(one.seen, SMALL),
        Para(one.voice, SMALL_QUOTE, 2),
        Para(f"+ {one.strengths}" if one.strengths else "", SMALL, 2),
    )
    return Row(
        (
            (Para(one.day, SMALL_BOLD), Para(one.told, TINY)),
            (
                Para(one.headline, SMALL_BOLD),
                Para(one.note, SMALL_QUOTE),
                Para(f"About {one.about}" if one.about else "", SMALL_QUIET),
                Para(one.narrative, SMALL, 1),
                Para(f"Opinion: {step.opinion}" if step.opinion else "", SMALL_QUOTE, 2),
                Para(f"Conditions: {one.conditions}" if one.conditions else "", SMALL_BOLD, 2),
            ),
            (Para(one.agency, SMALL), Para(one.grading, SMALL_QUIET), Para(one.ref, TINY)),
            tuple(part for part in impact if part.words),
            tuple(Para(words, SMALL, 2) for words in one.done) or (Para("Nothing yet", SMALL_QUIET),),
            (Para(step.review or "No day", SMALL if step.review else SMALL_QUIET),),
        )
    )
