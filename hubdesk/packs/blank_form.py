"""The form on paper for when the computer is down: the fields of a concern in the order in which they are typed."""

from __future__ import annotations

from dataclasses import dataclass

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.concern import CHILDREN
from hubdesk.drawing.shapes import Line, Rect
from hubdesk.packs.around import Around, running
from hubdesk.packs.document import Properties, document
from hubdesk.packs.flow import BOTTOM, LEFT, MEASURE, RIGHT, TOP, Flow
from hubdesk.packs.heading import heading, shortly
from hubdesk.packs.lines_to_fill import Blank, blanks, ruled, ticks
from hubdesk.packs.setting import HEADING, SMALL, SMALL_BOLD, SMALL_QUIET, Style
from hubdesk.packs.tree import Role

NAME = "Concern form on paper"
PEOPLE = 3
_MARKING = "OFFICIAL-SENSITIVE when filled in"
_TITLE = Style(HEADING.face, 17, 21)
_PART = Style(HEADING.face, 11.5, 15)
_FACTS = "Facts first, then what you make of them. Never who told us: that has its own box."
_TOLD = 64.0  # points for when it happened and how exactly that is known
_CALL = (
    "Telephone children's social care now if any of these is so. Do not wait for a score. Danger at this moment: 999."
)
_SEEN = ("Yes", "No", "Not known")
_KNOWN = ("They saw or heard it", "Somebody told them")
_SEX = ("Female", "Male", "Not known")


@dataclass(frozen=True, slots=True)
class BlankForm:
    """What is printed on the form: whose it is, and the hub's own code lists."""

    hub: str
    codes: CodeLists


def draw_blank(form: BlankForm) -> bytes:
    """Draw the form as a PDF on A4; it holds nothing about anybody."""
    flow = Flow()
    _what(flow, form)
    flow.next_page()
    _who(flow, form.codes)
    flow.next_page()
    _how_good(flow, form.codes)
    named = Properties(NAME, form.hub, _MARKING)
    said = Around(
        what=f"{NAME}, {form.hub}",
        handling="Once filled in: keep it locked away, type it in as soon as you can, then destroy it.",
        left=f"Codes {form.codes.version}. Write clearly, in ink. Sheet ____ of ____ for this concern.",
        marking=_MARKING,
    )
    return document(named, (flow,), lambda page, pages: running(said, page, pages))


def _what(flow: Flow, form: BlankForm) -> None:
    codes = form.codes
    heading(flow, f"{form.hub} · For when the computer is down", NAME, style=_TITLE)
    blanks(flow, (Blank("Taken down by", 3), Blank("On, at", 2)))
    _part(flow, "What")
    _labelled(flow, "Agency that told us (tick one)")
    ticks(flow, [one.label for one in codes.agencies.values()], 4)
    _labelled(flow, "Kind of concern (tick one)")
    ticks(flow, [one.label for one in codes.kinds.values()], 3)
    _labelled(flow, "Level of need (tick one)")
    ticks(flow, [one.label for one in codes.levels.values()], 4)
    top, place = flow.y, len(flow.pages[-1])
    flow.y += 6
    shortly(flow, _CALL, SMALL_BOLD, 2, LEFT + 14, MEASURE - 24)
    flow.y += 2
    ticks(flow, [one.label for one in codes.tripwires.values()], 2, LEFT + 14, MEASURE - 24)
    blanks(flow, (Blank("Who was telephoned", 3), Blank("At", 1)), LEFT + 14, MEASURE - 24)
    flow.y += 2
    box = Rect(LEFT, top, MEASURE, flow.y - top, stroke="text", line=1.2)
    flow.pages[-1][place:place] = [box, Rect(LEFT, top, 5, flow.y - top, fill="text")]
    flow.y += 8
    flow.need(_TOLD + 80)
    _labelled(flow, "What happened", _FACTS)
    ruled(flow, max(3, int((BOTTOM - flow.y - _TOLD) / 20)))
    blanks(flow, (Blank("When it happened", 1), Blank("When we received it", 1)))
    _labelled(flow, "How exactly is that known")
    ticks(flow, [one.label for one in codes.precisions.values()], 5)


def _who(flow: Flow, codes: CodeLists) -> None:
    flow.y = TOP - 4
    _part(flow, "Who it is about", "Children first, then the adults. More people: copy this page.")
    room = (BOTTOM - flow.y - 46) / PEOPLE
    for number in range(1, PEOPLE + 1):
        top = flow.y
        _person(flow, number, codes)
        flow.put(Rect(LEFT, top, MEASURE, room - 8, stroke="edge", line=0.7))
        flow.y = top + room
    _labelled(flow, "If it is about an adult: are children in contact with them?")
    ticks(flow, list(CHILDREN.values()), 2)


def _person(flow: Flow, number: int, codes: CodeLists) -> None:
    x, width = LEFT + 10, MEASURE - 20
    flow.y += 5
    shortly(flow, f"Person {number}", SMALL_BOLD, 1, x, width, Role.HEADING)
    ticks(flow, [one.label for one in codes.roles.values()], 3, x, width)
    flow.y += 2
    blanks(flow, (Blank("Given names", 1), Blank("Family name", 1)), x, width, 19)
    top, half = flow.y, (width + 14) / 2
    blanks(flow, (Blank("Date of birth", 1),), x, half - 14, 19)
    foot, flow.y = flow.y, top + 6
    ticks(flow, _SEX, 3, x + half + 28, half - 42, before="Sex", at=x + half)
    flow.y = foot
    for row in (
        (Blank("Address", 5), Blank("Postcode", 2)),
        (Blank("Phone", 1), Blank("NHS number", 1)),
        (Blank("Pupil number", 1), Blank("School", 1)),
        (Blank("Other names, and of what kind", 1),),
    ):
        blanks(flow, row, x, width, 19)


def _how_good(flow: Flow, codes: CodeLists) -> None:
    flow.y = TOP - 4
    _part(flow, "How good is the information?")
    _labelled(flow, "How do they know it?")
    ticks(flow, _KNOWN, 3)
    for title, said, columns in (
        ("Source (tick one)", codes.source_evaluations, 3),
        ("Information (tick one)", codes.intelligence_assessments, 2),
        ("Handling (tick one)", codes.handling_codes, 2),
    ):
        _labelled(flow, title)
        ticks(flow, [one.label for one in said.values()], columns)
    hint = "A professional who saw it: 1A. One who repeats a parent: 1C. An anonymous caller: 2D."
    shortly(flow, hint, SMALL_QUIET, 1)
    flow.y += 4
    blanks(flow, (Blank("Conditions of sharing", 1),))
    flow.y += 8
    top = flow.y
    flow.y += 6
    shortly(flow, "Who reported it", SMALL_BOLD, 1, LEFT + 10, MEASURE - 20, Role.HEADING)
    shortly(flow, "Kept apart: write it only here, and never with what happened.", SMALL_QUIET, 1, LEFT + 10)
    blanks(flow, (Blank("Name", 3), Blank("Telephone", 2)), LEFT + 10, MEASURE - 20)
    flow.y += 4
    flow.put(Rect(LEFT, top, MEASURE, flow.y - top, stroke="text", line=1.0, dash=(4, 3)))
    flow.y += 14
    _part(flow, "The child")
    _labelled(flow, "Was the child seen?")
    ticks(flow, _SEEN, 5)
    blanks(flow, (Blank("Their reference", 1),))
    _labelled(flow, "What the child says or shows")
    ruled(flow, 4)
    _labelled(flow, "What goes well")
    ruled(flow, 4)
    _part(flow, "When the computer is back")
    shortly(flow, "Type it in the same order. Then keep or destroy this paper as the hub's rules say.", SMALL_QUIET, 1)
    blanks(flow, (Blank("Typed in by", 2), Blank("On", 1), Blank("As concern", 2)))


def _part(flow: Flow, title: str, note: str = "") -> None:
    flow.gap(6)
    shortly(flow, title, _PART, 1, role=Role.CHAPTER)
    flow.put(Line(LEFT, flow.y + 1, RIGHT, flow.y + 1, "text", 0.8))
    flow.y += 6
    if note:
        shortly(flow, note, SMALL_QUIET, 1)
        flow.y += 3


def _labelled(flow: Flow, words: str, note: str = "") -> None:
    flow.y += 3
    with flow.within(Role.HEADING):
        flow.line(LEFT, flow.y + SMALL.lead * 0.76, words, SMALL_BOLD)
    flow.y += SMALL.lead + 1
    if note:
        shortly(flow, note, SMALL_QUIET, 1)
