"""Any sequence of joining, parting, answering, taking back and importing keeps every mention and its history."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from hubdesk.domain.errors import Refused
from hubdesk.matching.answers import last_words
from hubdesk.service.check import check
from hubdesk.service.combine import VERDICTS, answer, merge, split, undo
from hubdesk.service.forms import Tied
from hubdesk.service.set_up import set_up
from hubdesk.service.ties import who_is
from hubdesk.service.unlock import lock
from hubdesk.store import answers, people
from hubdesk.store.database import close
from tests.service.hubs import PASSPHRASE, QUICK, Clock, Rows, copied, grouping, hold_in_brief, opened, take

SPELLINGS = (
    ("Quillon", "Testerby", "2015-02-11"),
    ("Quilon", "Testerby", "2015-02-11"),
    ("Quillon", "Testerby-Moss", ""),
    ("Ptolemy", "Testerby", "2015-02-11"),
    ("Ptolemy", "Testerby", "2015-02-12"),
    ("", "Testerby", ""),
)
_EMPTY: list[Path] = []


def empty_hub() -> Path:
    """Make one hub for all runs, each of which starts from a copy."""
    if not _EMPTY:
        path = Path(tempfile.mkdtemp()) / "hub.db"
        lock(set_up(path, "Moorside", "Ann", PASSPHRASE, clock=Clock(), cost=QUICK).desk)
        _EMPTY.append(path)
    return _EMPTY[0]


def row(number: int, place: int, written: int, house: int) -> dict[str, object]:
    given, family, born = SPELLINGS[written]
    return {
        "concern_ref": f"R{number}",
        "received_at": "2026-03-01 09:00",
        "agency": ("school", "gp", "police")[number % 3],
        "category": "neglect",
        "level": "2",
        "narrative": "Seen without a coat.",
        "source_evaluation": "1",
        "intelligence_assessment": "A",
        "handling_code": "P",
        "person_role": ("subject", "sibling")[place % 2],
        "given_name": given,
        "family_name": family,
        "date_of_birth": born,
        "sex": "M",
        "address": f"{house} Sample Row",
        "postcode": "ZZ1 1ZZ",
    }


class WhoIsWhom(RuleBasedStateMachine):
    """A hub in which clerks say who is whom while sheets come in."""

    def __init__(self) -> None:
        super().__init__()
        self.folder: tempfile.TemporaryDirectory[str] | None = None
        self.sheet: dict[str, Rows] = {}
        self.rows_seen: tuple[object, ...] = ()
        self.strokes: list[str] = []
        self.before: dict[str, set[frozenset[str]]] = {}  # by stroke, while nothing came in or was said since

    @initialize(written=st.lists(st.integers(0, 4), min_size=4, max_size=6))
    def begin(self, written: list[int]) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.desk = opened(copied(empty_hub(), Path(self.folder.name) / "hub.db"))
        for one in written:
            self.import_one([one], 4)

    @rule(written=st.lists(st.integers(0, 5), min_size=1, max_size=2, unique=True), house=st.sampled_from([4, 9]))
    def import_one(self, written: list[int], house: int) -> None:
        number = len(self.sheet)
        self.sheet[f"R{number}"] = [row(number, place, one, house) for place, one in enumerate(written)]
        self._take(f"R{number}")

    @rule(chance=st.randoms(use_true_random=False), written=st.integers(0, 5))
    def import_a_correction(self, chance: object, written: int) -> None:
        ref = chance.choice(sorted(self.sheet))  # type: ignore[attr-defined]
        given, family, born = SPELLINGS[written]
        self.sheet[ref][0].update(given_name=given, family_name=family, date_of_birth=born)
        standing = self._standing()
        self._take(ref)
        assert self._standing() == standing

    @rule(chance=st.randoms(use_true_random=False), instead=st.booleans())
    def join(self, chance: object, instead: bool) -> None:
        ids = chance.sample(self._mentions(), 2)  # type: ignore[attr-defined]
        whole = {mention for group in grouping(self.desk) if group & set(ids) for mention in group}
        if done := self._say(lambda: merge(self.desk, ids, "Confirmed", instead=instead)):
            assert len({self._person(one) for one in whole}) == 1
            assert done.person_ids

    @rule(chance=st.randoms(use_true_random=False), rest_stays=st.booleans(), instead=st.booleans())
    def part(self, chance: object, rest_stays: bool, instead: bool) -> None:
        several = [sorted(group) for group in grouping(self.desk) if len(group) > 1]
        if not several:
            return
        own = chance.choice(sorted(several))  # type: ignore[attr-defined]
        going = chance.sample(own, chance.randrange(1, len(own)))  # type: ignore[attr-defined]
        home = self._person(own[0])
        done = self._say(lambda: split(self.desk, home, going, "Twins", rest_stays=rest_stays, instead=instead))
        if done and rest_stays:
            away, stayed = ({self._person(one) for one in some} for some in (going, set(own) - set(going)))
            assert not away & stayed
            assert len(stayed) == 1

    @rule(chance=st.randoms(use_true_random=False), verdict=st.sampled_from(VERDICTS), instead=st.booleans())
    def say(self, chance: object, verdict: str, instead: bool) -> None:
        left, right = chance.sample(self._mentions(), 2)  # type: ignore[attr-defined]
        if self._say(lambda: answer(self.desk, left, right, verdict, instead=instead)) and verdict != "cannot_tell":
            assert (self._person(left) == self._person(right)) == (verdict == "same")

    @precondition(lambda self: self.strokes)
    @rule(chance=st.randoms(use_true_random=False))
    def take_back_any(self, chance: object) -> None:
        stroke = chance.choice(self.strokes)  # type: ignore[attr-defined]
        self._say(lambda: undo(self.desk, stroke))

    @precondition(lambda self: self.before)
    @rule()
    def take_back_the_last(self) -> None:
        ((stroke, before),) = self.before.items()
        now = grouping(self.desk)
        back = undo(self.desk, stroke).stroke
        assert grouping(self.desk) == before
        self.strokes.append(back)
        self.before = {back: now}

    @rule()
    def rebuild(self) -> None:
        before = people.every_person(self.desk.database)
        check(self.desk, rebuild=True)
        assert people.every_person(self.desk.database) == before

    @invariant()
    def every_mention_is_of_one_person(self) -> None:
        owned = people.every_person(self.desk.database)
        assert len(owned) == sum(len(rows) for rows in self.sheet.values())
        assert set(owned) == {mention for mention, _ in people.every_tidied(self.desk.database)}

    @invariant()
    def what_counts_is_what_is_so(self) -> None:
        owned = people.every_person(self.desk.database)
        for (left, right), said in last_words(answers.every(self.desk.database)).items():
            if left in owned and right in owned and said.verdict != "cannot_tell":
                assert (owned[left] == owned[right]) == (said.verdict == "same")

    @invariant()
    def no_answer_is_lost_or_changed(self) -> None:
        now = answers.every(self.desk.database)
        assert set(self.rows_seen) <= set(now)
        self.rows_seen = now
        told = {said.id for one in self._mentions() for said in who_is(self.desk, self._person(one)).said}
        about = {a.stroke for a in now if {a.left, a.right} & set(self._mentions()) and a.verdict != "undo"}
        assert told == about

    @invariant()
    def families_in_brief_are_as_they_are(self) -> None:
        hold_in_brief(self.desk)

    def teardown(self) -> None:
        if self.folder is not None:
            close(self.desk.database)
            self.folder.cleanup()

    def _take(self, ref: str) -> None:
        self.before = {}
        take(self.desk, self.sheet[ref])

    def _say(self, saying: object) -> Tied | None:
        before, rows = grouping(self.desk), answers.every(self.desk.database)
        try:
            done: Tied = saying()  # type: ignore[operator]
        except Refused as refused:
            assert refused.sentence.endswith(".")
            assert (grouping(self.desk), answers.every(self.desk.database)) == (before, rows)
            return None
        self.strokes.append(done.stroke)
        self.before = {done.stroke: before}
        return done

    def _standing(self) -> set[str]:
        shown = (who_is(self.desk, self._person(one)).said for one in self._mentions())
        return {said.id for told in shown for said in told if said.stands and said.verdict != "cannot_tell"}

    def _mentions(self) -> list[str]:
        return sorted(people.every_person(self.desk.database))

    def _person(self, mention: str) -> str:
        return people.person_of(self.desk.database, [mention])[mention]


TestWhoIsWhom = WhoIsWhom.TestCase
TestWhoIsWhom.settings = settings(
    max_examples=10, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck)
)
