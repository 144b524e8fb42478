"""The chronology over any number of pages, and the full log behind it."""

from __future__ import annotations

from hubdesk.drawing.words import count_of
from hubdesk.packs.flow import MEASURE, Flow
from hubdesk.packs.kind_chronology import OPINION
from hubdesk.packs.setting import SMALL, SMALL_BOLD, SMALL_QUIET, SMALL_QUOTE, TINY
from hubdesk.packs.shown import Contents, Happening
from hubdesk.packs.table import Column, Para, Row, table

_COLUMNS = (
    Column("When", 70),
    Column("What happened", 178),
    Column("Who told us", 76),
    Column("Impact on the child", 92),
    Column("Done, review", 81.28),
)


def draw_chronology(flow: Flow, shown: Contents) -> None:
    """Put every significant piece in the order in which it happened."""
    flow.section("Chronology", fresh=bool(shown.chronology))
    flow.say(
        f"{_which(shown)}, oldest first, in the words in which it was told; what somebody makes of it stands apart. "
        "Under who told us stand the grading (source, information, handling) and the piece's number. Codes are "
        "explained at the end.",
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
    left = set(shown.background)
    told = [one for one in shown.chronology if one.ref not in left]
    if told:
        table(flow, _COLUMNS, [_row(one) for one in told], 10)
    else:
        flow.say("Every piece is marked as background.", SMALL)


def draw_log(flow: Flow, shown: Contents) -> bool:
    """Put the full log behind all else where it was asked for, and tell whether it was.

    What the chronology tells is named, the rest whole.
    """
    if not (shown.full_log and shown.chronology):
        return False
    flow.section("Appendix: the full log")
    flow.say(
        "Every piece that the hub holds about this family, oldest first. What the chronology tells in full is only "
        "named here; what is background stands in its own words.",
        SMALL_QUIET,
        width=MEASURE - 20,
        after=8,
    )
    left = set(shown.background)
    table(flow, _COLUMNS, [_row(one) if one.ref in left else _named(one) for one in shown.chronology], 10)
    return True


def _which(shown: Contents) -> str:
    count = len(shown.background)
    if not count:
        return "Every piece the hub holds"
    where = "in the appendix" if shown.full_log else "in the hub's full log"
    return f"The significant pieces ({count_of(count, 'more is', 'more are')} background, {where})"


def _named(one: Happening) -> Row:
    return Row(
        (
            (Para(one.day, SMALL_BOLD), Para(one.told, TINY)),
            (Para(one.headline, SMALL),),
            (Para(one.agency, SMALL),),
            (Para("In the chronology", SMALL_QUIET),),
            (Para(f"{one.grading} · {one.ref}", TINY),),
        )
    )


def _row(one: Happening) -> Row:
    what = [Para(one.headline, SMALL_BOLD)]
    if one.note:
        what.append(Para(one.note, SMALL_QUOTE))
    if one.about:
        what.append(Para(f"About {one.about}", SMALL_QUIET))
    told, found, opinion = one.narrative.partition(OPINION)
    what.append(Para(told.strip() if found else one.narrative, SMALL, 1))
    if opinion.strip():
        what.append(Para(f"{OPINION} {opinion.strip()}", SMALL_QUOTE, 2))
    if one.conditions:
        what.append(Para(f"Conditions: {one.conditions}", SMALL_BOLD, 2))
    impact = (
        Para(one.seen, SMALL),
        Para(one.voice, SMALL_QUOTE, 2),
        Para(f"+ {one.strengths}" if one.strengths else "", SMALL, 2),
    )
    return Row(
        (
            (Para(one.day, SMALL_BOLD), Para(one.told, TINY)),
            tuple(what),
            (Para(one.agency, SMALL), Para(one.grading, SMALL_QUIET), Para(one.ref, TINY)),
            tuple(part for part in impact if part.words),
            tuple(Para(words, SMALL, 2) for words in one.done) or (Para("Nothing yet", SMALL_QUIET),),
        )
    )
