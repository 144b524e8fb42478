"""Read a pack as its recipients' programs do, with poppler and qpdf where the machine has them."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

_DEEP = 4  # direct objects inside one another; indirect ones come by themselves
needs_poppler = pytest.mark.skipif(
    not (shutil.which("pdftotext") and shutil.which("pdffonts") and shutil.which("qpdf")),
    reason="pdftotext, pdffonts and qpdf read the pages; they come with the systems that build HubDesk",
)


def pages_of(pdf: bytes, folder: Path) -> list[str]:
    """Read each page's words as they stand on it."""
    return _run(pdf, folder, "pdftotext", "-layout", "{file}", "-").split("\f")[:-1]


def fonts_of(pdf: bytes, folder: Path) -> list[str]:
    """List the typefaces with whether each is embedded."""
    return _run(pdf, folder, "pdffonts", "{file}").splitlines()[2:]


def checked(pdf: bytes, folder: Path) -> str:
    """Let qpdf check the file's structure."""
    return _run(pdf, folder, "qpdf", "--check", "{file}")


def structure_of(pdf: bytes, folder: Path) -> str:
    """Give the structure without its words, as poppler sees it."""
    return _run(pdf, folder, "pdfinfo", "-struct", "{file}")


def read_aloud(pdf: bytes, folder: Path) -> str:
    """Give the structure with its words, as a screen reader goes through it."""
    return _run(pdf, folder, "pdfinfo", "-struct-text", "{file}")


def everything_in(pdf: bytes, folder: Path) -> bytes:
    """Unpack every stream and string of the file, metadata too."""
    file = folder / "plain.pdf"
    with pikepdf.open(_kept(pdf, folder)) as opened:
        opened.save(
            file,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return file.read_bytes()


def every_string(pdf: bytes) -> str:
    """Join every string of the file, decoded: properties, bookmarks, links, alternative and spoken words, names."""
    found: list[str] = []

    def walk(one: object, deep: int = 0) -> None:
        if isinstance(one, pikepdf.String):
            found.append(str(one))
        elif isinstance(one, pikepdf.Array) and deep < _DEEP:
            for part in one:
                walk(part, deep + 1)
        elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream) and deep < _DEEP:
            for _, part in one.items():
                walk(part, deep + 1)

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for one in (*opened.objects, opened.trailer):
            walk(one, _DEEP - 2)
    return "\n".join(found)


def _kept(pdf: bytes, folder: Path) -> Path:
    file = folder / "pack.pdf"
    file.write_bytes(pdf)
    return file


def _run(pdf: bytes, folder: Path, *command: str) -> str:
    file = str(_kept(pdf, folder))
    done = subprocess.run(
        [part.format(file=file) for part in command], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return done.stdout
