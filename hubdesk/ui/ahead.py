"""What is imported while nobody waits for it: before somebody signs in, and once the first page is there."""

from __future__ import annotations

import gc
from importlib import import_module

_PAGES = (
    *(f"service.{name}" for name in ("asked", "ledger", "pack_certificate", "protect", "reports", "users")),
    *(f"ui.screens.{name}" for name in ("asked", "decide", "decision", "exchange", "family", "family_ask")),
    *(f"ui.screens.{name}" for name in ("import_sheet", "ledger", "person", "record", "reports", "review")),
    *(f"ui.screens.{name}" for name in ("settings", "settings_model")),
)


def import_ahead() -> None:
    """Import what opens a hub and what shows its first page; on the records thread."""
    from hubdesk.service import pack_list, queue, queue_views, today, unlock  # noqa: F401
    from hubdesk.ui import offers, places, rehearsal  # noqa: F401
    from hubdesk.ui.parts import frame  # noqa: F401
    from hubdesk.ui.screens import queue as queue_page  # noqa: F401
    from hubdesk.ui.screens import today as today_page  # noqa: F401

    gc.freeze()  # what was imported is there for good: whoever sweeps need not look at it again


def import_pages() -> None:
    """Import what reads and shows the other pages of the rail and a family; on the records thread."""
    for name in _PAGES:
        import_module(f"hubdesk.{name}")
