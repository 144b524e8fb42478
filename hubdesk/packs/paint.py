"""Paint pages into a PDF: deterministic, every typeface embedded, each word within the part that it belongs to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from hubdesk.drawing.shapes import Drawing, Text, moved
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
_ASIDE = "/Artifact BMC"
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
        self._names: dict[tuple[str, int], str] = {}

    def page(self, marks: Sequence[Mark], running: Sequence[Mark], behind: str = "") -> None:
        """Paint a page: what stands `behind` it (operators), what runs over all pages, then its own marks."""
        self._runs = 0
        said = ["/Artifact <</Type /Pagination /Subtype /Watermark>> BDC", behind, _END] if behind else []
        said += [_RUNNING, *self._flat(running), _END]
        alone: list[Mark] = []
        own: list[tuple[Words | Picture, Part]] = []
        for mark in marks:
            if isinstance(mark, Words | Picture) and mark.part:
                own.append((mark, mark.part))
            else:
                alone.append(mark)
        if alone:
            said += [_ASIDE, *self._flat(alone), _END]
        said += self._own(own)
        self._canvas.addLiteral("\n".join(said))
        self._canvas.showPage()
        self._page += 1

    def _flat(self, marks: Sequence[Mark]) -> Iterator[str]:
        """Paint marks that are read to nobody, or to whom they are one picture."""
        for mark in marks:
            if isinstance(mark, Words):
                yield from ("BT", *self._line(mark.words, mark.style, _at(mark)), "ET")
            elif isinstance(mark, Text):
                yield from self._text(mark)
            elif isinstance(mark, Picture):
                yield from self._flat(_spread(mark))
            else:
                yield drawn(mark, HEIGHT)

    def _own(self, marks: Sequence[tuple[Words | Picture, Part]]) -> Iterator[str]:
        """Paint words and pictures in their order, each run of one part marked with the number it has on its page."""
        before: Part | None = None
        last = len(marks) - 1
        for number, (mark, part) in enumerate(marks):
            if isinstance(mark, Picture):
                part.box = _box(mark.x, mark.y, mark.drawing)
                yield from (self._begun(part), *self._flat(_spread(mark)), _END)
                before = None
                continue
            if part is not before:
                yield self._begun(part)
                yield "BT"
            before = part
            goes_on = number < last and marks[number + 1][1] is part
            # Between two lines of one part a blank, so that words do not run together when they are read or copied.
            yield from self._line(mark.words + " " if goes_on else mark.words, mark.style, _at(mark))
            if not goes_on:
                yield "ET\n" + _END

    def _begun(self, part: Part) -> str:
        part.places.append((self._page, self._runs))
        self._runs += 1
        return f"/{part.role.value} <</MCID {self._runs - 1}>> BDC"

    def _line(self, words: str, style: Style, where: str) -> Iterator[str]:
        seen = in_sight_order(words)
        if seen != words:
            yield f"/Span <</ActualText <{_as_read(words)}>>> BDC"
        yield f"{colour(style.role)} rg {where} Tm"
        for name, part in runs(seen, style.face):
            for setting, code in self._coded(name, part):
                yield f"{setting} {style.size:.4g} Tf ({code}) Tj"
        if seen != words:
            yield _END

    def _coded(self, name: str, words: str) -> Iterator[tuple[str, str]]:
        """Write words in the codes of a typeface's parts; its first part has the letters of ASCII under their own."""
        if words.isascii():
            yield self._name(name, 0), words.translate(_ESCAPED)
            return
        found = font(name)
        assert found is not None
        for number, codes in found.splitString(words, self._canvas._doc):
            yield self._name(name, number), "".join(map(_SIGNS.__getitem__, codes))

    def _name(self, name: str, number: int) -> str:
        if (name, number) not in self._names:
            found = font(name)
            assert found is not None
            found.splitString(" ", self._canvas._doc)  # makes the typeface known to the document
            self._names[name, number] = found.getSubsetInternalName(number, self._canvas._doc)
        return self._names[name, number]

    def _text(self, mark: Text) -> Iterator[str]:
        words = printable(mark.words, set())
        if not words:
            return
        back = {"middle": 0.5, "end": 1.0}.get(mark.anchor, 0.0) * measure(words, mark.size, mark.bold)
        style = Style(BOLD if mark.bold else REGULAR, mark.size, mark.size, mark.role)
        if mark.turned:
            where = f"0 -1 1 0 {mark.x:.2f} {HEIGHT - mark.y + back:.2f}"
        else:
            where = f"1 0 0 1 {mark.x - back:.2f} {HEIGHT - mark.y:.2f}"
        yield from ("BT", *self._line(words, style, where), "ET")


_SIGNS = [f"\\{code:03o}" if code < 32 or code > 126 or chr(code) in "\\()" else chr(code) for code in range(256)]


def _as_read(words: str) -> str:
    """Write a line as it is read, letters apart from their forms, for whoever copies it or hears it."""
    plain = _JOINED.sub(lambda found: unicodedata.normalize("NFKC", found.group()), words)
    return ("\ufeff" + plain).encode("utf-16-be", "replace").hex()


def _at(mark: Words) -> str:
    return f"1 0 0 1 {mark.x:.2f} {HEIGHT - mark.y:.2f}"


def _spread(mark: Picture) -> list[Mark]:
    return [moved(shape, mark.x, mark.y) for shape in mark.drawing.shapes]


def _box(x: float, y: float, drawing: Drawing) -> tuple[float, float, float, float]:
    return x, HEIGHT - y - drawing.height, x + drawing.width, HEIGHT - y
