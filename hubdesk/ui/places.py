"""The places of an open hub: each screen with the verbs it asks for; the rail shows them in this order."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hubdesk.domain.codes import CodeLists
from hubdesk.ui import verbs
from hubdesk.ui.parts.page import Page
from hubdesk.ui.window import Place

if TYPE_CHECKING:
    from hubdesk.ui.app import App


def places_of(app: App, codes: CodeLists) -> tuple[Place, ...]:
    """List the places; a page is made, and its modules are imported, when it is first shown."""
    return (
        Place("queue", "&Queue", "list-ordered", lambda: _queue(app, codes)),
        Place("family", "Family", "users", lambda: _family(app, codes), rail=False),
    )


def _queue(app: App, codes: CodeLists) -> Page:
    from hubdesk.ui.screens.queue import QueuePage

    page = QueuePage(verbs.asking(app.records, verbs.read_queue, latest="queue"), codes.agencies, date.today)
    page.family_opened.connect(app.open_family)
    return page


def _family(app: App, codes: CodeLists) -> Page:
    from hubdesk.ui.screens.family import FamilyPage

    page = FamilyPage(verbs.asking(app.records, verbs.read_family, latest="family"), codes)
    page.back_requested.connect(lambda: app.window.show_place("queue"))
    return page
