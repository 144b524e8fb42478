"""One whole shift at the desk, by keys, in the real window over a real encrypted hub.

Six concerns come in, two matches are decided, a partner is asked and answers, the family is handed up, and its pack is
printed; afterwards the hub holds all of it and its audit trail is whole.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QWidget
from pytestqt.qtbot import QtBot

from hubdesk.service.audit import entries, verify_audit
from hubdesk.service.family import family
from hubdesk.service.queue import queue
from hubdesk.service.set_up import set_up
from hubdesk.service.unlock import lock, unlock
from hubdesk.store import answers
from hubdesk.ui.app import App
from hubdesk.ui.parts.page import Page
from hubdesk.ui.screens.asked import AskedPage
from hubdesk.ui.screens.decide import DecidePage
from hubdesk.ui.screens.family import FamilyPage
from hubdesk.ui.screens.family_ask import AskPage
from hubdesk.ui.screens.pack_preview import PackPage
from hubdesk.ui.screens.record import RecordPage
from hubdesk.ui.screens.review import ReviewPage
from tests.service.hubs import PASSPHRASE, QUICK, ROWS, take
from tests.ui.typist import type_words

pytestmark = [pytest.mark.qt_log_ignore("propagateSizeHints")]

LOGGED = {"record": 7, "request": 2, "decide": 1, "make_pack": 1, "print_pack": 1}
USUAL = 35  # keys for a usual concern, its own words apart
CTRL = Qt.KeyboardModifier.ControlModifier
SOON = 30_000  # milliseconds; a test waits for what it sees and never for time
Shown = TypeVar("Shown", bound=Page)


@dataclass(frozen=True, slots=True)
class Told:
    """What one agency tells: agency, kind and level as codes, words, and the child as they wrote her."""

    agency: str
    kind: str
    level: str
    words: str
    given: str
    family: str
    born: str
    address: str
    postcode: str


LANE, CODE = "3 Made Up Lane", "ZZ4 1AA"
MORNING = (
    Told(
        "school",
        "hunger_or_weight",
        "2",
        "She asked twice for a second lunch.",
        "Tamsin",
        "Quillfeather",
        "4/5/2019",
        LANE,
        CODE,
    ),
    Told(
        "housing", "home_conditions", "2", "No heating since October.", "Tamsyn", "Quilfeather", "4/5/2019", LANE, CODE
    ),
    Told("hospital", "was_not_brought", "2", "Not brought a third time.", "Tamsin", "Quillfeather", "4/5/2019", "", ""),
    Told("police", "neglect", "2", "Alone after dark.", "Tamsin", "Quilfether", "5/4/2019", "", ""),
    Told(
        "neighbour", "other", "1", "Noise at night.", "Barnaby", "Oakapple", "30/1/2012", "88 Nowhere Street", "ZZ9 9ZZ"
    ),
    Told(
        "gp",
        "injury_unexplained",
        "3",
        "A bruise nobody can explain.",
        "Tamsin",
        "Quillfeather",
        "4/5/2019",
        LANE,
        CODE,
    ),
)


class Shift:
    """Somebody at the keyboard."""

    def __init__(self, qtbot: QtBot, app: App) -> None:
        self.qtbot, self.app = qtbot, app
        self.keys = 0  # pressed, words apart

    def see(self, kind: type[Shown]) -> Shown:
        self.qtbot.waitUntil(lambda: isinstance(self.app.window.page, kind), timeout=SOON)
        return cast(Shown, self.app.window.page)

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=SOON)

    def focus(self) -> QWidget:
        self.until(lambda: QApplication.focusWidget() is not None)
        return cast(QWidget, QApplication.focusWidget())

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1
        self.qtbot.keyClick(self.focus(), key, modifier)

    def type(self, words: str, tabs: int = 1) -> None:
        type_words(self.focus(), words)
        for _ in range(tabs):
            self.press(Qt.Key.Key_Tab)

    def pick(self, code: str) -> None:
        """Go down a list: letters would go on from those typed in it for the concern before, half a second ago."""
        box = cast(QComboBox, self.focus())
        for _ in range(box.count()):
            if box.currentData() == code:
                return
            self.press(Qt.Key.Key_Down)
        raise AssertionError(code)

    def record_first(self, told: Told, letters: tuple[str, ...]) -> None:
        """Record with the first letters of what is chosen; the lists of a fresh page begin anew with them."""
        boxes = iter(letters)
        self.record(told, lambda _code: self.choose(next(boxes)))

    def choose(self, letters: str) -> None:
        self.keys += type_words(self.focus(), letters)

    def record(self, told: Told, pick: Callable[[str], None] | None = None) -> None:
        page = self.see(RecordPage)
        self.until(lambda: QApplication.focusWidget() is page.form.what.fields["agency"].editor)
        with self.qtbot.waitSignal(page.concern_recorded, timeout=SOON):
            for code, tabs in ((told.agency, 1), (told.kind, 1), (told.level, 4)):
                (pick or self.pick)(code)
                self.type("", tabs)
            self.type(told.words)
            self.choose("today")
            self.type("", 4)
            self.type(told.given)
            self.type(told.family)
            self.type(told.born, 2)
            self.type(told.address)
            self.type(told.postcode, 0)
            self.press(Qt.Key.Key_Return, CTRL)

    def find(self, words: str) -> FamilyPage:
        """Search, and open the first that is found."""
        self.press(Qt.Key.Key_K, CTRL)
        type_words(self.focus(), words)
        panel = self.app.window.findChild
        self.until(lambda: (found := panel(QFrame, "answers_panel")) is not None and found.isVisible())
        self.press(Qt.Key.Key_Return)
        page = self.see(FamilyPage)
        self.until(lambda: page.family is not None)
        return page


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    path = tmp_path / "hub.db"
    desk = set_up(path, "Moorside", "Ann", PASSPHRASE, cost=QUICK).desk
    take(desk, ROWS)  # what the hub holds already
    lock(desk)
    return path


@pytest.fixture
def shift(qtbot: QtBot, qapp: QApplication, hub: Path, tmp_path: Path) -> Iterator[Shift]:
    app = App(qapp, hub, tmp_path / "demo" / "hub.db", tmp_path)
    app.window.resize(1280, 720)
    app.start()
    qtbot.addWidget(app.window)
    app.window.activateWindow()
    with qtbot.waitActive(app.window):
        app.window.show()
    yield Shift(qtbot, app)
    app.window.close()


def sign_in(shift: Shift) -> None:
    window = shift.app.window
    users = window.findChild(QWidget, "unlock_user_editor")
    shift.until(lambda: users.count() == 1)
    box = window.findChild(QWidget, "unlock_passphrase_editor")
    type_words(box, PASSPHRASE)
    shift.qtbot.keyClick(box, Qt.Key.Key_Return)
    shift.until(lambda: window.page is not None)


def decide_two_matches(shift: Shift) -> None:
    shift.press(Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    page = shift.see(ReviewPage)
    for key in (Qt.Key.Key_S, Qt.Key.Key_N):
        shift.until(lambda: page.same.isVisible() and not page._busy)
        with shift.qtbot.waitSignal(page.match_answered, timeout=SOON):
            shift.press(key)


def ask_the_health_visitor(shift: Shift) -> None:
    page = shift.see(FamilyPage)
    shift.press(Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    page.coverage.choose("health_visitor")
    shift.press(Qt.Key.Key_Return)
    ask = shift.see(AskPage)
    ask.gate.purpose.setFocus()
    shift.type("Whether she is fed and seen")
    for code in ("public_task", "Not sought: it would put the child at risk", "Told"):
        shift.pick(code)
        shift.type("")
    shift.type("One question, and only about her.", 0)
    shift.press(Qt.Key.Key_Return, CTRL)
    shift.until(ask.letter.isVisible)


def take_the_answer(shift: Shift) -> None:
    shift.press(Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    requests = shift.see(AskedPage)
    shift.until(lambda: requests.table.hasFocus() and requests.table.model().rowCount() == 1)
    shift.press(Qt.Key.Key_Return)
    shift.until(requests.view.isVisible)
    requests.view.answer.record.setFocus()
    shift.press(Qt.Key.Key_Space)
    page = shift.see(RecordPage)
    fields = page.form.what.fields
    with shift.qtbot.waitSignal(page.concern_recorded, timeout=SOON):
        for name, code in (("kind", "was_not_brought"), ("level", "2")):
            fields[name].editor.setFocus()
            shift.pick(code)
        fields["narrative"].editor.setFocus()
        shift.type("Two checks missed since the summer.", 0)
        shift.press(Qt.Key.Key_Return, CTRL)
    shift.see(AskedPage)


def escalate(shift: Shift) -> None:
    shift.find("Quillfeather")
    shift.press(Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    page = shift.see(DecidePage)
    shift.pick("escalate")
    page.reason.setFocus()
    shift.type("Five agencies in one morning, and a bruise nobody can explain.", 0)
    with shift.qtbot.waitSignal(page.decision_made, timeout=SOON):
        shift.press(Qt.Key.Key_Return, CTRL)


def print_the_pack(shift: Shift, to: Path) -> None:
    shift.see(FamilyPage)
    shift.press(Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    page = shift.see(PackPage)
    with shift.qtbot.waitSignal(page.pack_made, timeout=SOON):
        shift.press(Qt.Key.Key_Return, CTRL)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(to))
    page.print_to(printer)
    shift.until(lambda: "went to the printer" in page.notice.sentence)


def test_a_shift_from_the_first_concern_to_the_printed_pack(shift: Shift, hub: Path, tmp_path: Path) -> None:
    sign_in(shift)
    shift.press(Qt.Key.Key_3, CTRL)
    begun = shift.keys
    shift.record_first(MORNING[0], ("sc", "hun", "2"))
    assert shift.keys - begun <= USUAL
    for told in MORNING[1:]:
        shift.record(told)
    decide_two_matches(shift)
    page = shift.find("Quillfeather")
    assert page.family is not None
    assert len(page.family.entries) == 5, "one child, however five agencies wrote her"
    before = page.family.score.total
    ask_the_health_visitor(shift)
    take_the_answer(shift)
    escalate(shift)
    print_the_pack(shift, tmp_path / "printed.pdf")
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    shift.app.window.close()

    desk = unlock(hub, "Ann", PASSPHRASE)
    first = queue(desk)[0]
    held = family(desk, first.family_id)
    assert len(held.entries) == 6
    assert held.score.total > before
    assert [one.kind for one in held.decisions] == ["escalate"]
    assert [one.outcome for one in held.replies] == ["answered"]
    assert [one.recipient for one in held.packs] == ["mdt"]
    # The two matches, and the child chosen for the answer.
    assert [one.verdict for one in answers.every(desk.database)] == ["same", "not_same", "same"]
    done = Counter(str(entry["verb"]) for entry in entries(desk))
    assert {verb: done[verb] for verb in LOGGED} == LOGGED
    assert "whole" in verify_audit(desk)
    lock(desk)
