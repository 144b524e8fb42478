"""Look in a PDF for what a screen reader would stumble over: words that belong nowhere, crooked tables, mute pictures.

It reads the file as any program would, with nothing of the packages that made it.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pikepdf

SHOWS = {"Tj", "TJ", "'", '"'}
PAINTS = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "EI"}
MAY_STAND_IN = {
    "Sect": {"Document"}, "TR": {"Table"}, "TH": {"TR"}, "TD": {"TR"}, "LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"},
    "TOCI": {"TOC"}, "H1": {"Document", "Sect"}, "H2": {"Document", "Sect"}, "H3": {"Document", "Sect"},
    "P": {"Document", "Sect", "TD", "TH", "LBody"}, "Table": {"Document", "Sect"}, "L": {"Document", "Sect"},
    "TOC": {"Document", "Sect"}, "Figure": {"Document", "Sect"}, "Document": {""},
}  # fmt: skip
HOLDS_WORDS = {"H1", "H2", "H3", "P", "TH", "TD", "Lbl", "LBody", "TOCI", "Figure"}
CLAIMS = ("pdfaid", "pdfuaid", "pdfxid")


@dataclass
class Element:
    """One structure element with its children and the runs of content it refers to."""

    role: str
    obj: Any
    children: list[Element] = field(default_factory=list)
    runs: list[tuple[int, int]] = field(default_factory=list)


def faults(pdf: bytes) -> list[str]:
    """Name everything that is wrong; an empty list is what a pack must give."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return list(_faults(opened))


def spoken(pdf: bytes) -> str:
    """Join the words of parts that are read otherwise than they stand on the page."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return "\n".join(str(one.obj.ActualText) for one in _every(_read(opened)) if "/ActualText" in one.obj)


def roles(pdf: bytes) -> Counter[str]:
    """Count the elements of each role."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return Counter(one.role for one in _every(_read(opened)))


def _faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    yield from _file(pdf)
    if "/StructTreeRoot" not in pdf.Root:
        yield "no structure at all"
        return
    tree = _read(pdf)
    marked: list[list[int]] = []
    for number, page in enumerate(pdf.pages):
        found = _Page(number)
        yield from found.read(page)
        marked.append(found.runs)
    yield from _owned(pdf, tree, marked)
    yield from _nested(tree, "")
    yield from _parents(tree)
    yield from _headings(tree)
    for one in _every(tree):
        if one.role == "Table":
            yield from _table(one)
        if one.role == "Figure" and not str(one.obj.get("/Alt", "")).strip():
            yield "a picture without words for it"
        if one.role == "Figure" and "/BBox" not in one.obj.get("/A", {}):
            yield "a picture that does not say where it stands"


def _file(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not str(root.get("/Lang", "")).strip():
        yield "no language"
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "not said to be tagged"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "the file's name is shown and not its title"
    if not str(pdf.docinfo.get("/Title", "")).strip():
        yield "no title"
    said = bytes(root.Metadata.read_bytes()).decode() if "/Metadata" in root else ""
    if str(pdf.docinfo.get("/Title", "")) not in said.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"):
        yield "another title in the metadata"
    yield from (f"claims {claim}, which no validator has shown" for claim in CLAIMS if claim in said)
    for obj in pdf.objects:
        if isinstance(obj, pikepdf.Dictionary) and obj.get("/Type") == "/Font" and "/ToUnicode" not in obj:
            yield "a typeface whose letters cannot be read out"


class _Page:
    """What one page's content shows, and within which marks."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.runs: list[int] = []
        self._open: list[tuple[str, int | None]] = []

    def read(self, page: pikepdf.Page) -> Iterator[str]:
        for operands, operator in pikepdf.parse_content_stream(page):
            sign = str(operator)
            if sign in ("BDC", "BMC"):
                yield from self._begin(str(operands[0]), operands[1] if sign == "BDC" else {})
            elif sign == "EMC":
                if not self._open:
                    yield f"page {self.number + 1}: a mark ends that never began"
                    return
                self._open.pop()
            elif sign in SHOWS | PAINTS and not any(run is not None or tag == "/Artifact" for tag, run in self._open):
                yield f"page {self.number + 1}: {'words' if sign in SHOWS else 'a shape'} outside any part"
        if self._open:
            yield f"page {self.number + 1}: a mark that never ends"
        if len(set(self.runs)) != len(self.runs):
            yield f"page {self.number + 1}: two runs under one number"
        if page.obj.get("/Tabs") != "/S":
            yield f"page {self.number + 1}: not gone through in the order of the structure"

    def _begin(self, tag: str, said: Any) -> Iterator[str]:
        run = int(said["/MCID"]) if "/MCID" in said else None
        if self._open and (tag == "/Artifact" or run is not None):
            yield f"page {self.number + 1}: a part inside another's marks"
        if run is not None:
            self.runs.append(run)
        self._open.append((tag, run))


def _read(pdf: pikepdf.Pdf) -> Element:
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}

    def element(obj: Any) -> Element:
        made = Element(str(obj.S)[1:], obj)
        own = obj.get("/K", pikepdf.Array())
        for kid in own if isinstance(own, pikepdf.Array) else [own]:
            if isinstance(kid, int):
                made.runs.append((pages[obj.Pg.objgen], kid))
            elif kid.get("/Type") == "/MCR":
                made.runs.append((pages[kid.get("/Pg", obj.get("/Pg")).objgen], int(kid.MCID)))
            else:
                made.children.append(element(kid))
        return made

    return element(pdf.Root.StructTreeRoot.K)


def _every(one: Element) -> Iterator[Element]:
    yield one
    for child in one.children:
        yield from _every(child)


def _owned(pdf: pikepdf.Pdf, tree: Element, marked: list[list[int]]) -> Iterator[str]:
    """Each run has one owner, the parent tree knows it, and the order of the tree is that of the pages."""
    order = [(place, one) for one in _every(tree) for place in one.runs]
    counted = Counter(place for place, _ in order)
    yield from (f"page {page + 1}: run {run} belongs to {n} parts" for (page, run), n in counted.items() if n > 1)
    for page, runs in enumerate(marked):
        for run in runs:
            if (page, run) not in counted:
                yield f"page {page + 1}: run {run} belongs to no part"
    there = {(page, run) for page, runs in enumerate(marked) for run in runs}
    for page, run in counted.keys() - there:
        yield f"page {page + 1}: a part shows run {run}, which is not there"
    # A row that goes on over pages is read column by column; within one page the order is that of the page.
    for page, runs in enumerate(marked):
        read = [run for (on, run), _ in order if on == page]
        if runs != sorted(runs) or read != sorted(read):
            yield f"page {page + 1}: read in another order than it is painted"
    firsts = [min(page for one in _every(unit) for page, _ in one.runs) for unit in _units(tree)]
    if firsts != sorted(firsts):
        yield "pages are read out of their order"
    nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    known = {int(nums[at]): nums[at + 1] for at in range(0, len(nums), 2)}
    for (page, run), one in order:
        row = known.get(int(pdf.pages[page].obj.get("/StructParents", -1)), [])
        if run >= len(row) or row[run].objgen != one.obj.objgen:
            yield f"page {page + 1}: run {run} is not led back to its part"


def _units(one: Element) -> Iterator[Element]:
    """Give what stands on a page by itself: words, pictures, and rows as a whole."""
    if one.role == "TR" or one.runs:
        if any(each.runs for each in _every(one)):
            yield one
        return
    for child in one.children:
        yield from _units(child)


def _nested(one: Element, above: str) -> Iterator[str]:
    if one.role not in MAY_STAND_IN:
        yield f"{one.role} is no role that screen readers know here"
    elif above not in MAY_STAND_IN[one.role]:
        yield f"{one.role} stands in {above or 'nothing'}"
    if one.runs and one.role not in HOLDS_WORDS:
        yield f"{one.role} holds words of its own"
    if one.runs and one.children:
        yield f"{one.role} holds words beside parts"
    if not one.runs and not one.children and one.role not in ("TD", "TH"):
        yield f"{one.role} with nothing in it"
    for child in one.children:
        yield from _nested(child, one.role)


def _parents(one: Element) -> Iterator[str]:
    for child in one.children:
        if child.obj.P.objgen != one.obj.objgen:
            yield f"{child.role} says that it stands in another part"
        yield from _parents(child)


def _headings(tree: Element) -> Iterator[str]:
    levels = [int(one.role[1]) for one in _every(tree) if re.fullmatch(r"H\d", one.role)]
    if not levels or levels[0] != 1:
        yield "does not begin with a heading of the first level"
    if levels.count(1) > 1:
        yield "more than one heading of the first level"
    for above, below in pairwise(levels):
        if below > above + 1:
            yield f"a heading of level {below} under one of level {above}"


def _table(one: Element) -> Iterator[str]:
    widths = {sum(int(cell.obj.get("/A", {}).get("/ColSpan", 1)) for cell in row.children) for row in one.children}
    if len(widths) != 1:
        yield f"a table whose rows have {sorted(widths)} cells"
    heads = [cell for row in one.children for cell in row.children if cell.role == "TH"]
    if not heads:
        yield "a table without header cells"
    if any(cell.obj.get("/A", {}).get("/Scope") not in ("/Column", "/Row", "/Both") for cell in heads):
        yield "a header cell that does not say what it heads"
