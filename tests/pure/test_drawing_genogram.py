"""The genogram: nobody on anybody, lines beside the words, the eldest left, the same each time."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hubdesk.drawing.generations import generations
from hubdesk.drawing.genogram import genogram
from hubdesk.drawing.households import Household
from hubdesk.drawing.kinship import Figure, Kinship
from hubdesk.drawing.seating import in_rows
from hubdesk.drawing.shapes import Drawing, Line, Path, Rect, Shape, Text, rough_width
from hubdesk.drawing.told_bonds import Bond

NAMES = ("Hugh Moore", "Amy Okonkwo-Williamson", "Al", "Name not known", "Bartholomew Featherstonehaughington")
IDS = [f"P-{number:02d}" for number in range(25)]


def figure(ident: str, born: str = "9999-12-31", **given: object) -> Figure:
    plain = Figure(ident, "Hugh Moore", "7", "male", "", "", True, False, False, born)
    return replace(plain, **given)  # type: ignore[arg-type]


FIGURES = st.builds(
    Figure,
    id=st.just(""),
    name=st.sampled_from(NAMES),
    age=st.sampled_from(("15", "7m", "5w", "?")),
    sex=st.sampled_from(("male", "female", "")),
    state=st.sampled_from(("", "", "", "unborn", "died")),
    note=st.sampled_from(("", "due 3 November 2026", "carer of Hugh, Amy and Al")),
    child=st.booleans(),
    subject=st.booleans(),
    outside=st.booleans(),
    born=st.dates().map(lambda day: day.isoformat()),
)


@st.composite
def kins(draw: st.DrawFn) -> Kinship:
    """Make up any family, with bonds that may contradict each other."""
    ids = IDS[: draw(st.integers(0, 25))]
    figures = tuple(replace(draw(FIGURES), id=one) for one in ids)
    some = st.sampled_from(ids) if ids else st.nothing()
    bond = st.builds(
        Bond,
        st.sampled_from(("parent", "parent", "parent", "partner", "sibling", "twin", "carer")),
        some,
        some,
        st.sampled_from(("", "lasting", "transitory", "separated", "divorced")),
        st.booleans(),
    )
    bonds = draw(st.lists(bond, max_size=40)) if ids else []
    homes = (Household("4 Sample Row", tuple(draw(st.sets(some, min_size=2)))),) if len(ids) > 1 else ()
    return Kinship(figures, tuple(bonds), homes)


@st.composite
def trees(draw: st.DrawFn) -> Kinship:
    """Make up a family of three generations, as families are."""
    top = [figure("G-1", "1950", child=False), figure("G-2", "1952", child=False, sex="female")]
    count = draw(st.integers(1, 5))
    adults = [figure(f"A-{n}", f"19{80 + n}", child=False) for n in range(count)]
    bonds = [Bond("parent", one.id, adult.id) for one in top for adult in adults]
    children: list[Figure] = []
    partners: list[Figure] = []
    for adult in adults:
        for turn in range(draw(st.integers(0, 3))):
            partner = figure(f"{adult.id}-{turn}", "1985", child=False, sex="female")
            partners.append(partner)
            for number in range(draw(st.integers(0, 4))):
                child = figure(f"{partner.id}-{number}", f"20{draw(st.integers(10, 25))}")
                children.append(child)
                bonds += [Bond("parent", one.id, child.id) for one in (adult, partner)]
            bonds.append(Bond("partner", adult.id, partner.id, "lasting", told=False))
    return Kinship((*top, *adults, *partners, *children), tuple(bonds), ())


Box = tuple[float, float, float, float]


def box(shape: Shape) -> Box:
    match shape:
        case Line():
            return min(shape.x1, shape.x2), min(shape.y1, shape.y2), max(shape.x1, shape.x2), max(shape.y1, shape.y2)
        case Rect():
            return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
        case Path():
            xs, ys = [s[0] for s in shape.steps], [s[1] for s in shape.steps]
            return min(xs), min(ys), max(xs), max(ys)
        case Text():
            width = rough_width(shape.words, shape.size, shape.bold)
            left = shape.x - {"start": 0.0, "middle": width / 2, "end": width}[shape.anchor]
            return left, shape.y - shape.size * 0.75, left + width, shape.y + shape.size * 0.2


def touch(a: Box, b: Box) -> bool:
    return a[0] < b[2] - 0.01 and b[0] < a[2] - 0.01 and a[1] < b[3] - 0.01 and b[1] < a[3] - 0.01


def crosses(line: Line, words: Box) -> bool:
    """Tell whether a line, straight or slanting, goes through a box."""
    straight = line.x1 == line.x2 or line.y1 == line.y2
    steps = 0 if straight else 40
    for step in range(steps + 1):
        x = line.x1 + (line.x2 - line.x1) * step / 40
        y = line.y1 + (line.y2 - line.y1) * step / 40
        if words[0] < x < words[2] and words[1] < y < words[3]:
            return True
    left, top, right, bottom = box(line)
    return straight and left < words[2] and right > words[0] and top < words[3] and bottom > words[1]


def in_picture(drawing: Drawing, ids: Sequence[str]) -> tuple[list[Text], list[Line]]:
    """Give the words and lines above the legend."""
    foot = max((spot.y + spot.height for spot in drawing.spots), default=0) + 4
    words = [s for s in drawing.shapes if isinstance(s, Text) and s.y < foot and s.words not in ("A", "?")]
    return words, [s for s in drawing.shapes if isinstance(s, Line) and s.y1 < foot]


@settings(max_examples=40, deadline=None)
@given(kin=kins() | trees(), width=st.floats(250, 1200))
def test_nobody_covers_anybody_and_no_line_goes_through_words(kin: Kinship, width: float) -> None:
    drawing = genogram(kin, width)
    assert sorted(spot.person_id for spot in drawing.spots) == sorted(one.id for one in kin.figures)
    rooms = [(s.x, s.y, s.x + s.width, s.y + s.height) for s in drawing.spots]
    assert not any(touch(a, b) for a, b in combinations(rooms, 2))
    words, lines = in_picture(drawing, [one.id for one in kin.figures])
    boxes = [box(text) for text in words]
    assert not any(touch(a, b) for a, b in combinations(boxes, 2))
    names = [box(text) for text in words if text.bold or text.role == "quiet"]
    inside = [b for b in names if any(touch(b, room) and b[1] > room[1] + 34 for room in rooms)]
    assert [(line, b) for line in lines for b in inside if crosses(line, b)] == []
    for shape in drawing.shapes:
        left, top, right, bottom = box(shape)
        assert left > -1 and top > -1 and right < drawing.width + 1 and bottom < drawing.height + 1


@settings(max_examples=25, deadline=None)
@given(kin=kins() | trees(), seed=st.integers(0, 99))
def test_the_same_family_is_the_same_picture_whatever_comes_first(kin: Kinship, seed: int) -> None:
    shuffled = random.Random(seed)
    figures, bonds = list(kin.figures), list(kin.bonds)
    shuffled.shuffle(figures)
    shuffled.shuffle(bonds)
    assert genogram(kin, 500).shapes == genogram(Kinship(tuple(figures), tuple(bonds), kin.homes), 500).shapes


@settings(max_examples=40, deadline=None)
@given(kin=kins() | trees())
def test_the_eldest_child_of_a_couple_stands_left(kin: Kinship) -> None:
    known = generations(kin)
    place = {spot.person_id: spot.x + spot.width / 2 for spot in genogram(kin, 500).spots}
    for union in known.unions:
        across = [place[child] for child in union.children]
        assert across == sorted(across)


@settings(max_examples=25, deadline=None)
@given(kin=trees())
def test_a_family_as_families_are_has_no_crossing_and_couples_side_by_side(kin: Kinship) -> None:
    drawing = genogram(kin, 500)
    _, lines = in_picture(drawing, [])
    across = [line for line in lines if line.y1 == line.y2 and line.x1 != line.x2]
    down = [line for line in lines if line.x1 == line.x2 and line.y1 != line.y2]
    arched = any(
        len({b.other if b.one == one.id else b.one for b in kin.bonds if b.kind == "partner" and one.id in b.ends}) > 2
        for one in kin.figures
    )
    crossing = [
        (a, d) for a in across for d in down
        if min(a.x1, a.x2) + 1 < d.x1 < max(a.x1, a.x2) - 1 and min(d.y1, d.y2) + 1 < a.y1 < max(d.y1, d.y2) - 1
    ]  # fmt: skip
    assert arched or crossing == []
    seats = in_rows(generations(kin), kin.figures)
    place = {one: (number, seat) for number, row in enumerate(seats.rows) for seat, one in enumerate(row)}
    partners = [b for b in kin.bonds if b.kind == "partner"]
    beside = sum(abs(place[b.one][1] - place[b.other][1]) == 1 for b in partners)
    assert arched or beside == len(partners)


@settings(max_examples=25, deadline=None)
@given(kin=trees(), data=st.data())
def test_one_child_more_changes_the_order_of_nobody_else(kin: Kinship, data: st.DataObject) -> None:
    couples = [bond for bond in kin.bonds if bond.kind == "partner"]
    crowded = Counter(one for bond in couples for one in bond.ends)
    assume(couples and max(crowded.values()) <= 2)
    couple = data.draw(st.sampled_from(couples))
    child = figure("new", f"20{data.draw(st.integers(10, 25))}-06")
    more = Kinship(
        (*kin.figures, child), (*kin.bonds, *(Bond("parent", one, child.id) for one in sorted(couple.ends))), kin.homes
    )
    before = in_rows(generations(kin), kin.figures).rows
    after = in_rows(generations(more), more.figures).rows
    assert [[one for one in row if one != "new"] for row in after[: len(before)]] == before
