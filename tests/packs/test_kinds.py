"""Kinds of pack beside the full one: decided first, frozen, drawn again the same, and whole."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.decision import PACK_KINDS
from hubdesk.domain.errors import Known
from hubdesk.packs.contents import digest, snapshot
from hubdesk.packs.kinds import Shown, decided, drawn, reread
from tests.builders import Family, moore_and_hart
from tests.packs.reading import needs_poppler, pages_of
from tests.packs.test_packs_contents import made

CODES = shipped_codes()
KINDS = tuple(kind for kind in PACK_KINDS if kind != "full")


def of_kind(kind: str, family: Family, recipient: str = "childrens_social_care") -> Shown:
    return decided(kind, made(family, recipient), family, CODES)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_frozen_and_drawn_again_as_it_was(kind: str) -> None:
    shown = of_kind(kind, moore_and_hart())
    again = reread(snapshot(shown))
    assert again == shown and drawn(again) == drawn(shown)
    signed = reread(snapshot(shown), ("Priya Nair", "Tom Reeve"))
    assert digest(signed) == digest(shown) and shown.draft and not signed.draft


def test_a_full_pack_is_read_again_as_before_and_another_kind_never_as_one() -> None:
    full = made(moore_and_hart())
    assert "kind" not in json.loads(snapshot(full)) and reread(snapshot(full)) == full
    with pytest.raises(Known):
        reread(snapshot(of_kind("referral", moore_and_hart())).replace('"kind":"referral"', '"kind":"chronology"'))
    with pytest.raises(Known):
        reread("[]")


@needs_poppler
@pytest.mark.parametrize("kind", KINDS)
def test_every_page_says_draft_until_two_have_signed(kind: str, tmp_path: Path) -> None:
    shown = of_kind(kind, moore_and_hart())
    for signed_by in ((), ("Priya Nair", "Tom Reeve")):
        for words in pages_of(drawn(replace(shown, signed_by=signed_by)), tmp_path):
            assert words.count("OFFICIAL-SENSITIVE") == 2 and "Pack 2026-0001-7F3A for Children" in words
            assert ("DRAFT: not signed by two people" in words) == (not signed_by)
