"""A second process hands over what it works out, and whatever becomes of it is said where it was started."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from multiprocessing import active_children

import pytest

from hubdesk.domain.errors import Known, Refused
from hubdesk.service.beside import beside


def squares(upto: int) -> Iterator[tuple[int, int]]:
    for number in range(upto):
        yield os.getpid(), number * number


def refusing() -> Iterator[int]:
    yield 1
    raise Refused("No more than one.")


def test_it_hands_over_in_order_what_another_process_makes():
    made = list(beside(squares, 500))
    assert [square for _, square in made] == [n * n for n in range(500)]
    assert {pid for pid, _ in made}.isdisjoint({os.getpid()})
    assert active_children() == []


def test_what_it_refuses_is_refused_here():
    made = beside(refusing)
    assert next(made) == 1
    with pytest.raises(Refused, match=r"No more than one\."):
        next(made)


def test_a_process_that_was_ended_is_said_in_a_sentence():
    made = beside(squares, 10_000_000)
    pid, _ = next(made)
    os.kill(pid, signal.SIGTERM)
    with pytest.raises(Known, match="worked beside this one was ended"):
        for _ in made:
            pass


def test_nobody_goes_on_working_when_nothing_more_is_wanted():
    made = beside(squares, 10_000_000)
    next(made)
    made.close()
    assert active_children() == []
