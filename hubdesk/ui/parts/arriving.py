"""What somebody drops or pastes: local files by their paths, a copied picture by its bytes; nothing is opened here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage

Given = tuple[str, Path | bytes]


def given_in(data: QMimeData) -> list[Given]:
    """List the files in what was dropped or pasted, by name; words that were copied are none."""
    if data.hasUrls():
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        return [(path.name, path) for path in paths]
    if data.hasImage() and not data.hasText():
        picture = data.imageData()
        if isinstance(picture, QImage) and not picture.isNull():
            return [("pasted picture.png", _png(picture))]
    return []


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
