"""Key slots: the right passphrase opens, nothing else does, and tampering is noticed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from hubdesk.domain.errors import Known, Refused
from hubdesk.vault import keys
from hubdesk.vault.keys import Cost, KeyFile
from hubdesk.vault.slots import RECOMMENDED

QUICK = Cost(passes=1, memory=8, lanes=1)
ANN = "correct horse battery"
BEN = "another long phrase"


def _new() -> tuple[KeyFile, bytes, str]:
    return keys.new_key_file("Ann", ANN, QUICK)


def test_the_recommended_cost_is_that_of_the_standard() -> None:
    # RFC 9106, section 4, second recommended option: t=3, m=64 MiB, p=4
    assert Cost(passes=3, memory=65536, lanes=4) == RECOMMENDED
    key_file, data_key, _ = keys.new_key_file("Ann", ANN)
    assert {slot.cost for slot in key_file.slots} == {RECOMMENDED}
    assert keys.open_slot(key_file, "Ann", ANN) == data_key


def test_each_person_and_recovery_open_the_same_key() -> None:
    key_file, data_key, recovery = _new()
    both = keys.add_slot(key_file, data_key, "  Ben ", BEN, QUICK)
    assert len(data_key) == 32
    assert keys.users(both) == ("Ann", "Ben")
    assert keys.open_slot(both, "Ann", ANN) == keys.open_slot(both, " ben", BEN) == data_key
    assert keys.open_recovery(both, recovery) == data_key


def test_accents_are_the_same_from_every_keyboard() -> None:
    key_file, data_key, _ = keys.new_key_file("Ann", "caf\u00e9 au lait toujours", QUICK)
    assert keys.open_slot(key_file, "Ann", "cafe\u0301 au lait toujours") == data_key


def test_every_hub_and_slot_is_different() -> None:
    (one, key_one, text_one), (two, key_two, text_two) = _new(), _new()
    assert key_one != key_two
    assert text_one != text_two
    assert one.hub != two.hub
    assert len({slot.salt for slot in (*one.slots, *two.slots)}) == 4


@pytest.mark.parametrize("passphrase", ["", "correct horse batterx", ANN.upper(), BEN])
def test_a_wrong_passphrase(passphrase: str) -> None:
    with pytest.raises(Refused, match="That passphrase does not open this hub for Ann"):
        keys.open_slot(_new()[0], "ann", passphrase)


@pytest.mark.parametrize("name", ["Ben", "", " "])
def test_a_name_without_a_slot(name: str) -> None:
    with pytest.raises(Refused):
        keys.open_slot(_new()[0], name, ANN)


@pytest.mark.parametrize("passphrase", ["", "           ", "elevenchars", " " * 20])
def test_too_short_a_passphrase(passphrase: str) -> None:
    with pytest.raises(Refused, match="at least 12 characters"):
        keys.new_key_file("Ann", passphrase, QUICK)


def test_a_nameless_person() -> None:
    with pytest.raises(Refused, match="name is missing"):
        keys.new_key_file(" ", ANN, QUICK)


def test_changing_a_passphrase_replaces_it() -> None:
    key_file, data_key, _ = _new()
    changed = keys.change_passphrase(key_file, data_key, "ANN", BEN, QUICK)
    assert keys.users(changed) == ("ANN",)
    assert keys.open_slot(changed, "Ann", BEN) == data_key
    with pytest.raises(Refused):
        keys.open_slot(changed, "Ann", ANN)


def test_a_new_recovery_key_ends_the_one_before() -> None:
    key_file, data_key, before = _new()
    renewed, text = keys.renew_recovery(key_file, data_key, QUICK)
    assert keys.open_recovery(renewed, text) == data_key
    with pytest.raises(Refused, match="does not open this hub"):
        keys.open_recovery(renewed, before)


def test_taking_a_slot_away() -> None:
    key_file, data_key, _ = _new()
    both = keys.add_slot(key_file, data_key, "Ben", BEN, QUICK)
    assert keys.users(keys.remove_slot(both, "ann")) == ("Ben",)
    assert keys.remove_slot(both, "Cal") == both
    with pytest.raises(Refused, match="only one"):
        keys.remove_slot(key_file, "Ann")


def test_recovery_cannot_be_taken_for_a_person() -> None:
    key_file, _, recovery = _new()
    with pytest.raises(Refused):
        keys.open_slot(key_file, "", recovery)
    two = keys.add_slot(key_file, bytes(32), "Ben", BEN, QUICK)
    assert keys.remove_slot(two, " ") == two


@pytest.mark.parametrize(
    "harm",
    [
        {"name": "Ben"},
        {"id": "0000"},
        {"salt": bytes(16)},
        {"nonce": bytes(12)},
        {"wrapped": bytes(48)},
        {"cost": Cost(2, 8, 1)},
        {"salt": bytes(8)},
    ],
)
def test_a_tampered_slot_opens_nothing(harm: dict[str, object]) -> None:
    key_file = _new()[0]
    slot = replace(key_file.slots[0], **harm)  # type: ignore[arg-type]
    with pytest.raises(Refused):
        keys.open_slot(replace(key_file, slots=(slot,)), slot.name, ANN)


def test_a_slot_of_another_hub_opens_nothing() -> None:
    with pytest.raises(Refused):
        keys.open_slot(replace(_new()[0], hub="other"), "Ann", ANN)


@pytest.mark.parametrize("harm", [{"salt": b""}, {"nonce": b""}, {"nonce": bytes(3)}])
def test_a_slot_that_is_no_slot(harm: dict[str, bytes]) -> None:
    key_file = _new()[0]
    slot = replace(key_file.slots[0], **harm)  # type: ignore[arg-type]
    with pytest.raises(Known, match="changed outside HubDesk"):
        keys.open_slot(replace(key_file, slots=(slot,)), "Ann", ANN)


@pytest.mark.parametrize("cost", [Cost(1, 2**31, 1), Cost(10**6, 8, 1), Cost(0, 8, 1), Cost(1, 0, 1), Cost(1, 8, 0)])
def test_a_cost_that_would_stop_the_computer(cost: Cost) -> None:
    key_file = _new()[0]
    slot = replace(key_file.slots[0], cost=cost)
    with pytest.raises(Known, match="changed outside HubDesk"):
        keys.open_slot(replace(key_file, slots=(slot,)), "Ann", ANN)


def test_the_file_round_trips_and_holds_no_secret(tmp_path: Path) -> None:
    path = keys.key_path(tmp_path / "hub.db")
    key_file, data_key, recovery = _new()
    keys.write_key_file(path, key_file)
    keys.write_key_file(path, key_file)
    assert path.name == "hub.db.keys"
    assert [file.name for file in tmp_path.iterdir()] == ["hub.db.keys"]
    assert keys.read_key_file(path) == key_file
    held = path.read_text(encoding="utf-8")
    for secret in (ANN, recovery, data_key.hex()):
        assert secret not in held


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: "",
        lambda text: text[: len(text) // 2],
        lambda text: "[]",
        lambda text: text.replace('"salt"', '"pepper"'),
        lambda text: text.replace('"wrapped": "', '"wrapped": "*'),
        lambda text: text.replace('"memory_kib": 8', '"memory_kib": "much"'),
        lambda text: "\udcff",
    ],
)
def test_a_damaged_file(tmp_path: Path, spoil: object) -> None:
    path = tmp_path / "hub.db.keys"
    keys.write_key_file(path, _new()[0])
    text = spoil(path.read_text(encoding="utf-8"))  # type: ignore[operator]
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(Known, match="damaged"):
        keys.read_key_file(path)


def test_a_missing_and_a_newer_file(tmp_path: Path) -> None:
    path = tmp_path / "hub.db.keys"
    with pytest.raises(Known, match="missing"):
        keys.read_key_file(path)
    keys.write_key_file(path, _new()[0])
    data = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**data, "format": 2}), encoding="utf-8")
    with pytest.raises(Known, match="newer HubDesk"):
        keys.read_key_file(path)


def test_a_file_that_cannot_be_written_leaves_the_older_one(tmp_path: Path) -> None:
    path = tmp_path / "hub.db.keys"
    path.mkdir()
    with pytest.raises(Known, match="could not be written"):
        keys.write_key_file(path, _new()[0])
    assert [file.name for file in tmp_path.iterdir()] == ["hub.db.keys"]
    with pytest.raises(Known):
        keys.write_key_file(tmp_path / "gone" / "hub.db.keys", _new()[0])
