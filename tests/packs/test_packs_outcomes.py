"""What came back of a family that was handed up stands in its next pack, and a corrected decision only as it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.follow_up import FollowUps, Outcome
from hubdesk.packs.contents import contents
from hubdesk.packs.shown import Contents
from tests.builders import moore_and_hart
from tests.records import decision

CODES = shipped_codes()
AT = datetime(2026, 3, 20, 9, 0)


def pack_of(**said: object) -> Contents:
    family = replace(moore_and_hart(), **said)  # type: ignore[arg-type]  # fields of a family, as the tests say
    return contents(family, CODES.recipients["mdt"], CODES, "2026-0001-AAAA", "Moorside", "Ann", AT)


def test_what_came_back_follows_the_decision() -> None:
    made = decision(1)
    back = Outcome("o1", made.id, "returned", date(2026, 3, 20), "Not enough.", "By telephone", AT, "Ann", "The nurse")
    shown = pack_of(decisions=(made,), follow_ups=FollowUps((), (), (back,))).decisions
    assert [one.kind for one in shown] == ["Escalate to the MDT", "What came back: Returned to the hub"]
    assert (shown[1].reason, shown[1].dissent) == ("Not enough. The family was told: By telephone", "The nurse")


def test_a_corrected_decision_stands_once_and_a_withdrawn_one_not_at_all() -> None:
    made = decision(1)
    later = made.made_at + timedelta(hours=2)
    fixed = replace(made, id="fixed", reason="Six agencies.", made_at=later, corrects=made.id)
    assert [one.reason for one in pack_of(decisions=(made, fixed)).decisions] == ["Six agencies."]
    assert any("Six agencies." in ask for ask in pack_of(decisions=(made, fixed)).asks)
    gone = replace(made, id="gone", kind="withdrawn", made_at=later, corrects=made.id)
    shown = pack_of(decisions=(made, gone))
    assert shown.decisions == ()
    assert any("its reason is not yet written" in ask for ask in shown.asks)
