"""Make a pack for one recipient, read it beside what they will not see, sign, print or save it; none on the disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrinter

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.decision import PACK_KINDS
from hubdesk.domain.errors import Cancelled, HubdeskError
from hubdesk.domain.family import Person
from hubdesk.domain.pack_standing import NOTHING_HIDDEN
from hubdesk.service.forms import MadePack
from hubdesk.service.outgoing import Stopped
from hubdesk.ui.parts.asking import Ask, Asked
from hubdesk.ui.parts.buttons import primary, quiet, secondary
from hubdesk.ui.parts.fields import TextField
from hubdesk.ui.parts.flow import Flow
from hubdesk.ui.parts.form_rows import choice, flow, labels
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.page import Page
from hubdesk.ui.parts.pdf_view import PdfView
from hubdesk.ui.parts.work import Work
from hubdesk.ui.screens.pack_compare import PackCompare
from hubdesk.ui.screens.pack_court import PackCourt
from hubdesk.ui.screens.pack_paper import PackPaper
from hubdesk.ui.screens.pack_people import PackPeople
from hubdesk.ui.screens.pack_signing import PackSigning
from hubdesk.ui.screens.pack_tools import PackTools
from hubdesk.ui.theme import px


@dataclass(frozen=True, slots=True)
class PackAsks:
    """`open`, `copy`, `full` and `newer` take a number, `make` all that is chosen on the page.

    `make` is asked with family id, recipient, reason, kind, who is left out, pieces and words that are taken out;
    `sign` takes number and reason, `save` pack and path, `printed` the pack as it was printed; `newer` takes a reason
    beside the number. Without `sign` and `newer` a person may only look.
    """

    make: Ask
    open: Ask
    save: Ask
    copy: Ask
    printed: Ask
    full: Ask
    sign: Ask | None = None
    newer: Ask | None = None


class PackPage(Page):
    """One pack at a time: made of a family as it stands now, or kept from before."""

    pack_made = Signal(object)
    back_requested = Signal()
    packs_requested = Signal(str, str)  # of which family, by its id and title; both empty for all

    def __init__(self, codes: CodeLists, asks: PackAsks) -> None:
        super().__init__("pack", "Pack")
        self._asks = asks
        self._family_id = self._title = ""
        self.came_from = "family"  # the place that Back goes to
        self.made: MadePack | None = None
        self.notice = Notice("pack_notice")
        self.recipient = choice("recipient", "Who is it &for", labels(codes.recipients))
        self.kind = choice("pack_kind", "&What is made", PACK_KINDS)
        for field in (self.recipient, self.kind):
            field.editor.setMinimumWidth(px(160))
            field.setMaximumWidth(px(280))
        self.people = PackPeople()
        self.court = PackCourt()
        self.make = primary("Ma&ke the pack", "make_pack", self.make_pack, "Ctrl+Return")
        self.reason = TextField("pack_reason", "Why it may go out all the &same")
        flow(self.reason)
        self.reason.hide()
        self.back = secondary("Back", "pack_back", self.back_requested.emit, "Esc")
        self.all = quiet("A&ll packs", "all_packs", lambda: self.packs_requested.emit(self._family_id, self._title))
        self.signing = PackSigning(asks.sign is not None, asks.newer is not None)
        self.signed, self.sign = self.signing.signed, self.signing.sign
        self.work = Work("pack_work")
        self._asked: Asked | None = None  # a pack that is being made
        self.tools = PackTools()
        self.view = PdfView("pack_view", "The pack's pages", self)
        self.view.setMinimumHeight(px(240))
        self.compare = PackCompare(self.view)
        self.paper = PackPaper(
            self, self.view, self.tools, self.notice, save=asks.save, copy=asks.copy, printed=asks.printed,
            failed=self._fail,
        )  # fmt: skip
        self._lay_out()
        self._wire()
        self._show_made(None)

    def show_family(self, family_id: str, title: str, people: Sequence[Person] = ()) -> None:
        """Begin with a family; a pack of another one is let go."""
        if family_id != self._family_id:
            self._family_id = family_id
            self._ask_why(())
            self._show_made(None)
            self.people.show_people(people)
            self.court.empty()
        self._making.show()
        self._title = title
        self.heading.setText(f"Pack: {title}")
        self.setFocusProxy(self.recipient.box)
        self.notice.hide()

    def show_pack(self, number: str) -> None:
        """Open a pack that was kept, to read, sign or hand it over."""
        self._family_id = self._title = ""
        self._ask_why(())
        self._show_made(None)
        for part in (self._making, self.people, self.court):
            part.hide()
        self.heading.setText(f"Pack {number}")
        self.notice.hide()
        self._wait("Drawing the pages")
        self._asks.open(number, done=self._take, failed=self._fail)

    def leave(self) -> None:
        """Let go of the pages: a locked window holds no pack."""
        self._family_id = self._title = ""
        self._show_made(None)
        self.people.show_people(())

    def make_pack(self) -> None:
        """Make a pack of the family as it stands now."""
        if not self._family_id or not self.make.isEnabled():
            return
        self.notice.hide()
        self._wait("Drawing the pages")
        self._asked = self._asks.make(
            self._family_id, self.recipient.value(), self.reason.value(), self.kind.value(), self.people.left_out(),
            self.court.redact(), self.court.also(), done=self._take, failed=self._fail,
            progress=self.work.show_progress,
        )  # fmt: skip
        self.work.let_stop(True)

    def save_to(self, path: Path) -> None:
        """Save the pack at a path."""
        if self.made is not None:
            self.paper.save(self.made, path)

    def print_to(self, printer: QPrinter) -> None:
        """Print the pack on a printer."""
        if self.made is not None:
            self.paper.print(self.made, printer)

    def _print(self) -> None:
        if self.made is not None:
            self.paper.ask_and_print(self.made)

    def _save(self) -> None:
        if self.made is not None:
            self.paper.ask_and_save(self.made)

    def _make_newer(self) -> None:
        if self._asks.newer is not None and self.made is not None:
            self._wait("Drawing the pages")
            self._asked = self._asks.newer(
                self.made.pack.number, self.reason.value(),
                done=self._take_newer, failed=self._fail, progress=self.work.show_progress,
            )  # fmt: skip
            self.work.let_stop(True)

    def _take_newer(self, made: MadePack) -> None:
        self.heading.setText(f"Pack {made.pack.number}")
        self._take(made)
        self.notice.say(f"This is the newer pack. Its first page says what changed since {made.view.replaces}.")

    def _stop(self) -> None:
        if self._asked is not None:
            self._asked.cancel()

    def _sign_it(self, reason: str) -> None:
        if self._asks.sign is not None and self.made is not None:
            self._wait("Signing")
            self._asks.sign(self.made.pack.number, reason, done=self._take, failed=self._not_signed)

    def _not_signed(self, error: HubdeskError) -> None:
        self._end()
        if isinstance(error, Stopped):
            self.signing.ask_why(error.stops)
        else:
            self.notice.warn(error.sentence)

    def _take(self, made: MadePack) -> None:
        self._end()
        self._show_made(made)
        self.pack_made.emit(made)

    def _fail(self, error: HubdeskError) -> None:
        self._end()
        if isinstance(error, Stopped):
            self._ask_why(error.stops)
        elif isinstance(error, Cancelled):
            self.notice.say(error.sentence)
        else:
            self.notice.warn(error.sentence)

    def _ask_why(self, stops: tuple[str, ...]) -> None:
        """Ask for a reason where contact is not safe."""
        self.reason.setVisible(bool(stops))
        self.reason.show_error(f"{' '.join(stops)} Write in a few words why, and make the pack again." if stops else "")
        if stops:
            self.reason.setFocus()
        else:
            self.reason.set_value("")

    def _wait(self, words: str) -> None:
        self.work.show_progress(0, 0, words)
        self.work.let_stop(False)
        self.work.show()
        self.make.setEnabled(False)
        self.signing.let(False)

    def _end(self) -> None:
        self.work.hide()
        self.make.setEnabled(True)
        self.signing.let(True)

    def _show_made(self, made: MadePack | None) -> None:
        self.made = made
        for part in (self.tools, self.compare, self.signing):
            part.setVisible(made is not None)
        self.make.setText("Ma&ke it again" if made else "Ma&ke the pack")
        if made is None:
            self.view.clear()
            self.compare.clear()
            return
        self.signing.show_made(made, kept=not self._family_id)
        self.view.show_pdf(made.pdf)
        self.compare.show_differences(made.view.differences, known=made.view is not NOTHING_HIDDEN)
        self.view.setFocus()

    def _fetch_full(self) -> None:
        if self.made is not None:
            self._asks.full(self.made.pack.number, done=self.compare.show_full, failed=self._fail)

    def _wire(self) -> None:
        for field in (self.recipient, self.kind, self.people, self.court):
            field.edited.connect(lambda: self._show_made(None))
        self.kind.edited.connect(lambda: self.court.setVisible(self.kind.value() == "court"))
        self.work.stop_requested.connect(self._stop)
        self.signing.sign_requested.connect(self._sign_it)
        self.signing.newer_requested.connect(self._make_newer)
        self.compare.full_wanted.connect(self._fetch_full)
        self.view.page_shown.connect(self.tools.show_page)
        self.view.zoom_shown.connect(self.tools.show_zoom)
        self.tools.page_requested.connect(self.view.go)
        self.tools.larger_requested.connect(self.view.zoom_in)
        self.tools.smaller_requested.connect(self.view.zoom_out)
        self.tools.fit_requested.connect(self.view.fit)
        self.tools.print_requested.connect(self._print)
        self.tools.save_requested.connect(self._save)
        self.setFocusProxy(self.recipient.box)

    def _lay_out(self) -> None:
        self._making = Flow(level="bottom")
        for field in (self.recipient, self.kind):
            self._making.addWidget(field, grow=True)
        for button in (self.make, self.people.open):
            self._making.addWidget(button)
        self.body.setSpacing(8)
        self.bar.addWidget(self.all)
        self.bar.addWidget(self.back)
        for part in (self.notice, self._making, self.people, self.court, self.reason, self.work, self.signing):
            self.body.addWidget(part)
        self.body.addWidget(self.tools)
        self.body.addWidget(self.compare, 1)
        self.body.addStretch()
        self.work.hide()
