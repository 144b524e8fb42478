"""Packs through the whole window over a real hub: made, signed by two, found on Today, and handed over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hubdesk.domain.errors import HubdeskError
from hubdesk.domain.user import User
from hubdesk.service.desk import Desk
from hubdesk.service.family import family
from hubdesk.service.record import record_concern
from hubdesk.service.set_up import set_up
from hubdesk.service.today import today_list
from hubdesk.store.database import close
from hubdesk.ui.look import Look
from hubdesk.ui.places import Wires, places_of
from hubdesk.ui.places_of_packs import hand_up_family
from hubdesk.ui.records import Records
from hubdesk.ui.screens.pack_preview import PackPage
from hubdesk.ui.screens.packs import PacksPage
from hubdesk.ui.screens.today import TodayPage
from hubdesk.ui.window import Window
from tests.service.hubs import FORM, PASSPHRASE, QUICK, Clock
from tests.service.test_packs_out import WITH_MOTHER
from tests.ui.asks import answered

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class AtOnce:
    """Runs each job where it is asked for, as the records thread would in its own."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def run(
        self,
        job: Callable[[Desk], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[HubdeskError], None] | None = None,
        latest: str = "",
    ) -> Any:
        return answered(lambda: job(self.desk))(done=done, failed=failed)

    def run_long(
        self,
        job: Callable[[Desk, Any, Callable[[], bool]], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[HubdeskError], None] | None = None,
        progress: Any = None,
    ) -> Any:
        return answered(lambda: job(self.desk, lambda *told: None, lambda: False))(done=done, failed=failed)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = set_up(tmp_path / "hub.db", "Moorside", "Ann", PASSPHRASE, clock=Clock(), cost=QUICK).desk
    yield made
    close(made.database)


@pytest.fixture
def wires(qtbot: QtBot, qapp: QApplication, desk: Desk) -> Wires:
    window = Window(qapp, answered(lambda words: ()))
    qtbot.addWidget(window)
    wires = Wires(
        cast(Records, AtOnce(desk)), window, desk.codes, desk.user, look=Look,
        show_look=lambda _theme, _percent: None, set_idle=lambda _minutes: None,
    )  # fmt: skip
    window.set_places(places_of(wires))
    window.open_frame(desk.hub, desk.user.name, demo=False)
    window.resize(1280, 720)
    window.show()
    return wires


@pytest.fixture
def page(desk: Desk, wires: Wires) -> PackPage:
    """Where a pack of a family of a boy and his mother is made."""
    told = record_concern(desk, WITH_MOTHER)
    hand_up_family(wires, family(desk, told.family_ids[0]))
    return cast(PackPage, wires.window.page)


def test_a_pack_goes_from_the_family_to_the_folder(desk: Desk, wires: Wires, page: PackPage, tmp_path: Path) -> None:
    page.recipient.set_value("school")
    mother = next(ident for ident, tick in page.people.ticks.items() if "Marguerite" in tick.text())
    page.people.open.click()
    page.people.ticks[mother].click()
    page.make.click()
    assert "why somebody is left out" in page.notice.sentence
    page.people.reason.set_value("Only the boy goes there")
    page.make.click()
    assert page.made is not None
    assert page.compare.entries.item(0).text().startswith("Left out. Marguerite Testerby is not in this copy.")
    page.sign.click()
    page.sign.click()
    assert "A second person has to sign it." in page.notice.sentence
    (item,) = today_list(desk, "pack")
    desk.user = User("u-2", "Ben", "staff")
    cast(TodayPage, wires.window.show_place("today")).item_opened.emit(item)
    assert wires.window.page is page and page.made.pack.number == item.id
    page.sign.click()
    assert page.signed.text() == f"Pack {item.id}, signed by Ann and Ben."
    page.all.click()
    packs = cast(PacksPage, wires.window.page)
    assert [one.state for one in packs.model.rows] == ["ready"]
    packs.table.choose(0)
    (tmp_path / "out").mkdir()
    packs.save_to(tmp_path / "out")
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == [
        f"{item.id}-copy-1.pdf", "cover-sheet-2026-03-14-1200.pdf"
    ]  # fmt: skip
    assert today_list(desk, "pack") == ()


def test_a_family_that_changed_is_made_anew_from_the_page_that_says_so(
    desk: Desk, wires: Wires, page: PackPage
) -> None:
    page.make.click()
    assert page.made is not None
    first = page.made.pack.number
    record_concern(desk, replace(FORM, agency="police", occurred_on="2026-03-13"))
    page.sign.click()
    assert page.signing.reason.error.startswith("One piece came since it was made.")
    page.signing.newer.click()
    assert page.made.view.replaces == first
    page.sign.click()
    assert page.made.pack.signed_by == ("Ann",)
    page.compare.bring("full")
    assert page.compare.full.pages.pageCount() > 5
    page.back.click()
    assert wires.window.page.objectName() == "family"


def test_all_packs_of_the_family_one_came_from_are_listed(wires: Wires, page: PackPage) -> None:
    page.make.click()
    page.all.click()
    packs = cast(PacksPage, wires.window.page)
    assert packs.whose.isVisible() and packs.whose.value().startswith("F-")
    packs.table.choose(0)
    packs.open.click()
    assert wires.window.page is page and not page.make.isVisible()
    page.back.click()
    assert wires.window.page is packs
