"""The link chart: nothing covers anything, words stand beside the lines, and it is the same each time."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.family import Family
from hubdesk.domain.link import Beyond, Link
from hubdesk.drawing.kinship import figure_of
from hubdesk.drawing.linked import Chart, Group, Node, Tie, linked, span
from hubdesk.drawing.network import network
from hubdesk.drawing.network_parts import parted
from hubdesk.drawing.shapes import Line, Text, rough_width
from tests.builders import AS_OF, moore_and_hart, person, spelling
from tests.pure.test_drawing_genogram import box, crosses, touch

CODES = shipped_codes()
NAMES = ("Hugh Moore", "Bartholomew Featherstonehaugh-Williamson", "Al", "Name not known")
FIGURES = tuple(figure_of(replace(person(NAMES[n % 4]), id=f"P-{n:02d}"), AS_OF) for n in range(30))


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Make up charts of up to sixty nodes."""
    count = draw(st.integers(0, 30))
    cuts = sorted(draw(st.sets(st.integers(0, count), max_size=6)) | {0, count})
    groups = tuple(
        Group("14 Tannery Row, a long name of a street" if end - start > 1 else "", FIGURES[start:end])
        for start, end in pairwise(cuts)
    )
    places = tuple(Node(f"a{n}", "Address", ("14 Tannery Row", "ST4 2QB")) for n in range(draw(st.integers(0, 14))))
    others = tuple(Node(f"o{n}", "Phone", ("01632 960001",)) for n in range(draw(st.integers(0, 16))))
    both = [node.id for node in (*places, *others)]
    ties: dict[tuple[str, str], Tie] = {}
    if count and both:
        ends = st.tuples(st.integers(0, count - 1), st.sampled_from(both))
        for number, node in draw(st.lists(ends, max_size=80)):
            ties[FIGURES[number].id, node] = Tie(FIGURES[number].id, node, "Jan 2024 to Mar 2026", number % 3 == 0)
    return Chart(groups, places, others, tuple(ties.values()), draw(st.integers(0, 3)))


@settings(max_examples=30, deadline=None)
@given(chart=charts(), width=st.floats(300, 1100))
def test_nothing_covers_anything_and_no_line_goes_through_words(chart: Chart, width: float) -> None:
    drawing = network(chart, width)
    rooms = [(s.x, s.y, s.x + s.width, s.y + s.height) for s in drawing.spots]
    assert len(rooms) == sum(len(g.figures) for g in chart.groups) + len(chart.places) + len(chart.others)
    assert not any(touch(a, b) for a, b in combinations(rooms, 2))
    words = [box(shape) for shape in drawing.shapes if isinstance(shape, Text)]
    assert not any(touch(a, b) for a, b in combinations(words, 2))
    lines = [shape for shape in drawing.shapes if isinstance(shape, Line)]
    assert [(line, b) for line in lines for b in words if crosses(line, b)] == []
    assert all(
        left >= 0 and right <= drawing.width + 0.01 and bottom <= drawing.height for left, _, right, bottom in rooms
    )


@settings(max_examples=20, deadline=None)
@given(chart=charts(), seed=st.integers(0, 99))
def test_the_order_of_the_ties_changes_nothing(chart: Chart, seed: int) -> None:
    ties = list(chart.ties)
    random.Random(seed).shuffle(ties)
    assert network(replace(chart, ties=tuple(ties)), 500).shapes == network(chart, 500).shapes


def tied() -> Family:
    base = moore_and_hart()
    hugh, amy = base.people[:2]
    days = (date(2025, 3, 1), date(2025, 6, 1))
    other = person("Lily Quill", date(2016, 2, 2), sex="F")
    return replace(
        base,
        links=(Link("phone", "01632 960001", hugh.id, *days), Link("phone", "01632 960001", amy.id, *days)),
        beyond=(Beyond(other, "F-2", "Quill family", ((base.entries[0].concern.id, "subject"),)),),
    )


def test_a_shared_phone_and_a_shared_concern_tie_people_and_households_stand_side_by_side() -> None:
    chart = linked(tied(), CODES, others_too=True)
    phone = next(node for node in chart.others if node.kind == "Phone")
    assert sorted(tie.words for tie in chart.ties if tie.node_id == phone.id) == ["Mar to Jun 2025"] * 2
    assert chart.groups[-1].title == "Another family: Quill family"
    lily = chart.groups[-1].figures[0].id
    together = next(tie.node_id for tie in chart.ties if tie.person_id == lily and tie.node_id.startswith("concerns"))
    assert len([tie for tie in chart.ties if tie.node_id == together]) > 1
    words = network(chart, 500).alt
    assert "Another family: Quill family: Lily Quill." in words and "Phone: 01632 960001; " in words


def test_people_of_another_family_are_left_out_whole_where_they_may_not_be_seen() -> None:
    chart = linked(tied(), CODES, others_too=False)
    assert "Quill" not in repr(chart)


def test_an_earlier_address_is_broken_and_said() -> None:
    chart = linked(moore_and_hart(), CODES, others_too=True)
    assert any(tie.earlier for tie in chart.ties)
    words = [shape.words for shape in network(chart, 500).shapes if isinstance(shape, Text)]
    assert "told earlier" in words
    assert span([date(2024, 1, 2), date(2026, 3, 1)]) == "Jan 2024 to Mar 2026"
    assert rough_width("Jan 2024 to Mar 2026", 7) < 84


def test_an_address_written_without_its_postcode_is_the_same_place() -> None:
    one, other = person("Hugh Moore"), person("Amy Moore")
    bare = replace(other, spellings=(spelling(postcode=""),))
    chart = linked(replace(moore_and_hart(), people=(one, bare), entries=()), CODES, others_too=True)
    assert [node.lines for node in chart.places] == [("14 Tannery Row", "ST4 2QB")]
    assert [len(group.figures) for group in chart.groups] == [2]


def test_one_concern_inside_one_household_ties_nobody_anew() -> None:
    base = moore_and_hart()
    home = tuple(replace(one, spellings=(spelling(),)) for one in base.people)
    named = tuple((one.id, "subject") for one in home[:2])
    once = replace(base, people=home, entries=(replace(base.entries[0], people=named),))
    twice = replace(once, entries=(*once.entries, replace(base.entries[1], people=named)))
    assert linked(once, CODES, others_too=True).others == ()
    assert [node.lines[0] for node in linked(twice, CODES, others_too=True).others] == ["Two concerns"]


@settings(max_examples=25, deadline=None)
@given(chart=charts(), high=st.floats(150, 900))
def test_a_chart_in_parts_shows_everybody_and_every_tie_once(chart: Chart, high: float) -> None:
    tied_to = {tie.node_id for tie in chart.ties}
    places, others = (tuple(n for n in nodes if n.id in tied_to) for nodes in (chart.places, chart.others))
    chart = replace(chart, places=places, others=others)
    parts = parted(chart, 487, high)
    people = [figure for part in parts for group in part.groups for figure in group.figures]
    assert people == [figure for group in chart.groups for figure in group.figures]
    assert Counter(tie for part in parts for tie in part.ties) == Counter(chart.ties)
    assert sum(part.more for part in parts) == chart.more
    for part in parts:
        assert network(part, 487).height <= high or sum(len(group.figures) for group in part.groups) <= 1
        assert {tie.node_id for tie in part.ties} <= {node.id for node in (*part.places, *part.others)}


def test_a_place_on_two_pages_says_whom_else_it_ties() -> None:
    base = moore_and_hart()
    crowd = tuple(replace(person(f"Child{n} Moore"), spellings=(spelling(),)) for n in range(40))
    parts = parted(linked(replace(base, people=crowd, entries=()), CODES, others_too=False), 487, 650)
    assert len(parts) > 1
    assert [len(part.places) for part in parts] == [1] * len(parts)
    for part in parts:
        here = len(part.groups[0].figures)
        assert part.places[0].lines[-1] == f"and {40 - here} people in another part"
    assert [part.groups[0].title.endswith(", continued") for part in parts] == [False, *[True] * (len(parts) - 1)]
