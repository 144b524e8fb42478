"""Finish a painted PDF: what each part is to a screen reader, metadata, what its colours mean, and fixed ids."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from hubdesk.packs.colour_profile import colour_profile
from hubdesk.packs.tree import Part, Role

LANGUAGE = "en-GB"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>HubDesk</pdf:Producer><xmp:CreatorTool>HubDesk</xmp:CreatorTool>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def finished(painted: bytes, title: str, author: str, trees: Sequence[Part]) -> bytes:
    """Add structure, metadata and output intent to a painted PDF; the same parts make the same bytes."""
    out = BytesIO()
    with pikepdf.open(BytesIO(painted)) as pdf:
        _structure(pdf, trees)
        root = pdf.Root
        root.Lang = String(LANGUAGE)
        root.MarkInfo = Dictionary(Marked=True)
        said = _XMP.format(title=escape(title), author=escape(author), language=LANGUAGE)
        root.Metadata = pdf.make_stream(said.encode(), Type=Name.Metadata, Subtype=Name.XML)
        profile = pdf.make_stream(colour_profile(), N=3)
        root.OutputIntents = Array(
            [Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=String("sRGB"),
                        Info=String("sRGB IEC61966-2.1"), DestOutputProfile=profile)]
        )  # fmt: skip
        for name in ("/CreationDate", "/ModDate"):  # days that nobody set
            if name in pdf.docinfo:
                del pdf.docinfo[name]
        pdf.save(
            out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, min_version="1.7",
            progress=_breathe,
        )  # fmt: skip
    return out.getvalue()


def _breathe(_percent: int) -> None:
    """Let other threads, the window's above all, have a turn: saving is one long call that gives them none."""


def _structure(pdf: Pdf, trees: Sequence[Part]) -> None:
    """Write the tree of parts, and for each page which part each run of its marks belongs to."""
    pages = [page.obj for page in pdf.pages]
    owners: list[list[Object]] = [[] for _ in pages]
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    whole = Part(Role.DOCUMENT, [part for tree in trees for part in tree.parts])
    root.K = _element(pdf, whole, root, pages, owners)
    numbers: list[Object | int] = []
    for number, (page, found) in enumerate(zip(pages, owners, strict=True)):
        page.StructParents = number
        page.Tabs = Name.S
        numbers += [number, pdf.make_indirect(Array(found))]
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    root.ParentTreeNextKey = len(pages)
    pdf.Root.StructTreeRoot = root


def _element(pdf: Pdf, part: Part, above: Object, pages: Sequence[Object], owners: list[list[Object]]) -> Object:
    said: dict[str, Any] = {"/S": _NAMES[part.role], "/P": above}
    if part.places:
        said |= _runs(part, pages)
    if part.alt:
        said["/Alt"] = _text(part.alt)
    if part.spoken:
        said["/ActualText"] = _text(part.spoken)
    if part.scope:
        said["/A"] = _scope(part.scope, part.span)
    if part.box:
        edges = Array([round(edge, 2) for edge in part.box])
        said["/A"] = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=edges)
    made = pdf.make_indirect(Dictionary(said))
    for page, run in part.places:
        assert len(owners[page]) == run, "runs are painted in the order of the parts"
        owners[page].append(made)
    if part.parts:
        made.K = Array([_element(pdf, one, made, pages, owners) for one in part.parts if one.shown])
    return made


def _text(words: str) -> Object:
    """Make a text string; half a letter of a broken export has no place in one."""
    return String(words.encode(errors="replace").decode())


def _runs(part: Part, pages: Sequence[Object]) -> dict[str, Any]:
    """Say where a part is painted: the numbers of its runs on its first page, and those on others with their page."""
    first = part.places[0][0]
    if len(part.places) == 1:
        return {"/Pg": pages[first], "/K": part.places[0][1]}
    runs = [run if page == first else Dictionary(Type=Name.MCR, Pg=pages[page], MCID=run) for page, run in part.places]
    return {"/Pg": pages[first], "/K": Array(runs)}


def _scope(scope: str, span: int) -> Object:
    said = {"/O": Name.Table, "/Scope": Name("/" + scope)}
    return Dictionary({**said, "/ColSpan": span} if span > 1 else said)


_NAMES = {role: Name("/" + role.value) for role in Role}
