"""However a meeting goes, no family is lost from its agenda, and a correction never takes a row's place or time."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.meeting import WITHDRAWN, AgendaItem, Entry, Meeting, MeetingRows, Turn, standing

NOON = datetime(2026, 3, 14, 12)
ITEMS = tuple(AgendaItem(f"i{n}", "m", (f"P-{n}",), "why", "red", NOON, "Ann") for n in range(5))
HELD = (Meeting("m", date(2026, 3, 14), "Hub meeting", "Ann", NOON, "Ann"),)
IDS = st.sampled_from([one.id for one in ITEMS])
KINDS = st.sampled_from(("taken", "put_off", "dropped", "back"))
ORDERS = st.lists(st.sampled_from([*(one.id for one in ITEMS), "gone"]), max_size=7)
ABOUT = st.one_of(
    st.tuples(IDS, KINDS, st.just("")),
    st.tuples(st.just(""), st.sampled_from(("opened", "closed")), st.just("")),
    st.tuples(st.just(""), st.just("order"), ORDERS.map(" ".join)),
)
LINES = st.lists(st.tuples(st.integers(-1, 8), st.booleans()), max_size=12)


@given(st.lists(ABOUT, max_size=20))
def test_each_family_stands_once_on_the_agenda_or_off_it(turns: list[tuple[str, str, str]]) -> None:
    rows = tuple(Turn(f"t{n}", "m", item, kind, words, NOON, "Ann") for n, (item, kind, words) in enumerate(turns))
    held = standing(MeetingRows(HELD, ITEMS, turns=rows))
    assert sorted(one.id for one in (*held.items, *held.dropped)) == sorted(one.id for one in ITEMS)
    assert all(held.state_of(one.id) == "dropped" for one in held.dropped)
    assert held.current == "" or (held.state == "open" and held.state_of(held.current) == "taken")


@given(LINES)
def test_a_corrected_line_keeps_its_place_and_time(made: list[tuple[int, bool]]) -> None:
    rows: list[Entry] = []
    firsts: list[Entry] = []
    for number, (about, withdrawn) in enumerate(made):
        corrects = firsts[about].id if 0 <= about < len(firsts) else ""
        kind = WITHDRAWN if corrects and withdrawn else "said"
        at = NOON + timedelta(minutes=number)
        row = Entry(f"e{number}", "m", "i0", kind, f"words {number}", "", "", at, "Ann", corrects)
        rows.append(row)
        if not corrects:
            firsts.append(row)
    held = standing(MeetingRows(HELD, ITEMS, entries=tuple(rows)))
    last = {row.corrects or row.id: row for row in rows}
    assert [(one.id, one.at) for one in held.entries] == [
        (first.id, first.at) for first in firsts if last[first.id].kind != WITHDRAWN
    ]
    assert [one.words for one in held.entries] == [last[one.id].words for one in held.entries]
