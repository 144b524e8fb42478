"""Who works at this hub: list, add, end."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from hubdesk.domain.errors import HubdeskError
from hubdesk.domain.user import User
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.buttons import quiet, secondary
from hubdesk.ui.parts.fields import TextField
from hubdesk.ui.parts.form_rows import FormRow, choice
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.passphrase import NewPassphrase
from hubdesk.ui.parts.table import Column, Rows, Table
from hubdesk.ui.parts.words import Heading, Words
from hubdesk.ui.theme import px

ROLES = {
    "staff": "Staff: records, decides, makes packs",
    "manager": "Manager: exports and backs up too",
    "administrator": "Administrator: manages users too",
    "auditor": "Auditor: reads only, and sees the audit trail",
}
_COLUMNS: tuple[Column[User], ...] = (
    Column("name", "Name", lambda user: user.name, strong=True),
    Column("role", "Role", lambda user: user.role.capitalize(), width=140),
    Column("active", "Access", lambda user: "May sign in" if user.active else "Ended", width=140),
)


class UsersBox(QFrame):
    """`add` is asked with name, role and a first passphrase; `end`, where given, with a name."""

    def __init__(self, users: Ask, add: Ask, end: Ask | None, notice: Notice) -> None:
        super().__init__()
        self.setObjectName("settings_users")
        self.setProperty("style", "card")
        self._users, self._add, self._end, self._notice = users, add, end, notice
        self.model: Rows[User] = Rows(_COLUMNS)
        self.table = Table("users", "Who works at this hub", self.model)
        self.end = quiet("End this person's access", "end_user", self._end_chosen)
        self.name = TextField("user_name", "Name", width=4000)
        self.role = choice("user_role", "R&ole", ROLES)
        self.passphrase = NewPassphrase(
            "user_passphrase", "&First passphrase", "&Passphrase again", "Show what I typ&e"
        )
        self.add = secondary("&Add this person", "add_user", self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(Heading("Who works here", "small-heading", "users_heading"))
        column.addWidget(self.table)
        line = QHBoxLayout()
        line.addWidget(self.end)
        line.addStretch()
        column.addLayout(line)
        column.addWidget(Words("Add somebody", "strong", "add_user_heading"))
        column.addWidget(FormRow((self.name, 8), (self.role, 10)))
        column.addWidget(self.passphrase)
        column.addWidget(self.add)
        self.end.setVisible(end is not None)
        self.table.row_chosen.connect(lambda user: self.end.setEnabled(user.active))
        self.end.setEnabled(False)

    def refresh(self) -> None:
        """Fetch the users."""
        self._users(done=self._show)

    def _show(self, users: tuple[User, ...]) -> None:
        self.model.show_rows(users)
        self.table.setFixedHeight(px(32) * (min(len(users), 8) + 1) + px(8))
        self.end.setEnabled(False)

    def _save(self) -> None:
        self.name.show_error("" if self.name.value() else "Type the person's name.")
        passphrase = self.passphrase.check()
        if not self.name.value():
            self.name.setFocus()
        elif passphrase:
            self.add.setEnabled(False)
            self._add(self.name.value(), self.role.value(), passphrase, done=self._added, failed=self._fail)

    def _added(self, _changes: object) -> None:
        self.add.setEnabled(True)
        self._notice.say(f"{self.name.value()} may sign in. Tell them their first passphrase, and to change it.")
        self.name.set_value("")
        for field in self.passphrase.findChildren(TextField):
            field.set_value("")
        self.refresh()

    def _end_chosen(self) -> None:
        user = self.table.chosen()
        if self._end is not None and user is not None:
            self._end(user.name, done=lambda _changes: self._ended(user), failed=self._fail)

    def _ended(self, user: User) -> None:
        self._notice.say(f"{user.name} may no longer sign in. What they recorded stays under their name.")
        self.refresh()

    def _fail(self, error: HubdeskError) -> None:
        self.add.setEnabled(True)
        self._notice.warn(error.sentence)
