"""A made-up message as Outlook saves it: the least compound file that is one, written by the format's own rules."""

from __future__ import annotations

import struct
from datetime import datetime

_SECTOR, _SMALL = 512, 64
_END, _FAT, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def outlook_message(subject: str, sender: str, words: str, sent: datetime, ident: str) -> bytes:
    """Write a message; `sent` is in UTC."""
    headers = f"From: {sender}\r\nMessage-ID: {ident}\r\n\r\n"
    said = {"0037001F": subject, "1000001F": words, "007D001F": headers, "001A001F": "IPM.Note"}
    ticks = int((sent - datetime(1601, 1, 1)).total_seconds() * 10_000_000)
    properties = struct.pack("<8x4I8x", 0, 0, 0, 0) + struct.pack("<HHIQ", 0x0040, 0x0039, 6, ticks)
    for key, text in said.items():
        properties += struct.pack("<HHIII", 0x001F, int(key[:4], 16), 6, len(text.encode("utf-16-le")) + 2, 0)
    streams = {f"__substg1.0_{key}": text.encode("utf-16-le") for key, text in said.items()}
    return _compound({"__properties_version1.0": properties, **streams})


def _compound(streams: dict[str, bytes]) -> bytes:
    mini, small, entries = b"", [], []
    for name, data in streams.items():
        count = -(-len(data) // _SMALL)
        first = len(mini) // _SMALL
        small += [*range(first + 1, first + count), _END]
        mini += data.ljust(count * _SMALL, b"\0")
        entries.append((name, 2, first, len(data)))
    directory = _entry("Root Entry", 5, _FREE, 1, 0, len(mini))
    last = len(entries)
    for number, (name, kind, first, size) in enumerate(entries, 1):
        directory += _entry(name, kind, number + 1 if number < last else _FREE, _FREE, first, size)
    parts = [directory, struct.pack(f"<{len(small)}I", *small), mini]
    fat, starts = [_FAT], []
    for part in parts:
        starts.append(len(fat))
        count = -(-len(part) // _SECTOR)
        fat += [*range(len(fat) + 1, len(fat) + count), _END]
    directory = directory[:116] + struct.pack("<I", starts[2]) + directory[120:]
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIIII", 0, 1, starts[0], 0, 4096, starts[1], -(-len(parts[1]) // _SECTOR), _END, 0, 0)
    header += struct.pack("<108I", *[_FREE] * 108)
    body = b"".join(
        part.ljust(-(-len(part) // _SECTOR) * _SECTOR, fill)
        for part, fill in ((directory, b"\0"), (parts[1], b"\xff"), (mini, b"\0"))
    )
    return header + struct.pack("<128I", *fat, *[_FREE] * (128 - len(fat))) + body


def _entry(name: str, kind: int, right: int, child: int, first: int, size: int) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    return (
        written.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(written), kind, 1, _FREE, right, child)
        + bytes(36)
        + struct.pack("<IQ", first, size)
    )
