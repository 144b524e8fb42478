"""Settings of packs: a logo and a certificate are set by whoever may, with real files, and refusals are said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from hubdesk.service.desk import Desk
from hubdesk.service.pack_certificate import certificate
from hubdesk.service.pack_logo import logo
from hubdesk.service.set_up import set_up
from hubdesk.service.unlock import lock
from hubdesk.ui import verbs_of_packs as verbs
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.screens.settings_packs import PacksAsks, PacksBox
from tests.service.hubs import PASSPHRASE, QUICK, Clock
from tests.ui.asks import answered

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Desk]:
    desk = set_up(tmp_path / "hub.db", "Moorside", "Ann", PASSPHRASE, clock=Clock(), cost=QUICK).desk
    yield desk
    lock(desk)


@pytest.fixture
def notice(qtbot: QtBot) -> Notice:
    made = Notice("settings_notice")
    qtbot.addWidget(made)
    return made


@pytest.fixture
def box(qtbot: QtBot, empty: Desk, notice: Notice) -> PacksBox:
    def ask(verb: object) -> Ask:
        return answered(lambda *values: verb(empty, *values))  # type: ignore[operator]  # a verb

    asks = PacksAsks(
        ask(verbs.certificate), ask(verbs.set_logo), ask(verbs.make_certificate), ask(verbs.take_certificate),
        ask(verbs.write_certificate),
    )  # fmt: skip
    made = PacksBox(asks, notice)
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    return made


def test_a_logo_is_taken_in_and_let_go_and_what_is_none_is_refused(
    box: PacksBox, notice: Notice, empty: Desk, tmp_path: Path
) -> None:
    picture = tmp_path / "logo.png"
    Image.new("RGB", (40, 20), (20, 40, 60)).save(picture)
    box.take_logo(picture)
    assert logo(empty) and notice.sentence == "Packs made from now on bear this logo."
    (tmp_path / "words.png").write_text("not a picture")
    box.take_logo(tmp_path / "words.png")
    assert "Nothing was changed" in notice.sentence
    assert logo(empty)
    box.drop_logo()
    assert logo(empty) == "" and notice.sentence == "Packs made from now on have no logo."


def test_a_certificate_is_made_shown_and_written_for_recipients(
    box: PacksBox, notice: Notice, empty: Desk, tmp_path: Path
) -> None:
    assert box.held.text().startswith("This desk has no certificate.")
    box.write(tmp_path / "hub.pem")
    assert "has no certificate yet" in notice.sentence and not (tmp_path / "hub.pem").exists()
    button = box.findChild(QPushButton, "certificate_make")
    assert button is not None
    button.click()
    held = certificate(empty)
    assert held is not None and held.fingerprint in box.held.text()
    box.write(tmp_path / "hub.pem")
    assert (tmp_path / "hub.pem").read_text().startswith("-----BEGIN CERTIFICATE-----")
    (tmp_path / "wrong.p12").write_bytes(b"no certificate")
    box.passphrase.set_value("four words that differ")
    box.take_certificate(tmp_path / "wrong.p12")
    assert "cannot be read as a PKCS#12 file" in notice.sentence and box.passphrase.value() == ""
    assert certificate(empty) == held


def test_who_may_set_only_the_logo_sees_nothing_else_to_press(qtbot: QtBot, notice: Notice) -> None:
    made = PacksBox(PacksAsks(answered(lambda: None), answered(lambda _file: None)), notice)
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    assert {button.objectName() for button in made.findChildren(QPushButton) if button.isVisible()} == {
        "logo_take", "logo_none"
    }  # fmt: skip
