"""Draw a pack while somebody waits for it: how far it is, page by page, and a way to stop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hubdesk.domain.errors import Cancelled

_TOLD, _OFTEN = 50, 10  # of many pages so many are told of while they are drawn, and each tenth while they are laid out


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who waits: `progress` hears how far it is, `cancelled` tells whether they said stop."""

    progress: Callable[[int, int, str], None]
    cancelled: Callable[[], bool]

    def tell(self, page: int, of: int) -> None:
        """Hear of a page; raises Cancelled once they said stop."""
        if self.cancelled():
            raise Cancelled("Stopped. No pack was made.")
        if page % max(1, of // _TOLD if of else _OFTEN) == 0 or page == of:
            self.progress(page, of, f"Drawing page {page:,} of {of:,}" if of else f"Laying out page {page:,}")


NOBODY = Waiting(lambda _done, _of, _words: None, lambda: False)
