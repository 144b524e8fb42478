"""Concerns, the mentions in them, and amendments: rows in and records out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime

from hubdesk.domain.concern import Amendment, Concern, Mention, Told
from hubdesk.domain.protected import sealed_among, without
from hubdesk.store import protections
from hubdesk.store.database import transaction
from hubdesk.store.handle import Database
from hubdesk.store.sql import Row, before, canonical, insert, iso, many, rows, run, run_many, select
from hubdesk.store.standing import as_it_stands, concern_of, mention_of

CONCERN = tuple(field.name for field in fields(Concern))
_AT_FIRST = CONCERN[:-1]
MENTION = tuple(field.name for field in fields(Mention))
_FIRST = tuple(column for column in MENTION if column != "other_names")
AMENDMENT = tuple(field.name for field in fields(Amendment))
_BATCH = 2000


def add(
    db: Database,
    concerns: Iterable[Concern],
    mentions: Iterable[Mention] = (),
    digests: Mapping[str, str] | None = None,
) -> None:
    """Keep concerns and the mentions in them; `digests` has the digest of a concern's content by its id."""
    known, kept = digests or {}, list(concerns)
    # Tables of the first versions have no more.
    columns = CONCERN if any(one.children_in_contact for one in kept) else _AT_FIRST
    with transaction(db):
        run_many(
            db,
            insert("concerns", (*columns, "digest")),
            ((*_concern_row(concern)[: len(columns)], known.get(concern.id, "")) for concern in kept),
        )
        _add_mentions(db, mentions, None)


def amend(db: Database, amendment: Amendment, mentions: Iterable[Mention] = (), digest: str = "") -> None:
    """Keep a later word on a concern, with the mentions that it brings and the digest of the new content."""
    row = (
        amendment.id,
        amendment.concern_id,
        amendment.at.isoformat(),
        amendment.by,
        amendment.kind,
        amendment.reason,
        canonical(dict(amendment.fields)),
        amendment.duplicate_of,
        digest,
    )
    with transaction(db):
        run(db, insert("amendments", (*AMENDMENT, "digest")), row)
        _add_mentions(db, mentions, amendment.id)


def told(
    db: Database, concern_ids: Iterable[str], as_of: date | None = None, *, everybody: bool = False
) -> dict[str, Told]:
    """Read concerns as they stood at the end of a day, by id; those not received by then are left out.

    `everybody` shows protected identities too, whom nobody else may see.
    """
    wanted = many(concern_ids)
    which = "IN (SELECT value FROM json_each(?))"
    found = rows(
        db,
        f"{select(CONCERN, 'concerns')} WHERE id {which} AND received_at < ? ORDER BY seq",
        (wanted, before(as_of)),
    )
    return {piece.concern.id: piece for piece in _stand(db, found, wanted, as_of, everybody=everybody)}


def every_told(db: Database, as_of: date | None = None) -> Iterator[Told]:
    """Hand out all concerns received by the end of a day, as they stood then, in the order of keeping."""
    seq, until = 0, before(as_of)
    columns = ", ".join(f'"{column}"' for column in (*CONCERN, "seq"))
    query = f"SELECT {columns} FROM concerns WHERE seq > ? ORDER BY seq LIMIT {_BATCH}"
    while batch := rows(db, query, (seq,)):
        seq = batch[-1][-1]
        seen = [row[:-1] for row in batch if row[3] < until]
        yield from _stand(db, seen, many(row[0] for row in seen), as_of)


def _stand(
    db: Database, found: Sequence[Row], wanted: str, as_of: date | None, *, everybody: bool = False
) -> Iterator[Told]:
    sealed = {} if everybody else protections.sealed(db, wanted)
    which = "concern_id IN (SELECT value FROM json_each(?))"
    changes: dict[str, list[Amendment]] = {}
    for row in rows(
        db,
        f"{select(AMENDMENT, 'amendments')} WHERE {which} AND at < ? ORDER BY at, id",
        (wanted, before(as_of)),
    ):
        amendment = _amendment_of(row)
        changes.setdefault(amendment.concern_id, []).append(amendment)
    people: dict[str, list[tuple[Mention, str]]] = {}
    for row in rows(db, f"{select((*MENTION, 'amendment_id'), 'mentions')} WHERE {which} ORDER BY seq", (wanted,)):
        people.setdefault(row[1], []).append((mention_of(row[:-1]), row[-1] or ""))
    for row in found:
        piece = as_it_stands(concern_of(row), people.get(row[0], ()), changes.get(row[0], ()))
        if as_of is None or piece.concern.received_on <= as_of:  # an amendment may have corrected the day of receipt
            yield _seen(piece, people.get(row[0], ()), sealed[row[0]]) if row[0] in sealed else piece


def _seen(piece: Told, every: Iterable[tuple[Mention, str]], protected: set[str]) -> Told:
    return without(piece, sealed_among([mention for mention, _ in every], protected))


def known_refs(db: Database, source: str) -> dict[str, tuple[str, str]]:
    """Read, for each reference of a source, the concern's id and the digest of its latest content."""
    found = rows(db, "SELECT ref, id, digest FROM concerns WHERE source = ? ORDER BY seq DESC", (source,))
    # Newest first, so that where two desks kept the same reference the first one counts.
    known = {str(ref): (str(ident), str(digest)) for ref, ident, digest in found}
    later = rows(
        db,
        "SELECT c.ref, a.concern_id, a.digest FROM amendments a JOIN concerns c ON c.id = a.concern_id"
        " WHERE c.source = ? AND a.digest != '' ORDER BY a.at, a.id",
        (source,),
    )
    known.update({ref: (ident, digest) for ref, ident, digest in later if known[ref][0] == ident})
    return known


def ids_of_refs(db: Database, refs: Iterable[str]) -> dict[str, list[str]]:
    """Find the concern ids of each reference, whatever their source; unknown ones are left out."""
    found: dict[str, list[str]] = {}
    query = "SELECT ref, id FROM concerns WHERE ref IN (SELECT value FROM json_each(?)) ORDER BY seq"
    for ref, ident in rows(db, query, (many(refs),)):
        found.setdefault(ref, []).append(ident)
    return found


def of_agency_ref(db: Database, agency: str, ref: str) -> tuple[str, ...]:
    """Find the concerns that an agency told under a reference of its own, the newest first."""
    if not (agency and ref):
        return ()
    query = "SELECT id FROM concerns WHERE ref IN (?, ?, ?) AND agency = ? ORDER BY seq DESC"
    return tuple(row[0] for row in rows(db, query, (ref, ref.upper(), ref.lower(), agency)))


def words_of(db: Database, concern_ids: Iterable[str], since: str) -> dict[str, str]:
    """Read what happened, as it was first told, of those concerns that were received since a time."""
    query = "SELECT id, narrative FROM concerns WHERE id IN (SELECT value FROM json_each(?)) AND received_at >= ?"
    return dict(rows(db, query, (many(concern_ids), since)))


def words_of_agency(db: Database, agency: str, since: str, limit: int) -> dict[str, str]:
    """Read what happened, as it was first told, in the newest concerns of an agency since a time."""
    query = "SELECT id, narrative FROM concerns WHERE agency = ? AND received_at >= ? ORDER BY received_at DESC LIMIT ?"
    return dict(rows(db, query, (agency, since, limit)))


def refs(db: Database, concern_ids: Iterable[str]) -> dict[str, str]:
    """Read the references of concerns by their ids."""
    query = "SELECT id, ref FROM concerns WHERE id IN (SELECT value FROM json_each(?))"
    return dict(rows(db, query, (many(concern_ids),)))


def concerns_of(db: Database, mention_ids: Iterable[str]) -> dict[str, str]:
    """Find the concern in which each mention was made, by mention id."""
    query = "SELECT id, concern_id FROM mentions WHERE id IN (SELECT value FROM json_each(?))"
    return dict(rows(db, query, (many(mention_ids),)))


def amendments(db: Database, concern_ids: Iterable[str], as_of: date | None = None) -> tuple[Amendment, ...]:
    """Read the amendments of concerns, oldest first."""
    query = f"{select(AMENDMENT, 'amendments')} WHERE concern_id IN (SELECT value FROM json_each(?)) AND at < ?"
    return tuple(_amendment_of(row) for row in rows(db, f"{query} ORDER BY at, id", (many(concern_ids), before(as_of))))


def first_received(db: Database) -> date | None:
    """Read the day of the earliest concern, or None in an empty hub."""
    found = rows(db, "SELECT min(received_at) FROM concerns")[0][0]
    return datetime.fromisoformat(found).date() if found else None


def earlier_than_others(db: Database, concern_ids: Iterable[str]) -> bool:
    """Tell whether one of these was received on a day before all others, so that the records now begin with it."""
    among = "IN (SELECT value FROM json_each(?1))"
    own = rows(db, f"SELECT min(received_at) FROM concerns WHERE id {among}", (many(concern_ids),))[0][0]
    others = rows(
        db, f"SELECT received_at FROM concerns WHERE id NOT {among} ORDER BY received_at LIMIT 1", (many(concern_ids),)
    )
    return bool(own and others and own[:10] < others[0][0][:10])


def count(db: Database) -> int:
    """Count all concerns."""
    return int(rows(db, "SELECT count(*) FROM concerns")[0][0])


def _add_mentions(db: Database, mentions: Iterable[Mention], amendment_id: str | None) -> None:
    kept = list(mentions)
    columns = MENTION if any(one.other_names for one in kept) else _FIRST  # tables of the first versions have no more
    rows_of = ((*(getattr(one, column) for column in columns), amendment_id) for one in kept)
    run_many(db, insert("mentions", (*columns, "amendment_id")), rows_of)


def _concern_row(concern: Concern) -> Row:
    values = [getattr(concern, column) for column in CONCERN]
    values[3], values[4] = iso(concern.received_at), iso(concern.occurred_on)
    values[13] = iso(concern.recorded_at)
    return tuple(values)


def _amendment_of(row: Row) -> Amendment:
    ident, concern_id, at, by, kind, reason, changed, duplicate_of = row
    at = datetime.fromisoformat(at)
    return Amendment(ident, concern_id, at, by, kind, reason, json.loads(changed), duplicate_of)
