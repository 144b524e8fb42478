"""Sorting very many things without holding up everybody else in the program."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

T = TypeVar("T")


def in_order(values: Iterable[T], start: Callable[[T], Any], key: Callable[[T], Any]) -> list[T]:
    """Sort by a key, those of one `start` at a time: Python does nothing else while it sorts, and the window waits.

    The start must be how the key begins, so that all of one start come before all of the next.
    """
    beginning: dict[Any, list[T]] = defaultdict(list)
    for one in values:
        beginning[start(one)].append(one)
    found: list[T] = []
    for first in sorted(beginning):
        found += sorted(beginning.pop(first), key=key)
    return found
