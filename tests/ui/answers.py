"""Verbs for screens under test: plain functions that answer at once, or when the test says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hubdesk.domain.errors import HubdeskError


class Held:
    """Something asked for; the test reads whether it was cancelled."""

    def __init__(self) -> None:
        self.cancelled = False

    def cancel(self) -> None:
        self.cancelled = True


class Verb:
    """An `Ask` over a function; keeps what it was asked with, and with `later` answers only at `deliver`."""

    def __init__(self, job: Callable[..., Any], *, later: bool = False) -> None:
        self.job, self.later = job, later
        self.asked: list[tuple[Any, ...]] = []
        self.held: list[Held] = []
        self.progress: Any = None
        self._waiting: list[Callable[[], None]] = []

    def __call__(self, *values: Any, done: Any = None, failed: Any = None, progress: Any = None) -> Held:
        self.asked.append(values)
        self.held.append(Held())
        self.progress = progress

        def answer() -> None:
            try:
                found = self.job(*values)
            except HubdeskError as error:
                failed(error)
                return
            if done is not None:
                done(found)

        self._waiting.append(answer)
        if not self.later:
            self.deliver()
        return self.held[-1]

    def deliver(self) -> None:
        """Give the answers that are waiting."""
        waiting, self._waiting = self._waiting, []
        for answer in waiting:
            answer()


def refuse(error: HubdeskError) -> Callable[..., Any]:
    """Make a job that fails."""

    def job(*_values: Any) -> Any:
        raise error

    return job
