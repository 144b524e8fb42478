"""Every version can be brought to the newest one with its data, and a newer one is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from hubdesk.domain.errors import Bug, Known
from hubdesk.store import concerns, contacts, drafts, migrations, packs, search, sql
from hubdesk.store.connection import opened
from hubdesk.store.database import Database, close, connect, create, verify
from tests.store.made import Rows


def _at(path: Path, make: Rows, stop: str) -> None:
    """Make a hub as the program before `stop` made it, with rows inside."""
    old = opened(path, make.key)
    migrations.hub.apply(old, stop_before=stop)
    if "concerns" in _tables(old):
        make.fill_records(old)
    if "drafts" in _tables(old):
        drafts.save(old, "f1", "Ann", "half", make.noon, {})
    close(old)


def _tables(db: Database) -> set[str]:
    return {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


@pytest.mark.parametrize("stop", migrations.NAMES)
def test_from_every_version_upward(path: Path, make: Rows, stop: str) -> None:
    _at(path, make, stop)
    number = migrations.NAMES.index(stop)
    new = connect(path, make.key)
    assert migrations.version(new) == len(migrations.NAMES)
    assert concerns.count(new) == (2 if number >= 1 else 0)
    assert len(drafts.every(new)) == (1 if number >= 2 else 0)
    search.index(new, concerns.every_told(new))
    assert verify(new) == ()
    close(new)
    before = path.with_name(f"hub.db.before-{number + 1}")
    old = opened(before, make.key)
    assert migrations.version(old) == number
    close(old)


def test_no_copy_where_nothing_is_to_be_done(path: Path, make: Rows) -> None:
    close(create(path, make.key))
    close(connect(path, make.key))
    assert [file.name for file in path.parent.iterdir()] == ["hub.db"]


def test_a_migration_that_fails_leaves_the_version_before(path: Path, make: Rows) -> None:
    _at(path, make, "derived")
    spoilt = opened(path, make.key)
    spoilt.execute("CREATE TABLE pairs (surprise)")  # a table that the migration will want to make half-way
    close(spoilt)
    with pytest.raises(Bug, match="Nothing of the last step was kept"):
        connect(path, make.key)
    old = opened(path, make.key)
    assert migrations.version(old) == 2
    assert "tidied" not in _tables(old)
    assert concerns.count(old) == 2
    close(old)


def test_a_newer_hub_is_left_alone(db: Database, path: Path, make: Rows) -> None:
    db.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('hubdesk', 'from_tomorrow', '')"
    )
    close(db)
    held = path.read_bytes()
    with pytest.raises(Known, match="newer HubDesk"):
        connect(path, make.key)
    assert path.read_bytes() == held
    assert [file.name for file in path.parent.iterdir()] == ["hub.db"]


def test_a_pack_of_before_is_a_full_one(path: Path, make: Rows) -> None:
    old = opened(path, make.key)
    migrations.hub.apply(old, stop_before="pack_kinds")
    row = ("k1", "2026-0001-AAAA", "[]", "mdt", make.noon.isoformat(), "Ann", "00", "1", "{}")
    columns = ("id", "number", "person_ids", "recipient", "made_at", "made_by", "digest", "rules_version", "snapshot")
    sql.run(old, sql.insert("packs", columns), row)
    close(old)
    new = connect(path, make.key)
    kept = packs.by_number(new, "2026-0001-AAAA")
    assert kept is not None and kept.kind == "full"
    close(new)


def test_a_contact_of_before_has_no_worker(path: Path, make: Rows) -> None:
    old = opened(path, make.key)
    migrations.hub.apply(old, stop_before="workers_and_plans")
    columns = (
        "id", "person_id", "mention_ids", "safety", "way", "withheld_from", "responsibility", "interpreter",
        "staff_safety", "at", "by", "reason", "replaces",
    )  # fmt: skip
    row = ("c1", "P-1", "[]", "safe", "By text", "", "", "", "", make.noon.isoformat(), "Ann", "", "[]")
    sql.run(old, sql.insert("contacts", columns), row)
    close(old)
    new = connect(path, make.key)
    (kept,) = contacts.of_person(new, "P-1", [])
    assert (kept.way, kept.worker, kept.plan) == ("By text", "", "")
    close(new)
