"""What stands beside the figure: why now, what nobody knows, what goes straight up, what came back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.score import Score
from hubdesk.scoring.pieces import Piece
from hubdesk.scoring.replay import Week, replay
from hubdesk.scoring.rules import shipped_rules
from hubdesk.scoring.score import score

RULES = shipped_rules()
TODAY = date(2026, 3, 20)


def piece(number: int = 1, back: int = 0, **given: Any) -> Piece:
    received = TODAY - timedelta(days=back)
    plain = Piece(f"c{number}", f"R{number}", received, received, "school", "neglect", 2, 1, "A")
    return replace(plain, **given)


def scored(*pieces: Piece, **given: Any) -> Score:
    return score(pieces, RULES, TODAY, **given)


def told(*backs: int, agencies: tuple[str, ...] = ("school",), **given: Any) -> list[Piece]:
    return [piece(n, back, agency=agencies[n % len(agencies)], **given) for n, back in enumerate(backs)]


@pytest.mark.parametrize(
    ("pieces", "why"),
    [
        ([], "Nothing that counts has been received."),
        (told(0), "One concern from one agency (School) this week."),
        (told(6), "One concern from one agency (School) this week."),
        (told(7), "One concern from one agency (School) in a week."),
        (told(8), "One concern from one agency (School) in 2 weeks."),
        (told(20, 1), "2 concerns from one agency (School) in 3 weeks."),
        (told(20, 1, agencies=("school", "gp")), "Second agency in 3 weeks (GP)."),
        (told(20, 1, agencies=("school", "guild")), "Second agency in 3 weeks (guild)."),
        (
            told(20, 10, 0),
            "3 concerns from one agency (School) in 3 weeks; a concern every 10 days, hardly any before.",
        ),
        (
            told(2, 1, 0),
            "3 concerns from one agency (School) this week; a concern almost every day, hardly any before.",
        ),
        (
            told(300, 200, 20, 10, 0),
            "3 concerns from one agency (School) in 3 weeks; a concern every 10 days, every 100 before.",
        ),
        (told(220, 210, 200, 20, 10, 0), "3 concerns from one agency (School) in 3 weeks."),
        (told(200), "Nothing that counts for 200 days."),
        (told(3, status="retracted"), "Nothing that counts has been received."),
    ],
)
def test_why_now_reads_as_plain_english(pieces: list[Piece], why: str) -> None:
    assert scored(*pieces).why_now == why


def test_a_family_that_many_agencies_tell_of_is_said_in_figures() -> None:
    many = told(*range(12, 0, -1), agencies=tuple(shipped_codes().agencies)[:12])
    assert scored(*many).why_now.startswith("12 agencies in 2 weeks, the latest Children's social care;")


@pytest.mark.parametrize(
    ("grades", "said"),
    [
        ("A", ()),
        ("C", ("The only concern is known only indirectly or without saying how (C or D).",)),
        ("CA", ("1 of 2 concerns is known only indirectly or without saying how (C or D).",)),
        ("CDA", ("2 of 3 concerns are known only indirectly or without saying how (C or D).",)),
        ("E", ("The only concern is suspected to be false and counts nothing.",)),
        ("EA", ("1 of 2 concerns is suspected to be false and counts nothing.",)),
        (
            "EEA",
            (
                "2 of 3 concerns are suspected to be false and count nothing. "
                "More than one report is graded so: grade them again.",
            ),
        ),
    ],
)
def test_unknowns_count_in_plain_english(grades: str, said: tuple[str, ...]) -> None:
    agencies = ("school", "gp")
    pieces = [piece(n, n, agency=agencies[n % 2], intelligence_assessment=g) for n, g in enumerate(grades)]
    heard = () if len(grades) > 1 else ("Only School has been heard.",)
    assert scored(*pieces).unknowns == said + heard


def test_unknowns_say_who_alone_was_heard_and_that_no_child_is_named() -> None:
    assert scored(*told(2, 1)).unknowns == ("Only School has been heard.",)
    alone = scored(piece(1, about="adult"), piece(2, agency="gp", status="retracted")).unknowns
    assert alone == ("No concern names a child: all that is known is about adults.", "Only School has been heard.")
    assert scored().unknowns == () == scored(piece(status="duplicate")).unknowns


def test_the_change_is_against_a_week_ago() -> None:
    old, new = piece(1, 30), piece(2, 3, agency="gp", kind="bullying")
    before = score([old], RULES, TODAY - timedelta(days=7)).total
    both = scored(old, new)
    assert both.change == both.total - before > 0
    assert scored(old).change <= 0


WIRE = {"tripwire": "immediate_danger"}
assert WIRE["tripwire"] in shipped_codes().tripwires


@pytest.mark.parametrize(
    ("given", "stands"),
    [
        ({}, False),
        ({"level": 4}, True),
        (WIRE, True),
        ({**WIRE, "intelligence_assessment": "E"}, True),
        ({"level": 4, "intelligence_assessment": "E"}, False),
        ({**WIRE, "status": "retracted"}, False),
        ({"level": 4, "status": "duplicate"}, False),
        ({"level": 4, "back": 59}, True),
        ({"level": 4, "back": 60}, False),
        ({"level": 4, "back": -1}, False),
    ],
)
def test_tripwires_and_level_4_stand_outside_the_score(given: dict[str, Any], stands: bool) -> None:
    assert bool(scored(piece(**given)).tripwires) == stands


def test_a_tripwire_adds_no_points_and_is_said_first() -> None:
    plain, wired = scored(piece()), scored(piece(**WIRE))
    assert plain.lines == wired.lines
    label = shipped_codes().tripwires["immediate_danger"].label
    assert wired.why_now.startswith(f"{label}, received today; one concern")
    assert scored(piece(1, 1, **WIRE)).why_now.startswith(f"{label}, received yesterday; ")
    assert scored(piece(1, 5, level=4)).why_now.startswith("4 Acute or specialist, received 5 days ago; ")


def test_the_latest_tripwire_comes_first_and_each_stands_until_somebody_decided() -> None:
    wires = [piece(1, 9, level=4), piece(2, 2, **WIRE)]
    assert [wire.concern_ref for wire in scored(*wires).tripwires] == ["R2", "R1"]
    assert [wire.concern_ref for wire in scored(*wires, decided=frozenset({"c2"})).tripwires] == ["R1"]
    assert [wire.concern_ref for wire in scored(*wires, closed_on=TODAY - timedelta(days=5)).tripwires] == ["R2"]


@pytest.mark.parametrize("grade", ["A", "E"])
def test_a_closed_matter_comes_back_with_the_next_piece_even_one_suspected_false(grade: str) -> None:
    closed = TODAY - timedelta(days=10)
    on_the_table = frozenset({"c1"})
    still = scored(piece(1, 10), closed_on=closed, decided=on_the_table)
    assert not any(line.rule == "closed" for line in still.lines)
    back = scored(piece(1, 10), piece(2, 4, intelligence_assessment=grade), closed_on=closed, decided=on_the_table)
    (line,) = [line for line in back.lines if line.rule == "closed"]
    assert (line.label, line.points) == ("Back after being closed", 0)
    assert line.because == "Closed on 10 Mar 2026; a new piece has come since"
    assert back.why_now.startswith("Closed before, and a new piece has come; ")


def test_in_a_replay_tripwires_stand_before_any_score_for_as_long_as_they_stand() -> None:
    loud = tuple(told(40, 30, 20, 10, agencies=("school", "gp", "police"), kind="physical_harm"))
    quiet = (piece(9, 14, kind="other", level=4),)
    weeks = [Week(TODAY - timedelta(days=14), {"loud": loud, "quiet": quiet}), Week(TODAY + timedelta(days=60), {})]
    rows = list(replay(weeks, RULES, 5))
    assert [(row.rank, row.family_id, row.tripwires) for row in rows] == [
        (1, "quiet", 1), (2, "loud", 0), (1, "loud", 0), (2, "quiet", 0),
    ]  # fmt: skip
    assert rows[1].concern_refs == ("R0", "R1", "R2")  # the fourth had not been received
    assert rows[2].concern_refs == ("R0", "R1", "R2", "R3")


def test_a_replay_forgets_families_that_are_gone_and_lists_no_more_than_asked() -> None:
    own = {f"F{n}": (piece(n, 200 - 40 * n),) for n in range(5)}
    weeks = [Week(TODAY, own), Week(TODAY, {}, frozenset({"F4", "F3"}))]
    rows = list(replay(weeks, RULES, 2))
    assert [row.family_id for row in rows] == ["F4", "F3", "F2", "F1"]
