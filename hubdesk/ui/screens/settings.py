"""Settings: how the window looks, one's passphrase, who works here, the match model, looking after the hub."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hubdesk.domain.changes import Changes
from hubdesk.domain.codes import CodeLists
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.form_rows import flow
from hubdesk.ui.parts.notice import Notice
from hubdesk.ui.parts.page import Page, Scrolled
from hubdesk.ui.screens.settings_care import Care
from hubdesk.ui.screens.settings_lists import ListsBox
from hubdesk.ui.screens.settings_look import LookBox
from hubdesk.ui.screens.settings_model import ModelAsks, ModelBox
from hubdesk.ui.screens.settings_packs import PacksAsks, PacksBox
from hubdesk.ui.screens.settings_paper import PaperBox
from hubdesk.ui.screens.settings_passphrase import PassphraseBox
from hubdesk.ui.screens.settings_protected import ProtectedAsks, ProtectedBox
from hubdesk.ui.screens.settings_rules import RulesBox
from hubdesk.ui.screens.settings_users import UsersBox


class SettingsPage(Page):
    """Shows a section for each verb it is given; users only where `administers` is true."""

    look_chosen = Signal(str, int)
    idle_chosen = Signal(int)
    rules_requested = Signal()

    def __init__(
        self,
        *,
        theme: str,
        percent: int,
        idle_minutes: int,
        administers: bool = False,
        change_passphrase: Ask | None = None,
        users: Ask | None = None,
        add_user: Ask | None = None,
        end_user: Ask | None = None,
        back_up: Ask | None = None,
        verify_audit: Ask | None = None,
        check: Ask | None = None,
        model: ModelAsks | None = None,
        transparency: Ask | None = None,
        may_test: bool = False,
        protected: ProtectedAsks | None = None,
        form: Ask | None = None,
        codes: CodeLists | None = None,
        packs: PacksAsks | None = None,
    ) -> None:
        super().__init__("settings", "Settings")
        self.notice = Notice("settings_notice")
        self.look = LookBox(theme, percent, idle_minutes)
        self.look.look_chosen.connect(self.look_chosen)
        self.look.idle_chosen.connect(self.idle_chosen)
        sections: list[QWidget] = [self.look]
        if change_passphrase is not None:
            sections.append(PassphraseBox(change_passphrase, self.notice))
        self.users: UsersBox | None = None
        if administers and users and add_user:
            self.users = UsersBox(users, add_user, end_user, self.notice)
            sections.append(self.users)
        self.model = ModelBox(model, self.notice) if model is not None else None
        sections += [self.model] if self.model is not None else []
        self.rules: RulesBox | None = None
        if transparency is not None:
            self.rules = RulesBox(transparency, may_test, self.notice)
            self.rules.rules_requested.connect(self.rules_requested)
            sections.append(self.rules)
        self.protected = ProtectedBox(protected, self.notice) if protected is not None else None
        self.paper = PaperBox(form, self.notice) if form is not None else None
        self.packs = PacksBox(packs, self.notice) if packs is not None else None
        self.lists = ListsBox(codes) if codes is not None else None
        sections += [box for box in (self.protected, self.packs, self.paper, self.lists) if box is not None]
        if back_up or verify_audit or check:
            sections.append(Care(back_up, verify_audit, check, self.notice))
        self._lay_out(sections)

    def _lay_out(self, sections: list[QWidget]) -> None:
        scroll = Scrolled("settings_scroll")
        for section in sections:
            scroll.column.addWidget(section)
        self.body.addWidget(self.notice)
        self.body.addWidget(scroll, 1)
        flow(self)
        self.setFocusProxy(self.look.theme.box)

    def refresh(self) -> None:
        """Fetch who works here, and the versions of the match model."""
        if self.users is not None:
            self.users.refresh()
        if self.model is not None:
            self.model.refresh()
        if self.protected is not None:
            self.protected.refresh()
        if self.packs is not None:
            self.packs.refresh()

    def take_changes(self, changes: Changes) -> None:
        """Fetch again when users, the match model or protected identities changed."""
        if changes.kinds & {"users", "model", "protections"}:
            self.refresh()
