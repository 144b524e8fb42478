"""The file: encrypted, one process at a time, whole or not at all, and honest about what is wrong with it."""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from hubdesk.domain.errors import Known, Refused
from hubdesk.store import concerns, drafts, search, settings
from hubdesk.store.database import Database, close, connect, copy, create, transaction, verify
from tests.store.made import Program, Rows

PAGE = 4096


def _filled(path: Path, make: Rows) -> bytes:
    made = create(path, make.key)
    make.fill(made)
    concerns.add(made, [make.concern(f"x{n}") for n in range(300)])
    close(made)
    return path.read_bytes()


def test_nothing_readable_reaches_the_disk(db: Database, path: Path, make: Rows) -> None:
    make.fill(db)
    drafts.save(db, "f1", "Ann", make.canary, make.noon, {"narrative": make.canary})
    search.index(db, concerns.every_told(db))
    names = {file.name for file in path.parent.iterdir()}
    assert names == {"hub.db", "hub.db-wal"}
    copy(db, path.with_name("copy.db"))
    close(db)
    for file in path.parent.iterdir():
        held = file.read_bytes()
        assert not held.startswith(b"SQLite format 3")
        for word in (b"Zephyrine", b"zephyrine", b"Marmalade", b"CREATE TABLE", "Quill".encode("utf-16-le")):
            assert word not in held


def test_the_log_beside_an_open_hub_is_encrypted_too(db: Database, path: Path, make: Rows) -> None:
    make.fill(db)
    log = path.with_name("hub.db-wal").read_bytes()
    assert len(log) > PAGE
    assert b"Marmalade" not in log


def test_a_closed_hub_is_one_file(path: Path, make: Rows) -> None:
    _filled(path, make)
    assert [file.name for file in path.parent.iterdir()] == ["hub.db"]


def test_create_refuses_to_overwrite(path: Path, make: Rows) -> None:
    path.write_bytes(b"somebody's work")
    with pytest.raises(Refused, match=r"already a file hub\.db"):
        create(path, make.key)
    assert path.read_bytes() == b"somebody's work"


def test_create_in_a_folder_that_is_not_there(tmp_path: Path, make: Rows) -> None:
    with pytest.raises(Known, match="cannot be opened"):
        create(tmp_path / "gone" / "hub.db", make.key)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda held: held, "do not belong together"),
        (lambda held: os.urandom(4 * PAGE), "do not belong together"),
        (lambda held: b"SQLite format 3\0" + bytes(4 * PAGE - 16), "ordinary database"),
        (lambda held: os.urandom(5000), "not a whole hub file"),
        (lambda held: b"", "not a whole hub file"),
        (lambda held: held[: len(held) // 2 + 7], "not a whole hub file"),
    ],
    ids=["another key", "garbage", "plain SQLite", "odd size", "empty", "cut short"],
)
def test_what_is_not_this_hub(path: Path, make: Rows, spoil: object, words: str) -> None:
    held = spoil(_filled(path, make))  # type: ignore[operator]
    path.write_bytes(held)
    with pytest.raises(Known, match=words) as raised:
        connect(path, bytes(32))
    assert "Nothing was changed" in raised.value.sentence
    assert path.read_bytes() == held


def test_a_hub_cut_at_a_page_is_damaged(path: Path, make: Rows) -> None:
    held = _filled(path, make)
    path.write_bytes(held[: len(held) // PAGE // 2 * PAGE])
    with pytest.raises(Known, match="damaged"):
        connect(path, make.key)


def test_a_flipped_bit_is_found(path: Path, make: Rows) -> None:
    held = bytearray(_filled(path, make))
    for page in range(len(held) // PAGE - 10, len(held) // PAGE):
        held[page * PAGE + 100] ^= 1
    path.write_bytes(held)
    hurt = connect(path, make.key)
    with pytest.raises(Known, match="damaged"):
        list(concerns.every_told(hurt))
    assert "damaged" in verify(hurt)[0]
    close(hurt)


def test_a_missing_hub(path: Path, make: Rows) -> None:
    with pytest.raises(Known, match=r"no hub file hub\.db"):
        connect(path, make.key)
    assert not path.exists()


def test_a_sound_hub_has_no_faults(db: Database, make: Rows) -> None:
    make.fill(db)
    assert verify(db) == ()


def test_a_second_process_is_turned_away_at_once(db: Database, path: Path, program: Program) -> None:
    verify(db)  # looking at the pages must not let the lock go
    lines = (
        "from hubdesk.store.database import connect\nfrom hubdesk.domain.errors import Known\n"
        "try:\n    connect(path, key)\nexcept Known as known:\n    print(known.sentence)\n"
    )
    said, _ = program(lines, path).communicate(timeout=30)
    assert said.startswith("This hub is open elsewhere")


def test_a_killed_process_lets_the_lock_go_and_keeps_all_or_nothing(path: Path, make: Rows, program: Program) -> None:
    _filled(path, make)
    lines = (
        "from hubdesk.store.database import connect, transaction\nfrom hubdesk.store import settings\n"
        "db = connect(path, key)\nsettings.put(db, 'kept', 'yes')\n"
        "db.execute('PRAGMA cache_size = 20').fetchall()  # so that half of it is on the disk already\n"
        "with transaction(db):\n"
        "    for n in range(20000):\n        settings.put(db, f'lost{n}', 'x' * 500)\n"
        "    print('inside', flush=True)\n    input()\n"
    )
    process = program(lines, path)
    assert process.stdout is not None
    assert process.stdout.readline() == "inside\n"
    process.kill()
    process.wait(timeout=30)
    again = connect(path, make.key)
    kept = {row[0] for row in again.execute("SELECT key FROM settings")}
    assert "kept" in kept
    assert not any(key.startswith("lost") for key in kept)
    assert verify(again) == ()
    close(again)


def test_a_full_disk_keeps_what_was_there(db: Database, make: Rows) -> None:
    make.fill(db)
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages + 20}").fetchall()
    before = concerns.count(db)
    with pytest.raises(Known, match="The disk is full"):
        concerns.add(db, [make.concern(f"n{n}", narrative="long " * 200) for n in range(2000)])
    assert concerns.count(db) == before
    assert not db.conn.in_transaction
    db.execute("PRAGMA max_page_count = 1000000").fetchall()
    concerns.add(db, [make.concern("later")])
    assert verify(db) == ()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs permissions that bind this user")
def test_a_folder_that_cannot_be_written(path: Path, make: Rows) -> None:
    _filled(path, make)
    path.chmod(0o400)
    path.parent.chmod(0o500)
    try:
        with pytest.raises(Known, match="written"):
            connect(path, make.key)
    finally:
        path.parent.chmod(0o700)


def test_a_log_that_cannot_be_written(path: Path, make: Rows) -> None:
    held = _filled(path, make)
    path.with_name("hub.db-wal").mkdir()
    with pytest.raises(Known, match=r"cannot be opened or written|could not read or write"):
        connect(path, make.key)
    assert path.read_bytes() == held


def test_a_transaction_is_all_or_nothing(db: Database, make: Rows) -> None:
    with pytest.raises(ZeroDivisionError), transaction(db):
        make.fill(db)
        raise ZeroDivisionError
    assert concerns.count(db) == 0


def test_a_part_of_a_transaction_can_fail_alone(db: Database, make: Rows) -> None:
    with transaction(db):
        concerns.add(db, [make.concern("c1")])
        with pytest.raises(ZeroDivisionError), transaction(db):
            concerns.add(db, [make.concern("c2")])
            raise ZeroDivisionError
    assert concerns.count(db) == 1


def test_a_copy_is_a_hub_of_its_own(db: Database, path: Path, make: Rows) -> None:
    make.fill(db)
    target = path.with_name("backup.db")
    target.write_bytes(b"an older backup")
    copy(db, target)
    concerns.add(db, [make.concern("later")])
    other = connect(target, make.key)
    assert concerns.count(other) == 2
    assert verify(other) == ()
    close(other)
    assert {file.name for file in path.parent.iterdir()} == {"hub.db", "hub.db-wal", "backup.db"}


def test_a_copy_that_cannot_be_written_leaves_the_older_one(db: Database, path: Path) -> None:
    target = path.with_name("backup.db")
    target.mkdir()
    (target / "older").write_text("x")
    with pytest.raises(Known, match=r"copy backup\.db could not be written"):
        copy(db, target)
    assert (target / "older").exists()
    with pytest.raises(Known):
        copy(db, path.parent / "gone" / "backup.db")


def test_a_hub_restored_by_hand_opens(path: Path, make: Rows, tmp_path: Path) -> None:
    _filled(path, make)
    shutil.copy(path, tmp_path / "elsewhere.db")
    other = connect(tmp_path / "elsewhere.db", make.key)
    assert concerns.count(other) == 302
    close(other)


def test_whenever_a_process_is_killed_what_it_said_is_kept_and_halves_are_not(
    path: Path, make: Rows, program: Program
) -> None:
    _filled(path, make)
    lines = (
        "from hubdesk.store.database import connect, transaction\nfrom hubdesk.store import settings\n"
        "db = connect(path, key)\n"
        "for n in range(1, 10**6):\n"
        "    with transaction(db):\n"
        "        settings.put(db, 'left', str(n))\n        settings.put(db, 'right', str(n))\n"
        "    print(n, flush=True)\n"
    )
    for stop in (1, 7, 40):
        process = program(lines, path)
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(stop)][-1]
        process.kill()
        process.wait(timeout=30)
        again = connect(path, make.key)
        left, right = settings.get(again, "left"), settings.get(again, "right")
        close(again)
        assert left == right
        assert int(left) >= int(said)


def test_a_second_opening_in_the_same_process_does_not_let_the_lock_go(
    db: Database, path: Path, make: Rows, program: Program
) -> None:
    with pytest.raises(Known, match="open elsewhere"):
        connect(path, make.key)
    lines = (
        "from hubdesk.store.database import connect\nfrom hubdesk.domain.errors import Known\n"
        "try:\n    connect(path, key)\nexcept Known as known:\n    print(known.sentence)\n"
    )
    said, _ = program(lines, path).communicate(timeout=30)
    assert said.startswith("This hub is open elsewhere")
    assert concerns.count(db) == 0


def test_a_hub_opened_on_one_thread_works_on_another(path: Path, make: Rows) -> None:
    with ThreadPoolExecutor(1) as opening, ThreadPoolExecutor(1) as working:
        made = opening.submit(create, path, make.key).result()
        working.submit(make.fill, made).result()
        assert working.submit(verify, made).result() == ()
        working.submit(close, made).result()
