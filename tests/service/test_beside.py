"""A second process hands over what it works out, and whatever becomes of it is said where it was started."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from multiprocessing import active_children

import pytest

from hubdesk.domain.errors import Known, Refused
from hubdesk.service.beside import Beside


def squares(first: int) -> Callable[[int], Iterator[tuple[int, int]]]:
    return lambda upto: ((os.getpid(), number * number) for number in range(first, upto))


def refusing() -> Callable[[], Iterator[int]]:
    def one() -> Iterator[int]:
        yield 1
        raise Refused("No more than one.")

    return one


def test_it_hands_over_in_order_what_another_process_makes():
    with Beside(squares, 3) as beside:
        made = list(beside.make(500))
    assert [square for _, square in made] == [n * n for n in range(3, 500)]
    assert {pid for pid, _ in made}.isdisjoint({os.getpid()})


def test_what_it_refuses_is_refused_here():
    with Beside(refusing) as beside:
        made = beside.make()
        assert next(made) == 1
        with pytest.raises(Refused, match=r"No more than one\."):
            next(made)


def test_a_process_that_was_ended_is_said_in_a_sentence():
    with Beside(squares, 0) as beside:
        made = beside.make(10_000_000)
        pid, _ = next(made)
        os.kill(pid, signal.SIGTERM)
        with pytest.raises(Known, match="worked beside this one was ended"):
            for _ in made:
                pass


def test_nobody_goes_on_working_when_nothing_more_is_wanted():
    with Beside(squares, 0) as beside:
        next(beside.make(10_000_000))
    with Beside(squares, 0):
        pass
    assert active_children() == []
