"""Make a whole PDF of flows: their pages in order, what runs over all pages, bookmarks, and the finishing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

from hubdesk.domain.unhindered import unhindered
from hubdesk.packs.faces import BOLD, ITALIC, font
from hubdesk.packs.finish import finished
from hubdesk.packs.flow import Flow, Mark, Tell, nobody
from hubdesk.packs.paint import Painter, new_canvas, spoken


@dataclass(frozen=True, slots=True)
class Properties:
    """What file managers, print queues and readers' title bars show of a document; never a person's name."""

    title: str
    author: str
    subject: str


@unhindered()
def document(
    properties: Properties,
    flows: Sequence[Flow],
    running: Callable[[int, int], Sequence[Mark]],
    behind: str = "",
    tell: Tell = nobody,
) -> bytes:
    """Make a PDF on A4; `running` gives the head and foot of page x of y. The same marks make the same bytes."""
    font(BOLD), font(ITALIC)
    out = BytesIO()
    canvas = new_canvas(out, properties.title, properties.author, properties.subject)
    painter = Painter(canvas)
    pages = [page for flow in flows for page in flow.pages]
    spoken(pages)
    before, marked = 0, dict[int, list[str]]()
    for flow in flows:
        for title, page in flow.sections:
            marked.setdefault(page + before, []).append(title)
        before += len(flow.pages)
    for number, marks in enumerate(pages, start=1):
        for title in marked.get(number, ()):
            canvas.bookmarkPage(f"page{number}")
            canvas.addOutlineEntry(title, f"page{number}")
        tell(number, len(pages))
        painter.page(marks, running(number, len(pages)), behind)
    canvas.save()
    return finished(out.getvalue(), properties.title, properties.author, [flow.tree for flow in flows])
