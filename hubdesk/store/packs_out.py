"""What a pack's recipient does not see, which pack it replaces, each copy that left, and where packs stand."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import astuple
from datetime import datetime

from hubdesk.domain.difference import Difference
from hubdesk.domain.pack_standing import Copy, PackStanding, PackView
from hubdesk.store.handle import Database
from hubdesk.store.persons import known_as
from hubdesk.store.sql import Row, canonical, insert, many, rows, run

_VIEW = ("id", "pack_id", "left_out", "differences", "replaces")
_COPY = ("id", "pack_id", "copy", "how", "at", "by")
_SIGNERS = 2
_STANDING = f"""SELECT p.id, p.number, p.kind, p.recipient, p.person_ids, p.made_at, p.made_by,
  (SELECT json_group_array("by") FROM (SELECT "by", min(at || id) AS first FROM pack_signatures WHERE pack_id = p.id
    GROUP BY "by" ORDER BY first LIMIT {_SIGNERS})),
  (SELECT count(*) FROM pack_copies WHERE pack_id = p.id) + NOT EXISTS (SELECT 1 FROM pack_views WHERE pack_id = p.id),
  coalesce((SELECT replaces FROM pack_views WHERE pack_id = p.id), ''),
  coalesce((SELECT n.number FROM pack_views v JOIN packs n ON n.id = v.pack_id WHERE v.replaces = p.number
    ORDER BY n.made_at DESC LIMIT 1), '') FROM packs p"""
# Signed and waiting for a second person, or for somebody to hand it over, and no newer pack has taken its place. Packs
# of before copies were counted have no view; once signed they are held to have left.
_OPEN = f"""SELECT s.pack_id FROM
  (SELECT pack_id, count(DISTINCT "by") AS people FROM pack_signatures GROUP BY pack_id) s
  JOIN pack_views v ON v.pack_id = s.pack_id JOIN packs o ON o.id = s.pack_id
  WHERE (s.people < {_SIGNERS} OR NOT EXISTS (SELECT 1 FROM pack_copies WHERE pack_id = s.pack_id))
  AND NOT EXISTS (SELECT 1 FROM pack_views WHERE replaces = o.number)"""


def add_view(db: Database, view_id: str, pack_id: str, view: PackView) -> None:
    """Keep what a pack's recipient does not see, and which pack it replaces."""
    differences = canonical([list(astuple(one)) for one in view.differences])
    run(db, insert("pack_views", _VIEW), (view_id, pack_id, canonical(view.left_out), differences, view.replaces))


def view_of(db: Database, pack_id: str) -> PackView:
    """Read what a pack's recipient does not see; nothing for packs of before this was kept."""
    found = rows(db, "SELECT left_out, differences, replaces FROM pack_views WHERE pack_id = ?", (pack_id,))
    if not found:
        return PackView()
    left_out, differences, replaces = found[0]
    told = tuple(Difference(*one) for one in json.loads(differences))
    return PackView(tuple((person, why) for person, why in json.loads(left_out)), told, replaces)


def replaced_by(db: Database, number: str) -> str:
    """Name the newest pack that replaces one, or nothing."""
    query = """SELECT p.number FROM pack_views v JOIN packs p ON p.id = v.pack_id WHERE v.replaces = ? AND v.replaces
      != '' ORDER BY p.made_at DESC, p.id DESC LIMIT 1"""
    found = rows(db, query, (number,))
    return str(found[0][0]) if found else ""


def add_copy(db: Database, copy_id: str, pack_id: str, copy: Copy) -> None:
    """Keep that a copy left the hub."""
    run(db, insert("pack_copies", _COPY), (copy_id, pack_id, copy.copy, copy.how, copy.at.isoformat(), copy.by))


def copies_of(db: Database, pack_id: str) -> tuple[Copy, ...]:
    """Read the copies of a pack that left, oldest first."""
    found = rows(db, 'SELECT copy, how, at, "by" FROM pack_copies WHERE pack_id = ? ORDER BY at, id', (pack_id,))
    return tuple(Copy(copy, how, datetime.fromisoformat(at), by) for copy, how, at, by in found)


def standing(db: Database, person_ids: Iterable[str] | None = None, limit: int = 500) -> tuple[PackStanding, ...]:
    """List packs, the newest first: all, or those about any of these persons."""
    about = "SELECT pack_id FROM pack_persons WHERE person_id IN (SELECT value FROM json_each(?2))"
    query = f"{_STANDING} WHERE ?2 IS NULL OR p.id IN ({about}) ORDER BY p.made_at DESC, p.id DESC LIMIT ?1"
    who = None if person_ids is None else many(known_as(db, person_ids))
    return tuple(_standing(row) for row in rows(db, query, (limit, who)))


def waiting(db: Database, limit: int = 500) -> tuple[PackStanding, ...]:
    """List the packs that wait for a second person or to be handed over, the oldest first."""
    query = f"{_STANDING} WHERE p.id IN ({_OPEN}) ORDER BY p.made_at, p.id LIMIT ?"
    return tuple(_standing(row) for row in rows(db, query, (limit,)))


def count_waiting(db: Database) -> int:
    """Count the packs that wait for a second person or to be handed over."""
    return int(rows(db, f"SELECT count(*) FROM ({_OPEN})")[0][0])


def _standing(row: Row) -> PackStanding:
    ident, number, kind, recipient, persons, made_at, made_by, signed, copies, replaces, by = row
    return PackStanding(
        ident, number, kind, recipient, tuple(json.loads(persons)), datetime.fromisoformat(made_at), made_by,
        tuple(json.loads(signed)), copies, replaces, by,
    )  # fmt: skip
