"""Values that a second process works out one after the other, while this one goes on with those it has."""

from __future__ import annotations

import signal
from collections.abc import Callable, Generator, Iterable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from hubdesk.domain.errors import Known

T = TypeVar("T")


def beside(make: Callable[..., Iterable[T]], *given: Any) -> Generator[T, None, None]:
    """Start `make` in a process of its own and hand out what it makes, in order; it waits while nobody takes it.

    What is given and made is pickled and goes through a pipe, never to a disk. The process ends with the last value, or
    when nobody wants more. Known is raised where it ends before.
    """
    here, there = get_context("spawn").Pipe()
    process = get_context("spawn").Process(target=_work, args=(there,), daemon=True)
    process.start()
    there.close()
    try:
        here.send((make, given))
        while True:
            made, error, over = here.recv()
            if error:
                raise error
            if over:
                return
            yield made
    except (EOFError, ConnectionError) as error:
        sentence = "The process that worked beside this one was ended. Nothing was changed. Try again."
        raise Known(sentence) from error
    finally:
        process.terminate()
        process.join()
        here.close()


def _work(there: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it decides
    try:
        make, given = there.recv()
        for made in make(*given):
            there.send((made, None, False))
        there.send((None, None, True))
    except (EOFError, ConnectionError):
        pass  # nobody wants more
    except Exception as error:  # told where it can be reported as all others are
        there.send((None, error, True))
