"""The recovery key: written down by hand, typed in by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hubdesk.domain.errors import Refused
from hubdesk.vault.recovery import new_recovery, typed, written

ZERO_ONE = bytes.fromhex("0000100001" + "00" * 14 + "21")


def test_it_has_at_least_160_bits_in_groups_of_four() -> None:
    secret, text = new_recovery()
    groups = text.split("-")
    assert len(secret) * 8 >= 160
    assert [len(group) for group in groups] == [4] * 8 + [1]
    assert not set("ILOU") & set("".join(groups[:8]))


@given(some.binary(min_size=20, max_size=20))
def test_it_round_trips_however_it_is_typed(secret: bytes) -> None:
    text = written(secret)
    assert typed(text) == secret
    assert typed(text.lower()) == secret
    assert typed(text.replace("-", " ")) == secret
    assert typed(f"\n {text.replace('-', '')}\t") == secret
    assert typed(text.replace("-", "\u2013")) == secret
    assert typed(text.replace("0", "O")) == typed(text.replace("0", "o")) == secret
    assert typed(text.replace("1", "I")) == typed(text.replace("1", "l")) == secret


@given(
    some.binary(min_size=20, max_size=20), some.integers(0, 31), some.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
)
def test_one_wrong_character_is_noticed(secret: bytes, place: int, sign: str) -> None:
    text = written(secret).replace("-", "")
    if text[place] != sign:
        with pytest.raises(Refused, match="mistyped"):
            typed(text[:place] + sign + text[place + 1 :])


@given(some.binary(min_size=20, max_size=20), some.integers(0, 30))
def test_two_swapped_characters_are_noticed(secret: bytes, place: int) -> None:
    text = written(secret).replace("-", "")
    if text[place] != text[place + 1]:
        with pytest.raises(Refused, match="mistyped"):
            typed(text[:place] + text[place + 1] + text[place] + text[place + 2 :])


def test_what_is_missing_or_no_sign_is_said() -> None:
    text = written(ZERO_ONE)
    with pytest.raises(Refused, match=r"has 32\. Check what is missing"):
        typed(text[:-1])
    with pytest.raises(Refused, match="Group 2"):
        typed(text[:5] + "!" + text[6:])
    with pytest.raises(Refused):
        typed("")


@given(some.text(max_size=50))
def test_nothing_typed_breaks_it(text: str) -> None:
    try:
        typed(text)
    except Refused as refused:
        assert refused.sentence
