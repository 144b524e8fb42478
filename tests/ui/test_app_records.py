"""The records thread: answers, changes, refusals and stops, on real threads."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hubdesk.domain.changes import Changes
from hubdesk.domain.errors import Bug, Cancelled, Refused
from hubdesk.ui.records import TURN, Records

OPEN: Any = object()  # stands where jobs that use no desk need one to be open


@pytest.fixture
def records(qtbot: QtBot) -> Iterator[Records]:
    made = Records()
    made.open(lambda: OPEN)
    yield made
    made.stop()


def test_a_job_runs_on_its_own_thread_and_answers_on_the_windows(qtbot: QtBot, records: Records) -> None:
    ran: list[object] = []
    records.run(
        lambda desk: (desk, threading.current_thread().name), lambda got: ran.append((got, threading.current_thread()))
    )
    qtbot.waitUntil(lambda: bool(ran))
    assert ran == [((OPEN, "records"), threading.main_thread())]


def test_what_a_verb_changed_is_announced_once(qtbot: QtBot, records: Records) -> None:
    changes = Changes(frozenset({"concerns"}), frozenset({"1"}))
    announced: list[Changes] = []
    records.changed.connect(announced.append)
    with qtbot.waitSignal(records.changed):
        records.run(lambda _desk: changes)
    assert announced == [changes]


def test_a_refusal_goes_to_the_asker_or_else_to_the_one_door(qtbot: QtBot, records: Records) -> None:
    def refuse(_desk: object) -> None:
        raise Refused("There is no such day.")

    own: list[str] = []
    records.run(refuse, failed=lambda error: own.append(error.sentence))
    qtbot.waitUntil(lambda: bool(own))
    with qtbot.waitSignal(records.refused) as door:
        records.run(refuse)
    assert (own, door.args[0].sentence) == (["There is no such day."], "There is no such day.")


def test_a_bug_is_told_without_a_word_of_the_case(
    qtbot: QtBot, records: Records, caplog: pytest.LogCaptureFixture
) -> None:
    def stumble(_desk: object) -> None:
        raise KeyError("Ava Moore")

    with qtbot.waitSignal(records.refused) as door:
        records.run(stumble)
    said = caplog.text
    caplog.clear()
    assert isinstance(door.args[0], Bug)
    assert "Ava" not in door.args[0].sentence + said
    assert "KeyError in stumble" in said


def test_of_several_of_one_kind_only_the_latest_is_answered(qtbot: QtBot, records: Records) -> None:
    gate = threading.Event()
    answers: list[int] = []
    records.run(lambda _desk: gate.wait(10))
    for number in range(3):
        records.run(lambda _desk, n=number: n, answers.append, latest="search")  # type: ignore[misc]
    gate.set()
    with qtbot.waitSignal(records.busy_changed, check_params_cb=lambda busy: not busy):
        pass
    assert answers == [2]


def test_long_work_tells_how_far_it_is_and_still_answers_when_stopped(qtbot: QtBot, records: Records) -> None:
    begun = threading.Event()
    told: list[tuple[int, int, str]] = []
    answers: list[str] = []

    def work(_desk: object, progress: Any, cancelled: Any) -> str:
        progress(1, 9, "Reading rows")
        begun.set()
        while not cancelled():
            threading.Event().wait(0.001)
        return "stopped after one"

    asked = records.run_long(work, answers.append, progress=lambda *said: told.append(said))
    assert begun.wait(10)
    asked.cancel()
    qtbot.waitUntil(lambda: bool(answers))
    assert (told, answers) == ([(1, 9, "Reading rows")], ["stopped after one"])


def test_what_was_asked_before_the_hub_closed_is_done_and_what_comes_after_is_not(
    qtbot: QtBot, records: Records
) -> None:
    order: list[str] = []
    records.run(lambda _desk: order.append("draft saved"))
    records.close(lambda _desk: order.append("closed"))
    failures: list[type] = []
    records.run(lambda _desk: order.append("too late"), failed=lambda error: failures.append(type(error)))
    qtbot.waitUntil(lambda: bool(failures))
    assert (order, failures) == (["draft saved", "closed"], [Cancelled])


def test_the_records_thread_never_destroys_a_widget(qtbot: QtBot, records: Records) -> None:
    gone_on: list[str] = []

    class Held(QWidget):
        def __del__(self) -> None:
            gone_on.append(threading.current_thread().name)

    for _ in range(50):
        held = Held()
        held.myself = held  # type: ignore[attr-defined]  # a circle, which only a sweep frees
        del held
    swept: list[int] = []
    records.run(lambda _desk: len([[number] for number in range(200_000)]), swept.append)
    qtbot.waitUntil(lambda: bool(swept))
    assert "records" not in gone_on
    records.findChild(QObject, "sweeper").sweep()
    gc.collect()
    assert set(gone_on) == {"MainThread"}


def test_nothing_is_swept_while_a_verb_runs(qtbot: QtBot, records: Records) -> None:
    begun, swept, ended = threading.Event(), threading.Event(), list[bool]()

    def verb(_desk: Any) -> bool:
        held = [[number] for number in range(200_000)]
        begun.set()
        return swept.wait(10) and len(held) > 0

    records.run(verb, ended.append)
    assert begun.wait(10)
    young = gc.get_count()[0]
    records.findChild(QObject, "sweeper").sweep()
    assert gc.get_count()[0] >= young >= 200_000
    swept.set()
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [True]


def test_the_windows_thread_need_not_wait_long_for_its_turn(qtbot: QtBot) -> None:
    before = sys.getswitchinterval()
    own = Records()
    assert sys.getswitchinterval() == pytest.approx(TURN)
    own.stop()
    assert sys.getswitchinterval() == pytest.approx(before)
