"""What stands on every page: the marking twice, the pack and its recipient, DRAFT until signed, hash, page x of y."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from hubdesk.drawing.shapes import Line, Rect
from hubdesk.packs.faces import BOLD, REGULAR
from hubdesk.packs.flow import HEIGHT, LEFT, MEASURE, RIGHT, WIDTH, Flow, Mark
from hubdesk.packs.paint import colour
from hubdesk.packs.setting import TINY, TINY_BOLD, Style, width_of
from hubdesk.packs.shown import Contents

MARKING = Style(BOLD, 10, 12)
DRAFT = Style(BOLD, 9, 11)
_FOOT = HEIGHT - 58.0


def short_hash(digest: str) -> str:
    """Write the first 12 digits of a hash so that two people can read them to each other."""
    return " ".join(digest[start : start + 4].upper() for start in range(0, 12, 4))


def frame(shown: Contents, digest: str, page: int, pages: int) -> list[Mark]:
    """Make the marks of one page's head and foot."""
    over = Flow()
    over.line(WIDTH / 2, 34, shown.marking, MARKING, "middle")
    left = over.lines(f"Pack {shown.number} for {shown.recipient}", TINY, MEASURE - 170)[0]
    over.line(LEFT, 56, left, TINY)
    if shown.draft:
        words = "DRAFT: not signed by two people"
        wide = width_of(words, DRAFT) + 12
        over.put(Rect(RIGHT - wide, 45.5, wide, 15.5, fill="surface", stroke="text", line=0.9))
        over.line(RIGHT - wide + 6, 56.4, words, DRAFT)
    over.put(Line(LEFT, 66, RIGHT, 66, "hairline", 0.6), Line(LEFT, _FOOT - 14, RIGHT, _FOOT - 14, "hairline", 0.6))
    over.line(LEFT, _FOOT - 2, over.lines(shown.handling, TINY_BOLD, MEASURE - 90)[0], TINY_BOLD)
    over.line(RIGHT, _FOOT - 2, f"Page {page} of {pages}", TINY_BOLD, "end")
    over.line(LEFT, _FOOT + 9, f"Rules {shown.rules_version} · Snapshot {short_hash(digest)}", TINY)
    over.line(RIGHT, _FOOT + 9, over.lines(f"As of {shown.as_of}", TINY, 200)[0], TINY, "end")
    over.line(WIDTH / 2, HEIGHT - 26, shown.marking, MARKING, "middle")
    return over.pages[0]


def water(canvas: Canvas) -> None:
    """Write DRAFT large, light and behind everything, so that no photocopy of a page hides it."""
    canvas.saveState()
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.rotate(54)
    canvas.setFillColor(colour("draft"))
    canvas.setFont(BOLD, 190)
    canvas.drawCentredString(0, -62, "DRAFT")
    canvas.setFont(REGULAR, 10)
    canvas.restoreState()
