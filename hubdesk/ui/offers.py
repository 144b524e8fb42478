"""What can be done from anywhere by typing its words into the search box."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from hubdesk.ui.look import LARGEST, SMALLEST
from hubdesk.ui.parts.commands import Command
from hubdesk.ui.places_of_help import show_round

if TYPE_CHECKING:
    from hubdesk.ui.places import Wires

_STEP = 25  # per cent of the usual size of text
GO = {
    "today": "Go to Today",
    "queue": "Go to the queue",
    "record": "Record a concern",
    "note": "Note a telephone call",
    "import": "Import a partner's sheet",
    "review": "Decide matches: who is whom",
    "asked": "Requests to partners",
    "ledger": "Decisions: the ledger",
    "meetings": "Meetings: plan or open one",
    "packs": "Packs that were made",
    "handover": "Handover: what changed since my last shift",
    "hand_over": "Hand over somebody's work",
    "reports": "Reports: count a period",
    "exchange": "Exchange with headquarters",
    "settings": "Settings: people, passphrase, look, backup",
    "backtest": "Rules of the score: compare, take into use",
    "keys": "Keys: what works from anywhere",
    "help": "Help with this page",
}
_COLOURS = {
    "light": "Light colours",
    "dark": "Dark colours",
    "contrast": "High contrast colours",
    "system": "Colours as this workstation has them",
}


def offers(wires: Wires) -> tuple[Command, ...]:
    """List the commands."""
    window = wires.window
    return (
        *(
            Command(words, window.key_to(name), partial(window.show_place, name))
            for name, words in GO.items()
            if window.has(name)
        ),
        Command("Lock HubDesk", "Ctrl+L", window.lock_requested.emit),
        *(Command(words, "", _coloured(wires, theme)) for theme, words in _COLOURS.items()),
        Command("Larger text", "", partial(_resize, wires, _STEP)),
        Command("Smaller text", "", partial(_resize, wires, -_STEP)),
        Command("Show me round: the tour", "", partial(show_round, wires)),
    )


def _coloured(wires: Wires, theme: str) -> Callable[[], None]:
    return lambda: wires.show_look(theme, wires.look().percent)


def _resize(wires: Wires, step: int) -> None:
    look = wires.look()
    wires.show_look(look.theme, min(LARGEST, max(SMALLEST, look.percent + step)))
