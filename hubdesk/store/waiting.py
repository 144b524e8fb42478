"""What waits for a person: open items by kind and day, families that a new piece raised, and when the hub last sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hubdesk.store.handle import Database
from hubdesk.store.sql import many, rows, run_many


@dataclass(frozen=True, slots=True)
class Rise:
    """A family whose band a new piece raised; ranks go from 0, the lowest band, and `piece_on` is a day as text."""

    family_id: str
    from_band: str
    to_band: str
    from_rank: int
    to_rank: int
    piece_on: str


def counts(db: Database, until: Mapping[str, str], late: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """Count open items of each kind that are due before `until`, and of these the ones due before `late`."""
    query = "SELECT count(*), coalesce(sum(due < ?3), 0) FROM waiting WHERE kind = ?1 AND due < ?2"
    return {kind: rows(db, query, (kind, until[kind], late[kind]))[0] for kind in until}


def items(db: Database, kind: str, until: str, limit: int) -> list[tuple[str, str]]:
    """List open items of a kind as due and id, the longest due first."""
    query = "SELECT due, item_id FROM waiting WHERE kind = ? AND due < ? ORDER BY due, item_id LIMIT ?"
    return [(str(due), str(item)) for due, item in rows(db, query, (kind, until, limit))]


def waits(db: Database, kind: str, item_id: str) -> bool:
    """Tell whether an item is open."""
    return bool(rows(db, "SELECT 1 FROM waiting WHERE kind = ? AND item_id = ?", (kind, item_id)))


def raise_families(db: Database, rises: Iterable[Rise]) -> None:
    """Keep that new pieces raised families; what was known of the same piece and band stays as it was."""
    run_many(
        db,
        "INSERT INTO raised SELECT ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(seq), 0) FROM decisions) WHERE 1"
        " ON CONFLICT (family_id) DO UPDATE SET from_band = excluded.from_band, to_band = excluded.to_band,"
        " from_rank = excluded.from_rank, to_rank = excluded.to_rank, piece_on = excluded.piece_on,"
        " after = excluded.after"
        " WHERE excluded.piece_on > raised.piece_on OR excluded.to_rank > raised.to_rank",
        [(r.family_id, r.from_band, r.to_band, r.from_rank, r.to_rank, r.piece_on) for r in rises],
    )


def let_down(db: Database, ranks: Mapping[str, int]) -> None:
    """Forget the rise of families that a correction brought back to where they were; `ranks` is where each is now."""
    run_many(db, "DELETE FROM raised WHERE family_id = ? AND from_rank >= ?", list(ranks.items()))


_RAISED = """FROM raised r JOIN scores s ON s.family_id = r.family_id WHERE NOT EXISTS (SELECT 1 FROM families f
  JOIN decision_persons p ON p.person_id = f.person_id JOIN decisions d ON d.id = p.decision_id
  WHERE f.family_id = r.family_id AND d.seq > r.after)"""


def raised(db: Database, limit: int) -> list[tuple[str, str, str, str, str]]:
    """List raised families nobody has decided about since: id, band before, band then, day of the piece, row text."""
    query = f"""SELECT r.family_id, r.from_band, r.to_band, r.piece_on, s."row" {_RAISED}
      ORDER BY r.to_rank DESC, r.piece_on DESC, r.family_id LIMIT ?"""
    return [(*row,) for row in rows(db, query, (limit,))]


def count_raised(db: Database) -> int:
    """Count raised families nobody has decided about since."""
    return int(rows(db, f"SELECT count(*) {_RAISED}")[0][0])


def count_families(db: Database, status: str = "") -> int:
    """Count families that must be told at once, or those of a status."""
    query = "SELECT count(*) FROM scores WHERE sunk = 0 AND urgent = 1" if not status else ""
    return int(rows(db, query or "SELECT count(*) FROM scores WHERE status = ?", (status,) if status else ())[0][0])


def families(db: Database, status: str, limit: int) -> list[str]:
    """List the row texts of families that must be told at once, or of those of a status, in the queue's order."""
    which, args = ("status = ?", (status, limit)) if status else ("sunk = 0 AND urgent = 1", (limit,))
    query = f'SELECT "row" FROM scores WHERE {which} ORDER BY urgent DESC, total DESC, latest DESC, family_id LIMIT ?'
    return [str(row[0]) for row in rows(db, query, args)]


def family_rows(db: Database, family_ids: Iterable[str]) -> dict[str, str]:
    """Read the queue's row texts of families by id."""
    query = 'SELECT family_id, "row" FROM scores WHERE family_id IN (SELECT value FROM json_each(?))'
    return dict(rows(db, query, (many(family_ids),)))


# Open requests by the latest rating's due time; an answer that was taken back leaves its request open.
_UNANSWERED = """SELECT r.id, nullif(coalesce((SELECT due_at FROM request_ratings WHERE request_id = r.id
  ORDER BY at DESC, id DESC LIMIT 1), r.due_at), '') AS due FROM requests r WHERE kind = 'ask' AND coalesce((SELECT
  outcome FROM replies WHERE request_id = r.id ORDER BY at DESC, id DESC LIMIT 1), 'withdrawn') = 'withdrawn'"""


def open_requests(db: Database, until: str, limit: int) -> list[tuple[str, str]]:
    """List unanswered requests due before a time as due and id, the longest due first."""
    query = f"SELECT due, id FROM ({_UNANSWERED}) WHERE due < ? ORDER BY due, id LIMIT ?"
    return [(str(due), str(ident)) for due, ident in rows(db, query, (until, limit))]


def count_requests(db: Database, until: str, late: str) -> tuple[int, int]:
    """Count unanswered requests due before a time, and of these the ones due before another."""
    query = f"SELECT count(*), coalesce(sum(due < ?2), 0) FROM ({_UNANSWERED}) WHERE due < ?1"
    found = rows(db, query, (until, late))[0]
    return int(found[0]), int(found[1])


def last_sent(db: Database) -> tuple[str, str, int]:
    """Tell when the hub last wrote a bundle, when one was last acknowledged, and how many wait for a receipt."""
    query = """SELECT coalesce((SELECT max(at) FROM bundles WHERE direction = 'out'), ''),
      coalesce((SELECT max(at) FROM receipts WHERE outcome = 'taken'), ''),
      (SELECT count(*) FROM bundles WHERE direction = 'out' AND NOT EXISTS
        (SELECT 1 FROM receipts WHERE bundle_id = bundles.id AND outcome = 'taken'))"""
    sent, taken, open_ = rows(db, query)[0]
    return str(sent), str(taken), int(open_)
