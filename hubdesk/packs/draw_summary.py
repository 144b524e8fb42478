"""The summary on one page: who, why now, what is asked, what is in place, what is not known, what the children say."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hubdesk.packs.draw_account import band_line, urgent_box
from hubdesk.packs.flow import BOTTOM, LEFT, MEASURE, Flow
from hubdesk.packs.heading import shortly
from hubdesk.packs.setting import BODY, HEADING, LEAD, SMALL, SMALL_BOLD, SMALL_QUIET, SMALL_QUOTE, Style
from hubdesk.packs.shown import NOTHING_IN_PLACE, Contents, InPlace
from hubdesk.packs.tree import Role

_HALF = (MEASURE - 28) / 2
_NAMES = 104.0  # how wide the names of what is in place are
_THERE = MEASURE - _NAMES - 20


@dataclass(frozen=True, slots=True)
class _Room:
    """How much the page holds: items of each list, lines of each, lines of what stands above the lists, dangers."""

    lines: int = 1
    above: int = 1
    voices: int = 1
    unknowns: int = 1
    unasked: int = 1
    strengths: int = 1
    place: int = 1
    dangers: int = 1


_MOST = _Room(lines=4, above=4, voices=4, unknowns=4, unasked=4, strengths=4, place=3, dangers=3)
# In which order the page is filled as long as there is room: whole sentences before more of them.
_GROWS = (
    "above", "lines", "voices", "unknowns", "above", "lines", "place", "unasked", "strengths", "dangers", "voices",
    "unknowns", "unasked", "strengths", "place", "lines", "dangers", "above", "voices", "unknowns", "unasked",
    "strengths",
)  # fmt: skip


def draw_summary(flow: Flow, shown: Contents) -> bool:
    """Put the summary on one page; tell whether all that is in place already stands there whole.

    Lists longer than the page can hold name how many more there are.
    """
    room = _MOST if _fits(shown, _MOST) else _fullest(shown)
    _fill(flow, shown, room)
    return all(
        len(said) <= room.place and all(len(flow.lines(words, SMALL, _THERE)) <= room.lines for words in said)
        for _, said in named_in_place(shown.in_place)
    )


def _fullest(shown: Contents) -> _Room:
    """Let everything grow in turn until nothing more fits; the least of all fits whatever is said."""
    room = _Room()
    for name in _GROWS:
        more = replace(room, **{name: getattr(room, name) + 1})
        if _fits(shown, more):
            room = more
    return room


def _fits(shown: Contents, room: _Room) -> bool:
    trial = Flow()
    _fill(trial, shown, room)
    return len(trial.pages) == 1 and trial.y <= BOTTOM + 4


def _fill(flow: Flow, shown: Contents, room: _Room) -> None:
    account = shown.account
    flow.section("Summary")
    shortly(flow, shown.title, LEAD, min(3, room.above))
    flow.y += 8
    urgent_box(flow, account.urgent, room.dangers)
    flow.heading("Why now", before=6)
    band_line(flow, account)
    for sentence in account.sentences:
        shortly(flow, sentence, BODY, room.above, LEFT, MEASURE)
        flow.y += 3
    flow.heading("What is asked of you", before=10)
    with flow.within(Role.LIST):
        for number, ask in enumerate(shown.asks, start=1):
            with flow.within(Role.ITEM):
                _item(flow, LEFT, f"{number}", ask, BODY, room.above, 16, MEASURE - 20)
    if shown.in_place != NOTHING_IN_PLACE:
        _in_place(flow, shown.in_place, room)
    flow.y += 10
    top = flow.y
    _list(flow, LEFT, "What is not known", account.unknowns, SMALL, (room.unknowns, room.lines), "Nothing was noted.")
    everybody = "Everybody who ought to know was asked or decided about."
    _list(flow, LEFT, "Who was not asked", shown.not_asked, SMALL, (room.unasked, room.lines), everybody)
    left, flow.y = flow.y, top
    right = LEFT + _HALF + 28
    silent = "No piece says what a child said."
    _list(flow, right, "The child's voice", shown.voices, SMALL_QUOTE, (room.voices, room.lines), silent, shown.seen)
    nobody = "None was noted. That may be because nobody asked."
    _list(flow, right, "Known to be safe or strong", account.strengths, SMALL, (room.strengths, room.lines), nobody)
    flow.y = max(left, flow.y)


def named_in_place(there: InPlace) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Name what is in place already, as summary and list put it."""
    return (
        ("Allocated worker", there.workers),
        ("Plan in place", there.plans),
        ("Help tried", there.tried),
        ("The family knows", there.informed),
    )


def _in_place(flow: Flow, there: InPlace, room: _Room) -> None:
    """Put who works with them and what was tried; a name before each, so that a gap is as plain as an answer."""
    flow.heading("What is in place already", before=10)
    with flow.within(Role.TABLE):
        for name, said in named_in_place(there):
            with flow.within(Role.ROW):
                with flow.within(Role.HEAD, "Row"):
                    flow.line(LEFT, flow.y + SMALL.lead * 0.76, name, SMALL_BOLD)
                with flow.within(Role.CELL):
                    for words in said[: room.place]:
                        shortly(flow, words, SMALL, room.lines, LEFT + _NAMES, _THERE)
                    if len(said) > room.place:
                        more = f"and {len(said) - room.place} more, further on"
                        shortly(flow, more, SMALL_QUIET, 1, LEFT + _NAMES, MEASURE - _NAMES)
            flow.y += 2.5


def _list(
    flow: Flow, x: float, title: str, items: tuple[str, ...], style: Style, room: tuple[int, int], nothing: str,
    below: str = "",
) -> None:  # fmt: skip
    most, lines = room
    with flow.within(Role.HEADING):
        flow.line(x, flow.y + 12, title, HEADING)
    flow.y += 19
    with flow.within(Role.LIST):
        for item in items[:most]:
            with flow.within(Role.ITEM):
                _item(flow, x, "–", item, style, lines, 10, _HALF)
                flow.y += 2
    if len(items) > most:
        shortly(flow, f"and {len(items) - most} more, further on", SMALL_QUIET, 1, x + 10, _HALF - 10)
    if not items:
        shortly(flow, nothing, SMALL_QUIET, 2, x, _HALF - 10)
    if below:
        shortly(flow, below, SMALL, 2, x, _HALF)
    flow.y += 8


def _item(
    flow: Flow, x: float, sign: str, words: str, style: Style, most: int, indent: float, width: float
) -> None:  # fmt: skip
    with flow.within(Role.SIGN):
        flow.line(x, flow.y + style.lead * 0.76, sign, style)
    with flow.within(Role.SAID):
        shortly(flow, words, style, most, x + indent, width - indent)
