"""What a person with a keyboard, a screen reader or large text would stumble over on the page that is shown."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QShortcut, QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QStackedWidget,
    QTableView,
    QTextEdit,
    QToolButton,
    QWidget,
)

from hubdesk.ui.parts.drawing_view import DrawingView
from hubdesk.ui.parts.focus_ring import FocusRing

Role = QAccessible.Role
# What each kind of widget has to be for a screen reader; the first kind that fits counts.
ROLES: tuple[tuple[type[QWidget], frozenset[QAccessible.Role]], ...] = (
    (QCheckBox, frozenset({Role.CheckBox})),
    (QAbstractButton, frozenset({Role.Button, Role.CheckBox, Role.RadioButton, Role.ButtonMenu, Role.PageTab})),
    (QComboBox, frozenset({Role.ComboBox})),
    (QDateEdit, frozenset({Role.SpinBox, Role.EditableText})),
    (QLineEdit, frozenset({Role.EditableText})),
    (QPlainTextEdit, frozenset({Role.EditableText})),
    (QTextEdit, frozenset({Role.EditableText, Role.StaticText})),
    (QTableView, frozenset({Role.Table})),
    (QAbstractItemView, frozenset({Role.List, Role.Tree, Role.Table})),
    (QLabel, frozenset({Role.StaticText, Role.Graphic})),
)
DAY_MONTH_YEAR = 8  # presses more, for a field for a day has three stops
OVER = ("answers_panel",)  # lies over the page on purpose
LETTERS = 8  # that are seen of what is typed, at least
SLACK = 1  # px that rounding may take
# What Qt makes inside its own widgets, and of that what holds others.
_HOLDERS = ("qt_scrollarea_viewport",)
_OF_QT = (*_HOLDERS, "qt_scrollarea_vcontainer", "qt_scrollarea_hcontainer", "qt_spinbox_lineedit")
_LETTER = re.compile(r"&(?!&)(\w)")


def visible(part: QWidget) -> Iterator[QWidget]:
    """Give each widget that is seen, without the parts that Qt makes inside its own."""
    for widget in part.children():
        if not isinstance(widget, QWidget) or not widget.isVisible():
            continue
        if isinstance(widget, (QScrollBar, FocusRing)) or widget.objectName() in _OF_QT:
            if widget.objectName() in _HOLDERS:
                yield from visible(widget)
            continue
        yield widget
        if not isinstance(widget, (QComboBox, QDateEdit, QLineEdit)):
            yield from visible(widget)


def said(widget: QWidget) -> str:
    """Name a widget for the list of faults."""
    words = getattr(widget, "text", lambda: "")() if isinstance(widget, (QLabel, QAbstractButton)) else ""
    return f"{type(widget).__name__} {widget.objectName()!r} {str(words)[:40]!r}".strip()


def speaks(widget: QWidget) -> bool:
    """Tell whether a widget takes the focus or says something."""
    if isinstance(widget, QLabel):
        return bool(widget.text())
    return isinstance(widget, QAbstractButton) or widget.focusPolicy() is not Qt.FocusPolicy.NoFocus


def unnamed(window: QWidget) -> list[str]:
    """List what a screen reader has no name for, or a role that does not fit."""
    faults = []
    for widget in visible(window):
        if not speaks(widget) or isinstance(widget, QHeaderView):
            continue
        face = QAccessible.queryAccessibleInterface(widget)
        role = face.role()
        if not face.text(QAccessible.Text.Name).strip():
            faults.append(f"{said(widget)} has no name")
        fitting = next((roles for kind, roles in ROLES if isinstance(widget, kind)), None)
        if fitting is None:
            if role in (Role.NoRole, Role.Client, Role.Window, Role.Pane):
                faults.append(f"{said(widget)} is a {role.name} to a screen reader")
        elif role not in fitting:
            faults.append(f"{said(widget)} is a {role.name} to a screen reader")
    return faults


def letters(window: QWidget) -> dict[str, list[QWidget]]:
    """Give who is seen to answer to each letter with Alt."""
    found: dict[str, list[QWidget]] = defaultdict(list)
    for widget in visible(window):
        if isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy() is not None):
            for letter in _LETTER.findall(widget.text()):
                found[letter.casefold()].append(widget)
    return found


def doubled(window: QWidget) -> list[str]:
    """Hold Alt, and list letters, and keys of the page, to which two things answer at once."""
    if window.windowHandle() is not None:
        QTest.keyPress(window.windowHandle(), Qt.Key.Key_Alt)
        QTest.keyRelease(window.windowHandle(), Qt.Key.Key_Alt)
    twice = [
        f"Alt+{letter.upper()}: {', '.join(said(one) for one in those)}"
        for letter, those in letters(window).items()
        if len(those) > 1
    ]
    keys: dict[str, list[str]] = defaultdict(list)
    for owner in (window, *visible(window)):
        for key in owner.children():
            if (
                isinstance(key, QShortcut)
                and key.isEnabled()
                and key.context() is not Qt.ShortcutContext.WidgetShortcut
            ):
                keys[key.key().toString()].append(owner.objectName())
    for button in visible(window):
        if isinstance(button, QAbstractButton) and not _LETTER.search(button.text()) and button.shortcut():
            keys[button.shortcut().toString()].append(button.objectName())
    return twice + [f"{key}: {', '.join(those)}" for key, those in keys.items() if len(those) > 1 and key]


def out_of_reach(window: QWidget) -> list[str]:
    """Press Tab until it comes round; list what it never came to, and where it got stuck."""
    wanted = {
        widget
        for widget in visible(window)
        if widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    }
    reached: set[QWidget] = set()
    for _press in range(2 * len(wanted) + DAY_MONTH_YEAR):  # twice round, should it begin in the middle of a loop
        if wanted <= reached:
            break
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        now = window.focusWidget()
        if now is not None:
            reached.update(_together(now))
    return [f"{said(widget)} is never reached" for widget in wanted - reached]


def _together(widget: QWidget) -> list[QWidget]:
    """Give a widget, or all buttons of its group, of which arrow keys choose one."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return list(group.buttons()) if group is not None and group.exclusive() else [widget]


def cut(window: QWidget) -> list[str]:
    """List words that have less room than they need, and what lies where nobody can scroll to it."""
    faults = []
    for widget in visible(window):
        why = _short(widget) or _outside(widget, window)
        if why:
            faults.append(f"{said(widget)} {why}")
    return faults


def _short(widget: QWidget) -> str:
    if isinstance(widget, QLabel):
        return _short_label(widget) if widget.text() else ""
    if isinstance(widget, (QPushButton, QToolButton, QCheckBox)):
        need, has = widget.minimumSizeHint(), widget.size()
        if isinstance(widget, QPushButton):
            need = widget.sizeHint()
        if widget.hasHeightForWidth():
            need.setHeight(widget.heightForWidth(widget.width()))
        return _less(need.width(), has.width(), "wide") or _less(need.height(), has.height(), "high")
    if isinstance(widget, QComboBox):
        words = widget.fontMetrics().horizontalAdvance(widget.currentText())
        return _less(words + 8 + 28, widget.width(), "wide") or _less(
            widget.fontMetrics().height(), widget.height(), "high"
        )
    if isinstance(widget, QLineEdit):
        words = LETTERS * widget.fontMetrics().averageCharWidth() if widget.maxLength() > LETTERS else 0
        return _less(words, widget.width(), "wide") or _less(widget.fontMetrics().height(), widget.height(), "high")
    if isinstance(widget, QHeaderView) and widget.orientation() is Qt.Orientation.Horizontal:
        return _short_headings(widget)
    if isinstance(widget, QAbstractScrollArea):
        least = 2 * widget.fontMetrics().height()
        return _less(least, widget.height(), "high") or _less(5 * least // 2, widget.width(), "wide")
    return ""


def _less(need: int, has: int, how: str) -> str:
    return f"needs {need} px and is {has} {how}" if has + SLACK < need else ""


def _short_label(label: QLabel) -> str:
    if not label.wordWrap():
        need, has = label.sizeHint(), label.size()
        return _less(need.width(), has.width(), "wide") or _less(need.height(), has.height(), "high")
    plain = QTextDocumentFragment.fromHtml(label.text()).toPlainText() if rich(label) else label.text()
    longest = max((label.fontMetrics().horizontalAdvance(word) for word in plain.split()), default=0)
    high = label.heightForWidth(label.width())
    return _less(longest, label.width(), "wide") or _less(high, label.height(), "high")


def rich(label: QLabel) -> bool:
    """Tell whether a label's text holds tags."""
    return label.textFormat() is Qt.TextFormat.RichText


def _short_headings(header: QHeaderView) -> str:
    for number in range(header.count()):
        if not header.isSectionHidden(number):
            why = _less(header.sectionSizeHint(number), header.sectionSize(number), "wide")
            if why:
                return f"{header.model().headerData(number, header.orientation())!r} {why}"
    return ""


def _outside(widget: QWidget, window: QWidget) -> str:
    """Say where a widget leaves what holds it, up to what scrolls."""
    inside = widget.parentWidget()
    while inside is not None:
        spot = QRect(widget.mapTo(inside, QPoint(0, 0)), widget.size())
        beyond = inside.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
        around = inside.parentWidget()
        if isinstance(around, QAbstractScrollArea) and around.viewport() is inside:
            return ""  # what it does not scroll is said of the whole column
        if not beyond.contains(spot):
            return f"lies outside {said(inside)}: {spot.getRect()} in {inside.rect().getRect()}"
        inside = around if inside is not window else None
    return ""


def covered(window: QWidget) -> list[str]:
    """List neighbours that lie on each other."""
    faults = []
    for holder in {widget.parentWidget() for widget in visible(window)}:
        if holder is None or holder.layout() is None or isinstance(holder, (QStackedWidget, QListWidget)):
            continue
        each = [child for child in holder.children() if isinstance(child, QWidget) and child.isVisible()]
        each = [child for child in each if not isinstance(child, FocusRing) and child.objectName() not in OVER]
        for number, one in enumerate(each):
            for other in each[number + 1 :]:
                shared = one.geometry().intersected(other.geometry())
                if min(shared.width(), shared.height()) > SLACK:
                    faults.append(f"{said(one)} and {said(other)} lie on each other")
    return faults


def sideways(window: QWidget) -> list[str]:
    """List pages and columns that have to be scrolled sideways, or cannot be."""
    return [
        f"{said(area)} holds {area.widget().width()} px and shows {area.viewport().width()}"
        for area in visible(window)
        if isinstance(area, QScrollArea)
        and area.widget() is not None
        and not isinstance(area, DrawingView)
        and area.widget().width() > area.viewport().width() + SLACK
    ]
