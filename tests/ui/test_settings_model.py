"""Settings, matching model: versions are listed, shown beside the one in use, and taken into use with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hubdesk.domain.changes import Changes
from hubdesk.domain.errors import Known
from hubdesk.matching.model import shipped_model, shipped_text
from hubdesk.matching.model_changes import changes
from hubdesk.service.demo_people import demo_concerns
from hubdesk.service.import_sheet import import_rows
from hubdesk.service.model import Shown
from hubdesk.service.model_versions import Accepted, Version
from hubdesk.service.set_up import set_up
from hubdesk.service.unlock import lock
from hubdesk.sheets.read import rows_of
from hubdesk.ui.app import App
from hubdesk.ui.screens.settings import SettingsPage
from hubdesk.ui.screens.settings_model import ModelAsks, ModelBox
from hubdesk.vault.slots import Cost
from tests.ui.answers import Verb, refuse

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

GOOD = "four plain words apart"
NOON = datetime(2026, 3, 14, 12, 0)
FIRST = Version(1, "shipped 2026.1", "Ann Ash", NOON, "Shipped with the program", 1, shipped_text(),
                (Accepted(NOON, "Ann Ash", "Shipped with the program"),), in_use=True)  # fmt: skip
LEARNT = Version(2, "learnt 2026-03-15", "Lee Oak", NOON, "Learnt from 6,425 mentions.", 1, shipped_text())
ASIDE = Version(3, "ours", "Lee Oak", NOON, "Theirs", 0, "{}", trouble="It was made for names tidied another way.")
SAME = changes(shipped_model(), shipped_model())
OTHER = (replace(SAME[0], m=0.8, u=0.0123, weight=18), *SAME[1:])


def show(number: int) -> Shown:
    match number:
        case 1:
            return Shown(FIRST, SAME, ("Shipped with the program",))
        case 2:
            return Shown(LEARNT, OTHER, ("Learnt from 6,425 mentions.", "People: 1,903 now, 1,897 then."))
    return Shown(ASIDE, (), (ASIDE.trouble,))


def page_with(qtbot: QtBot, versions: tuple[Version, ...], **more: Any) -> tuple[SettingsPage, ModelBox]:
    asks = ModelAsks(versions=Verb(lambda: versions), show=Verb(show), **more)
    page = SettingsPage(theme="light", percent=100, idle_minutes=10, model=asks)
    qtbot.addWidget(page)
    page.resize(1280, 900)
    page.show()
    page.refresh()
    assert page.model is not None
    return page, page.model


def press(page: SettingsPage, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None, name
    button.click()


def test_versions_are_listed_and_the_one_that_waits_is_shown_beside_the_one_in_use(qtbot: QtBot):
    _page, box = page_with(qtbot, (FIRST, LEARNT, ASIDE), accept=Verb(lambda *_: Changes()))
    assert box.model.as_text().splitlines() == [
        "3 | Cannot be used | Lee Oak, 14 Mar 2026 | Theirs",
        "2 | Waits | Lee Oak, 14 Mar 2026 | Learnt from 6,425 mentions.",
        "1 | In use | Ann Ash, 14 Mar 2026 | Shipped with the program",
    ]
    assert box.words.text() == ASIDE.trouble and box.level_table.isHidden() and box.accept.isHidden()
    box.table.choose(1)
    assert box.title.text() == "Version 2, learnt 2026-03-15, beside the version in use"
    assert box.levels.as_text() == "Given name | the same | 75 % | 80 % | 0.4 % | 1.23 % | +23 | +18"
    assert not box.accept.isHidden() and not box.reason.isHidden()
    box.table.choose(2)
    assert box.title.text() == "Version 1, shipped 2026.1: in use" and box.accept.isHidden()
    assert len(box.levels.as_text().splitlines()) == len(SAME)


def test_it_is_taken_into_use_with_a_reason_only(qtbot: QtBot):
    accept = Verb(lambda number, reason: Changes(frozenset({"model"})), later=True)
    page, box = page_with(qtbot, (FIRST, LEARNT), accept=accept)
    press(page, "accept_model")
    assert accept.asked == [] and box.reason.error.startswith("Give the reason")
    line = page.findChild(QLineEdit, "model_reason_editor")
    assert line is not None
    line.setText("It asks less")
    press(page, "accept_model")
    assert accept.asked == [(2, "It asks less")]
    assert not box.work.isHidden() and not box.accept.isEnabled()
    accept.progress(1, 4, "Comparing people")
    accept.deliver()
    assert box.work.isHidden() and page.notice.sentence.startswith("Version 2 is in use.")
    assert box.reason.value() == ""


def test_who_may_not_decide_sees_no_button_for_it(qtbot: QtBot):
    page, box = page_with(qtbot, (FIRST, LEARNT))
    assert box.accept.isHidden() and box.reason.isHidden()
    assert page.findChild(QPushButton, "learn_model") is None


def test_another_is_learnt_taken_in_and_written(qtbot: QtBot, tmp_path: Path):
    learn, propose = Verb(lambda: show(2)), Verb(refuse(Known("The match model in x.json cannot be used: it is cut.")))
    write = Verb(lambda file, number: FIRST)
    page, box = page_with(qtbot, (FIRST,), learn=learn, propose=propose, write=write)
    press(page, "learn_model")
    assert learn.asked == [()] and page.notice.sentence == "Version 2 waits. Nothing has changed yet."
    box.propose_from(tmp_path / "x.json")
    assert propose.asked == [(tmp_path / "x.json",)] and page.notice.sentence.endswith("it is cut.")
    assert box.work.isHidden()
    box.write_to(tmp_path / "model.json")
    assert write.asked == [(tmp_path / "model.json", 1)] and "nobody's name" in page.notice.sentence


def test_with_a_real_hub_it_is_learnt_and_taken_into_use(qtbot: QtBot, qapp: QApplication, tmp_path: Path):
    hub = tmp_path / "hub.db"
    desk = set_up(hub, "Moorside", "Sam Officer", GOOD, cost=Cost(passes=1, memory=8, lanes=1)).desk
    import_rows(desk, rows_of(demo_concerns(12, 3, NOON.date()), "partner"))
    lock(desk)
    app = App(qapp, hub, tmp_path / "demo" / "hub.db", tmp_path)
    app.start()
    qtbot.addWidget(app.window)

    def seen(name: str) -> QWidget:
        qtbot.waitUntil(
            lambda: (w := app.window.findChild(QWidget, name)) is not None and w.isVisible(), timeout=20_000
        )
        found = app.window.findChild(QWidget, name)
        assert found is not None
        return found

    try:
        seen("unlock")
        qtbot.waitUntil(lambda: app.window.findChild(QComboBox, "unlock_user_editor").count() == 1)
        app.window.findChild(QLineEdit, "unlock_passphrase_editor").setText(GOOD)
        qtbot.keyClick(app.window.findChild(QLineEdit, "unlock_passphrase_editor"), Qt.Key.Key_Return)
        seen("today")
        app.window.show_place("settings")
        box = seen("settings_model")
        assert isinstance(box, ModelBox)
        app.window.findChild(QPushButton, "learn_model").click()
        qtbot.waitUntil(lambda: box.model.as_text().startswith("2 | Waits"), timeout=20_000)
        seen("accept_model")
        qtbot.waitUntil(lambda: box.title.text().startswith("Version 2"))
        app.window.findChild(QLineEdit, "model_reason_editor").setText("It knows this hub")
        app.window.findChild(QPushButton, "accept_model").click()
        qtbot.waitUntil(lambda: box.model.as_text().startswith("2 | In use"), timeout=20_000)
        qtbot.waitUntil(lambda: box.title.text().endswith(": in use"))
        assert "It knows this hub" in box.model.as_text()
    finally:
        app.window.close()
