"""What the signs of a genogram mean: only those that stand in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hubdesk.drawing.generations import UNKNOWN, Generations
from hubdesk.drawing.kin_homes import letter
from hubdesk.drawing.kin_lines import BROKEN, RECORDED, TOLD
from hubdesk.drawing.kin_symbols import symbol, unknown_parent
from hubdesk.drawing.kinship import Figure, Kinship
from hubdesk.drawing.shapes import Line, Measure, Path, Rect, Shape, Text, scaled_shape

_SIZE, _SIGN, _GAP, _LINE = 7.5, 18.0, 14.0, 14.0
Sign = Callable[[float, float], list[Shape]]


@dataclass(frozen=True, slots=True)
class Item:
    """One sign, drawn round a place, and what it means."""

    draw: Sign
    words: str


def legend(kin: Kinship, known: Generations, width: float, measure: Measure) -> tuple[list[Shape], float]:
    """Set the signs that occur into lines; gives them with their height."""
    shapes: list[Shape] = []
    x, y = 0.0, 0.0
    for item in _items(kin, known):
        room = _SIGN + 5 + measure(item.words, _SIZE, False)
        if x and x + room > width:
            x, y = 0.0, y + _LINE
        shapes += item.draw(x + _SIGN / 2, y + _LINE / 2)
        shapes.append(Text(x + _SIGN + 5, y + _LINE / 2 + 2.6, item.words, "quiet", _SIZE))
        x += room + _GAP
    return shapes, y + _LINE if shapes else 0.0


def _items(kin: Kinship, known: Generations) -> Iterator[Item]:
    sexes = {one.sex for one in kin.figures if one.state != "unborn"}
    for sex, words in (("male", "male"), ("female", "female"), ("", "sex not told")):
        if sex in sexes:
            yield Item(_small(sex=sex), words)
    if any(one.subject for one in kin.figures):
        yield Item(_small(sex="female", subject=True), "double edge: a child in the matter")
    if any(one.state == "unborn" for one in kin.figures):
        yield Item(_small(state="unborn"), "pregnancy")
    if any(one.state == "died" for one in kin.figures):
        yield Item(_small(sex="male", state="died"), "has died")
    if any(one.age == "?" for one in kin.figures):
        yield Item(lambda x, y: [Text(x, y + 3, "?", "text", 9, True, "middle")], "age not told")
    if any(u.partners and u.partners[1].endswith(UNKNOWN) for u in known.unions):
        yield Item(unknown_parent, "other parent not known, maybe more than one")
    drawn = [b for b in kin.bonds if b.kind != "carer" and b not in known.left_out]
    if any(not bond.told for bond in drawn):
        yield Item(_stroke(RECORDED), "recorded by the hub")
    if any(bond.told for bond in drawn):
        yield Item(_stroke(TOLD), "as told in concerns")
    yield from _states({union.state for union in known.unions})
    if any(union.beside for union in known.unions):
        yield Item(_stroke(TOLD, BROKEN), "sibling, parents not told")
    for number, home in enumerate(kin.homes):
        yield Item(_home(letter(number)), f"live at {home.words}")


def _states(states: set[str]) -> Iterator[Item]:
    for state, words in (
        ("lasting", "lasting couple"),
        ("transitory", "couple for a time"),
        ("separated", "separated"),
        ("divorced", "divorced"),
    ):
        if state in states:
            yield Item(_couple(state), words)


def _small(sex: str = "", state: str = "", subject: bool = False) -> Sign:
    figure = Figure("", "", "", sex, state, "", True, subject, False, "")
    return lambda x, y: [scaled_shape(shape, 0.36, x, y) for shape in symbol(figure, 0, 0)]


def _stroke(weight: float, dash: tuple[float, ...] = ()) -> Sign:
    return lambda x, y: [Line(x - _SIGN / 2, y, x + _SIGN / 2, y, "text", weight, dash)]


def _couple(state: str) -> Sign:
    count = {"separated": 1, "divorced": 2}.get(state, 0)

    def draw(x: float, y: float) -> list[Shape]:
        dash = BROKEN if state == "transitory" else ()
        slashes = [Line(x + n * 4 - 4, y + 4, x + n * 4, y - 4, "text", RECORDED) for n in range(count)]
        return [Line(x - _SIGN / 2, y, x + _SIGN / 2, y, "text", RECORDED, dash), *slashes]

    return draw


def _home(name: str) -> Sign:
    def draw(x: float, y: float) -> list[Shape]:
        corners = ((x - 9, y - 5), (x + 9, y - 5), (x + 9, y + 5), (x - 9, y + 5))
        return [
            Path(corners, fill="hover", stroke="quiet", line=0.9, dash=(1.2, 2.4)),
            Rect(x - 4.5, y - 4.5, 9, 9, fill="quiet", radius=2),
            Text(x, y + 2.6, name, "surface", 7, True, "middle"),
        ]

    return draw
