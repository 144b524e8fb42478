"""What a screen reader gets of every document that is printed, and faults put in that the looking must find."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageCms
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument

from hubdesk.packs.around import MARK, contents_mark
from hubdesk.packs.letter import ADDRESSED
from hubdesk.packs.request_letter import kept
from tests.packs.kinds import KINDS, printed
from tests.packs.reading import checked, fonts_of, needs_poppler, pages_of, read_aloud, structure_of
from tests.packs.structure import faults, roles, spoken
from tests.packs.test_request_letter import PLAIN

PACK = "pack"


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_in_a_document_would_trip_a_screen_reader(kind: str) -> None:
    assert faults(printed(kind)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_is_the_same_bytes_each_time(kind: str) -> None:
    assert KINDS[kind]() == printed(kind)


@needs_poppler
@pytest.mark.parametrize("kind", KINDS)
def test_other_programs_read_a_document_without_complaint(kind: str, tmp_path: Path) -> None:
    pdf = printed(kind)
    assert "No syntax or stream encoding errors found" in checked(pdf, tmp_path)
    fonts = fonts_of(pdf, tmp_path)
    assert fonts and all(re.search(r"\byes yes yes\b", line) for line in fonts)
    assert structure_of(pdf, tmp_path).startswith("Document")
    pages = pages_of(pdf, tmp_path)
    assert not any("\ufffd" in page for page in pages)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) == len(pages) == _pages_in_pdfium(pdf)


@needs_poppler
def test_every_word_is_said_once_and_what_runs_over_all_pages_is_not(tmp_path: Path) -> None:
    pdf = printed("question to a partner")
    pages = pages_of(pdf, tmp_path)
    shown, said = Counter(" ".join(pages).split()), Counter(_said(pdf, tmp_path).split())
    running = Counter[str]()
    for number in range(1, len(pages) + 1):
        what = f"{PLAIN.title}, reference {PLAIN.reference}, of {PLAIN.hub} " * 3  # at its head and down both edges
        foot = f"{ADDRESSED} Our reference {PLAIN.reference} · {contents_mark(kept(PLAIN))} 10 March 2026"
        running.update(f"{MARK} {MARK} {what}{foot} Page {number} of {len(pages)}".split())
    assert shown - said == running
    assert said - shown == Counter()


@needs_poppler
def test_a_pack_is_read_in_order_with_its_tables_said_once(tmp_path: Path) -> None:
    said = _said(printed("pack about nobody"), tmp_path)
    order = ["Escalation pack", "Contents", "How to handle this pack", "What is asked of you", "Beside the score",
             "Two people sign", "Return slip", "The pack is kept in our own record"]  # fmt: skip
    places = [said.index(words) for words in order]
    assert places == sorted(places)
    assert MARK not in said and "Page 1 of" not in said and "DRAFT" not in said


def test_a_pack_has_its_pictures_lists_tables_and_sections() -> None:
    found = roles(printed(PACK))
    assert found["Figure"] == 3 and found["H1"] == 1
    assert found["Sect"] == 11 == found["TOCI"]
    assert found["TR"] > 60 and found["LI"] > 10


@needs_poppler
def test_right_to_left_names_are_read_and_copied_in_their_own_order(tmp_path: Path) -> None:
    pdf = printed("pack with names of all sorts")
    for words in (spoken(pdf), "".join(pages_of(pdf, tmp_path))):
        assert "דודי" in words and "ידוד" not in words
    assert "محمد عبد الرحمن" in spoken(pdf)


def test_the_colours_are_those_of_srgb_and_no_day_is_made_up() -> None:
    with pikepdf.open(io.BytesIO(printed(PACK))) as opened:
        (intent,) = opened.Root.OutputIntents
        profile = bytes(intent.DestOutputProfile.read_bytes())
        assert "/CreationDate" not in opened.docinfo
    ours = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    assert ImageCms.getProfileDescription(ours).strip() == "sRGB IEC61966-2.1"
    steps = Image.new("RGB", (64, 64))
    steps.putdata([(4 * n % 256, 16 * n % 256, n % 256) for n in range(64 * 64)])
    same = ImageCms.profileToProfile(steps, ours, ImageCms.createProfile("sRGB"))
    assert max(abs(a - b) for a, b in zip(steps.tobytes(), same.tobytes(), strict=True)) <= 1


def _pages_in_pdfium(pdf: bytes) -> int:
    device = QBuffer()
    device.setData(QByteArray(pdf))
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(device)
    assert document.error() == QPdfDocument.Error.None_
    assert all(
        not document.render(page, document.pagePointSize(page).toSize()).isNull()
        for page in range(min(2, document.pageCount()))
    )
    return document.pageCount()


def _said(pdf: bytes, folder: Path) -> str:
    """What is read aloud, without the roles and attributes that stand beside it."""
    return " ".join(re.findall(r'^ *"(.*)"$', read_aloud(pdf, folder), re.M))


def _first(pdf: pikepdf.Pdf, role: str) -> Dictionary:
    return next(
        one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == f"/{role}" and "/P" in one
    )


def _content(change: Callable[[bytes], bytes]) -> Callable[[pikepdf.Pdf], None]:
    def inject(pdf: pikepdf.Pdf) -> None:
        contents = pdf.pages[2].Contents
        before = contents.read_bytes()
        after = change(before)
        assert after != before
        contents.write(after)

    return inject


def _no_alt(pdf: pikepdf.Pdf) -> None:
    del _first(pdf, "Figure").Alt


def _no_scope(pdf: pikepdf.Pdf) -> None:
    del _first(pdf, "TH").A.Scope


def _cell_lost(pdf: pikepdf.Pdf) -> None:
    row = next(one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == "/TR" and len(one.K) == 6)
    row.K = Array(list(row.K)[:-1])


def _level_skipped(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "H2").S = Name.H3


def _no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _name_shown(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def _no_title(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo["/Title"]


def _turned_round(pdf: pikepdf.Pdf) -> None:
    section = next(one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == "/Sect")
    section.K = Array(reversed(list(section.K)))


def _owned_twice(pdf: pikepdf.Pdf) -> None:
    one = _first(pdf, "P")
    one.K = Array([one.K, one.K])


def _not_led_back(pdf: pikepdf.Pdf) -> None:
    row = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    row[0] = row[1]


def _wrong_parent(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "TD").P = pdf.Root.StructTreeRoot.K


def _claim(pdf: pikepdf.Pdf) -> None:
    claim = b'<pdfuaid:part xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">1</pdfuaid:part><dc:format>'
    said = pdf.Root.Metadata.read_bytes().replace(b"<dc:format>", claim)
    pdf.Root.Metadata.write(said)


def _no_letters(pdf: pikepdf.Pdf) -> None:
    font = next(one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/Type") == "/Font")
    del font.ToUnicode


def _unknown_role(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "P").S = Name.Prose


def _list_in_row(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "TR").S = Name.LI


def _mute(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "Figure").Alt = String("  ")


_OWN = re.compile(rb"/P <</MCID \d+>> BDC")
FAULTS: dict[str, tuple[Callable[[pikepdf.Pdf], None], str]] = {
    "picture without words": (_no_alt, "a picture without words"),
    "picture with blank words": (_mute, "a picture without words"),
    "header without scope": (_no_scope, "does not say what it heads"),
    "row a cell short": (_cell_lost, "a table whose rows have"),
    "heading skipped": (_level_skipped, "a heading of level 3 under one of level 1"),
    "no language": (_no_language, "no language"),
    "file name shown": (_name_shown, "the file's name is shown"),
    "no title": (_no_title, "no title"),
    "order turned": (_turned_round, "read in another order"),
    "run owned twice": (_owned_twice, "belongs to 2 parts"),
    "run not led back": (_not_led_back, "is not led back"),
    "wrong parent": (_wrong_parent, "stands in another part"),
    "claim": (_claim, "claims pdfuaid"),
    "letters that cannot be read": (_no_letters, "letters cannot be read out"),
    "unknown role": (_unknown_role, "no role that screen readers know"),
    "list item in a table": (_list_in_row, "LI stands in Table"),
    "words outside": (_content(lambda said: said + b"\nBT /F1+0 9 Tf (loose) Tj ET\n"), "words outside any part"),
    "shape outside": (_content(lambda said: said + b"\n0 0 m 9 9 l S\n"), "a shape outside any part"),
    "mark without number": (_content(lambda said: _OWN.sub(b"/P BMC", said, count=1)), "words outside any part"),
    "words as decoration": (_content(lambda said: _OWN.sub(b"/Artifact BMC", said, count=1)), "which is not there"),
    "mark left open": (_content(lambda said: said[: said.rindex(b"EMC")]), "a mark that never ends"),
    "part in a part": (
        _content(lambda said: said.replace(b"BT\n", b"BT\n/Artifact BMC\nEMC\n")),
        "a part inside another's marks",
    ),
    "number used twice": (_content(lambda said: said.replace(b"/MCID 2>>", b"/MCID 1>>")), "two runs under one number"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_that_is_put_in_is_found(fault: str) -> None:
    inject, said = FAULTS[fault]
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed(PACK))) as opened:
        inject(opened)
        opened.save(out)
    assert any(said in one for one in faults(out.getvalue()))
