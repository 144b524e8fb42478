"""The minutes of a hub meeting to print: who was there, who does what by when, and each family with what was said."""

from __future__ import annotations

from dataclasses import dataclass

from hubdesk.drawing.shapes import Line, Rect
from hubdesk.packs.around import MARK, Around, contents_mark, running
from hubdesk.packs.document import Properties, document
from hubdesk.packs.flow import LEFT, MEASURE, RIGHT, Flow
from hubdesk.packs.heading import heading
from hubdesk.packs.setting import BODY, BODY_BOLD, BODY_QUIET, SMALL, SMALL_BOLD, SMALL_QUIET, Style
from hubdesk.packs.table import Column, Para, Row, table
from hubdesk.packs.tree import Role

_PAD = 10.0
_GUTTER = 12.0
_PEOPLE = (Column("Who", 150), Column("From", 140), Column("There", 84), Column("Stood aside", 125.28))
_AGREED = (Column("What is done", 216), Column("Who", 128), Column("By", 74), Column("Family", 81.28))
_SAID = (Column("Who", 128), Column("What was said", 371.28))
_DONE = (Column("What is done", 250), Column("Who", 160), Column("By", 89.28))
_OFF = (Column("Family", 150), Column("Why", 349.28))


@dataclass(frozen=True, slots=True)
class PersonThere:
    """Somebody who was asked to the meeting; `aside` says for which families they stood aside."""

    name: str
    agency: str
    presence: str
    aside: str


@dataclass(frozen=True, slots=True)
class SaidThere:
    """What somebody said; `note` says which concern it became, or what became of that."""

    who: str
    agency: str
    words: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class DecidedThere:
    """What was decided, why, what else belongs to it in sentences, and who saw it otherwise."""

    what: str
    reason: str
    more: str = ""
    dissent: str = ""


@dataclass(frozen=True, slots=True)
class AgreedThere:
    """An action: what, who does it and who at the hub sees to it, by when, and how it stands."""

    what: str
    who: str
    sees_to_it: str
    due: str
    note: str


@dataclass(frozen=True, slots=True)
class FamilyThere:
    """A family as it was talked about; one that is `withheld` has only its number and the sentence that says why."""

    number: int
    title: str
    children: str
    why: str
    asides: tuple[str, ...] = ()
    said: tuple[SaidThere, ...] = ()
    decided: tuple[DecidedThere, ...] = ()
    agreed: tuple[AgreedThere, ...] = ()
    withheld: str = ""


@dataclass(frozen=True, slots=True)
class Minutes:
    """Everything that stands in the minutes; `left` are families not reached, put off or taken off, with why."""

    hub: str
    title: str
    held: str
    chair: str
    copy_for: str
    state: str
    people: tuple[PersonThere, ...]
    families: tuple[FamilyThere, ...]
    left: tuple[tuple[str, str], ...]


def draw_minutes(minutes: Minutes) -> bytes:
    """Draw the minutes as a PDF on A4, marked on every page; the same words make the same bytes."""
    flow = Flow()
    heading(flow, minutes.hub, minutes.title)
    _facts(flow, minutes)
    _signed(flow, minutes)
    _people(flow, minutes)
    _agreed(flow, minutes)
    for one in minutes.families:
        _family(flow, one)
    _left(flow, minutes)
    named = Properties(minutes.title, minutes.hub, MARK)
    said = Around(
        what=f"Minutes: {minutes.title}. {minutes.copy_for}",
        handling="For whoever this copy was made for only. Keep it locked away; do not pass it on.",
        left=contents_mark(minutes),
        right=minutes.hub,
    )
    return document(named, (flow,), lambda page, pages: running(said, page, pages))


def _facts(flow: Flow, minutes: Minutes) -> None:
    flow.gap(6)
    for label, words, style in (
        ("Held", minutes.held, BODY),
        ("In the chair", minutes.chair, BODY),
        ("This copy", minutes.copy_for, BODY_BOLD),
        ("State", minutes.state, BODY_BOLD),
    ):
        if words:
            _pair(flow, label, words, style)


def _pair(flow: Flow, label: str, words: str, style: Style) -> None:
    flow.need(style.lead * 2)
    with flow.within(Role.WORDS):
        flow.line(LEFT, flow.y + style.lead * 0.76, label, BODY_QUIET)
        flow.say(words, style, LEFT + 84, MEASURE - 84, after=2)


def _people(flow: Flow, minutes: Minutes) -> None:
    flow.heading("Who was there", keep=60)
    rows = [
        Row(
            (
                (Para(one.name, SMALL_BOLD),),
                (Para(one.agency, SMALL),),
                (Para(one.presence, SMALL),),
                (Para(one.aside or "No", SMALL if one.aside else SMALL_QUIET),),
            )
        )
        for one in minutes.people
    ]
    table(flow, _PEOPLE, rows, _GUTTER, named=True)


def _agreed(flow: Flow, minutes: Minutes) -> None:
    flow.heading("Who does what by when", keep=60)
    every = [(one, family) for family in minutes.families for one in family.agreed]
    if not every:
        flow.say("No action was agreed.", BODY)
        flow.head = None
        return
    rows = [
        Row((*_action(one), (Para(family.title, SMALL), Para(f"Number {family.number}", SMALL_QUIET))))
        for one, family in every
    ]
    table(flow, _AGREED, rows, _GUTTER, named=True)


def _action(one: AgreedThere) -> tuple[tuple[Para, ...], ...]:
    return (
        (Para(one.what, SMALL_BOLD), Para(one.note, SMALL_QUIET)),
        (Para(one.who, SMALL), Para(one.sees_to_it, SMALL_QUIET)),
        (Para(one.due, SMALL),),
    )


def _family(flow: Flow, one: FamilyThere) -> None:
    flow.section(f"{one.number}  {one.title}", fresh=False, keep=150)
    if one.withheld:
        flow.say(one.withheld, BODY, LEFT, MEASURE)
        flow.head = None
        return
    flow.say(one.children, BODY_BOLD, LEFT, MEASURE, after=6)
    flow.head = None
    for words in one.asides:
        _aside(flow, words)
    flow.heading("Why now", before=8)
    flow.say(one.why, BODY, LEFT, MEASURE)
    flow.head = None
    flow.heading("What was said", keep=60)
    if one.said:
        table(flow, _SAID, [_said(said) for said in one.said], _GUTTER, named=True)
    else:
        flow.say("Nothing was taken down.", BODY_QUIET)
        flow.head = None
    flow.heading("Decision")
    for decided in one.decided:
        _decided(flow, decided)
    if not one.decided:
        flow.say("No decision was recorded at this meeting.", BODY_QUIET)
    flow.head = None
    if one.agreed:
        flow.heading("Actions", keep=60)
        table(flow, _DONE, [Row(_action(agreed)) for agreed in one.agreed], _GUTTER, named=True)


def _aside(flow: Flow, words: str) -> None:
    """Put a conflict of interest where nobody reads over it."""
    height = len(flow.lines(words, SMALL_BOLD, MEASURE - 2 * _PAD - 4)) * SMALL_BOLD.lead + 10
    flow.need(height)
    flow.put(Rect(LEFT, flow.y, MEASURE, height, stroke="edge", line=0.8), Rect(LEFT, flow.y, 4, height, fill="text"))
    flow.y += 5
    flow.say(words, SMALL_BOLD, LEFT + _PAD + 4, MEASURE - 2 * _PAD - 4)
    flow.y += 9


def _said(one: SaidThere) -> Row:
    return Row(
        (
            (Para(one.who or "Nobody named", SMALL_BOLD if one.who else SMALL_QUIET), Para(one.agency, SMALL_QUIET)),
            (Para(one.words, SMALL), Para(one.note, SMALL_BOLD, 2)),
        )
    )


def _decided(flow: Flow, one: DecidedThere) -> None:
    flow.say(one.what, BODY_BOLD, LEFT, MEASURE, after=1)
    flow.say(one.reason, BODY, LEFT, MEASURE, after=1)
    if one.dissent:
        flow.say(f"Seen otherwise: {one.dissent}", BODY, LEFT, MEASURE, after=1)
    if one.more:
        flow.say(one.more, SMALL_QUIET, LEFT, MEASURE, after=4)


def _left(flow: Flow, minutes: Minutes) -> None:
    if not minutes.left:
        return
    flow.section("Not talked about", fresh=False, keep=90)
    rows = [Row(((Para(title, SMALL_BOLD),), (Para(why, SMALL),))) for title, why in minutes.left]
    table(flow, _OFF, rows, _GUTTER, named=True)


def _signed(flow: Flow, minutes: Minutes) -> None:
    """Let whoever was in the chair sign on the first page: at the end it could stand on a page by itself."""
    flow.gap(30)
    flow.put(Line(LEFT, flow.y, LEFT + 250, flow.y, "edge", 0.6), Line(RIGHT - 150, flow.y, RIGHT, flow.y, "edge", 0.6))
    with flow.within(Role.WORDS):
        flow.line(LEFT, flow.y + 12, f"A true record: {minutes.chair}, in the chair"[:70], SMALL_QUIET)
        flow.line(RIGHT - 150, flow.y + 12, "Date", SMALL_QUIET)
    flow.y += 16
