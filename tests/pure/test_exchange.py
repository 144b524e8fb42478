"""Bundles, receipts and public files: what goes in comes out, and nothing that was touched does."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hubdesk.domain.errors import HubdeskError, Known, Refused
from hubdesk.exchange import bundle as bundles
from hubdesk.exchange import card as cards
from hubdesk.exchange.bundle import Bundle, Made, make_bundle, open_bundle
from hubdesk.exchange.card import Card, read_card, write_card
from hubdesk.exchange.files import file_name
from hubdesk.exchange.kept_back import to_send
from hubdesk.exchange.merge import Accept, Gap, Repeat, accept
from hubdesk.exchange.receipt import Receipt, make_receipt, open_receipt
from hubdesk.vault.seal import new_identity, new_signing_key, public_of, seal, sign, unseal

NOON = datetime(2026, 3, 2, 12, 0)
KEY = new_signing_key()
IDENTITY, RECIPIENT = new_identity()
PINNED = {"hub": public_of(KEY)}
CELL = st.none() | st.integers(-(2**60), 2**60) | st.text(max_size=20)
ROWS = st.lists(st.dictionaries(st.text(max_size=8), CELL, max_size=4), max_size=4)
TABLES = st.dictionaries(st.sampled_from(["concerns", "mentions", "audit"]), ROWS)


def made(tables: dict[str, list[dict[str, object]]] | None = None, **said: object) -> Made:
    plain = {"hub_id": "hub", "sequence": 3, "base": 2, "previous": "ab", "made_at": NOON, "signing_key": KEY}
    return make_bundle(**{"tables": tables or {}, "recipients": [RECIPIENT], **plain, **said})  # type: ignore[arg-type]


@settings(max_examples=40)
@given(TABLES)
def test_a_bundle_comes_out_as_it_went_in(tables: dict[str, list[dict[str, object]]]) -> None:
    sent = made(tables)
    got = open_bundle(sent.data, IDENTITY, PINNED)
    assert got.tables == tables
    assert (got.hub_id, got.sequence, got.base, got.previous, got.made_at) == ("hub", 3, 2, "ab", NOON)
    assert got.digest == sent.digest
    assert sum(got.counts.values()) == sent.records


SENT = made({"concerns": [{"id": "c1", "narrative": "Hungry again"}]})


@settings(max_examples=300)
@given(st.integers(0, len(SENT.data) - 1), st.integers(1, 255))
def test_any_byte_changed_is_noticed(place: int, change: int) -> None:
    data = bytearray(SENT.data)
    data[place] ^= change
    with pytest.raises(Known):
        open_bundle(bytes(data), IDENTITY, PINNED)


@given(st.integers(0, len(SENT.data) - 1))
def test_a_bundle_cut_short_is_noticed(length: int) -> None:
    with pytest.raises(Known):
        open_bundle(SENT.data[:length], IDENTITY, PINNED)


@settings(max_examples=200)
@given(st.data())
def test_any_byte_changed_inside_the_seal_is_noticed(data: st.DataObject) -> None:
    plain = bytearray(unseal(SENT.data, IDENTITY))
    plain[data.draw(st.integers(0, len(plain) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(Known):
        open_bundle(seal(bytes(plain), [RECIPIENT]), IDENTITY, PINNED)


@settings(max_examples=60)
@given(st.binary(max_size=200))
def test_nothing_sealed_for_us_makes_it_stumble(plain: bytes) -> None:
    for inside in (plain, bundles._MAGIC + plain):
        with pytest.raises(Known):
            open_bundle(seal(inside, [RECIPIENT]), IDENTITY, PINNED)


def sealed(header: dict[str, object], content: bytes = b"") -> bytes:
    raw = json.dumps(header).encode()
    signed = bundles._MAGIC + bundles._LENGTH.pack(len(raw)) + raw
    return seal(signed + sign(KEY, signed) + content, [RECIPIENT])


@pytest.mark.parametrize(
    ("data", "identity", "pinned", "words"),
    [
        (b"a letter", IDENTITY, PINNED, "not a bundle of HubDesk"),
        (SENT.data, new_identity()[0], PINNED, "for somebody else, or it was damaged"),
        (SENT.data, IDENTITY, {}, "not enrolled here"),
        (SENT.data, IDENTITY, {"hub": public_of(new_signing_key())}, "signature does not fit"),
        (sealed({"format": 2, "hub_id": "hub"}), IDENTITY, PINNED, "newer HubDesk"),
        (sealed({"format": 1, "hub_id": "hub"}), IDENTITY, PINNED, "damaged"),
    ],
    ids=["no bundle", "not for us", "not enrolled", "other signer", "newer", "damaged"],
)
def test_each_fault_has_its_sentence(data: bytes, identity: str, pinned: dict[str, bytes], words: str) -> None:
    with pytest.raises(Known, match=words) as fault:
        open_bundle(data, identity, pinned)
    assert "Nothing of it was" in fault.value.sentence


def test_no_words_of_a_case_can_be_read_in_a_bundle_or_its_name() -> None:
    assert b"Hungry" not in SENT.data
    assert file_name("0199f-hub", 3, "abcdef0123", ".bundle").endswith("-000003-abcdef01.bundle")


def test_the_source_the_snapshot_and_the_users_stay_at_the_hub() -> None:
    tables = {
        "concerns": [{"id": "c1", "reporter": "Mrs Neighbour", "narrative": "Cold"}],
        "amendments": [{"id": "a1", "fields": '{"level":"3","reporter":"Mrs Neighbour"}'}],
        "packs": [{"id": "k1", "digest": "00", "snapshot": "Mrs Neighbour said"}],
        "users": [{"id": "u1", "name": "Ann"}],
        "policy": [{"id": "p1"}],
        "mentions": [],
    }
    before = json.dumps(tables)
    sent = to_send(tables)
    assert set(sent) == {"concerns", "amendments", "packs"}
    assert "Neighbour" not in json.dumps(sent)
    assert sent["concerns"] == [{"id": "c1", "reporter": "", "narrative": "Cold"}]
    assert sent["amendments"][0]["fields"] == '{"level":"3"}'
    assert json.dumps(tables) == before


BUNDLE = Bundle("hub", 3, 2, "two", NOON, {}, {}, "three")


@pytest.mark.parametrize(
    ("bundle", "taken", "decided"),
    [
        (BUNDLE, {"one": 1, "two": 2}, Accept()),
        (BUNDLE, {"one": 1, "two": 2, "three": 3}, Repeat()),
        (BUNDLE, {"one": 1}, Gap((2,))),
        (BUNDLE, {}, Gap((1, 2))),
        (BUNDLE, {"one": 1, "another two": 2}, Gap((2,))),
        (replace(BUNDLE, previous="", base=0), {}, Accept()),
        (replace(BUNDLE, previous="", base=0), {"nine": 9}, Accept()),
        (replace(BUNDLE, sequence=2, base=1, previous="one"), {"one": 1, "two": 2}, Accept()),
    ],
)
def test_what_counts_is_what_a_bundle_builds_on(
    bundle: Bundle, taken: dict[str, int], decided: Accept | Repeat | Gap
) -> None:
    assert accept(bundle, taken) == decided


RECEIPT = Receipt("hub", 3, "three", "taken", NOON.isoformat(), "")
WRITTEN = make_receipt(RECEIPT, KEY)


def test_a_receipt_comes_out_as_it_went_in() -> None:
    assert open_receipt(WRITTEN, public_of(KEY)) == RECEIPT
    assert RECEIPT.id == replace(RECEIPT).id != replace(RECEIPT, outcome="refused").id


@settings(max_examples=200)
@given(st.integers(0, len(WRITTEN) - 1), st.integers(1, 255))
def test_a_receipt_that_was_changed_says_nothing_else(place: int, change: int) -> None:
    data = bytearray(WRITTEN)
    data[place] ^= change
    with suppress(Known):
        assert open_receipt(bytes(data), public_of(KEY)) == RECEIPT  # a blank or the case of a figure


@given(st.binary(max_size=100) | st.recursive(CELL, st.lists).map(lambda value: json.dumps(value).encode()))
def test_no_file_makes_the_readers_stumble(data: bytes) -> None:
    with pytest.raises(HubdeskError):
        open_receipt(data, public_of(KEY))
    with pytest.raises(Refused):
        read_card(data, cards.HUB)


def test_a_receipt_of_a_newer_program_or_somebody_else_is_known() -> None:
    with pytest.raises(Known, match="newer HubDesk"):
        open_receipt(make_receipt(replace(RECEIPT, format=2), KEY), public_of(KEY))
    with pytest.raises(Known, match="signature does not fit"):
        open_receipt(WRITTEN, public_of(new_signing_key()))


def test_a_public_file_is_read_as_its_own_kind_only() -> None:
    hub = Card(cards.HUB, "hub", "Łódź Hub", public_of(KEY).hex())
    headquarters = Card(cards.HEADQUARTERS, "hq", "Force", public_of(KEY).hex(), RECIPIENT)
    assert read_card(write_card(hub), cards.HUB) == hub
    assert read_card(write_card(headquarters), cards.HEADQUARTERS) == headquarters
    assert hub.fingerprint != headquarters.fingerprint
    assert len(hub.fingerprint.split()) == 5
    for card, kind in ((hub, cards.HEADQUARTERS), (replace(headquarters, recipient=""), cards.HEADQUARTERS)):
        with pytest.raises(Refused, match="not the public file of"):
            read_card(write_card(card), kind)
    with pytest.raises(Refused):
        read_card(write_card(replace(hub, public_key="abc")), cards.HUB)
