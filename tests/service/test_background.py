"""Which concerns are background of packs: said by a person with a reason, taken back, and counting as before."""

from __future__ import annotations

import pytest

from hubdesk.domain.errors import Refused
from hubdesk.packs.contents import restored
from hubdesk.service.desk import Desk
from hubdesk.service.family import family
from hubdesk.service.mark import mark_background, mark_significant
from hubdesk.service.pack import make_pack
from hubdesk.service.pack_newer import newer_pack
from hubdesk.service.pack_sign import sign_pack
from hubdesk.service.record import record_concern
from tests.service.hubs import FORM, Clock


def test_a_person_says_what_is_background_and_takes_it_back(empty: Desk, clock: Clock) -> None:
    kept = record_concern(empty, FORM)
    (only,) = family(empty, kept.family_ids[0]).entries
    score = family(empty, kept.family_ids[0]).score.total
    day = empty.today()
    clock.days(1)
    with pytest.raises(Refused, match="significant already"):
        mark_significant(empty, only.concern.ref, "Seen again")
    with pytest.raises(Refused, match="Give the reason"):
        mark_background(empty, only.concern.ref, " ")
    mark_background(empty, only.concern.ref, "Told again in the next one")
    with pytest.raises(Refused, match="background already"):
        mark_background(empty, only.concern.ref, "Again")
    (marked,) = family(empty, kept.family_ids[0]).entries
    assert marked.background and not marked.status
    assert family(empty, kept.family_ids[0]).score.total == score
    assert not family(empty, kept.family_ids[0], day).entries[0].background
    clock.days(1)
    mark_significant(empty, only.concern.ref, "It is one of a row")
    assert not family(empty, kept.family_ids[0]).entries[0].background


def test_a_pack_with_its_log_is_made_again_with_it_and_a_mark_is_no_piece_that_came(empty: Desk) -> None:
    kept = record_concern(empty, FORM)
    (only,) = family(empty, kept.family_ids[0]).entries
    mark_background(empty, only.concern.ref, "Told again in the next one")
    first = make_pack(empty, kept.family_ids[0], "mdt", kind="log")
    assert restored(first.pack.snapshot).full_log
    again = newer_pack(empty, first.pack.number)
    assert again.pack.kind == "log" and again.view.replaces == first.pack.number
    assert sign_pack(empty, again.pack.number).pack.signed_by == ("Ann",)
