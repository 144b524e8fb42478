"""What is imported while the passphrase is typed, so that neither the way in nor the first page waits for it."""

from __future__ import annotations

import gc


def import_ahead() -> None:
    """Import what opens a hub and what shows its first page; on the records thread."""
    from hubdesk.service import queue, queue_views, today, unlock  # noqa: F401
    from hubdesk.ui import offers, places  # noqa: F401
    from hubdesk.ui.parts import frame  # noqa: F401
    from hubdesk.ui.screens import queue as queue_page  # noqa: F401
    from hubdesk.ui.screens import today as today_page  # noqa: F401

    gc.freeze()  # what was imported is there for good: whoever sweeps need not look at it again
