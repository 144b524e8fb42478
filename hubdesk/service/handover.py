"""What changed since somebody's last shift: what others told, decided and did, the most pressing family first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from hubdesk.domain.days import short_day
from hubdesk.domain.handover import ChangedFamily, Handover, Happening
from hubdesk.domain.today import Item
from hubdesk.drawing.bands import BANDS
from hubdesk.packs.handover import Handed, draw_handover
from hubdesk.scoring.score import figure
from hubdesk.service.brief import brief_of
from hubdesk.service.clocks import clocks_at
from hubdesk.service.desk import Desk, act
from hubdesk.service.gathered import gathered
from hubdesk.service.happened import OF_THE_HUB, VERBS, Done, Happened
from hubdesk.service.held import HELD, open_items
from hubdesk.service.permit import permit
from hubdesk.service.queue import freshen
from hubdesk.service.queue_text import row_of
from hubdesk.service.whole_file import WholeFile
from hubdesk.store import audit, scores, settings
from hubdesk.store.audit import Entry

MOST = 200  # families that anybody reads of at once
_APART = timedelta(hours=4)  # without anything done: then a shift had ended
_DAY = timedelta(days=1)


def handover(desk: Desk, since: datetime | None = None) -> Handover:
    """Tell what others changed since a moment: the end of the asker's last shift where none is given."""
    with act(desk, "view_handover"):
        freshen(desk)
        own = _last_shift(desk) if since is None else None
        start = since or own or desk.now() - _DAY
        entries = _of_others(desk, start)
        happened = Happened(desk, entries)
        done = [one for entry in entries for one in happened.of(entry)]
        families, more = _families(desk, happened, done, start)
        rest = _once(happened.happening(one) for one in done if one.entry.verb in OF_THE_HUB)
        return Handover(start, desk.now(), own is not None, families, more, _due(desk, start), rest)


def save_handover(desk: Desk, out: Path, since: datetime | None = None) -> Handover:
    """Write what changed as a PDF, whole or not at all; nothing of it is kept."""
    permit(desk.user, "save_handover")
    shown = handover(desk, since)
    with WholeFile(out, "The handover") as file, act(desk, "save_handover", reason="disclosure: handover") as done:
        done.about += [one.family_id for one in shown.families]
        file.write(_drawn(desk, shown))
        file.put()
    return shown


def _drawn(desk: Desk, shown: Handover) -> bytes:
    made = f"Made by {desk.user.name} on {short_day(desk.today())}, {desk.now():%H:%M}."
    return draw_handover(Handed(desk.hub, made, shown))


def _last_shift(desk: Desk) -> datetime | None:
    """Find the last thing that somebody did before they were away for hours; None for whoever never was here."""
    later = desk.now()
    for at in audit.times_of(desk.database, desk.user.name):
        if later - at >= _APART:
            return at
        later = at
    return None


def _of_others(desk: Desk, since: datetime) -> list[Entry]:
    """List what this desk came to hold since then, the newest first; another desk's entries may be older."""
    own, found = settings.get(desk.database, audit.DESK), []
    for entry in audit.latest(desk.database, VERBS):
        if entry.desk == own and entry.at < since:
            break
        if entry.user != desk.user.name:
            found.append(entry)
    return found


def _families(
    desk: Desk, happened: Happened, done: Iterable[Done], since: datetime
) -> tuple[tuple[ChangedFamily, ...], int]:
    about: dict[str, list[Done]] = defaultdict(list)
    for one in done:
        for family_id in one.family_ids:
            about[family_id].append(one)
    kept = scores.by_family(desk.database, about)
    first = sorted(kept.values(), key=lambda row: (not row.urgent, -row.total, row.family_id))[:MOST]
    happened.look_up(one for row in first for one in about[row.family_id])
    fresh = {row.family_id: {one.concern_id for one in about[row.family_id] if one.concern_id} for row in first}
    before = _bands_before(desk, {family_id: ids for family_id, ids in fresh.items() if ids}, since)
    found = [
        ChangedFamily(
            row.family_id,
            row_of(row.row).title,
            row.band,
            before.get(row.family_id, row.band),
            row.urgent,
            _once(map(happened.happening, about[row.family_id])),
        )
        for row in first
    ]
    found.sort(
        key=lambda one: (not one.urgent, _fell(one), one.family_id not in before, -one.at.timestamp(), one.family_id)
    )
    return tuple(found), len(kept) - len(found)


def _fell(one: ChangedFamily) -> int:
    """Tell how far a band went down, so that what rose comes first; what is new rose from the lowest."""
    return BANDS.index(one.band) - BANDS.index(one.before or BANDS[-1])


def _bands_before(desk: Desk, fresh: Mapping[str, set[str]], since: datetime) -> dict[str, str]:
    """Work out the bands that families had without what is new, by today's rules; empty where all of it is."""
    found, day = {}, since.date()
    for family in gathered(desk, fresh, desk.today()):
        pieces = [p for p in brief_of(family).pieces if p.concern_id not in fresh[family.family_id]]
        total = figure(pieces, desk.rules, day, since=desk.since(), codes=desk.codes).total if pieces else 0
        found[family.family_id] = desk.rules.band(total) if pieces else ""
    return found


def _due(desk: Desk, since: datetime) -> tuple[Item, ...]:
    """List what fell due since then and is still open."""
    return tuple(one for one in open_items(desk, HELD, clocks_at(desk.now())) if one.late and _fell_due(one, since))


def _fell_due(item: Item, since: datetime) -> bool:
    due = item.due
    if due is None:
        return False
    return due >= since if isinstance(due, datetime) else due >= since.date()


def _once(happened: Iterable[Happening]) -> tuple[Happening, ...]:
    """Say the same thing by the same person once, as of the last time."""
    kept: dict[tuple[str, str], Happening] = {}
    for one in happened:
        kept.setdefault((one.by, one.words), one)
    return tuple(kept.values())
