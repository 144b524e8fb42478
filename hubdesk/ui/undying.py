"""Keeps Python's constants alive under a fault of PySide6.

PySide6 6.12.0 returns None, True and False without counting them, which only Python 3.12 and later forgive. Before
that the program is ended by Python within minutes ("deallocating None"). Until a mended PySide6 is out, the constants
get a count that no such fault can use up; 6.11 needs none of this.
"""

from __future__ import annotations

import ctypes
import sys

_PLENTY = 1 << 60
_CONSTANTS = (None, True, False, NotImplemented)


def keep_constants() -> None:
    """Make the constants outlive any number of faulty returns; does nothing where Python never lets them go."""
    if sys.implementation.name != "cpython" or sys.version_info >= (3, 12):
        return
    for constant in _CONSTANTS:
        if sys.getrefcount(constant) < _PLENTY // 2:
            ctypes.c_ssize_t.from_address(id(constant)).value += _PLENTY
