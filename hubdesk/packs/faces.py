"""The typefaces of a pack, all embedded: one family for text, and others for the letters that it does not have."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from threading import Lock

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from hubdesk.domain.errors import Known
from hubdesk.domain.shipped import shipped

REGULAR = "AtkinsonHyperlegibleNext-Regular"
BOLD = "AtkinsonHyperlegibleNext-SemiBold"
ITALIC = "AtkinsonHyperlegibleNext-Italic"
# Asked in this order; the last one, with the Chinese, Japanese and Korean letters, is large and read only when needed.
FALLBACKS = (
    "NotoSans-Regular",
    "NotoSansArabic-Regular",
    "NotoSansHebrew-Regular",
    "NotoSansDevanagari-Regular",
    "NotoSansBengali-Regular",
    "NotoSansGurmukhi-Regular",
    "NotoSansGujarati-Regular",
    "NotoSansTamil-Regular",
    "NotoSansEthiopic-Regular",
    "DroidSansFallback",
)
_registering = Lock()


@cache
def font(name: str) -> TTFont | None:
    """Register a typeface by its file's name; None where a fallback does not ship with this copy."""
    path = shipped("fonts") / f"{name}.ttf"
    try:
        with _registering:
            found = TTFont(name, str(path))
            pdfmetrics.registerFont(found)
    except (OSError, TTFError) as error:
        if name in (REGULAR, BOLD, ITALIC):
            raise Known(
                f"The typeface {path.name} is missing or damaged. Install HubDesk again; records are safe."
            ) from error
        return None
    return found


@cache
def face_of(letter: str, face: str) -> str:
    """Name the typeface that has a letter: the one asked for, else a fallback, else an empty text."""
    for name in (face, *FALLBACKS):
        found = font(name)
        if found and ord(letter) in found.face.charToGlyph:
            return name
    return ""


@cache
def _widths(face: str) -> dict[int, float]:
    found = font(face)
    return dict(found.face.charWidths) if found else {}


@cache
def letters(face: str) -> frozenset[str]:
    """Tell which letters a typeface has."""
    found = font(face)
    return frozenset(map(chr, found.face.charToGlyph)) if found else frozenset()


@cache
def letter_width(letter: str, face: str) -> float:
    """How wide a letter is, in thousandths of the size, in whichever typeface has it."""
    return _widths(face_of(letter, face) or face).get(ord(letter), 500.0)


def runs(words: str, face: str) -> Iterator[tuple[str, str]]:
    """Part words into runs of one typeface: pairs of typeface and text."""
    if words.isascii() or letters(face).issuperset(words):
        yield face, words
        return
    start, current = 0, ""
    for place, letter in enumerate(words):
        name = face if letter == " " else face_of(letter, face) or face
        if name != current and current:
            yield current, words[start:place]
            start = place
        current = name
    if current:
        yield current, words[start:]
