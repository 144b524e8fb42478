"""Ways of looking at the queue that somebody keeps under a name, and a list of families written out."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import asdict
from datetime import date
from pathlib import Path

from hubdesk.domain.changes import Changes
from hubdesk.domain.errors import Refused
from hubdesk.domain.queue import Narrowed, QueueRow, SavedView
from hubdesk.service.desk import Desk, act
from hubdesk.service.permit import permit
from hubdesk.service.queue import rows_shown
from hubdesk.sheets.write import write_csv
from hubdesk.store import settings

_LONGEST = 40
_HEADINGS = (
    "rank", "family", "children", "band", "score", "change_in_7_days", "why_now", "heard", "not_asked",
    "last_received", "status", "concern_refs",
)  # fmt: skip


def saved_views(desk: Desk) -> tuple[SavedView, ...]:
    """List this person's views by name."""
    permit(desk.user, "view_queue")
    kept = json.loads(settings.get(desk.database, _key(desk), "[]"))
    return tuple(sorted((_view(one) for one in kept), key=lambda view: view.name.casefold()))


def keep_view(desk: Desk, view: SavedView) -> Changes:
    """Keep a view for this person, in place of the one that had its name."""
    name = " ".join(view.name.split())
    if not name or len(name) > _LONGEST:
        raise Refused(f"Give the view a name of up to {_LONGEST} letters.")
    others = [one for one in saved_views(desk) if one.name.casefold() != name.casefold()]
    return _put(desk, [*others, SavedView(name, view.narrowed, view.columns)])


def drop_view(desk: Desk, name: str) -> Changes:
    """Let a view go."""
    return _put(desk, [one for one in saved_views(desk) if one.name != name])


def write_queue(
    desk: Desk, as_of: date | None, narrowed: Narrowed, families: Collection[str], path: Path, reason: str
) -> int:
    """Write the families shown, or only those chosen, as CSV and count them; who took them out, and why, is logged."""
    if not reason.strip():
        raise Refused("Say why the list leaves HubDesk: it is written down with your name.")
    with act(desk, "write_queue", reason=f"disclosure: queue; {reason.strip()}") as done:
        wanted = [row for row in rows_shown(desk, as_of, narrowed) if not families or row.family_id in families]
        written = write_csv(path, _HEADINGS, (_cells(desk, row) for row in wanted), bom=True)
        done.about += [row.family_id for row in wanted]
    return written


def _cells(desk: Desk, row: QueueRow) -> tuple[object, ...]:
    agencies = desk.codes.agencies

    def named(codes: tuple[str, ...]) -> str:
        return "; ".join(agencies[code].label if code in agencies else code for code in codes)

    children = "; ".join(f"{name or 'Name not known'}, {age}" for name, age in row.children)
    figures = (row.band, row.score, row.change, row.why_now)
    heard = (named(row.agencies_heard), named(row.agencies_not_asked))
    return (row.rank, row.title, children, *figures, *heard, row.last_received, row.status, "; ".join(row.concern_refs))


def _put(desk: Desk, views: list[SavedView]) -> Changes:
    with act(desk, "keep_view"):
        settings.put(desk.database, _key(desk), json.dumps([asdict(view) for view in views]))
    return Changes(frozenset({"settings"}))


def _key(desk: Desk) -> str:
    return f"queue views {desk.user.name}"


def _view(kept: dict[str, object]) -> SavedView:
    said = dict(kept["narrowed"])  # type: ignore[call-overload]  # as `_put` wrote it
    said["statuses"], said["marks"] = tuple(said["statuses"]), tuple(map(tuple, said["marks"]))
    return SavedView(str(kept["name"]), Narrowed(**said), tuple(kept["columns"]))  # type: ignore[arg-type]
