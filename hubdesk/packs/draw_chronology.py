"""The chronology over any number of pages."""

from __future__ import annotations

from hubdesk.drawing.words import count_of
from hubdesk.packs.flow import MEASURE, Flow
from hubdesk.packs.setting import SMALL, SMALL_BOLD, SMALL_QUIET, SMALL_QUOTE, TINY
from hubdesk.packs.shown import Contents, Happening
from hubdesk.packs.table import Column, Para, Row, table

_COLUMNS = (
    Column("When", 70),
    Column("What happened", 188),
    Column("Who told us", 76),
    Column("Child seen, child's voice", 86),
    Column("Done", 77.28),
)


def draw_chronology(flow: Flow, shown: Contents) -> None:
    """Put every piece in the order in which it happened."""
    flow.section("Chronology", fresh=bool(shown.chronology))
    flow.say(
        "Every piece the hub holds, oldest first, in the words in which it was told. Under who told us stand the "
        "grading (source, information, handling) and the piece's number. Codes are explained at the end.",
        SMALL_QUIET,
        width=MEASURE - 20,
        after=8,
    )
    if shown.withheld:
        flow.say(
            f"Words that would name a source are covered in {count_of(shown.withheld, 'place')}.", SMALL_QUIET, after=8
        )
    if not shown.chronology:
        flow.say("No piece has been recorded.", SMALL)
        return
    table(flow, _COLUMNS, [_row(one) for one in shown.chronology], 10)


def _row(one: Happening) -> Row:
    what = [Para(one.headline, SMALL_BOLD)]
    if one.note:
        what.append(Para(one.note, SMALL_QUOTE))
    if one.about:
        what.append(Para(f"About {one.about}", SMALL_QUIET))
    what.append(Para(one.narrative, SMALL, 1))
    if one.conditions:
        what.append(Para(f"Conditions: {one.conditions}", SMALL_BOLD, 2))
    if one.strengths:
        what.append(Para(f"Strength: {one.strengths}", SMALL, 2))
    return Row(
        (
            (Para(one.day, SMALL_BOLD), Para(one.told, TINY)),
            tuple(what),
            (Para(one.agency, SMALL), Para(one.grading, SMALL_QUIET), Para(one.ref, TINY)),
            (Para(one.seen, SMALL), Para(one.voice, SMALL_QUOTE, 2)),
            tuple(Para(words, SMALL, 2) for words in one.done) or (Para("Nothing yet", SMALL_QUIET),),
        )
    )
