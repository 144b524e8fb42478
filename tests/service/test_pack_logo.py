"""A hub's logo stands on the cover of its packs, and what is no picture is refused in a sentence."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from hubdesk.domain.errors import Known, Refused
from hubdesk.packs.contents import digest, restored
from hubdesk.packs.kinds import drawn
from hubdesk.packs.logo import logo_from
from hubdesk.service.desk import Desk
from hubdesk.service.pack import make_pack, reopen_pack
from hubdesk.service.pack_logo import drop_logo, logo, set_logo
from tests.packs.reading import checked, needs_poppler
from tests.packs.structure import faults
from tests.service.test_packs_out import family_of


def picture(path: Path, kind: str = "PNG", size: tuple[int, int] = (300, 90), mode: str = "RGBA") -> Path:
    made = Image.new(mode, size, (29, 79, 145, 128)[: len(mode)])
    made.save(path, kind)
    return path


def a_png_of(width: int, height: int) -> bytes:
    """Claim a size that no picture of this length has: a bomb that must not be opened."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    )


@needs_poppler
@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("PNG", "L"), ("JPEG", "RGB"), ("JPEG", "CMYK")])
def test_a_logo_stands_on_the_cover_alone_and_the_file_stays_whole(
    empty: Desk, tmp_path: Path, kind: str, mode: str
) -> None:
    set_logo(empty, picture(tmp_path / "logo.any", kind, mode=mode))
    made = make_pack(empty, family_of(empty), "mdt")
    with pikepdf.open(io.BytesIO(made.pdf)) as opened:
        with_pictures = [number for number, page in enumerate(opened.pages) if page.get_images()]
        (image,) = opened.pages[0].get_images().values()
        assert with_pictures == [0] and "/SMask" not in image
    assert "No syntax or stream encoding errors" in checked(made.pdf, tmp_path)
    assert faults(made.pdf) == []
    assert reopen_pack(empty, made.pack.number).pdf == made.pdf
    inside = restored(made.pack.snapshot)
    assert digest(inside) == made.pack.digest and drawn(inside) == made.pdf


def test_packs_made_before_keep_the_logo_they_had(empty: Desk, tmp_path: Path) -> None:
    family_id = family_of(empty)
    plain = make_pack(empty, family_id, "mdt")
    assert '"logo"' not in plain.pack.snapshot
    set_logo(empty, picture(tmp_path / "logo.png"))
    assert reopen_pack(empty, plain.pack.number).pack.digest == plain.pack.digest
    assert restored(make_pack(empty, family_id, "mdt").pack.snapshot).logo == logo(empty) != ""
    drop_logo(empty)
    assert restored(make_pack(empty, family_id, "mdt").pack.snapshot).logo == ""


@pytest.mark.parametrize(
    "data",
    [
        b"", b"GIF89a and more", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7",
        b"\x89PNG\r\n\x1a\nnothing more", b"\xff\xd8\xff\xe0 no picture",
    ],
    ids=["empty", "GIF", "SVG", "PDF", "half a PNG", "half a JPEG"],
)  # fmt: skip
def test_what_is_no_picture_is_refused_whatever_its_name(empty: Desk, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "logo.png").write_bytes(data)
    with pytest.raises(Refused, match=r"logo\.png is not a picture that can be read as PNG or JPEG"):
        set_logo(empty, tmp_path / "logo.png")
    assert logo(empty) == ""


def test_a_picture_cut_short_is_refused(empty: Desk, tmp_path: Path) -> None:
    whole = picture(tmp_path / "logo.jpg", "JPEG", (900, 900), "RGB").read_bytes()
    (tmp_path / "logo.jpg").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Refused, match="not a picture"):
        set_logo(empty, tmp_path / "logo.jpg")


def test_a_picture_that_would_fill_the_memory_is_never_opened(empty: Desk, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(a_png_of(60_000, 60_000))
    with pytest.raises(Refused, match=r"not a picture|too many dots"):
        set_logo(empty, tmp_path / "logo.png")
    (tmp_path / "large.png").write_bytes(b"\0" * 10_000_001)
    with pytest.raises(Refused, match="too large"):
        set_logo(empty, tmp_path / "large.png")
    with pytest.raises(Known, match="cannot be read"):
        set_logo(empty, tmp_path / "nowhere.png")
    assert logo(empty) == ""


def test_a_logo_is_made_small_opaque_and_always_the_same(tmp_path: Path) -> None:
    data = picture(tmp_path / "large.png", size=(3000, 2000)).read_bytes()
    made = logo_from(data, "large.png")
    assert made == logo_from(data, "large.png") and len(made) < 70_000
    with Image.open(io.BytesIO(made)) as opened:
        assert opened.size == (216, 144) and "transparency" not in opened.info
