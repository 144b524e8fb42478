"""The family drawing in the window: walked by keys, made larger, opened person by person."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from hubdesk.domain.codes import shipped_codes
from hubdesk.drawing.kinship import kinship
from hubdesk.ui.screens.family import FamilyPage, Wanted
from tests.builders import moore_and_hart
from tests.ui.asks import answered


@pytest.fixture
def page(qtbot: QtBot) -> FamilyPage:
    made = FamilyPage(answered(lambda _id, _day: moore_and_hart()), shipped_codes())
    qtbot.addWidget(made)
    made.resize(1192, 670)
    with qtbot.waitExposed(made):
        made.show()
    made.show_family(Wanted(moore_and_hart().id))
    made.refresh()
    made.tabs.show_section("drawing")
    return made


def test_everybody_is_drawn_and_named(page: FamilyPage) -> None:
    canvas = page.drawing.view.canvas
    assert {spot.person_id for spot in canvas.drawing.spots} >= {one.id for one in moore_and_hart().people}
    assert canvas.accessibleName().startswith("Family drawing of five people.")


def test_arrow_keys_go_to_whoever_stands_that_way_and_enter_opens_them(qtbot: QtBot, page: FamilyPage) -> None:
    canvas = page.drawing.view.canvas
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    first = canvas.drawing.spots[0]
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    right = canvas.drawing.spots[canvas.place]
    assert right.x > first.x
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    below = canvas.drawing.spots[canvas.place]
    assert below.y > right.y
    assert canvas.accessibleDescription() == below.words
    qtbot.keyClick(canvas, Qt.Key.Key_Up)
    assert canvas.drawing.spots[canvas.place].y < below.y
    with qtbot.waitSignal(page.drawing.person_opened) as opened:
        qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert opened.args == [canvas.drawing.spots[canvas.place].person_id]


def test_keys_wheel_and_buttons_change_the_size_and_nothing_is_laid_out_again(qtbot: QtBot, page: FamilyPage) -> None:
    view = page.drawing.view
    drawn, width = view.canvas.drawing, view.canvas.width()
    qtbot.keyClick(view.canvas, Qt.Key.Key_Plus)
    assert view.canvas.width() > width * 1.2
    qtbot.keyClick(view.canvas, Qt.Key.Key_Minus)
    assert abs(view.canvas.width() - width) <= 1
    middle = QPointF(view.viewport().rect().center())
    turned = QWheelEvent(
        middle, view.viewport().mapToGlobal(middle), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), turned)
    assert view.canvas.width() > width * 1.2
    page.findChild(QPushButton, "drawing_larger").click()
    qtbot.keyClick(view.canvas, Qt.Key.Key_0)
    assert view.canvas.width() <= view.viewport().width() and view.canvas.height() <= view.viewport().height()
    assert view.canvas.drawing is drawn


def test_the_chart_is_dragged_where_nobody_stands(qtbot: QtBot, page: FamilyPage) -> None:
    view = page.drawing.view
    view.zoom_to(3.0)
    before = view.horizontalScrollBar().value(), view.verticalScrollBar().value()
    free = next(
        QPoint(x, y)
        for x in range(5, view.viewport().width(), 9)
        for y in range(5, view.viewport().height(), 9)
        if view.canvas.drawing.spot_at(
            view.canvas.mapFrom(view.viewport(), QPoint(x, y)).x() / view.canvas.scale,
            view.canvas.mapFrom(view.viewport(), QPoint(x, y)).y() / view.canvas.scale,
        )
        is None
    )
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=free)
    qtbot.mouseMove(view.viewport(), free + QPoint(-40, -30))
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=free + QPoint(-40, -30))
    assert (view.horizontalScrollBar().value(), view.verticalScrollBar().value()) != before


def test_where_nobody_said_who_belongs_to_whom_the_page_says_what_to_do(page: FamilyPage) -> None:
    alone = replace(moore_and_hart(), entries=(), relations=())
    assert not kinship(alone).known
    page.drawing.show_family(alone)
    assert page.drawing.nobody.isVisible()
    assert "record it there" in page.drawing.nobody.text()
    page.drawing.show_family(moore_and_hart())
    assert page.drawing.nobody.isVisible() is not kinship(moore_and_hart()).known


def test_concerns_in_the_link_chart_open_as_in_the_timeline(page: FamilyPage) -> None:
    spots = page.drawing.view.canvas.drawing.spots
    one = next(spot for spot in spots if len(spot.concern_ids) == 1)
    page.drawing.view.spot_opened.emit(one)
    assert page.detail.concern_id == one.concern_ids[0]
    several = replace(one, concern_ids=tuple(entry.concern.id for entry in moore_and_hart().entries[:2]))
    page.drawing.view.spot_opened.emit(several)
    assert page.tabs.shown == "chronology"
