"""What stands on every page: marking, pack, copy and recipient, DRAFT until signed, hash, page x of y, both edges."""

from __future__ import annotations

from math import cos, radians, sin

from hubdesk.drawing.shapes import Rect
from hubdesk.packs.around import Around, around, short_hash
from hubdesk.packs.faces import BOLD
from hubdesk.packs.flow import HEIGHT, RIGHT, WIDTH, Mark
from hubdesk.packs.ink import outline, pen
from hubdesk.packs.setting import Style, width_of
from hubdesk.packs.sheet import Headed

DRAFT = Style(BOLD, 9, 11)


def frame(shown: Headed, digest: str, page: int, pages: int) -> list[Mark]:
    """Make the marks of one page's head and foot."""
    said = Around(
        what=_whose(shown),
        handling=shown.handling,
        left=f"Rules {shown.rules_version} · Snapshot {short_hash(digest)}",
        right=f"As of {shown.as_of}",
        marking=shown.marking,
    )
    words = _state(shown)
    wide = width_of(words, DRAFT) + 12 if words else 0
    over = around(said, page, pages, wide)
    if words:
        over.put(Rect(RIGHT - wide, 45.5, wide, 15.5, fill="surface", stroke="text", line=0.9))
        over.line(RIGHT - wide + 6, 56.4, words, DRAFT)
    return over.pages[0]


def _whose(shown: Headed) -> str:
    copy = f", copy {shown.copy}," if shown.copy else ""
    return f"Pack {shown.number}{copy} for {shown.recipient}"


def _state(shown: Headed) -> str:
    if shown.replaced_by:
        return f"{'DRAFT, replaced' if shown.draft else 'REPLACED'} by pack {shown.replaced_by}"
    return "DRAFT: not signed by two people" if shown.draft else ""


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
