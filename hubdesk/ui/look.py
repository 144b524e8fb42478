"""What a person chose about the look of the window, kept beside the hub; holds no case data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings

SMALLEST, LARGEST = 80, 200  # per cent of the usual size of text
CHOICES = ("system", "light", "dark", "contrast")


@dataclass(frozen=True, slots=True)
class Look:
    """Theme (`system`, `light`, `dark`, `contrast`), size of text in per cent (80 to 200), where the window was.

    `frame` is its place and size on the screen as Qt writes it, in base 64; `place` is the last one of the rail,
    `shown_round` whether somebody has been led round the demo.
    """

    theme: str = "system"
    percent: int = 100
    last_user: str = ""
    idle_minutes: int = 10
    frame: str = ""
    place: str = "today"
    shown_round: bool = False


def read_look(folder: Path) -> Look:
    """Read what was chosen on this workstation; anything odd in the file counts as not chosen."""
    kept = _file(folder)
    theme = str(kept.value("theme", "system"))
    return Look(
        theme=theme if theme in CHOICES else "system",
        percent=_whole(kept.value("percent"), SMALLEST, LARGEST, 100),
        last_user=str(kept.value("last_user", "")),
        idle_minutes=_whole(kept.value("idle_minutes"), 1, 60, 10),
        frame=str(kept.value("frame", "")),
        place=str(kept.value("place", "today")),
        shown_round=str(kept.value("shown_round", "")) == "yes",
    )


def keep_look(folder: Path, look: Look) -> None:
    """Keep what was chosen."""
    kept = _file(folder)
    kept.setValue("theme", look.theme)
    kept.setValue("percent", look.percent)
    kept.setValue("last_user", look.last_user)
    kept.setValue("idle_minutes", look.idle_minutes)
    kept.setValue("frame", look.frame)
    kept.setValue("place", look.place)
    kept.setValue("shown_round", "yes" if look.shown_round else "")
    kept.sync()


def _file(folder: Path) -> QSettings:
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)


def _whole(value: object, least: int, most: int, otherwise: int) -> int:
    text = str(value)
    return max(least, min(most, int(text))) if text.isdigit() else otherwise
