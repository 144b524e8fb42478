"""The place of help, and the steps of the tour over the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdesk.ui.parts.page import Page
from hubdesk.ui.parts.tour import Step
from hubdesk.ui.window import Place

if TYPE_CHECKING:
    from hubdesk.domain.queue import QueueView
    from hubdesk.ui.places import Wires


def help_place(wires: Wires) -> Place:
    """Make the place of help, which opens from anywhere at what the handbook says of the page in view."""
    return Place("help", "Help", "info", lambda: _help(wires), rail=False, key="Shift+F1")


def show_round(wires: Wires) -> None:
    """Begin the tour."""
    wires.window.tour.begin(steps(wires))


def steps(wires: Wires) -> tuple[Step, ...]:
    """List the five steps: what waits, who comes first, one family, a concern, and how to find the rest."""
    return (
        Step(
            "What needs a person now",
            "Today is the first page. On the left, how many of each kind; on the right, the list behind it. Nothing "
            "leaves because somebody read it: it leaves when somebody has acted.",
            lambda: _show(wires, "today"),
        ),
        Step(
            "Who comes first, and why",
            "The queue puts families in order. Each row says in words why it is there, who was heard and who was not "
            "asked. A low score never means that a child is safe.",
            lambda: _show(wires, "queue"),
        ),
        Step(
            "The pieces of one family",
            "A lane for each agency that ought to know these children. A hatched lane is somebody nobody has asked. "
            "Score shows each point with the event and the rule it comes from, to be checked with a pencil.",
            lambda: _open_first(wires),
        ),
        Step(
            "Somebody tells you something",
            "Only what is needed is asked for. While you type a name, whoever this could be stands beside it. What you "
            "type is kept as a draft within two seconds.",
            lambda: _show(wires, "record"),
        ),
        Step(
            "Find your way",
            "Ctrl+K finds people, families and concerns however they are spelt. F1 lists the keys. Shift+F1 tells "
            "about the page you are on, and begins this tour again.",
            lambda: _show(wires, "today"),
        ),
    )  # fmt: skip


def _show(wires: Wires, name: str) -> None:
    if wires.window.has(name):  # some people may not go everywhere
        wires.window.show_place(name)


def _open_first(wires: Wires) -> None:
    from hubdesk.domain.queue import Narrowed
    from hubdesk.ui import verbs

    def show(view: QueueView) -> None:
        if view.first:
            wires.window.place("family")  # so that it is shown at once, and the cursor stays with the tour
            wires.open_family(view.first[0].family_id)
            wires.window.tour.on.setFocus()

    wires.ask(verbs.open_queue, "tour")(None, Narrowed(), "", done=show)


def _help(wires: Wires) -> Page:
    from hubdesk.domain.handbook import shipped_handbook
    from hubdesk.ui.screens.help import HelpPage

    page = HelpPage(shipped_handbook(), lambda: wires.window.before)
    page.back_requested.connect(wires.window.go_back)
    page.tour_requested.connect(lambda: show_round(wires))
    return page
