"""Colours as roles, in three themes, and the size of text; carried by Qt's own palette and font.

A painted part asks `roles_of(self)` and `px(12)` when it paints, so that a new theme needs no other message.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cache
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from hubdesk.domain.shipped import shipped

FAMILY = "Atkinson Hyperlegible Next"
TEXT = 14  # px at 100 %
SIZES = (12, 14, 16, 20, 26)


@dataclass(frozen=True, slots=True)
class Roles:
    """What each colour is for; all are #RRGGBB."""

    page: str
    surface: str
    hairline: str
    edge: str
    text: str
    quiet: str
    action: str
    on_action: str
    hover: str
    selected: str
    ring: str
    ring_ground: str
    red: str
    amber: str
    amber_ground: str
    green: str
    blue: str
    unknown: str
    on_band: str


THEMES = {
    "light": Roles(
        page="#F6F7F9", surface="#FFFFFF", hairline="#D5DAE1", edge="#737D8C", text="#14181F",
        quiet="#4C5664", action="#1D4F91", on_action="#FFFFFF", hover="#ECF1F8", selected="#E1EAF6",
        ring="#FFBF47", ring_ground="#14181F", red="#B3261E", amber="#8A5300",
        amber_ground="#FFF1D6", green="#1E6B3A", blue="#1D5B8F", unknown="#4C5664",
        on_band="#FFFFFF",
    ),
    "dark": Roles(
        page="#15181D", surface="#1E232A", hairline="#39414C", edge="#8490A0", text="#EEF1F5",
        quiet="#A9B3C0", action="#8FB8F0", on_action="#10141A", hover="#262D37", selected="#2B3A50",
        ring="#FFBF47", ring_ground="#0B0D10", red="#F2938C", amber="#F5B95B",
        amber_ground="#3A2C12", green="#7CCB95", blue="#8CC2EE", unknown="#A9B3C0",
        on_band="#10141A",
    ),
    "contrast": Roles(
        page="#000000", surface="#000000", hairline="#FFFFFF", edge="#FFFFFF", text="#FFFFFF",
        quiet="#FFFFFF", action="#FFFF00", on_action="#000000", hover="#1F1F1F", selected="#00339A",
        ring="#FFBF47", ring_ground="#000000", red="#FFA59E", amber="#FFCF70",
        amber_ground="#000000", green="#8DF0AC", blue="#9ED4FF", unknown="#FFFFFF",
        on_band="#000000",
    ),
}  # fmt: skip

_BY_ACTION = {roles.action.lower(): roles for roles in THEMES.values()}


def roles_of(widget: QWidget) -> Roles:
    """Read which theme a widget is shown in from its palette; light where it is in none."""
    return _BY_ACTION.get(widget.palette().color(QPalette.ColorRole.Link).name(), THEMES["light"])


def px(size: float) -> int:
    """Scale a length that belongs to text by the size of text that the person chose."""
    return round(size * QFontInfo(QApplication.font()).pixelSize() / TEXT)


def show_theme(app: QApplication, name: str = "system", percent: int = 100) -> str:
    """Show the program in a theme (light, dark, contrast, or system) with text at 80 to 200 per cent.

    The stylesheet that it gives is for the window: where the program as a whole wears one, each part is dressed anew
    each time that it, or what it is in, is put into another part, and a page is so put together.
    """
    roles = THEMES[_system() if name == "system" else name]
    percent = max(80, min(200, percent))
    app.setStyle("Fusion")
    app.setPalette(_palette(roles))
    font = QFont(_family())
    font.setPixelSize(round(TEXT * percent / 100))
    app.setFont(font)
    return stylesheet(roles, percent)


def stylesheet(roles: Roles, percent: int) -> str:
    """Fill the stylesheet template with the colours and sizes of a theme."""
    sizes = {f"s{size}": f"{round(size * percent / 100)}px" for size in (*SIZES, 4, 8, 24, 32, 40)}
    template = Template(shipped("style/hubdesk.qss").read_text(encoding="utf-8"))
    theme = next(name for name, known in THEMES.items() if known is roles)
    return template.substitute(asdict(roles), **sizes, theme=theme, pictures=shipped("style").as_posix())


def _system() -> str:
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def add_fonts(names: str) -> None:
    """Add shipped fonts by a pattern of their file names; other scripts can wait for the window."""
    for file in sorted(shipped("fonts").glob(names)):
        QFontDatabase.addApplicationFont(str(file))


@cache  # added once: to ask which families there are takes as long as a whole window
def _family() -> str:
    add_fonts("Atkinson*.[ot]tf")
    return FAMILY


def _palette(roles: Roles) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for part, colour in {
        role.Window: roles.page,
        role.WindowText: roles.text,
        role.Base: roles.surface,
        role.AlternateBase: roles.hover,
        role.Text: roles.text,
        role.PlaceholderText: roles.quiet,
        role.Button: roles.surface,
        role.ButtonText: roles.text,
        role.ToolTipBase: roles.surface,
        role.ToolTipText: roles.text,
        role.Mid: roles.hairline,
        role.Highlight: roles.selected,
        role.HighlightedText: roles.text,
        role.Link: roles.action,
        role.Accent: roles.action,
    }.items():
        palette.setColor(part, QColor(colour))
    for part in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, part, QColor(roles.edge))
    return palette
