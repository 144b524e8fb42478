"""Counts for reports, made by the database: what had been received, decided and answered by the end of a period."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hubdesk.store.handle import Database
from hubdesk.store.sql import before, many, rows

_AMENDED = "SELECT concern_id FROM amendments WHERE at < ?"


def volumes(db: Database, first: date, last: date) -> list[tuple[str, str, str, int]]:
    """Count what was received in a period by month, agency and kind; what was amended by its end is left out."""
    query = (
        "SELECT substr(received_at, 1, 7), agency, kind, count(*) FROM concerns"
        f" WHERE received_at >= ? AND received_at < ? AND id NOT IN ({_AMENDED}) GROUP BY 1, 2, 3"
    )
    return [(m, a, k, int(n)) for m, a, k, n in rows(db, query, (first.isoformat(), before(last), before(last)))]


def amended(db: Database, last: date) -> tuple[str, ...]:
    """List the concerns that were amended by the end of a day."""
    return tuple(str(ident) for (ident,) in rows(db, f"SELECT DISTINCT concern_id FROM ({_AMENDED})", (before(last),)))


def received(db: Database, concern_ids: Iterable[str], first: date, last: date) -> dict[str, str]:
    """Tell when each of these concerns was received, those of the period only."""
    query = (
        "SELECT id, received_at FROM concerns WHERE id IN (SELECT value FROM json_each(?))"
        " AND received_at >= ? AND received_at < ?"
    )
    return dict(rows(db, query, (many(concern_ids), first.isoformat(), before(last))))


def came_back(db: Database, decision_ids: Iterable[str], last: date) -> list[tuple[str, str, str]]:
    """List what was received by the end of a day about people of decisions: decision, concern, when received."""
    query = (
        "WITH about(decision_id, person_id) AS (SELECT decision_id, person_id FROM decision_persons"
        " WHERE decision_id IN (SELECT value FROM json_each(?))),"
        " now(decision_id, person_id) AS (SELECT * FROM about UNION SELECT decision_id, new_id FROM about"
        " JOIN former_ids ON old_id = about.person_id)"
        " SELECT DISTINCT now.decision_id, c.id, c.received_at FROM now"
        " JOIN persons p ON p.person_id = now.person_id JOIN mentions m ON m.id = p.mention_id"
        " JOIN concerns c ON c.id = m.concern_id JOIN decisions d ON d.id = now.decision_id"
        " WHERE c.received_at > d.made_at AND c.received_at < ?"
    )
    return [(str(d), str(c), str(at)) for d, c, at in rows(db, query, (many(decision_ids), before(last)))]


def told_back(db: Database, kind: str, first: date, last: date) -> list[tuple[str, str, str | None, bool]]:
    """List concerns taken down at the desk in a period: id, receipt, when whoever told us heard, whether nobody is to.

    Anonymous tellers are owed no word; `kind` is acknowledgement or outcome.
    """
    query = (
        "SELECT c.id, c.received_at, min(CASE WHEN f.kind != 'none' THEN f.at END), max(coalesce(f.kind, '') = 'none')"
        " FROM concerns c LEFT JOIN feedback f ON f.concern_id = c.id AND f.kind IN (?, 'none') AND f.at < ?"
        " WHERE c.source = 'desk' AND c.agency != 'anonymous' AND c.kind != 'anonymous_report'"
        " AND c.received_at >= ? AND c.received_at < ? GROUP BY c.id"
    )
    found = rows(db, query, (kind, before(last), first.isoformat(), before(last)))
    return [(str(ident), str(at), heard, bool(none)) for ident, at, heard, none in found]
