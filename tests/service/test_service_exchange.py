"""Hub and headquarters with real encrypted files: sent, lost, repeated, out of order, killed half-way, restored."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.errors import Known, Refused
from hubdesk.domain.user import User
from hubdesk.exchange.bundle import Bundle, open_bundle
from hubdesk.hq import office as offices
from hubdesk.hq.enrol import enrol_hub
from hubdesk.hq.office import Office, hubs
from hubdesk.hq.receive import Outcome, receive, take
from hubdesk.hq.set_up import set_up
from hubdesk.hq.status import status
from hubdesk.service.desk import Desk
from hubdesk.service.export import enrol, export, take_receipts
from hubdesk.store import audit, concerns, exchange
from hubdesk.store import settings as kept
from hubdesk.store.database import close, connect, copy, create, verify
from hubdesk.vault.slots import Cost
from tests.store.made import CANARY, KEY, Rows

NOON = datetime(2026, 3, 2, 12, 0)
QUICK = Cost(passes=1, memory=8, lanes=1)
PASSPHRASE = "a long enough passphrase"
ROWS = Rows()
_numbers = itertools.count(1)


def make_desk(path: Path, hub_id: str = "hub-1", role: str = "manager") -> Desk:
    policy: Any = None  # neither verb looks at rules or the match model
    user = User("u1", "Ann", role)
    return Desk(path, create(path, KEY), KEY, "North Hub", hub_id, user, shipped_codes(), policy, policy, lambda: NOON)


@dataclass
class Place:
    """One hub and its headquarters, with a folder that goes to and fro."""

    folder: Path
    desk: Desk
    office: Office
    stick: Path = field(init=False)

    def __post_init__(self) -> None:
        self.stick = self.folder / "stick"
        self.stick.mkdir()

    def record(self, count: int = 1) -> None:
        for number in itertools.islice(_numbers, count):
            concern = ROWS.concern(f"c{number}", reporter="Mrs Neighbour")
            concerns.add(self.desk.database, [concern], [ROWS.mention(f"m{number}", f"c{number}")])

    def enrol(self) -> None:
        enrol(self.desk, self.office.directory / "hq-public.json", self.stick)
        (card,) = self.stick.glob("*-public.json")
        enrol_hub(self.office, card)

    def send(self) -> Path:
        path = export(self.desk, self.stick).path
        assert path is not None
        return path

    def same(self) -> bool:
        here, there = (set(concerns.ids_of_refs(db, self.refs())) for db in (self.desk.database, self.office.database))
        return here == there

    def refs(self) -> list[str]:
        return [told.concern.ref for told in concerns.every_told(self.desk.database)]


def make_place(folder: Path) -> Place:
    made = set_up(folder / "hq", "Force HQ", "Hal", PASSPHRASE, clock=lambda: NOON, cost=QUICK)
    place = Place(folder, make_desk(folder / "hub.db"), made.office)
    place.enrol()
    return place


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    made = make_place(tmp_path)
    yield made
    close(made.desk.database)
    close(made.office.database)


def opened(place: Place, path: Path | None) -> Bundle:
    assert path is not None
    public = {card.id: card.public for card in hubs(place.office).values()}
    return open_bundle(path.read_bytes(), place.office.identity, public)


def whats(outcomes: tuple[Outcome, ...]) -> list[str]:
    return [outcome.what for outcome in outcomes]


def test_what_is_new_goes_up_and_is_acknowledged(place: Place) -> None:
    place.record(3)
    first = export(place.desk, place.stick)
    assert (first.sequence, first.path is not None) == (1, True)
    (outcome,) = receive(place.office, place.stick)
    assert (outcome.what, outcome.hub, outcome.records) == ("taken", "North Hub", first.records)
    assert place.same()
    receipts = take_receipts(place.desk, place.stick)
    assert (receipts.taken, receipts.acknowledged_to, receipts.waiting) == (1, 1, ())
    assert export(place.desk, place.stick).path is None
    place.record()
    second = export(place.desk, place.stick)
    assert second.sequence == 2
    assert len(opened(place, second.path).tables["concerns"]) == 1
    assert whats(receive(place.office, place.stick)) == ["repeat", "taken"]
    assert place.same()
    (line,) = status(place.office)
    assert (line.name, line.bundles, line.last_sequence) == ("North Hub", 2, 2)
    assert verify(place.office.database) == () == verify(place.desk.database)


def test_who_reported_never_leaves_the_hub(place: Place) -> None:
    place.record(2)
    path = place.send()
    receive(place.office, place.stick)
    told = list(concerns.every_told(place.office.database))
    assert [one.concern.reporter for one in told] == ["", ""]
    assert {one.concern.reporter for one in concerns.every_told(place.desk.database)} == {"Mrs Neighbour"}
    assert "Neighbour" not in str(opened(place, path))


def test_no_name_stands_in_any_file_or_its_name(place: Place) -> None:
    place.record(2)
    place.send()
    receive(place.office, place.stick)
    for path in place.stick.iterdir():
        assert CANARY.encode() not in path.read_bytes()
        assert not {"ann", "north", "zephyrine"} & set(path.name.casefold().replace(".", "-").split("-"))


def test_a_repeat_changes_nothing_and_gets_the_same_receipt(place: Place) -> None:
    place.record()
    place.send()
    assert whats(receive(place.office, place.stick)) == ["taken"]
    (receipt,) = place.stick.glob("*.receipt")
    before, rows = receipt.read_bytes(), concerns.count(place.office.database)
    place.office.clock = lambda: datetime(2026, 4, 1)
    assert whats(receive(place.office, place.stick)) == ["repeat"]
    assert (receipt.read_bytes(), concerns.count(place.office.database)) == (before, rows)
    assert take_receipts(place.desk, place.stick).taken == 1
    assert take_receipts(place.desk, place.stick).taken == 0


def test_a_bundle_that_was_lost_is_covered_by_the_next(place: Place) -> None:
    place.record()
    place.send().unlink()
    place.record()
    place.send()
    assert whats(receive(place.office, place.stick)) == ["taken"]
    assert place.same()
    receipts = take_receipts(place.desk, place.stick)
    assert (receipts.acknowledged_to, receipts.waiting) == (2, ())


def acknowledged_then_new(place: Place) -> tuple[Path, Path]:
    place.record()
    first = place.send()
    receive(place.office, place.stick)
    take_receipts(place.desk, place.stick)
    place.record()
    return first, place.send()


def test_a_headquarters_that_lost_its_past_says_what_is_missing_and_can_be_given_everything(
    place: Place, tmp_path: Path
) -> None:
    first, _ = acknowledged_then_new(place)
    first.unlink()
    new = make_place(tmp_path / "new").office
    (tmp_path / "card.json").write_bytes(next(place.stick.glob("*-public.json")).read_bytes())
    enrol_hub(new, tmp_path / "card.json", replace=True)
    new.identity = place.office.identity  # the keys were kept, the records were not
    (outcome,) = receive(new, place.stick)
    assert outcome.what == "gap"
    assert "waits for 1" in outcome.words
    export(place.desk, place.stick, everything=True)
    assert sorted(whats(receive(new, place.stick))) == ["gap", "taken"]
    assert set(concerns.ids_of_refs(new.database, place.refs())) == set(place.refs())


def test_bundles_that_wait_are_taken_once_what_they_build_on_is_here(place: Place, tmp_path: Path) -> None:
    first, second = acknowledged_then_new(place)
    new = make_place(tmp_path / "new").office
    enrol_hub(new, next(place.stick.glob("*-public.json")), replace=True)
    new.identity = place.office.identity
    first.rename(first.with_name("z-comes-last.bundle"))
    assert whats(receive(new, place.stick)) == ["taken", "taken"]
    assert second.exists()


def test_a_hub_restored_from_a_backup_goes_on_from_what_both_have(place: Place, tmp_path: Path) -> None:
    place.record()
    place.send()
    receive(place.office, place.stick)
    take_receipts(place.desk, place.stick)
    copy(place.desk.database, tmp_path / "backup.db")
    place.record()
    place.send()
    receive(place.office, place.stick)
    close(place.desk.database)
    place.desk = replace(place.desk, database=connect(tmp_path / "backup.db", KEY))
    audit.new_desk(place.desk.database)  # as the restoring verb does
    place.record()
    place.send()
    assert "refused" not in whats(receive(place.office, place.stick))
    assert set(place.refs()) <= set(concerns.ids_of_refs(place.office.database, place.refs()))
    assert verify(place.office.database) == ()


@pytest.mark.parametrize("damage", [b"", b"age-encryption.org/v1 nonsense", b"MZ"])
def test_a_damaged_file_does_not_stop_the_others(place: Place, damage: bytes) -> None:
    place.record()
    place.send()
    (place.stick / "a.bundle").write_bytes(damage)
    (place.stick / "half.bundle.new").write_bytes(b"half")
    outcomes = receive(place.office, place.stick)
    assert sorted(whats(outcomes)) == ["refused", "taken"]
    assert place.same()


def test_a_hub_that_is_not_enrolled_is_refused(place: Place, tmp_path: Path) -> None:
    other = make_desk(tmp_path / "other.db", "hub-2")
    enrol(other, place.office.directory / "hq-public.json", place.stick)
    concerns.add(other.database, [ROWS.concern("x1")], [ROWS.mention("x2", "x1")])
    export(other, place.stick)
    (outcome,) = receive(place.office, place.stick)
    assert "not enrolled here" in outcome.words
    assert concerns.count(place.office.database) == 0
    close(other.database)


class Killed(BaseException):
    """What ends a program in the middle of a verb."""


def killed() -> datetime:
    raise Killed


def test_headquarters_killed_in_the_middle_has_taken_nothing(place: Place) -> None:
    place.record()
    bundle = opened(place, place.send())
    place.office.clock = killed  # asked for when the rows are in and before they are kept
    with pytest.raises(Killed):
        take(place.office, bundle)
    assert concerns.count(place.office.database) == 0
    assert exchange.bundles(place.office.database, "in") == ()
    place.office.clock = lambda: NOON
    assert whats(receive(place.office, place.stick)) == ["taken"]


def test_a_hub_killed_in_the_middle_has_sent_nothing(place: Place) -> None:
    place.record()
    times = iter([NOON, NOON])  # the trail's line is written last
    place.desk.clock = lambda: next(times, None) or killed()
    with pytest.raises(Killed):
        export(place.desk, place.stick)
    assert not list(place.stick.glob("*.bundle*"))
    assert exchange.bundles(place.desk.database, "out") == ()


def test_a_folder_that_cannot_be_written_leaves_nothing_sent(place: Place) -> None:
    place.record()
    (place.folder / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(Known, match="could not be written"):
        export(place.desk, place.folder / "file")
    assert exchange.bundles(place.desk.database, "out") == ()


def test_records_that_contradict_are_refused_whole(place: Place) -> None:
    place.record()
    bundle = opened(place, place.send())
    take(place.office, bundle)
    (row,) = bundle.tables["concerns"]
    changed = {"concerns": [{**row, "narrative": "Something else"}, {**row, "id": "c-new"}]}
    with pytest.raises(Known, match="says something else"):
        take(place.office, replace(bundle, digest="other", tables=changed))
    own = {"audit": [{**bundle.tables["audit"][0], "id": "forged", "desk": place.office.desk}]}
    for hub_id, tables in (("hub-1", own), ("hub-2", {"audit": bundle.tables["audit"]})):
        with pytest.raises(Known, match="somebody else's audit trail"):
            take(place.office, replace(bundle, hub_id=hub_id, previous="", digest="another", tables=tables))
    with pytest.raises(Known, match="kinds of record"):
        take(place.office, replace(bundle, digest="third", tables={"users": [{"id": "u9"}]}))
    orphan = {"mentions": [{**bundle.tables["mentions"][0], "id": "m-new", "concern_id": "nowhere"}]}
    with pytest.raises(Refused, match="builds on an earlier one"):
        take(place.office, replace(bundle, digest="fourth", tables=orphan))
    assert concerns.count(place.office.database) == 1


def test_receipts_of_somebody_else_are_told_and_the_others_taken(place: Place) -> None:
    place.record()
    place.send()
    receive(place.office, place.stick)
    (place.stick / "a.receipt").write_text("{}", encoding="utf-8")
    with pytest.raises(Known, match=r"a\.receipt: This file is not a receipt"):
        take_receipts(place.desk, place.stick)
    (place.stick / "a.receipt").unlink()
    assert take_receipts(place.desk, place.stick).acknowledged_to == 1


def test_keys_are_only_exchanged_for_others_on_purpose(place: Place, tmp_path: Path) -> None:
    other = make_place(tmp_path / "other").office
    with pytest.raises(Refused, match="reports to Force HQ already"):
        enrol(place.desk, other.directory / "hq-public.json", tmp_path)
    enrol(place.desk, other.directory / "hq-public.json", tmp_path, replace=True)
    (mine,) = place.stick.glob("*-public.json")
    kept.put(place.desk.database, "signing_key", "11" * 32)
    enrol(place.desk, place.office.directory / "hq-public.json", place.stick, replace=True)
    with pytest.raises(Refused, match="enrolled with another key"):
        enrol_hub(place.office, mine)
    assert "can send now" in enrol_hub(place.office, mine, replace=True)


def test_a_hub_without_headquarters_and_staff_without_leave_are_refused(tmp_path: Path) -> None:
    desk = make_desk(tmp_path / "alone.db")
    with pytest.raises(Refused, match="does not report to a headquarters"):
        export(desk, tmp_path)
    close(desk.database)
    place = make_place(tmp_path / "place")
    place.desk.user = User("u2", "Sam", "staff")
    with pytest.raises(Refused, match="may not export to headquarters"):
        export(place.desk, place.stick)
    place.office.user = User("u3", "Aud", "auditor")
    with pytest.raises(Refused, match="may not enrol a hub"):
        enrol_hub(place.office, next(place.stick.glob("*-public.json")))


def test_a_headquarters_is_opened_again_with_its_passphrase_only(place: Place) -> None:
    directory = place.office.directory
    offices.lock(place.office)
    with pytest.raises(Refused):
        offices.unlock(directory, "Hal", "not the passphrase")
    place.office = offices.unlock(directory, "Hal", PASSPHRASE, clock=lambda: NOON)
    assert [card.name for card in hubs(place.office).values()] == ["North Hub"]
    assert offices.users_of(directory) == ("Hal",)
    with pytest.raises(Refused, match="There is a headquarters"):
        set_up(directory, "Again", "Hal", PASSPHRASE, cost=QUICK)
    with pytest.raises(Known, match="no headquarters"):
        offices.users_of(place.stick)


STEP = st.sampled_from(["record", "export", "lose", "twice", "receive", "receipts"])


@settings(max_examples=20)
@given(st.lists(STEP, max_size=14))
def test_whatever_happens_on_the_way_headquarters_has_it_all_in_the_end(steps: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = make_place(Path(folder))
        for step in steps:
            match step:
                case "record":
                    place.record()
                case "export":
                    export(place.desk, place.stick)
                case "lose":
                    for path in list(place.stick.glob("*.bundle"))[:1]:
                        path.unlink()
                case "twice":
                    for path in list(place.stick.glob("H-*.bundle")):
                        shutil.copy(path, path.with_name(f"again-{path.name}"))
                case "receive":
                    receive(place.office, place.stick)
                case "receipts":
                    take_receipts(place.desk, place.stick)
        place.record()
        export(place.desk, place.stick)
        outcomes = receive(place.office, place.stick)
        assert {"refused", "gap"}.isdisjoint(whats(outcomes))
        rows = concerns.count(place.office.database)
        receive(place.office, place.stick)
        assert concerns.count(place.office.database) == rows == len(place.refs())
        assert place.same()
        take_receipts(place.desk, place.stick)
        assert exchange.unacknowledged(place.desk.database) == ()
        assert verify(place.office.database) == ()
        close(place.desk.database)
        close(place.office.database)
