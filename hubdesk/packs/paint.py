"""Paint pages into a PDF: deterministic, every typeface embedded, colours as the light palette has them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from math import ceil

from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from hubdesk.drawing.shapes import Line, Path, Rect, Text
from hubdesk.packs.faces import BOLD, REGULAR, font, runs
from hubdesk.packs.flow import HEIGHT, WIDTH, Mark, Words
from hubdesk.packs.scripts import in_sight_order, printable
from hubdesk.packs.setting import Style, measure, width_of

COLOURS = {
    "page": "#F6F7F9",
    "surface": "#FFFFFF",
    "hairline": "#C3CAD3",
    "edge": "#737D8C",
    "text": "#14181F",
    "quiet": "#4C5664",
    "action": "#1D4F91",
    "red": "#B3261E",
    "amber": "#8A5300",
    "amber_ground": "#FFF1D6",
    "green": "#1E6B3A",
    "blue": "#1D5B8F",
    "unknown": "#4C5664",
    "draft": "#F0F2F4",
    "hover": "#EFF2F6",
}
# Streams stay binary: writing them as printable letters is for mail of long ago, a quarter larger and slower.
rl_config.useA85 = 0
_HATCH = 5.0  # points between the lines of a hatch


@cache
def colour(role: str) -> Color:
    """Find the colour of a role."""
    return HexColor(COLOURS[role])


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


def paint(canvas: Canvas, marks: Sequence[Mark]) -> None:
    """Paint marks in their order, and the lines of words over them."""
    for mark in marks:
        if isinstance(mark, Words):
            continue
        if isinstance(mark, Text):
            back = {"middle": 0.5, "end": 1.0}.get(mark.anchor, 0.0) * measure(mark.words, mark.size, mark.bold)
            style = Style(BOLD if mark.bold else REGULAR, mark.size, mark.size, mark.role)
            words = in_sight_order(printable(mark.words, set()))
            if mark.turned:
                _down_the_page(canvas, mark.x, mark.y, Words(-back, HEIGHT, words, style))
            else:
                _words(canvas, [Words(mark.x - back, mark.y, words, style)])
        elif isinstance(mark, Line):
            _pen(canvas, mark.role, mark.width, mark.dash)
            canvas.line(mark.x1, HEIGHT - mark.y1, mark.x2, HEIGHT - mark.y2)
        elif isinstance(mark, Rect):
            _rect(canvas, mark)
        else:
            _path(canvas, mark)
    _words(canvas, [mark for mark in marks if isinstance(mark, Words)])


def _words(canvas: Canvas, lines: Sequence[Words]) -> None:
    # One text object for all: one of its own for each line takes ReportLab three times as long.
    text = canvas.beginText()
    role, setting = "", ("", 0.0)
    for line in lines:
        x = line.x
        if line.style.role != role:
            role = line.style.role
            text.setFillColor(colour(role))
        for name, part in runs(line.words, line.style.face):
            if (name, line.style.size) != setting:
                setting = (name, line.style.size)
                font(name)
                text.setFont(*setting)
            text.setTextOrigin(x, HEIGHT - line.y)
            text.textOut(part)
            if len(part) < len(line.words):
                x += width_of(part, line.style)
    canvas.drawText(text)


def _down_the_page(canvas: Canvas, x: float, y: float, line: Words) -> None:
    canvas.saveState()
    canvas.translate(x, HEIGHT - y)
    canvas.rotate(-90)
    _words(canvas, [line])
    canvas.restoreState()


def _pen(canvas: Canvas, role: str, width: float, dash: tuple[float, ...]) -> None:
    canvas.setStrokeColor(colour(role))
    canvas.setLineWidth(width)
    canvas.setDash(list(dash))


def _rect(canvas: Canvas, mark: Rect) -> None:
    y = HEIGHT - mark.y - mark.height
    if mark.hatch:
        _hatch(canvas, mark, y)
    if mark.fill:
        canvas.setFillColor(colour(mark.fill))
    if mark.stroke:
        _pen(canvas, mark.stroke, mark.line, mark.dash)
    if mark.fill or mark.stroke:
        canvas.roundRect(mark.x, y, mark.width, mark.height, mark.radius, int(bool(mark.stroke)), int(bool(mark.fill)))


def _hatch(canvas: Canvas, mark: Rect, y: float) -> None:
    canvas.saveState()
    clip = canvas.beginPath()
    clip.rect(mark.x, y, mark.width, mark.height)
    canvas.clipPath(clip, stroke=0, fill=0)
    _pen(canvas, mark.hatch, 0.5, ())
    lines = [
        (mark.x + step * _HATCH - mark.height, y, mark.x + step * _HATCH, y + mark.height)
        for step in range(1, ceil((mark.width + mark.height) / _HATCH) + 1)
    ]
    canvas.lines(lines)
    canvas.restoreState()


def _path(canvas: Canvas, mark: Path) -> None:
    path = canvas.beginPath()
    for number, step in enumerate(mark.steps):
        points = [value if place % 2 == 0 else HEIGHT - value for place, value in enumerate(step)]
        if number == 0:
            path.moveTo(*points)
        elif len(points) == 2:
            path.lineTo(*points)
        else:
            path.curveTo(*points)
    if mark.closed:
        path.close()
    if mark.fill:
        canvas.setFillColor(colour(mark.fill))
    if mark.stroke:
        _pen(canvas, mark.stroke, mark.line, mark.dash)
    canvas.drawPath(path, stroke=int(bool(mark.stroke)), fill=int(bool(mark.fill)))
