"""The colour profile of a pack: sRGB as an ICC profile of version 2, built from the constants of its standard.

Built here and not taken from anybody, so that no licence hangs on it.
"""

from __future__ import annotations

import struct
from functools import cache

# IEC 61966-2-1: its red, green and blue, adapted to the white of profiles (D50) as the ICC publishes them.
_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_STEPS = 1024
_NAME = b"sRGB IEC61966-2.1"
_HEADER = 128


@cache
def colour_profile() -> bytes:
    """Build the profile; always the same bytes."""
    curve = _curve()
    tags = {
        b"desc": _description(),
        b"cprt": b"text\0\0\0\0No copyright, use freely\0",
        b"wtpt": _colour(_WHITE),
        **{name: _colour(value) for name, value in _PRIMARIES.items()},
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, data = struct.pack(">I", len(tags)), b""
    begins = _HEADER + 4 + 12 * len(tags)
    at: dict[bytes, int] = {}
    for name, value in tags.items():
        if value not in at:
            at[value] = begins + len(data)
            data += value + b"\0" * (-len(value) % 4)
        table += struct.pack(">4sII", name, at[value], len(value))
    return _header(begins + len(data)) + table + data


def _header(size: int) -> bytes:
    when = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    start = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    rest = when + b"acsp" + b"\0" * 28 + struct.pack(">3i", *(_fixed(part) for part in _WHITE))
    return (start + rest).ljust(_HEADER, b"\0")


def _curve() -> bytes:
    """The curve from a value to light, as a table."""
    shares = (step / (_STEPS - 1) for step in range(_STEPS))
    light = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return b"curv\0\0\0\0" + struct.pack(f">I{_STEPS}H", _STEPS, *(round(65535 * one) for one in light))


def _colour(value: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(_fixed(part) for part in value))


def _description() -> bytes:
    return b"desc\0\0\0\0" + struct.pack(">I", len(_NAME) + 1) + _NAME + b"\0" * (1 + 4 + 4 + 2 + 1 + 67)


def _fixed(value: float) -> int:
    return round(value * 65536)
