"""Colours by role: readable in every theme, on every ground where they stand."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hubdesk.ui.theme import THEMES, px, roles_of, show_theme, stylesheet

TEXTS = ("text", "quiet", "action", "red", "amber", "green", "blue", "unknown")
GROUNDS = ("page", "surface", "hover", "selected")


def _light(colour: str) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in QColor(colour).getRgbF()[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_light(one), _light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES)
def test_text_is_readable_on_every_ground(theme: str) -> None:
    roles = THEMES[theme]
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS]
    pairs += [("on_action", "action"), ("amber", "amber_ground"), ("ring", "ring_ground")]
    weak = {
        pair: round(_contrast(getattr(roles, pair[0]), getattr(roles, pair[1])), 2)
        for pair in pairs
        if _contrast(getattr(roles, pair[0]), getattr(roles, pair[1])) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("theme", THEMES)
def test_edges_of_what_can_be_touched_are_seen(theme: str) -> None:
    roles = THEMES[theme]
    assert min(_contrast(roles.edge, ground) for ground in (roles.page, roles.surface)) >= 3


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
@pytest.mark.parametrize("theme", THEMES)
def test_the_stylesheet_is_whole_at_every_size(theme: str, percent: int) -> None:
    assert "$" not in stylesheet(THEMES[theme], percent).split("*/", 1)[1]


def test_a_part_knows_theme_and_size_without_being_told(qtbot: QtBot, qapp: QApplication) -> None:
    part = QWidget()
    qtbot.addWidget(part)
    part.show()
    try:
        part.setStyleSheet(show_theme(qapp, "dark", 150))
        assert (roles_of(part), px(12)) == (THEMES["dark"], 18)
    finally:
        part.setStyleSheet(show_theme(qapp, "light", 100))
    assert (roles_of(part), px(12)) == (THEMES["light"], 12)
