"""Records in, the same records out, as of any day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from hubdesk.domain.errors import Refused
from hubdesk.domain.user import User
from hubdesk.store import (
    answers,
    audit,
    concerns,
    decisions,
    drafts,
    packs,
    people,
    policy,
    requests,
    settings,
    users,
)
from hubdesk.store.database import Database
from tests.store.made import Rows

DAY = date(2026, 3, 2)
BEFORE = DAY - timedelta(days=1)
LATER = datetime(2026, 3, 9, 9, 30)


def test_concerns_come_back_as_they_were(db: Database, make: Rows) -> None:
    full = make.concern(
        occurred_on=date(2026, 2, 1), date_precision="month", reporter="aunt", child_seen="yes",
        voice_of_child="I am hungry", strengths="aunt near", tripwire="bruise", handling_conditions="ask",
    )  # fmt: skip
    two = make.mention("m2", mention_no=2, postcode="LS1 4AP", withdrawn=False)
    concerns.add(db, [full], [two, make.mention()], {"c1": "abc"})
    found = concerns.told(db, ["c1", "unknown"])
    assert found["c1"].concern == full
    assert found["c1"].mentions == (make.mention(), two)
    assert list(concerns.every_told(db)) == [found["c1"]]
    assert concerns.known_refs(db, "sheet") == {"ref-c1": ("c1", "abc")}
    assert concerns.known_refs(db, "desk") == {}
    assert concerns.ids_of_refs(db, ["ref-c1", "no"]) == {"ref-c1": ["c1"]}
    assert concerns.refs(db, ["c1"]) == {"c1": "ref-c1"}
    assert concerns.concerns_of(db, ["m2"]) == {"m2": "c1"}


def test_an_amendment_counts_from_its_day(db: Database, make: Rows) -> None:
    concerns.add(db, [make.concern()], [make.mention("m1"), make.mention("m2", mention_no=2)])
    said = {
        "level": "3",
        "narrative": "Fed now",
        "occurred_on": "2026-02-03",
        "id": "never",
        "unheard_of": "x",
    }
    concerns.amend(
        db,
        make.amendment("a1", at=LATER, fields=said),
        [
            make.mention("m3", given_name="Zeph", supersedes="m1"),
            make.mention("m4", mention_no=2, supersedes="m2", withdrawn=True),
        ],
        "new digest",
    )
    then = concerns.told(db, ["c1"], LATER.date() - timedelta(days=1))["c1"]
    assert [mention.id for mention in then.mentions] == ["m1", "m2"]
    assert then.concern.level == 2
    now = concerns.told(db, ["c1"])["c1"]
    assert (now.concern.id, now.concern.level, now.concern.occurred_on) == ("c1", 3, date(2026, 2, 3))
    assert [mention.id for mention in now.mentions] == ["m3"]
    assert concerns.known_refs(db, "sheet") == {"ref-c1": ("c1", "new digest")}
    assert concerns.told(db, ["c1"], BEFORE) == {}
    assert list(concerns.every_told(db, BEFORE)) == []


def test_retracted_duplicate_restored(db: Database, make: Rows) -> None:
    concerns.add(db, [make.concern()])
    for number, (kind, status) in enumerate(
        [("retract", "retracted"), ("restore", ""), ("duplicate", "duplicate"), ("change", "duplicate")]
    ):
        at = LATER + timedelta(days=number)
        concerns.amend(db, make.amendment(f"a{number}", kind, at=at))
        assert concerns.told(db, ["c1"], at.date())["c1"].status == status
    assert concerns.told(db, ["c1"], DAY)["c1"].status == ""


def test_every_concern_is_handed_out_once_over_many_batches(db: Database, make: Rows) -> None:
    some = [make.concern(f"c{n}", received_at=make.noon + timedelta(days=n % 3)) for n in range(4100)]
    concerns.add(db, some, [make.mention(f"m{n}", f"c{n}") for n in range(4100)])
    found = list(concerns.every_told(db, DAY))
    assert [piece.concern.id for piece in found] == [f"c{n}" for n in range(4100) if n % 3 == 0]
    assert all(piece.mentions[0].concern_id == piece.concern.id for piece in found)


def test_answers_decisions_requests_packs(db: Database, make: Rows) -> None:
    make.fill(db)
    assert answers.every(db) == answers.of_mentions(db, ["m2"]) == (make.answer("w1", "m1", "m2"),)
    assert answers.every(db, BEFORE) == answers.of_mentions(db, ["m9"]) == ()
    assert decisions.of_persons(db, ["P-1", "P-2"]) == decisions.of_concerns(db, ["c1"]) == (make.decision(),)
    assert decisions.of_persons(db, ["P-2"]) == decisions.every(db, BEFORE) == ()
    assert requests.of_persons(db, ["P-1"]) == requests.every(db) == ((make.request(),), (make.reply(),))
    assert requests.of_persons(db, ["P-1"], BEFORE) == ((), ())
    assert requests.by_id(db, "q1") == make.request()
    due = make.request("q2", "P-9", due_at=LATER, review_on=DAY)
    requests.add_request(db, due)
    assert requests.of_persons(db, ["P-9"]) == ((due,), ())
    assert packs.of_persons(db, ["P-1"]) == (make.pack(signed_by=("Ann",)),)
    assert packs.by_number(db, "2026-0001-AAAA") == packs.by_id(db, "k1")


def test_what_hangs_on_an_old_id_is_found_under_the_new_one(db: Database, make: Rows) -> None:
    make.fill(db)
    people.set_persons(db, {"m1": "P-1", "m2": "P-2"})
    people.set_persons(db, {"m1": "P-2"}, make.noon)
    assert decisions.of_persons(db, ["P-2"]) == (make.decision(),)
    assert requests.of_persons(db, ["P-2"])[0] == (make.request(),)
    assert len(packs.of_persons(db, ["P-2"])) == 1


def test_two_different_people_sign(db: Database, make: Rows) -> None:
    packs.add(db, make.pack())
    packs.sign(db, "s1", "k1", "Ann", make.noon)
    with pytest.raises(Refused, match="second person"):
        packs.sign(db, "s2", "k1", "Ann", make.noon)
    packs.sign(db, "s3", "k1", "Ben", LATER)
    with pytest.raises(Refused, match="Two people"):
        packs.sign(db, "s4", "k1", "Cal", LATER)
    pack = packs.by_id(db, "k1")
    assert pack is not None
    assert pack.signed_by == ("Ann", "Ben")


def test_pack_numbers_count_on_and_name_the_desk(db: Database, make: Rows) -> None:
    first = packs.next_number(db, 2026)
    packs.add(db, make.pack(number=first))
    packs.add(db, make.pack("k2", number="2026-0099-ZZZZ"))  # another desk's
    second = packs.next_number(db, 2026)
    tag = settings.get(db, audit.DESK)[:4].upper()
    assert (first, second) == (f"2026-0001-{tag}", f"2026-0002-{tag}")
    assert packs.next_number(db, 2027) == f"2027-0001-{tag}"


def test_users_as_they_now_are(db: Database, make: Rows) -> None:
    ann, ben = User("u1", "Ann", "manager"), User("u2", "ben", "staff")
    users.add(db, ben, make.noon, "Ann")
    users.add(db, ann, make.noon, "Ann")
    users.change(db, User("u2", "ben", "staff", active=False), LATER, "Ann", "e3")
    assert users.every(db) == (ann, User("u2", "ben", "staff", active=False))
    assert users.by_name(db, "BEN") == User("u2", "ben", "staff", active=False)
    assert users.by_name(db, "Cal") is None


def test_the_newest_policy_counts(db: Database, make: Rows) -> None:
    old = policy.Policy("p1", "rules", "1", "Ann", make.noon, "first", "x = 1")
    new = policy.Policy("p2", "rules", "2", "Ann", LATER, "softer", "x = 2")
    for one in (old, new):
        policy.add(db, one)
    assert policy.latest(db, "rules") == new
    assert policy.latest(db, "codes") is None
    assert policy.every(db) == policy.every(db, "rules") == (old, new)


def test_drafts_and_settings_change_in_place(db: Database, make: Rows) -> None:
    drafts.save(db, "f1", "Ann", "half", make.noon, {"narrative": "Hun"})
    drafts.save(db, "f1", "Ann", "half", LATER, {"narrative": "Hungry", "people": [{"role": "subject"}]})
    assert [draft.fields["narrative"] for draft in drafts.every(db, "Ann")] == ["Hungry"]
    assert drafts.every(db, "Ben") == ()
    drafts.delete(db, "f1")
    drafts.delete(db, "f1")
    assert drafts.every(db) == ()
    settings.put(db, "size", "14")
    settings.put(db, "size", "16")
    assert (settings.get(db, "size"), settings.get(db, "none", "x")) == ("16", "x")
