"""The line above a pack: which page, how large, print, save."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from hubdesk.ui.parts.buttons import quiet, secondary
from hubdesk.ui.parts.flow import Flow
from hubdesk.ui.theme import px


class PackTools(Flow):
    """Only asks; the page does."""

    page_requested = Signal(int)
    larger_requested = Signal()
    smaller_requested = Signal()
    fit_requested = Signal()
    print_requested = Signal()
    save_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pack_tools")
        label = QLabel("Pa&ge")
        self.page = QLineEdit()
        self.page.setObjectName("pack_page")
        self.page.setAccessibleName("Page")
        self.page.setFixedWidth(px(64))
        self._here = 0
        label.setBuddy(self.page)
        self.of = QLabel()
        self.of.setObjectName("pack_pages")
        self.zoom = QLabel()
        self.zoom.setObjectName("pack_zoom")
        for part in (
            label, self.page, self.of,
            quiet("Before", "page_before", lambda: self._step(-1), "Ctrl+PgUp"),
            quiet("Next", "page_next", lambda: self._step(1), "Ctrl+PgDown"),
            quiet("Smaller", "zoom_out", self.smaller_requested.emit, "Ctrl+-"),
            self.zoom,
            quiet("Larger", "zoom_in", self.larger_requested.emit, "Ctrl++"),
            quiet("Fit the width", "zoom_fit", self.fit_requested.emit),
        ):  # fmt: skip
            self.addWidget(part)
        self.addWidget(QWidget(), grow=True)  # what leaves stands at the right
        self.save = secondary("Save as ...", "save_pack", self.save_requested.emit, "Ctrl+S")
        self.print = secondary("&Print", "print_pack", self.print_requested.emit, "Ctrl+P")
        self.addWidget(self.save)
        self.addWidget(self.print)
        self.page.returnPressed.connect(self._go)

    def show_page(self, page: int, of: int) -> None:
        """Show which page of how many is in view."""
        self._here = page
        self.page.setText(str(page))
        self.of.setText(f"of {of}")
        self.of.setAccessibleName(f"Page {page} of {of}")

    def show_zoom(self, percent: int) -> None:
        """Show how large pages are; 0 is as wide as the view."""
        self.zoom.setText(f"{percent} %" if percent else "Width")
        self.zoom.setAccessibleName(f"Size: {self.zoom.text()}")

    def _step(self, by: int) -> None:
        self.page_requested.emit(self._here + by)

    def _go(self) -> None:
        typed = self.page.text().strip()
        # What is no number goes nowhere; the field says again where we are.
        self.page_requested.emit(int(typed) if typed.isdecimal() else self._here)
        self.page.setText(str(self._here))
