"""Make the pictures of docs/pictures that show the window again, over a demo hub in which everybody is made up.

    python packaging/pictures.py                  all of them, where they belong
    python packaging/pictures.py --to FOLDER --theme dark --percent 150 --size 1920x1080 today queue

It goes to each page as the tests do (tests/ui/scenes.py), so that a picture shows what is tested. What it prints are
names; packs on paper are not among them.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from environment import ROOT

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from tests.ui.stage import Stage

FAMILIES = 60
# The name of a picture and the scene that it shows.
PICTURES = {
    "today": "today",
    "queue": "queue",
    "family-timeline": "family-timeline",
    "family-score": "family-score",
    "family-chronology": "family-chronology",
    "family-people": "family-people",
    "family-drawing": "family-drawing",
    "family-asked": "family-coverage",
    "record": "record",
    "import": "import",
    "review": "review",
    "requests": "request",
    "decide": "decide",
    "decisions": "ledger",
    "pack-preview": "pack-made",
    "meeting": "meeting",
    "handover": "handover",
    "reports": "reports",
    "exchange": "exchange",
    "settings": "settings",
    "help": "help",
    "keys": "keys",
}
GATES = ("welcome", "set-up", "unlock")


def main() -> None:
    """Read what is wanted and make it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="pictures to make; all of them where none is named")
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "pictures", help="where they are written")
    parser.add_argument("--theme", default="light", choices=("light", "dark", "contrast"))
    parser.add_argument("--percent", type=int, default=100, help="the size of text, 80 to 200")
    parser.add_argument("--size", default="1280x720", help="of the window")
    said = parser.parse_args()
    wanted = set(said.names) or {*PICTURES, *GATES}
    unknown = sorted(wanted - {*PICTURES, *GATES})
    if unknown:
        parser.error(f"there is no picture {', '.join(unknown)}; there are {', '.join((*PICTURES, *GATES))}")
    wide, high = (int(part) for part in said.size.split("x"))
    with TemporaryDirectory() as folder:
        for name in _make(Path(folder), wanted, said.to.absolute(), said.theme, said.percent, (wide, high)):
            print(name, flush=True)
    os._exit(0)  # nothing is left to keep, and Qt need not take down its pages one by one


def _make(folder: Path, wanted: set[str], to: Path, theme: str, percent: int, size: tuple[int, int]) -> Iterator[str]:
    from PySide6.QtGui import QCursor
    from PySide6.QtWidgets import QApplication

    from hubdesk.ui.app import App
    from tests.ui.scenes import scenes
    from tests.ui.stage import Stage, furnish

    to.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    QCursor.setPos(size[0] - 2, size[1] - 2)  # over nothing that would be shown as pointed at
    os.chdir(folder)  # so that no picture names a folder of this machine
    documents, demo = Path("Documents"), Path("demo", "hub.db")
    for place in (documents, demo.parent):
        place.mkdir()
    stage = Stage(App(application, Path("hub.db"), demo, folder), application, furnish(demo, FAMILIES), documents)
    stage.app.look = replace(stage.app.look, shown_round=True)
    stage.app.show_look(theme, percent)
    stage.app.start()
    for name, button in (("welcome", ""), ("set-up", "welcome_set_up")):
        _press(stage, button)
        yield from _grab(stage, name, wanted, to, size)
    stage.app.entry.begin()
    _press(stage, "welcome_demo")
    stage.wait(lambda: stage.app.window.page)
    for scene in list(scenes(stage.app.window)):
        for name in [name for name, of in PICTURES.items() if of == scene.name and name in wanted]:
            scene.go(stage)
            yield from _grab(stage, name, wanted, to, size)
    if "unlock" in wanted:
        stage.app.entry._own = demo
        stage.app.entry.begin()
        yield from _grab(stage, "unlock", wanted, to, size)


def _press(stage: Stage, name: str) -> None:
    from PySide6.QtWidgets import QAbstractButton

    button = stage.app.window.findChild(QAbstractButton, name) if name else None
    if isinstance(button, QAbstractButton):
        button.click()
    stage.settle()


def _grab(stage: Stage, name: str, wanted: set[str], to: Path, size: tuple[int, int]) -> Iterator[str]:
    if name in wanted:
        stage.app.window.resize(*size)
        stage.settle()
        stage.app.window.grab().save(str(to / f"{name}.png"))
        yield name


if __name__ == "__main__":
    main()
