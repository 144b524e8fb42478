"""Letting very many things go without holding up everybody else in the program."""

from __future__ import annotations

from typing import Any


def let_go(*held: dict[Any, Any] | list[Any]) -> None:
    """Empty what nobody needs any more, one thing after the other: freed all at once, the window would wait for it."""
    for one in held:
        if isinstance(one, dict):
            while one:
                one.popitem()
        else:
            while one:
                one.pop()
