"""People and household: names as written, dates of birth, addresses with their days."""

from __future__ import annotations

from hubdesk.packs.draw_family import draw_family
from hubdesk.packs.draw_summary import named_in_place
from hubdesk.packs.flow import Flow
from hubdesk.packs.setting import BODY_BOLD, SMALL, SMALL_BOLD, SMALL_QUIET, TINY
from hubdesk.packs.shown import Contents, InPlace, PersonShown
from hubdesk.packs.table import Column, Para, Row, table

_COLUMNS = (Column("Who", 138), Column("Written as", 165), Column("Addresses told", 196.28))
_THERE = (Column("What", 138), Column("As noted", 361.28))


def draw_people(flow: Flow, shown: Contents, said: bool) -> None:
    """Put everybody, children first, with all spellings; what is in place for them only where it is not yet `said`."""
    flow.section("People and household", fresh=False, keep=170)
    children = [one for one in shown.people if one.child]
    adults = [one for one in shown.people if not one.child]
    for title, people in (("Children", children), ("Adults", adults)):
        flow.heading(title, before=14, keep=90)
        if people:
            table(flow, _COLUMNS, [_row(one) for one in people], 12, named=True)
        else:
            flow.say("Nobody is known.", SMALL)
    if shown.waiting:
        flow.gap(8)
        flow.say(shown.waiting, SMALL)
    if not said:
        _in_place(flow, shown.in_place)
    draw_family(flow, shown)


def _in_place(flow: Flow, there: InPlace) -> None:
    """Put all that the summary had no room for: who works with them, plans, help that was tried, what they know."""
    rows = [
        Row(((Para(name, SMALL_BOLD),), tuple(Para(words, SMALL) for words in said)))
        for name, said in named_in_place(there)
        if said
    ]
    if rows:
        flow.heading("What is in place already", before=14, keep=60)
        table(flow, _THERE, rows, 12, named=True)


def _row(one: PersonShown) -> Row:
    births = tuple(Para(f"Born {words}", SMALL_QUIET) for words in one.births)
    facts = ", ".join(part for part in (one.age if one.age[0].isalpha() else f"Aged {one.age}", one.sex) if part)
    return Row(
        (
            (
                Para(one.name, BODY_BOLD),
                Para(facts[:1].upper() + facts[1:], SMALL),
                Para(one.born, SMALL),
                Para(one.roles, SMALL_QUIET),
                Para(one.id, TINY, 2),
            ),
            (*(Para(words, SMALL) for words in one.spellings), *births),
            tuple(Para(words, SMALL) for words in one.addresses) or (Para("No address told", SMALL_QUIET),),
        )
    )
