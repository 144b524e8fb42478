"""Settings: looks take effect at once, users are managed by administrators, and the hub is looked after."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import LISTS, shipped_codes
from hubdesk.domain.errors import Known, Refused
from hubdesk.domain.user import User
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.screens.settings import SettingsPage
from hubdesk.ui.screens.settings_care import Care
from tests.ui.answers import Verb, refuse

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

LONG = "four words that differ"
PEOPLE = (User("1", "Kim Ash", "administrator"), User("2", "Lee Oak", "staff", False), User("3", "Jo Elm", "staff"))


def shown(qtbot: QtBot, **verbs: Ask | bool) -> SettingsPage:
    page = SettingsPage(theme="light", percent=100, idle_minutes=10, **verbs)  # type: ignore[arg-type]  # as given
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    return page


def fill(page: SettingsPage, **texts: str) -> None:
    for name, text in texts.items():
        line = page.findChild(QLineEdit, f"{name}_editor")
        assert line is not None, name
        line.setText(text)


def press(page: SettingsPage, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None, name
    button.click()


def test_looks_take_effect_at_once_and_odd_values_are_kept(qtbot: QtBot):
    page = SettingsPage(theme="dark", percent=115, idle_minutes=7)
    qtbot.addWidget(page)
    assert (page.look.theme.value(), page.look.percent.value(), page.look.idle.value()) == ("dark", "115", "7")
    page.look.theme.set_value("contrast")
    with qtbot.waitSignal(page.look_chosen) as look:
        page.look.theme.edited.emit()
    assert look.args == ["contrast", 115]
    page.look.idle.set_value("5")
    with qtbot.waitSignal(page.idle_chosen) as idle:
        page.look.idle.edited.emit()
    assert idle.args == [5]


def test_only_what_can_be_done_is_shown(qtbot: QtBot):
    users = Verb(lambda: PEOPLE)
    page = shown(qtbot, users=users, add_user=users)
    assert page.users is None and page.findChild(QWidget, "settings_care") is None
    assert page.findChild(QWidget, "settings_passphrase") is None


def test_a_passphrase_is_changed(qtbot: QtBot):
    change = Verb(lambda old, new: None)
    page = shown(qtbot, change_passphrase=change)
    press(page, "change_passphrase")
    assert change.asked == []
    fill(page, old_passphrase="the old one", new_passphrase_first=LONG, new_passphrase_again=LONG)
    press(page, "change_passphrase")
    assert change.asked == [("the old one", LONG)]
    assert page.notice.sentence.startswith("Your passphrase is changed.")
    assert page.findChild(QLineEdit, "new_passphrase_first_editor").text() == ""


def test_a_wrong_passphrase_is_told_at_its_field(qtbot: QtBot):
    page = shown(qtbot, change_passphrase=Verb(refuse(Refused("This is not your passphrase."))))
    fill(page, old_passphrase="wrong", new_passphrase_first=LONG, new_passphrase_again=LONG)
    press(page, "change_passphrase")
    error = page.findChild(QWidget, "old_passphrase_error")
    assert error.text() == "This is not your passphrase."
    assert page.findChild(QLineEdit, "new_passphrase_first_editor").text() == LONG


def test_users_are_listed_added_and_ended(qtbot: QtBot):
    add, end = Verb(lambda *values: Changes()), Verb(lambda name: Changes())
    page = shown(qtbot, administers=True, users=Verb(lambda: PEOPLE), add_user=add, end_user=end)
    assert page.users is not None
    assert page.users.model.as_text().splitlines() == [
        "Kim Ash | Administrator | May sign in", "Lee Oak | Staff | Ended", "Jo Elm | Staff | May sign in",
    ]  # fmt: skip
    fill(page, user_name="Sam Yew", user_passphrase_first=LONG, user_passphrase_again=LONG)
    page.users.role.set_value("manager")
    press(page, "add_user")
    assert add.asked == [("Sam Yew", "manager", LONG)]
    assert page.notice.sentence.startswith("Sam Yew may sign in.")
    page.users.table.choose(1)
    assert not page.users.end.isEnabled()
    page.users.table.choose(2)
    press(page, "end_user")
    assert end.asked == [("Jo Elm",)]


def test_the_hub_is_looked_after(qtbot: QtBot):
    back_up = Verb(lambda file: None)
    page = shown(
        qtbot, back_up=back_up, verify_audit=Verb(lambda: "The audit trail is whole: 9 entries."),
        check=Verb(refuse(Known("The hub is damaged. Put back a backup."))),
    )  # fmt: skip
    press(page, "verify_audit")
    assert page.notice.sentence == "The audit trail is whole: 9 entries."
    press(page, "check_hub")
    assert page.notice.sentence == "The hub is damaged. Put back a backup."
    care = page.findChild(Care)
    assert isinstance(care, Care)
    care.back_up_to(Path("stick") / "hub.db")
    assert back_up.asked == [(Path("stick") / "hub.db",)]


def test_every_code_list_can_be_read(qtbot: QtBot) -> None:
    page = shown(qtbot, codes=shipped_codes())
    assert page.lists is not None
    seen = {}
    for name in LISTS:
        page.lists.which.set_value(name)
        page.lists.which.edited.emit()
        seen[name] = [one.code for one in page.lists.model.rows]
    assert seen == {name: list(getattr(shipped_codes(), name)) for name in LISTS}
    page.lists.which.set_value("agencies")
    page.lists.which.edited.emit()
    assert "School, Ought to know every child aged 4 to 16 | school" in page.lists.model.as_text()
