"""What stands on packs and under them: the hub's logo, and the certificate that copies are signed with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout

from hubdesk.domain.days import long_day
from hubdesk.domain.errors import HubdeskError
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import quiet, secondary
from hubdesk.ui.parts.fields import TextField
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.words import Heading, Words

if TYPE_CHECKING:
    from hubdesk.service.pack_certificate import Certificate

_LOGO = "A logo (a PNG or JPEG file) stands on the cover of packs made from now on; older packs stay as they are."
_CERTIFICATE = (
    "With a certificate, each copy that is saved is signed so that its recipient's program can tell whether it was "
    "changed. Make one of the hub's own and give its fingerprint to recipients, or take in a file that it was given."
)
_NONE = "This desk has no certificate. Copies leave it without a signature that programs can check."


@dataclass(frozen=True, slots=True)
class PacksAsks:
    """`logo` is asked with a file or None, `take` with file and passphrase, `write` with a file; None who may not.

    `certificate` tells which one copies are signed with, or None.
    """

    certificate: Ask
    logo: Ask | None = None
    make: Ask | None = None
    take: Ask | None = None
    write: Ask | None = None


class PacksBox(QFrame):
    """A part for the logo and one for the certificate, each only for who may set it."""

    def __init__(self, asks: PacksAsks, notice: Notice) -> None:
        super().__init__()
        self.setObjectName("settings_packs")
        self.setProperty("style", "card")
        self._asks, self._notice = asks, notice
        self.held = Words("", "", "certificate_held")
        self.passphrase = TextField(
            "certificate_passphrase", "Passphrase of the file that i&s taken in", width=320, secret=True
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 16, 24, 16)
        self._column.setSpacing(8)
        self._column.addWidget(Heading("Packs", "small-heading", "packs_heading"))
        if asks.logo is not None:
            self._column.addWidget(Words(_LOGO, "quiet", "logo_words").in_column())
            self._line(("Take in a logo ...", "logo_take", self._choose_logo), ("No logo", "logo_none", self.drop_logo))
        self._column.addWidget(Words(_CERTIFICATE, "quiet", "certificate_words").in_column())
        self._column.addWidget(self.held)
        if asks.make is not None:
            self._column.addWidget(self.passphrase)
            self._line(
                ("Make a certificate", "certificate_make", self.make),
                ("Take one in ...", "certificate_take", self._choose_certificate),
                ("Write it out for recipients ...", "certificate_write", self._choose_out),
            )

    def refresh(self) -> None:
        """Fetch which certificate is in use."""
        self._asks.certificate(done=self._show, failed=lambda _error: self._show(None))

    def take_logo(self, file: Path) -> None:
        """Take in a logo."""
        if self._asks.logo is not None:
            self._do(self._asks.logo, "Packs made from now on bear this logo.", file)

    def drop_logo(self) -> None:
        """Let packs have no logo."""
        if self._asks.logo is not None:
            self._do(self._asks.logo, "Packs made from now on have no logo.", None)

    def make(self) -> None:
        """Make a certificate of the hub's own."""
        if self._asks.make is not None:
            self._do(self._asks.make, "Copies saved from now on are signed with this certificate.")

    def take_certificate(self, file: Path) -> None:
        """Take in a file that the hub was given."""
        if self._asks.take is not None:
            said = "Copies saved from now on are signed with this certificate."
            self._do(self._asks.take, said, file, self.passphrase.value())
            self.passphrase.set_value("")

    def write(self, file: Path) -> None:
        """Write the public half, for recipients."""
        if self._asks.write is not None:
            self._do(self._asks.write, f"The certificate is at {file}. It holds nothing secret.", file)

    def _do(self, ask: Ask, said: str, *values: object) -> None:
        def done(_answer: object) -> None:
            self._notice.say(said)
            self.refresh()

        def fail(error: HubdeskError) -> None:
            self._notice.warn(error.sentence)

        ask(*values, done=done, failed=fail)

    def _show(self, held: Certificate | None) -> None:
        self.held.setText(certificate_words(held))

    def _choose_logo(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Take in a logo", "", "Pictures (*.png *.jpg *.jpeg)")
        if name:
            self.take_logo(Path(name))

    def _choose_certificate(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Take in a certificate", "", "PKCS#12 (*.p12 *.pfx)")
        if name:
            self.take_certificate(Path(name))

    def _choose_out(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Write the certificate", "hub-certificate.pem", "PEM (*.pem)")
        if name:
            self.write(Path(name))

    def _line(self, *buttons: tuple[str, str, Callable[[], None]]) -> None:
        line = QHBoxLayout()
        for number, (words, name, slot) in enumerate(buttons):
            line.addWidget((quiet if number else secondary)(words, name, slot))
        line.addStretch()
        self._column.addLayout(line)


def certificate_words(held: Certificate | None) -> str:
    """Say which certificate copies are signed with, and until when it holds."""
    if held is None:
        return _NONE
    return f"{held.subject}, valid until {long_day(held.until.date())}. Its fingerprint (SHA-256): {held.fingerprint}"
