"""The way into a hub: welcome, set up, the recovery key, unlock."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hubdesk.domain.errors import Refused
from hubdesk.ui.parts.passphrase import judge
from hubdesk.ui.screens.set_up import SetUpPage
from hubdesk.ui.screens.set_up_key import RecoveryKeyPage
from hubdesk.ui.screens.unlock import UnlockPage
from hubdesk.ui.screens.welcome import WelcomePage
from tests.ui.asks import answered

GOOD = "four plain words apart"


def _errors(page: QWidget) -> list[str]:
    return [
        part.accessibleName()
        for part in page.findChildren(QWidget)
        if part.property("style") == "error" and part.isVisible()
    ]


def _type(qtbot: QtBot, page: QWidget, name: str, words: str) -> None:
    box = page.findChild(QLineEdit, name)
    box.clear()
    qtbot.keyClicks(box, words)


def _click(page: QWidget, name: str) -> None:
    page.findChild(QPushButton, name).click()


def test_welcome_leads_to_set_up_and_a_demo_that_fails_can_be_tried_again(qtbot: QtBot) -> None:
    def refuse() -> None:
        raise Refused("There is no room on this disk.")

    page = WelcomePage(answered(refuse), answered(lambda *_values: None))
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.set_up_requested):
        _click(page, "welcome_set_up")
    _click(page, "welcome_demo")
    assert _errors(page) == ["There is no room on this disk."]
    assert page.findChild(QPushButton, "welcome_demo").isVisible()


def test_a_backup_is_brought_back_from_the_file_that_was_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    asked: list[Path] = []
    page = WelcomePage(
        answered(lambda *_values: None), answered(asked.append), where=lambda: str(tmp_path / "backup.db")
    )
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.hub_restored):
        _click(page, "welcome_restore")
    assert asked == [tmp_path / "backup.db"]


def test_where_there_is_a_hub_only_the_demo_is_offered_and_a_way_back(qtbot: QtBot) -> None:
    page = WelcomePage(answered(lambda *_values: None), answered(lambda *_values: None), own=True)
    qtbot.addWidget(page)
    page.show()
    assert page.findChild(QPushButton, "welcome_set_up") is None
    with qtbot.waitSignal(page.back_requested):
        _click(page, "welcome_back")


def test_set_up_says_what_is_missing_at_the_field_where_it_is(qtbot: QtBot) -> None:
    page = SetUpPage(answered(lambda *_values: "KEY"))
    qtbot.addWidget(page)
    page.show()
    _click(page, "set_up_make")
    assert _errors(page) == [
        "Give the hub a name, for example the area it looks after.",
        "Give your name, as colleagues know it.",
        "This has 0 characters. Use at least 12.",
    ]


def test_set_up_asks_with_what_was_typed_and_gives_the_recovery_key(qtbot: QtBot) -> None:
    asked: list[tuple[str, ...]] = []

    def make(*values: str) -> str:
        asked.append(values)
        return "ABCD-EFGH"

    page = SetUpPage(answered(make))
    qtbot.addWidget(page)
    page.show()
    _type(qtbot, page, "set_up_hub_editor", " Moorside ")
    _type(qtbot, page, "set_up_user_editor", "Sam Officer")
    _type(qtbot, page, "set_up_passphrase_first_editor", GOOD)
    _type(qtbot, page, "set_up_passphrase_again_editor", GOOD + "!")
    _click(page, "set_up_make")
    assert _errors(page) == ["The two are not the same. Type it again."]
    _type(qtbot, page, "set_up_passphrase_again_editor", GOOD)
    with qtbot.waitSignal(page.hub_made) as made:
        _click(page, "set_up_make")
    assert (made.args, asked) == (["ABCD-EFGH"], [("Moorside", "Sam Officer", GOOD)])


def test_a_passphrase_is_judged_by_length_and_variety() -> None:
    assert judge("short") == "This has 5 characters. Use at least 12."
    assert judge("aaaaaaaaaaaaaaaa") == "This repeats a few characters. Use several different words."
    assert judge(GOOD) == ""


def test_nobody_goes_on_before_the_recovery_key_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "key.txt"
    page = RecoveryKeyPage("Moorside", "ABCD-EFGH", lambda: str(file))
    qtbot.addWidget(page)
    page.show()
    on = page.findChild(QPushButton, "recovery_key_on")
    assert not on.isEnabled()
    _click(page, "recovery_key_save")
    assert "ABCD-EFGH" in file.read_text(encoding="utf-8")
    page.findChild(QCheckBox, "recovery_key_tick").click()
    with qtbot.waitSignal(page.key_kept):
        on.click()


def test_a_key_that_cannot_be_saved_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    page = RecoveryKeyPage("Moorside", "ABCD-EFGH", lambda: str(tmp_path))
    qtbot.addWidget(page)
    page.show()
    _click(page, "recovery_key_save")
    assert page.findChild(QWidget, "recovery_key_told").accessibleName().startswith("The key was not saved")


def test_unlock_takes_a_passphrase_by_enter_and_says_when_it_is_wrong(qtbot: QtBot) -> None:
    def unlock(user: str, passphrase: str) -> None:
        if (user, passphrase) != ("Robin", GOOD):
            raise Refused("That passphrase does not open this hub for Robin. Try again.")

    page = UnlockPage(answered(lambda: ("Sam", "Robin")), answered(unlock), answered(lambda *_values: None), "Robin")
    qtbot.addWidget(page)
    page.show()
    _type(qtbot, page, "unlock_passphrase_editor", "not this one")
    qtbot.keyClick(page.findChild(QLineEdit, "unlock_passphrase_editor"), Qt.Key.Key_Return)
    assert _errors(page) == ["That passphrase does not open this hub for Robin. Try again."]
    _type(qtbot, page, "unlock_passphrase_editor", GOOD)
    with qtbot.waitSignal(page.unlocked):
        qtbot.keyClick(page.findChild(QLineEdit, "unlock_passphrase_editor"), Qt.Key.Key_Return)


def test_the_recovery_key_gives_a_new_passphrase(qtbot: QtBot) -> None:
    asked: list[tuple[str, ...]] = []
    page = UnlockPage(
        answered(lambda: ("Sam",)), answered(lambda *_values: None), answered(lambda *values: asked.append(values))
    )
    qtbot.addWidget(page)
    page.show()
    _click(page, "unlock_other")
    _type(qtbot, page, "unlock_key_editor", "ABCD-EFGH")
    for name in ("unlock_new_first_editor", "unlock_new_again_editor"):
        _type(qtbot, page, name, GOOD)
    with qtbot.waitSignal(page.unlocked):
        _click(page, "unlock_go")
    assert asked == [("ABCD-EFGH", "Sam", GOOD)]
