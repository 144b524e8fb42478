from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.codes import shipped_codes
from hubdesk.drawing.bands import BANDS, band_shape
from hubdesk.drawing.jigsaw import jigsaw
from hubdesk.drawing.lanes import lanes
from hubdesk.drawing.shapes import Path, Rect, Text
from hubdesk.drawing.steps import steps
from hubdesk.packs.setting import measure
from tests.builders import AS_OF, crowded_family, moore_and_hart

CODES = shipped_codes()


@given(pieces=st.integers(0, 300), width=st.floats(250, 1600))
def test_every_piece_has_one_spot_inside_the_picture(pieces: int, width: float) -> None:
    family = crowded_family(pieces)
    drawing = lanes(family, CODES, width)
    told = [ident for spot in drawing.spots for ident in spot.concern_ids]
    assert sorted(told) == sorted(entry.concern.id for entry in family.entries)
    for spot in drawing.spots:
        assert spot.x >= 0 and spot.x + spot.width <= width + 0.01
        assert spot.y >= 0 and spot.y + spot.height <= drawing.height


def test_pieces_of_one_lane_never_cover_each_other() -> None:
    spots = [spot for spot in lanes(moore_and_hart(), CODES, 487).spots if spot.concern_ids]
    for place, one in enumerate(spots):
        for other in spots[place + 1 :]:
            apart = one.x + one.width <= other.x or other.x + other.width <= one.x
            assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y


def test_a_lane_never_asked_is_hatched_and_says_so() -> None:
    drawing = lanes(moore_and_hart(), CODES, 487)
    hatched = [shape for shape in drawing.shapes if isinstance(shape, Rect) and shape.hatch]
    words = [shape.words for shape in drawing.shapes if isinstance(shape, Text) and "Not asked" in shape.words]
    assert len(hatched) == len(words) == 2
    assert "Never asked: School nurse and Youth justice." in drawing.alt
    assert [spot.agency for spot in drawing.spots if not spot.concern_ids][-2:] == ["school_nurse", "youth_justice"]


def test_a_pointer_finds_the_piece_it_is_on() -> None:
    drawing = lanes(moore_and_hart(), CODES, 487)
    spot = drawing.spots[0]
    assert drawing.spot_at(spot.x + 1, spot.y + 1) == spot
    assert drawing.spot_at(-5, -5) is None
    assert spot.words == "9 January 2026: Domestic abuse, level 2, Police"


def test_asked_lanes_are_not_hatched_and_heard_ones_come_first() -> None:
    family = moore_and_hart()
    states = [lane.state for lane in jigsaw(family, CODES).lanes]
    assert states == sorted(states, key=lambda state: {"heard": 0, "not_asked": 2}.get(state, 1))
    silent = jigsaw(replace(family, entries=()), CODES)
    assert {lane.agency: lane.words for lane in silent.lanes}["housing"] == "Asked, no answer yet 5 Mar 2026"


def test_an_empty_family_is_an_empty_picture() -> None:
    drawing = lanes(crowded_family(0, 0), CODES, 487)
    assert drawing.spots == () and "no agencies told the hub" in drawing.alt


def test_bands_differ_by_shape_and_not_only_by_colour() -> None:
    shapes = [band_shape(band, 0, 0, 10)[0] for band in BANDS]
    assert all(isinstance(shape, Path) for shape in shapes)
    seen = {(len(shape.steps), bool(shape.fill)) for shape in shapes if isinstance(shape, Path)}
    assert len(seen) == len(BANDS)


def test_steps_end_today_and_mark_decisions() -> None:
    drawing = steps([(AS_OF.replace(month=1), 10), (AS_OF, 30)], [(AS_OF.replace(month=2), "Watch")], AS_OF, 487)
    assert drawing.alt == "Score over time: 30 points now, 30 at the highest, one decision."
    assert steps([], [], AS_OF, 487).alt.startswith("Score over time: 0 points")


def test_many_pieces_are_gathered_by_month_with_their_number_on_paper() -> None:
    family = crowded_family(400, 3)
    drawing = lanes(family, CODES, 487)
    day = {entry.concern.id: entry.concern.happened_on for entry in family.entries}
    assert len(drawing.spots) > 100
    for spot in drawing.spots:
        assert len({(day[one].year, day[one].month) for one in spot.concern_ids}) == 1
    numbers = Counter(shape.words for shape in drawing.shapes if isinstance(shape, Text) and shape.words.isdecimal())
    assert numbers == Counter(str(len(spot.concern_ids)) for spot in drawing.spots)
    for one, other in combinations(drawing.spots, 2):
        assert one.y != other.y or one.x + one.width <= other.x or other.x + other.width <= one.x


@given(pieces=st.integers(100, 1500), width=st.floats(450, 1600))
def test_a_number_has_room_in_its_box_and_all_lanes_gather_alike(pieces: int, width: float) -> None:
    drawing = lanes(crowded_family(pieces), CODES, width)
    numbers = [shape for shape in drawing.shapes if isinstance(shape, Text) and shape.words.isdecimal()]
    for spot, shape in zip([spot for spot in drawing.spots if spot.concern_ids], numbers, strict=False):
        assert 4 * len(shape.words) <= spot.width
    for one, other in combinations(drawing.spots, 2):
        assert one.y != other.y or one.x + one.width <= other.x + 0.01 or other.x + other.width <= one.x + 0.01


def test_the_words_beside_a_lane_are_whole() -> None:
    many = lanes(crowded_family(90, 60), CODES, 487, measure)
    few = lanes(moore_and_hart(), CODES, 487, measure)
    said = [shape.words for drawing in (many, few) for shape in drawing.shapes if isinstance(shape, Text)]
    assert "not asked: 60 children" in said and "not asked: Hugh, Amy" in said
    assert any(words.startswith("27 pieces, last ") for words in said)
    assert not any("…" in words for words in said)
