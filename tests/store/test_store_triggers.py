"""Truth only grows: the triggers refuse every change, and each table has them."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from hubdesk.store import tables
from hubdesk.store.database import Database, verify
from tests.store.made import Rows

IN_PLACE = {"drafts", "draft_files", "settings"}
KEPT_BY_TRIGGERS = {
    *("decision_persons", "decision_concerns", "pack_persons", "handover_items", "waiting", "contact_mentions"),
    *("relation_mentions", "meeting_persons"),
}
DERIVED = {
    *(
        "tidied",
        "keys",
        "words",
        "pairs",
        "grey",
        "persons",
        "families",
        "former_ids",
        "gather",
        "briefs",
        "name_counts",
        "scores",
        "raised",
    ),
    "queue_words",
}


def _tables(db: Database) -> set[str]:
    names = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return {name for name in names if not name.startswith(("sqlite_", "_sqlite", "search"))}


def test_every_table_of_the_schema_has_its_kind(db: Database) -> None:
    assert _tables(db) == set(tables.APPEND_ONLY) | IN_PLACE | KEPT_BY_TRIGGERS | DERIVED


@pytest.mark.parametrize("table", tables.APPEND_ONLY)
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {0} SET id = 'other'",
        "UPDATE {0} SET seq = seq + 100",
        "DELETE FROM {0}",
        "INSERT OR REPLACE INTO {0} SELECT * FROM {0}",
        "REPLACE INTO {0} SELECT * FROM {0} LIMIT 1",
    ],
)
def test_rows_cannot_be_changed(db: Database, make: Rows, table: str, statement: str) -> None:
    make.fill(db)
    before = db.execute(f"SELECT * FROM {table}").fetchall()
    assert before
    with pytest.raises(dbapi2.IntegrityError, match="only grows"):
        db.execute(statement.format(table))
    assert db.execute(f"SELECT * FROM {table}").fetchall() == before


def test_a_trigger_taken_away_is_found(db: Database, path: Path) -> None:
    db.execute("DROP TRIGGER audit_delete_refused")
    assert "open to change" in verify(db)[0]
