"""What stands around each page of anything that is printed: marking, whose it is, how to handle it, page x of y."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from hubdesk.drawing.shapes import Line, Text, fitted
from hubdesk.packs.faces import BOLD
from hubdesk.packs.flow import HEIGHT, LEFT, MEASURE, RIGHT, WIDTH, Flow, Mark
from hubdesk.packs.scripts import printable
from hubdesk.packs.setting import TINY, TINY_BOLD, Style, measure, width_of

MARK = "OFFICIAL-SENSITIVE"
_MARKING = Style(BOLD, 10, 12)
_FOOT = HEIGHT - 58.0
_EDGE, _EDGE_LONG = 6.5, HEIGHT - 160
_EDGES = (20.0, WIDTH - 24.0)


@dataclass(frozen=True, slots=True)
class Around:
    """What runs over all pages: `what` it is and for whom, also down both edges, and a last line left and right."""

    what: str
    handling: str
    left: str
    right: str = ""
    marking: str = MARK


def around(said: Around, page: int, pages: int, beside: float = 0) -> Flow:
    """Put it on a page, which more may be put over; `beside` points are left free at the right of its first line."""
    over = Flow()
    over.line(WIDTH / 2, 34, said.marking, _MARKING, "middle")
    over.line(LEFT, 56, _fit(over, said.what, TINY, MEASURE - beside - 8), TINY)
    over.put(Line(LEFT, 66, RIGHT, 66, "hairline", 0.6), Line(LEFT, _FOOT - 14, RIGHT, _FOOT - 14, "hairline", 0.6))
    over.line(LEFT, _FOOT - 2, _fit(over, said.handling, TINY_BOLD, MEASURE - 90), TINY_BOLD)
    over.line(RIGHT, _FOOT - 2, f"Page {page} of {pages}", TINY_BOLD, "end")
    right = _fit(over, said.right, TINY, 200)
    over.line(LEFT, _FOOT + 9, _fit(over, said.left, TINY, MEASURE - width_of(right, TINY) - 12), TINY)
    over.line(RIGHT, _FOOT + 9, right, TINY, "end")
    over.line(WIDTH / 2, HEIGHT - 26, said.marking, _MARKING, "middle")
    # Down both edges, so that a cut or copied page still says whose it is.
    edge = fitted(printable(said.what, over.missing), _EDGE_LONG, _EDGE, measure, False)
    over.put(*(Text(x, HEIGHT / 2, edge, "quiet", _EDGE, anchor="middle", turned=True) for x in _EDGES))
    return over


def running(said: Around, page: int, pages: int) -> list[Mark]:
    """Make the marks of one page's head and foot."""
    return around(said, page, pages).pages[0]


def short_hash(digest: str) -> str:
    """Write the first 12 digits of a hash so that two people can read them to each other."""
    return " ".join(digest[start : start + 4].upper() for start in range(0, 12, 4))


def contents_mark(shown: object) -> str:
    """Say by which short hash two people know that they hold the same paper; `shown` is what it is drawn from."""
    return f"Contents {short_hash(hashlib.sha256(repr(shown).encode(errors='surrogatepass')).hexdigest())}"


def _fit(over: Flow, words: str, style: Style, width: float) -> str:
    return fitted(printable(words, over.missing), width, style.size, measure, style.face == BOLD)
