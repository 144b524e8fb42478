"""At which meetings of the hub a family was on the agenda, and how that stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hubdesk.domain.family import Discussed
from hubdesk.domain.meeting import Standing, standing
from hubdesk.service.desk import Desk
from hubdesk.store import meetings


def discussed(desk: Desk, person_ids: Sequence[str], day: date) -> tuple[Discussed, ...]:
    """List the meetings held or planned by a day that have any of these people on their agenda, in their order."""
    held: dict[str, Standing] = {}
    found = {}
    for meeting_id, item_id in meetings.items_about(desk.database, person_ids):
        if meeting_id not in held:
            held[meeting_id] = standing(meetings.of_meeting(desk.database, meeting_id))
        one = held[meeting_id]
        item = next((item for item in (*one.items, *one.dropped) if item.id == item_id), None)
        if item is not None and one.meeting.at.date() <= day:
            about, why = one.meeting, one.reason_of(item_id) or item.why
            state = one.state_of(item_id)
            found[item_id] = Discussed(about.id, item_id, about.on, about.title, about.chair, state, why)
    return tuple(found.values())
