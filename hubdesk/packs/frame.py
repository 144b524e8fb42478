"""What stands on every page: marking, pack, copy and recipient, DRAFT until signed, hash, page x of y, both edges."""

from __future__ import annotations

from math import cos, radians, sin

from hubdesk.drawing.shapes import Line, Rect, Text, fitted
from hubdesk.packs.faces import BOLD
from hubdesk.packs.flow import HEIGHT, LEFT, MEASURE, RIGHT, WIDTH, Flow, Mark
from hubdesk.packs.ink import outline, pen
from hubdesk.packs.scripts import printable
from hubdesk.packs.setting import TINY, TINY_BOLD, Style, measure, width_of
from hubdesk.packs.sheet import Headed

MARKING = Style(BOLD, 10, 12)
DRAFT = Style(BOLD, 9, 11)
_FOOT = HEIGHT - 58.0
_EDGE, _EDGE_LONG = 6.5, HEIGHT - 160
_EDGES = (20.0, WIDTH - 24.0)


def short_hash(digest: str) -> str:
    """Write the first 12 digits of a hash so that two people can read them to each other."""
    return " ".join(digest[start : start + 4].upper() for start in range(0, 12, 4))


def frame(shown: Headed, digest: str, page: int, pages: int) -> list[Mark]:
    """Make the marks of one page's head and foot."""
    over = Flow()
    over.line(WIDTH / 2, 34, shown.marking, MARKING, "middle")
    words = _state(shown)
    wide = width_of(words, DRAFT) + 12 if words else 0
    over.line(LEFT, 56, _fit(over, _whose(shown), TINY, MEASURE - wide - 8), TINY)
    if words:
        over.put(Rect(RIGHT - wide, 45.5, wide, 15.5, fill="surface", stroke="text", line=0.9))
        over.line(RIGHT - wide + 6, 56.4, words, DRAFT)
    over.put(Line(LEFT, 66, RIGHT, 66, "hairline", 0.6), Line(LEFT, _FOOT - 14, RIGHT, _FOOT - 14, "hairline", 0.6))
    over.line(LEFT, _FOOT - 2, _fit(over, shown.handling, TINY_BOLD, MEASURE - 90), TINY_BOLD)
    over.line(RIGHT, _FOOT - 2, f"Page {page} of {pages}", TINY_BOLD, "end")
    over.line(LEFT, _FOOT + 9, f"Rules {shown.rules_version} · Snapshot {short_hash(digest)}", TINY)
    over.line(RIGHT, _FOOT + 9, over.lines(f"As of {shown.as_of}", TINY, 200)[0], TINY, "end")
    over.line(WIDTH / 2, HEIGHT - 26, shown.marking, MARKING, "middle")
    # Down both edges, so that a cut or copied page still says whose it is.
    edge = fitted(printable(_whose(shown), over.missing), _EDGE_LONG, _EDGE, measure, False)
    over.put(*(Text(x, HEIGHT / 2, edge, "quiet", _EDGE, anchor="middle", turned=True) for x in _EDGES))
    return over.pages[0]


def _whose(shown: Headed) -> str:
    copy = f", copy {shown.copy}," if shown.copy else ""
    return f"Pack {shown.number}{copy} for {shown.recipient}"


def _state(shown: Headed) -> str:
    if shown.replaced_by:
        return f"{'DRAFT, replaced' if shown.draft else 'REPLACED'} by pack {shown.replaced_by}"
    return "DRAFT: not signed by two people" if shown.draft else ""


def _fit(over: Flow, words: str, style: Style, width: float) -> str:
    return fitted(printable(words, over.missing), width, style.size, measure, style.face == BOLD)


# The letters of DRAFT as strokes in a box one wide and one high, y up: two numbers are a line, six a curve.
_LETTERS: tuple[tuple[tuple[tuple[float, ...], ...], ...], ...] = (
    (((0, 0), (0, 1), (0.35, 1), (0.8, 1, 1, 0.8, 1, 0.5), (1, 0.2, 0.8, 0, 0.35, 0), (0, 0)),),
    (((0, 0), (0, 1), (0.5, 1), (1.05, 1, 1.05, 0.46, 0.5, 0.46), (0, 0.46)), ((0.48, 0.46), (0.95, 0))),
    (((0, 0), (0.5, 1), (1, 0)), ((0.17, 0.34), (0.83, 0.34))),
    (((0, 0), (0, 1), (0.85, 1)), ((0, 0.52), (0.72, 0.52))),
    (((0, 1), (1, 1)), ((0.5, 1), (0.5, 0))),
)
_TALL, _BROAD, _STEP = 130.0, 92.0, 132.0  # points
_SLANT = 54.0  # degrees


def water() -> str:
    """Write DRAFT as operators, large, light and behind everything, so that no photocopy of a page hides it.

    Drawn as strokes and not as text: whoever copies the page's words, or hears them read, gets them whole.
    """
    left = -(4 * _STEP + _BROAD) / 2
    across, up = cos(radians(_SLANT)), sin(radians(_SLANT))
    said = ["q", f"{across:.5f} {up:.5f} {-up:.5f} {across:.5f} {WIDTH / 2:.2f} {HEIGHT / 2:.2f} cm"]
    said += [pen("draft", 27), "1 j"]
    for number, strokes in enumerate(_LETTERS):
        for stroke in strokes:
            steps = (
                tuple(
                    (0.5 - value) * _TALL if turn % 2 else left + number * _STEP + value * _BROAD
                    for turn, value in enumerate(step)
                )
                for step in stroke
            )
            said.append(outline(tuple(steps), False, 0) + " S")
    return "\n".join([*said, "Q"])
