"""A second process that works out values one after the other, while this one goes on with those it has."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

from hubdesk.domain.errors import Known

T = TypeVar("T")


class Beside(Generic[T]):
    """A process that prepares what `prepare` gives it to do; use it in a `with`, at whose end the process ends.

    What is given and made is pickled and goes through a pipe, never to a disk.
    """

    def __init__(self, prepare: Callable[..., Callable[..., Iterable[T]]], *given: Any) -> None:
        context = get_context("spawn")  # the same on every system, and safe beside threads
        self._here, there = context.Pipe()
        # one that was started by another ends with it, whatever becomes of that
        self._process = context.Process(target=_work, args=(there,), daemon=parent_process() is not None)
        self._process.start()
        there.close()
        self._send((prepare, given))

    def __enter__(self) -> Beside[T]:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.join()
        self._here.close()

    def make(self, *more: Any) -> Iterator[T]:
        """Hand out what it makes of this, in order; it waits while nobody takes it.

        Known is raised where the process ends before, and whatever it raises itself is raised here.
        """
        self._send(more)
        while True:
            try:
                made, error, over = self._here.recv()
            except (EOFError, ConnectionError) as broken:
                raise _ended() from broken
            if error:
                raise error
            if over:
                return
            yield made

    def _send(self, given: object) -> None:
        try:
            self._here.send(given)
        except ConnectionError as broken:
            raise _ended() from broken


def _ended() -> Known:
    return Known("The process that worked beside this one was ended. Nothing was changed. Try again.")


def _work(there: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it decides
    try:
        prepare, given = there.recv()
        make = prepare(*given)
        for made in make(*there.recv()):
            there.send((made, None, False))
        there.send((None, None, True))
    except (EOFError, ConnectionError):
        pass  # nobody wants more
    except Exception as error:  # told where it can be reported as all others are
        there.send((None, error, True))
