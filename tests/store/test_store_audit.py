"""The audit chain: whatever is done to it from outside is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from hubdesk.store import audit
from hubdesk.store.database import Database, close, connect, copy, verify
from tests.store.made import Rows


def _entries(db: Database, make: Rows) -> None:
    for number in range(5):
        audit.add(db, make.noon, "Ann", "looked", (f"c{number}",), "triage", "hq")


def test_entries_come_back_in_order(db: Database, make: Rows) -> None:
    _entries(db, make)
    found = list(audit.every(db))
    assert [(entry.no, entry.about, entry.recipient) for entry in found][:2] == [
        (1, ("c0",), "hq"),
        (2, ("c1",), "hq"),
    ]
    assert [entry.previous for entry in found] == ["", *[entry.id for entry in found[:-1]]]
    assert audit.verify(db) is None
    assert audit.flat(found[0])[6] == "c0"


@pytest.mark.parametrize(
    ("harm", "no"),
    [
        ("UPDATE audit SET reason = 'other' WHERE no = 3", 3),
        ("UPDATE audit SET about = '[\"c9\"]' WHERE no = 1", 1),
        ("DELETE FROM audit WHERE no = 2", 3),
        ("DELETE FROM audit WHERE no = 1", 2),
        ("UPDATE audit SET no = no + 10 WHERE no = 5", 15),
    ],
)
def test_a_broken_chain_is_found(db: Database, make: Rows, harm: str, no: int) -> None:
    _entries(db, make)
    db.execute("DROP TRIGGER audit_update_refused")
    db.execute("DROP TRIGGER audit_delete_refused")
    db.execute(harm)
    broken = audit.verify(db)
    assert broken is not None
    assert broken.no == no
    assert any("audit log is broken" in sentence for sentence in verify(db))


def test_a_restored_copy_begins_a_chain_of_its_own(db: Database, path: Path, make: Rows) -> None:
    _entries(db, make)
    copy(db, path.with_name("other.db"))
    other = connect(path.with_name("other.db"), make.key)
    audit.new_desk(other)
    audit.add(other, make.noon, "Ben", "restored")
    audit.add(db, make.noon, "Ann", "looked")
    assert [entry.no for entry in audit.every(other)] == [1, 2, 3, 4, 5, 1]
    assert audit.verify(other) is None
    close(other)
