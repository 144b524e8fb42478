"""What followed decisions, under the rows that stand now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hubdesk.domain.decision import Decision, stands_for
from hubdesk.domain.follow_up import FollowUps
from hubdesk.service.desk import Desk
from hubdesk.store import follow_ups


def followed(desk: Desk, made: Iterable[Decision], as_of: date | None = None) -> FollowUps:
    """Read what followed decisions by the end of a day; what followed a corrected one follows its correction."""
    now = stands_for(made)
    return follow_ups.of_decisions(desk.database, now, as_of).moved(now)
