"""The hub's logo: read from a PNG or JPEG file, made small and opaque, and put on the cover of a pack."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image, UnidentifiedImageError

from hubdesk.domain.errors import Refused
from hubdesk.packs.flow import HEIGHT, RIGHT, TOP

WIDE, HIGH = 120.0, 36.0  # points on the cover
_DOTS = 4  # to a point, which is 288 to an inch
_MOST = 40_000_000  # dots of a picture that is read at all
_KINDS = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG"}
_WRONG = "is not a picture that can be read as PNG or JPEG. Nothing was changed. Choose another file."


def logo_from(data: bytes, name: str) -> bytes:
    """Read a picture by what it is and not by its name, and give it as a small PNG without transparency."""
    kind = next((kind for magic, kind in _KINDS.items() if data.startswith(magic)), "")
    if not kind:
        raise Refused(f"{name} {_WRONG}")
    try:
        with Image.open(BytesIO(data), formats=[kind]) as opened:
            if opened.width * opened.height > _MOST:
                raise Refused(f"{name} has too many dots for a logo. Nothing was changed. Make it smaller.")
            whole = opened.convert("RGBA")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError, Warning) as error:
        raise Refused(f"{name} {_WRONG}") from error
    whole.thumbnail((int(WIDE * _DOTS), int(HIGH * _DOTS)))
    flat = Image.new("RGB", whole.size, "white")
    flat.paste(whole, mask=whole.getchannel("A"))
    out = BytesIO()
    flat.quantize(256).save(out, "PNG", optimize=True)
    return out.getvalue()


def with_logo(pdf: bytes, logo: bytes) -> bytes:
    """Put a logo that `logo_from` made into the upper right of the first page; the same parts make the same bytes."""
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        with Image.open(BytesIO(logo)) as picture:
            shown = picture.convert("RGB")
        page = opened.pages[0]
        name = page.add_resource(_image(opened, shown), Name.XObject, Name.Logo)
        scale = min(WIDE / shown.width, HIGH / shown.height)
        wide, high = shown.width * scale, shown.height * scale
        place = f"q {wide:.2f} 0 0 {high:.2f} {RIGHT - wide:.2f} {HEIGHT - TOP - high + 8:.2f} cm {name} Do Q"
        said = f"/Artifact <</Type /Layout>> BDC {place} EMC"
        page.contents_add(opened.make_stream(said.encode()))
        opened.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, min_version="1.7")
    return out.getvalue()


def _image(pdf: Pdf, shown: Image.Image) -> pikepdf.Stream:
    return pdf.make_stream(
        shown.tobytes(),
        Dictionary(
            Type=Name.XObject, Subtype=Name.Image, Width=shown.width, Height=shown.height,
            ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Decode=Array([0, 1, 0, 1, 0, 1]),
        ),
    )  # fmt: skip
