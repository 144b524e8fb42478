"""Work that makes millions of small objects and no circles of them, done without looking for circles meanwhile."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unhindered() -> Iterator[None]:
    """Let Python look for circles of objects only afterwards: each look would pass over all that was made so far."""
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            gc.enable()
