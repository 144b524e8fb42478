"""Paint pages into a PDF: deterministic, every typeface embedded, each word within the part that it belongs to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from hubdesk.drawing.shapes import Text, moved
from hubdesk.packs.faces import BOLD, REGULAR, font, runs
from hubdesk.packs.flow import HEIGHT, WIDTH, Mark, Picture, Words
from hubdesk.packs.ink import colour, drawn
from hubdesk.packs.scripts import in_sight_order, printable
from hubdesk.packs.setting import Style, measure
from hubdesk.packs.tree import Part

# Streams stay binary: writing them as printable letters is for mail of long ago, a quarter larger and slower.
rl_config.useA85 = 0
_ESCAPED = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)"})
_JOINED = re.compile("[\ufb1d-\ufdff\ufe70-\ufefc]")  # forms of letters, as they stand within a word
_RUNNING = "/Artifact <</Type /Pagination>> BDC"
_END = "EMC"


def new_canvas(out: BytesIO, title: str, author: str, subject: str) -> Canvas:
    """Open a canvas that has no clock and no typeface of the reader's own."""
    font(REGULAR)
    canvas = Canvas(out, (WIDTH, HEIGHT), invariant=1, pageCompression=1, initialFontName=REGULAR, lang="en-GB")
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setSubject(subject)
    canvas.setCreator("HubDesk")
    canvas.setProducer("HubDesk")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


class Painter:
    """Paints the pages of one document, one after the other, and notes in each part where it was painted."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._page = 0
        self._runs = 0
        self._said: list[str] = []
        self._names: dict[tuple[str, int], str] = {}
        self._pens: dict[Style, str] = {}

    def page(self, marks: Sequence[Mark], running: Sequence[Mark], behind: str = "") -> None:
        """Paint a page: what stands `behind` it (operators), what runs over all pages, then its own marks."""
        self._runs = 0
        self._said = ["/Artifact <</Type /Pagination /Subtype /Watermark>> BDC", behind, _END] if behind else []
        self._flat(_RUNNING, running)
        alone: list[Mark] = []
        own: list[tuple[Words | Picture, Part]] = []
        for mark in marks:
            if isinstance(mark, Words | Picture) and mark.part:
                own.append((mark, mark.part))
            else:
                alone.append(mark)
        if alone:
            self._flat("/Artifact BMC", alone)
        self._own(own)
        self._canvas.addLiteral("\n".join(self._said))
        self._canvas.showPage()
        self._page += 1

    def _flat(self, begins: str, marks: Sequence[Mark]) -> None:
        """Paint marks that are read to nobody, or to whom they are one picture."""
        self._said.append(begins)
        for mark in marks:
            if isinstance(mark, Words):
                self._alone(mark.words, mark.style, _at(mark))
            elif isinstance(mark, Text):
                self._text(mark)
            elif not isinstance(mark, Picture):
                self._said.append(drawn(mark, HEIGHT))
        self._said.append(_END)

    def _own(self, marks: Sequence[tuple[Words | Picture, Part]]) -> None:
        """Paint words and pictures in their order, each run of one part marked with the number it has on its page."""
        before: Part | None = None
        last = len(marks) - 1
        for number, (mark, part) in enumerate(marks):
            if isinstance(mark, Picture):
                part.box = mark.x, HEIGHT - mark.y - mark.drawing.height, mark.x + mark.drawing.width, HEIGHT - mark.y
                self._flat(self._begun(part), [moved(shape, mark.x, mark.y) for shape in mark.drawing.shapes])
                before = None
                continue
            if part is not before:
                self._said += (self._begun(part), "BT")
            before = part
            goes_on = number < last and marks[number + 1][1] is part
            # Between two lines of one part a blank, so that words do not run together when they are read or copied.
            self._line(mark.words + " " if goes_on else mark.words, mark.style, _at(mark))
            if not goes_on:
                self._said += ("ET", _END)

    def _begun(self, part: Part) -> str:
        part.places = (*part.places, (self._page, self._runs))
        self._runs += 1
        return f"/{part.role.value} <</MCID {self._runs - 1}>> BDC"

    def _alone(self, words: str, style: Style, where: str) -> None:
        self._said.append("BT")
        self._line(words, style, where)
        self._said.append("ET")

    def _line(self, words: str, style: Style, where: str) -> None:
        if words.isascii():
            self._said.append(f"{self._pen(style)} {where} Tm ({words.translate(_ESCAPED)}) Tj")
            return
        self._said.append(f"{colour(style.role)} rg {where} Tm")
        for name, part in runs(in_sight_order(words), style.face):
            found = font(name)
            assert found is not None
            for number, codes in found.splitString(part, self._canvas._doc):
                signs = "".join(map(_SIGNS.__getitem__, codes))
                self._said.append(f"{self._name(name, number)} {style.size:.4g} Tf ({signs}) Tj")

    def _pen(self, style: Style) -> str:
        """Choose colour and typeface; the first part of a typeface has the letters of ASCII under their own codes."""
        if style not in self._pens:
            self._pens[style] = f"{colour(style.role)} rg {self._name(style.face, 0)} {style.size:.4g} Tf"
        return self._pens[style]

    def _name(self, name: str, number: int) -> str:
        if (name, number) not in self._names:
            found = font(name)
            assert found is not None
            found.splitString(" ", self._canvas._doc)  # makes the typeface known to the document
            self._names[name, number] = found.getSubsetInternalName(number, self._canvas._doc)
        return self._names[name, number]

    def _text(self, mark: Text) -> None:
        words = printable(mark.words, set())
        back = {"middle": 0.5, "end": 1.0}.get(mark.anchor, 0.0) * measure(words, mark.size, mark.bold)
        style = Style(BOLD if mark.bold else REGULAR, mark.size, mark.size, mark.role)
        if mark.turned:
            self._alone(words, style, f"0 -1 1 0 {mark.x:.2f} {HEIGHT - mark.y + back:.2f}")
        elif words:
            self._alone(words, style, f"1 0 0 1 {mark.x - back:.2f} {HEIGHT - mark.y:.2f}")


_SIGNS = [f"\\{code:03o}" if code < 32 or code > 126 or chr(code) in "\\()" else chr(code) for code in range(256)]


def spoken(pages: Sequence[Sequence[Mark]]) -> None:
    """Note in parts with right-to-left words how they are read, since those stand on the page the other way round."""
    lines = [mark for page in pages for mark in page if isinstance(mark, Words) and mark.part]
    turned = {id(line.part) for line in lines if not line.words.isascii() and in_sight_order(line.words) != line.words}
    for line in lines:
        if line.part and id(line.part) in turned:
            plain = _JOINED.sub(lambda found: unicodedata.normalize("NFKC", found.group()), line.words)
            line.part.spoken = f"{line.part.spoken} {plain}".strip()


def _at(mark: Words) -> str:
    return f"1 0 0 1 {mark.x:.2f} {HEIGHT - mark.y:.2f}"
