"""How a screen asks for something without waiting for it.

A screen is given callables of the kind `Ask`. It calls one with the values of a verb and with what to do when
the answer comes; the call returns at once, and the answer is delivered on the window's thread. A failure
without a `failed` of the screen's own goes to the one door, which shows its sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from hubdesk.domain.errors import HubdeskError

Progress = Callable[[int, int, str], None]


class Asked(Protocol):
    """Something asked for and not yet answered."""

    def cancel(self) -> None:
        """Say that the answer is no longer wanted; long work stops where it can."""


class Ask(Protocol):
    """Asks for a verb's answer; `progress` is for long work and is called with done, of and words."""

    def __call__(
        self,
        *values: Any,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[HubdeskError], None] | None = None,
        progress: Progress | None = None,
    ) -> Asked:
        """Ask, and return at once."""
        ...
