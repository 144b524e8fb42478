"""Setting a hub up, opening it with a passphrase or the recovery key, and closing it."""

from __future__ import annotations

from pathlib import Path

import pytest

from hubdesk.domain.errors import Known, Refused
from hubdesk.service.desk import Desk
from hubdesk.service.set_up import keep_recovery_key, set_up
from hubdesk.service.unlock import change_passphrase, lock, recover, unlock
from hubdesk.service.who_signs_in import users_of
from hubdesk.store.database import verify
from hubdesk.vault.keyfile import key_path
from tests.service.hubs import PASSPHRASE, QUICK, Clock, copied, opened, verbs


def test_a_new_hub_opens_with_its_passphrase_and_says_who_may_sign_in(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "hub.db"
    desk = set_up(path, " Moorside ", " Ann ", PASSPHRASE, clock=Clock(), cost=QUICK).desk
    assert (desk.hub, desk.user.name, desk.user.role) == ("Moorside", "Ann", "administrator")
    lock(desk)
    assert sorted(file.name for file in path.parent.iterdir()) == ["hub.db", "hub.db.keys"]
    assert users_of(path) == ("Ann",)
    again = opened(path)
    assert verbs(again) == ["set_up", "lock", "unlock"]
    assert verify(again.database) == ()
    lock(again)


@pytest.mark.parametrize(
    ("hub", "user", "passphrase", "words"),
    [(" ", "Ann", PASSPHRASE, "hub a name"), ("Moor", "", PASSPHRASE, "first person"), ("Moor", "Ann", "short", "12")],
)
def test_a_hub_without_a_name_or_a_key_is_not_made(
    tmp_path: Path, hub: str, user: str, passphrase: str, words: str
) -> None:
    with pytest.raises(Refused, match=words):
        set_up(tmp_path / "hub.db", hub, user, passphrase, cost=QUICK)
    assert list(tmp_path.iterdir()) == []


def test_a_hub_that_is_there_is_not_touched(empty_hub: Path) -> None:
    before = empty_hub.read_bytes()
    with pytest.raises(Refused, match="already"):
        set_up(empty_hub, "Moorside", "Ann", PASSPHRASE, cost=QUICK)
    assert empty_hub.read_bytes() == before


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(Known, match="cannot write"):
        set_up(tmp_path / "file" / "hub.db", "Moorside", "Ann", PASSPHRASE, cost=QUICK)


@pytest.mark.parametrize(("user", "passphrase"), [("Ann", "another passphrase"), ("Nobody", PASSPHRASE)])
def test_a_wrong_passphrase_or_name_opens_nothing(empty_hub: Path, user: str, passphrase: str) -> None:
    with pytest.raises(Refused):
        unlock(empty_hub, user, passphrase)


def test_a_hub_that_is_not_there_or_has_lost_its_keys(empty_hub: Path, tmp_path: Path) -> None:
    with pytest.raises(Known, match="no hub"):
        users_of(tmp_path / "nowhere.db")
    path = copied(empty_hub, tmp_path / "hub.db")
    key_path(path).unlink()
    with pytest.raises(Known):
        users_of(path)


def test_two_desks_do_not_open_one_file(empty: Desk) -> None:
    with pytest.raises(Known, match="open elsewhere"):
        opened(empty.path)


def test_the_recovery_key_gives_a_new_passphrase_and_takes_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    made = set_up(path, "Moorside", "Ann", PASSPHRASE, cost=QUICK)
    keep_recovery_key(tmp_path / "printed.txt", made)
    assert made.recovery_key in (tmp_path / "printed.txt").read_text(encoding="utf-8")
    lock(made.desk)
    with pytest.raises(Refused):
        recover(path, "AAAA-BBBB", "Ann", "a new long passphrase", cost=QUICK)
    desk = recover(path, made.recovery_key, "Ann", "a new long passphrase", cost=QUICK)
    assert verbs(desk)[-1] == "recover"
    lock(desk)
    with pytest.raises(Refused):
        opened(path)
    lock(opened(path, passphrase="a new long passphrase"))


def test_the_recovery_key_is_of_no_use_to_strangers(tmp_path: Path) -> None:
    made = set_up(tmp_path / "hub.db", "Moorside", "Ann", PASSPHRASE, cost=QUICK)
    lock(made.desk)
    with pytest.raises(Refused, match="not a user"):
        recover(tmp_path / "hub.db", made.recovery_key, "Stranger", "a new long passphrase", cost=QUICK)
    assert users_of(tmp_path / "hub.db") == ("Ann",)


def test_a_passphrase_is_changed_by_who_knows_the_old_one(empty: Desk) -> None:
    with pytest.raises(Refused):
        change_passphrase(empty, "not the old one", "a new long passphrase", cost=QUICK)
    with pytest.raises(Refused, match="12"):
        change_passphrase(empty, PASSPHRASE, "short", cost=QUICK)
    change_passphrase(empty, PASSPHRASE, "a new long passphrase", cost=QUICK)
    assert verbs(empty)[-1] == "change_passphrase"
    lock(empty)
    with pytest.raises(Refused):
        opened(empty.path)
    empty.database = opened(empty.path, passphrase="a new long passphrase").database


def test_a_recovery_key_that_cannot_be_written_is_still_shown(tmp_path: Path) -> None:
    made = set_up(tmp_path / "hub.db", "Moorside", "Ann", PASSPHRASE, cost=QUICK)
    with pytest.raises(Known) as fault:
        keep_recovery_key(tmp_path / "hub.db" / "key.txt", made)
    assert made.recovery_key in fault.value.sentence
    lock(made.desk)
