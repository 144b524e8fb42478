"""Packs as they were made, and who signed them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields
from datetime import date, datetime

from hubdesk.domain.decision import Pack
from hubdesk.domain.errors import Refused
from hubdesk.store import audit, settings
from hubdesk.store.handle import Database
from hubdesk.store.persons import known_as
from hubdesk.store.sql import Row, before, canonical, insert, many, rows, run, select

_COLUMNS = tuple(field.name for field in fields(Pack) if field.name != "signed_by")
_SIGNERS = 2
_TAG = 4


def add(db: Database, pack: Pack) -> None:
    """Keep a pack; signatures are kept by `sign`."""
    values = [getattr(pack, column) for column in _COLUMNS]
    values[2], values[4] = canonical(pack.person_ids), pack.made_at.isoformat()
    run(db, insert("packs", _COLUMNS), values)


def next_number(db: Database, year: int) -> str:
    """Work out the next pack number of this desk, such as 2026-0012-7F3A, whose end names the desk."""
    tag = settings.get(db, audit.DESK)[:_TAG].upper()
    query = "SELECT max(CAST(substr(number, 6, length(number) - 10) AS INTEGER)) FROM packs WHERE number GLOB ?"
    last = rows(db, query, (f"{year:04d}-*-{tag}",))[0][0] or 0
    return f"{year:04d}-{last + 1:04d}-{tag}"


def of_persons(db: Database, person_ids: Iterable[str], as_of: date | None = None) -> tuple[Pack, ...]:
    """Read the packs about any of these persons, under the ids they have or had before, oldest first."""
    who = many(known_as(db, person_ids))
    query = (
        f"{select(_COLUMNS, 'packs')} WHERE id IN (SELECT pack_id FROM pack_persons"
        " WHERE person_id IN (SELECT value FROM json_each(?))) AND made_at < ? ORDER BY made_at, id"
    )
    return _signed(db, rows(db, query, (who, before(as_of))), as_of)


def about(db: Database, pack_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Read, for those of some ids that are of packs, the persons whom each is about."""
    query = "SELECT id, person_ids FROM packs WHERE id IN (SELECT value FROM json_each(?))"
    return {str(ident): tuple(json.loads(said)) for ident, said in rows(db, query, (many(pack_ids),))}


def by_number(db: Database, number: str) -> Pack | None:
    """Read the pack of a number, or None."""
    found = _signed(db, rows(db, f"{select(_COLUMNS, 'packs')} WHERE number = ? ORDER BY seq", (number,)), None)
    return found[0] if found else None


def by_id(db: Database, pack_id: str) -> Pack | None:
    """Read one pack, or None."""
    found = _signed(db, rows(db, f"{select(_COLUMNS, 'packs')} WHERE id = ?", (pack_id,)), None)
    return found[0] if found else None


def sign(db: Database, signature_id: str, pack_id: str, by: str, at: datetime) -> None:
    """Keep a signature; raises Refused for a second one by the same person and for a third one."""
    signed = [row[0] for row in rows(db, 'SELECT "by" FROM pack_signatures WHERE pack_id = ?', (pack_id,))]
    if by in signed:
        raise Refused(f"{by} has signed this pack already. A second person has to sign it.")
    if len(set(signed)) >= _SIGNERS:
        raise Refused("Two people have signed this pack already. Nothing more is needed.")
    run(
        db,
        insert("pack_signatures", ("id", "pack_id", "by", "at")),
        (signature_id, pack_id, by, at.isoformat()),
    )


def _signed(db: Database, found: list[Row], as_of: date | None) -> tuple[Pack, ...]:
    names: dict[str, list[str]] = {}
    query = (
        'SELECT pack_id, "by" FROM pack_signatures WHERE pack_id IN (SELECT value FROM json_each(?)) AND at '
        "< ? ORDER BY at, id"
    )
    for pack_id, by in rows(db, query, (many(row[0] for row in found), before(as_of))):
        if by not in names.setdefault(pack_id, []):
            names[pack_id].append(by)
    return tuple(_pack(row, tuple(names.get(row[0], ())[:_SIGNERS])) for row in found)


def _pack(row: Row, signed_by: tuple[str, ...]) -> Pack:
    values = dict(zip(_COLUMNS, row, strict=True))
    values["person_ids"], values["made_at"] = tuple(json.loads(row[2])), datetime.fromisoformat(row[4])
    return Pack(**values, signed_by=signed_by)
