"""The one-page referral on its page: the fullest that fits is taken, and the page says what it leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from hubdesk.drawing.bands import band_shape
from hubdesk.drawing.shapes import Line, Rect
from hubdesk.drawing.words import band_word, count_of, joined
from hubdesk.packs.draw_referral_foot import FOOT, draw_foot
from hubdesk.packs.faces import BOLD
from hubdesk.packs.flow import LEFT, MEASURE, RIGHT, TOP, Flow
from hubdesk.packs.heading import heading, replaced, shortly
from hubdesk.packs.kind_referral import Referral
from hubdesk.packs.setting import HEADING, SMALL, SMALL_BOLD, SMALL_QUIET, SMALL_QUOTE, Style
from hubdesk.packs.shown import Happening, PersonShown
from hubdesk.packs.tree import Role

_TITLE = Style(BOLD, 18, 22)
_HALF = (MEASURE - 24) / 2
_RIGHT = LEFT + _HALF + 24
_DANGERS = 3  # put whatever else has to give way
_PIECE = (64.0, 330.0, MEASURE - 394.0)


@dataclass(frozen=True, slots=True)
class _Room:
    """How much of each list is put: people of a kind, pieces, other items, lines of each, sentences of why now."""

    people: int = 1
    pieces: int = 1
    items: int = 1
    lines: int = 1
    why: int = 1


_MOST = _Room(people=8, pieces=9, items=6, lines=3, why=4)
# In which order the page is filled as long as there is room: who the children are first, then all lists in turn.
_FIRST = ("people", "people", "people", "people", "pieces", "lines", "why", "pieces")
_GROWS = ("why", "items", "pieces", "lines", "people", "pieces")


@dataclass(slots=True)
class _Page:
    """The page as it fills; `left` is what it has no room for."""

    flow: Flow
    room: _Room
    left: list[str] = field(default_factory=list)


def draw_referral(flow: Flow, shown: Referral, digest: str) -> tuple[Flow, ...]:
    """Put the referral on exactly one page."""
    _fill(_Page(flow, _fullest(shown)), shown)
    draw_foot(flow, shown, digest)
    return (flow,)


def _fullest(shown: Referral) -> _Room:
    """Let the lists grow in turn until nothing more fits; the least of all fits whatever is said."""
    room = _grown(shown, _Room(), _FIRST)
    while (more := _grown(shown, room, _GROWS)) != room:
        room = more
    return room


def _grown(shown: Referral, room: _Room, names: Sequence[str]) -> _Room:
    for name in names:
        more = replace(room, **{name: getattr(room, name) + 1})
        if getattr(room, name) < getattr(_MOST, name) and _fill(_Page(Flow(), more), shown) <= FOOT:
            room = more
    return room


def _fill(page: _Page, shown: Referral) -> float:
    flow = page.flow
    heading(
        flow,
        f"{shown.hub} · Referral to {shown.recipient}",
        shown.family,
        lines=1,
        style=_TITLE,
        y=TOP - 12,
    )
    replaced(flow, shown.replaces, shown.since, 2)
    _urgent(page, shown)
    _who(page, shown)
    _why(page, shown)
    _pieces(page, shown.pieces)
    top = flow.y
    _list(page, LEFT, "What was done", shown.done, "Nothing yet.", "step done", many="steps done")
    _list(
        page, LEFT, "Consent, and what the family knows", shown.informed, "", "note on consent", many="notes on consent"
    )
    if shown.place:
        _list(page, LEFT, "Worker and plan", shown.place, "", "worker or plan", many="workers and plans")
    _list(page, LEFT, "The child's voice", shown.voices, "No piece says what a child said.", "word of a child",
          SMALL_QUOTE, "words of children")  # fmt: skip
    left, flow.y = flow.y, top
    _list(page, _RIGHT, "Known to be safe or strong", shown.safe, "Nothing. Perhaps nobody asked.", "strength")
    _list(page, _RIGHT, "Not known", shown.unknown, "Nothing was noted.", "thing not known", many="things not known")
    _list(page, _RIGHT, "Not asked", shown.not_asked, "Everybody who ought to know was asked.", "agency not asked",
          many="agencies not asked")  # fmt: skip
    flow.y = max(left, flow.y)
    _left_out(page)
    return flow.y


def _title(flow: Flow, words: str, x: float = LEFT, width: float = MEASURE) -> None:
    shortly(flow, words, Style(HEADING.face, 11, 14.5), 1, x, width, Role.CHAPTER)
    flow.y += 1


def _urgent(page: _Page, shown: Referral) -> None:
    """Put danger and tripwires into a box with a thick edge; where there are none it says so."""
    flow = page.flow
    if not shown.urgent:
        shortly(flow, "No tripwire stands. A child in danger at this moment is a 999 call.", SMALL_BOLD, 1)
        flow.y += 6
        return
    top, place = flow.y, len(flow.pages[-1])
    flow.y += 6
    shortly(flow, "Danger: told at once, whatever the score", SMALL_BOLD, 1, LEFT + 14, MEASURE - 24, Role.CHAPTER)
    with flow.within(Role.LIST):
        for words in shown.urgent[:_DANGERS]:
            with flow.within(Role.ITEM), flow.within(Role.SAID):
                shortly(flow, words, SMALL, page.room.lines, LEFT + 14, MEASURE - 24)
    _count(page, len(shown.urgent) - _DANGERS, "danger", "dangers")
    flow.y += 6
    box = Rect(LEFT, top, MEASURE, flow.y - top, stroke="red", line=0.9)
    flow.pages[-1][place:place] = [box, Rect(LEFT, top, 5, flow.y - top, fill="red")]
    flow.y += 6


def _who(page: _Page, shown: Referral) -> None:
    flow, top = page.flow, page.flow.y
    _people(page, LEFT, "Children", shown.children, "No children are known.", ("child", "children"))
    left, flow.y = flow.y, top
    _people(page, _RIGHT, "Adults", shown.adults, "No adults are known.", ("adult", "adults"))
    flow.y = max(left, flow.y) + 4


def _people(
    page: _Page, x: float, title: str, people: Sequence[PersonShown], nobody: str, kind: tuple[str, str]
) -> None:
    flow, home = page.flow, ""
    _title(flow, title, x, _HALF)
    with flow.within(Role.LIST):
        for one in people[: page.room.people]:
            age = one.age if one.age[0].isalpha() else f"aged {one.age}"
            facts = (one.born[:1].lower() + one.born[1:], one.sex.lower(), one.roles.lower())
            with flow.within(Role.ITEM), flow.within(Role.SAID):
                shortly(flow, f"{one.name}, {age}", SMALL_BOLD, 1, x, _HALF)
                shortly(flow, ", ".join(part for part in facts if part), SMALL, 1, x, _HALF)
                if one.child and one.addresses and one.addresses[-1] != home:
                    home = one.addresses[-1]
                    shortly(flow, _placed(home), SMALL_QUIET, 1, x, _HALF)
            flow.y += 2
    if not people:
        shortly(flow, nobody, SMALL_QUIET, 1, x, _HALF)
    _count(page, len(people) - page.room.people, *kind)


def _placed(address: str) -> str:
    """Say where and when it was told; by whom stands in the full pack."""
    where, told, _ = address.rpartition(";")
    return f"{where})" if told else address


def _why(page: _Page, shown: Referral) -> None:
    flow = page.flow
    _title(flow, "Why now")
    flow.put(*band_shape(shown.band, LEFT, flow.y + 0.5, 10))
    shortly(flow, f"{band_word(shown.band)}: {shown.points}.", SMALL_BOLD, 1, LEFT + 16, MEASURE - 16)
    shortly(flow, shown.caution, SMALL, 1)
    for words in shown.why[: page.room.why]:
        shortly(flow, words, SMALL, page.room.lines)
    flow.y += 6


def _pieces(page: _Page, pieces: Sequence[Happening]) -> None:
    flow = page.flow
    _title(flow, "The pieces that weigh most")
    if not pieces:
        shortly(flow, "No piece that counts has been recorded.", SMALL_QUIET, 1)
        flow.y += 6
        return
    with flow.within(Role.TABLE):
        for one in pieces[: page.room.pieces]:
            flow.put(Line(LEFT, flow.y, RIGHT, flow.y, "hairline", 0.6))
            flow.y += 2
            _piece(flow, one, page.room.lines)
    _count(page, len(pieces) - page.room.pieces, "piece")
    flow.y += 6


def _piece(flow: Flow, one: Happening, lines: int) -> None:
    top, foot, x = flow.y, flow.y, LEFT
    cells = (
        (Role.HEAD, ((one.day, SMALL_BOLD, 2),)),
        (Role.CELL, ((_named(one), SMALL_BOLD, 1), (" ".join(one.narrative.split()), SMALL, max(1, lines - 1)))),
        (Role.CELL, ((one.agency, SMALL, 1), (f"{one.grading} · {one.ref}", SMALL_QUIET, 1))),
    )
    with flow.within(Role.ROW):
        for (role, said), width in zip(cells, _PIECE, strict=True):
            flow.y = top
            with flow.within(role, "Row" if role is Role.HEAD else ""):
                for words, style, most in said:
                    if words:
                        shortly(flow, words, style, most, x, width - 8)
            foot, x = max(foot, flow.y), x + width
    flow.y = foot + 2


def _named(one: Happening) -> str:
    return f"{one.headline}: {one.about}" if one.about else one.headline


def _list(
    page: _Page, x: float, title: str, items: Sequence[str], nothing: str, one: str, style: Style = SMALL,
    many: str = "",
) -> None:  # fmt: skip
    flow = page.flow
    _title(flow, title, x, _HALF)
    with flow.within(Role.LIST):
        for words in items[: page.room.items]:
            with flow.within(Role.ITEM):
                with flow.within(Role.SIGN):
                    flow.line(x, flow.y + style.lead * 0.76, "–", style)
                with flow.within(Role.SAID):
                    shortly(flow, words, style, page.room.lines, x + 9, _HALF - 9)
    if not items and nothing:
        shortly(flow, nothing, SMALL_QUIET, 1, x, _HALF)
    _count(page, len(items) - page.room.items, one, many)
    flow.y += 4


def _count(page: _Page, more: int, one: str, many: str = "") -> None:
    if more > 0:
        page.left.append(count_of(more, one, many))


def _left_out(page: _Page) -> None:
    said = "Nothing of the lists above was left out; words that were cut short end with an ellipsis."
    if page.left:
        said = f"Left out here, and in the full pack, which the hub gives on request: {joined(page.left)}."
    shortly(page.flow, said, SMALL_QUIET, 2)
    page.flow.y += 4
