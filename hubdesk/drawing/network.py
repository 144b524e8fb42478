"""The link chart: addresses at the left, people by household, phones, schools and concerns at the right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hubdesk.drawing.drawn_people import left_out_people
from hubdesk.drawing.kin_cells import in_lines
from hubdesk.drawing.linked import Chart, Node, Tie
from hubdesk.drawing.network_rows import PERSON, PersonRow, person_rows
from hubdesk.drawing.network_words import chart_words, node_words, row_words
from hubdesk.drawing.shapes import Drawing, Line, Measure, Rect, Shape, Spot, Text, fitted, rough_width
from hubdesk.drawing.spacing import spread

BOX = 92.0  # the width of an address, phone, school or concern
GUTTER = 84.0  # between a person and the lines, where words stand
_CHANNEL = 24.0  # the least room in which lines may slant
_LEAD, _PAD, _APART = 9.5, 4.0, 7.0
_PORT = 5.0  # between two lines at one node
_SIZE = 7.0
_RIM = 1.0
_EARLIER = (3.0, 2.0)


def network(chart: Chart, width: float, measure: Measure = rough_width) -> Drawing:
    """Draw a link chart, `width` points wide or as wide as it needs."""
    channel = max(_CHANNEL, (min(width, 760.0) - 2 * BOX - 2 * GUTTER - PERSON) / 2)
    over = 2 * (BOX + GUTTER + channel) + PERSON
    left = BOX + channel + GUTTER
    rows, frames, bottom = person_rows(chart, left, measure)
    shapes: list[Shape] = [*frames]
    spots: list[Spot] = []
    sides = ((chart.places, True), (chart.others, False))
    drawn = [_side(chart, nodes, rows, at_left, over, measure) for nodes, at_left in sides]
    for lines, _, _ in drawn:
        shapes += lines
    for row in rows:
        shapes += row.shapes
        spots.append(Spot(left, row.top, PERSON, row.height, (), row_words(row.figure, chart), person_id=row.figure.id))
    for _, boxes, hit in drawn:
        shapes += boxes
        spots += hit
    lowest = max([bottom, *(spot.y + spot.height for spot in spots)])
    foot, end = _foot(chart, over, lowest + 8, measure)
    return Drawing(over, end, (*shapes, *foot), chart_words(chart), tuple(spots))


def _side(
    chart: Chart, nodes: Sequence[Node], rows: Sequence[PersonRow], at_left: bool, over: float, measure: Measure
) -> tuple[list[Shape], list[Shape], list[Spot]]:
    """Place the nodes of one side near the people they are tied to, and draw their ties."""
    own = {node.id: [t for t in chart.ties if t.node_id == node.id] for node in nodes}
    middle = {row.figure.id: row.top + row.height / 2 for row in rows}
    want = {node.id: _mean([middle[t.person_id] for t in own[node.id] if t.person_id in middle]) for node in nodes}
    order = sorted(nodes, key=lambda node: (want[node.id], node.id))
    heights = [_height(node, len(own[node.id]), measure) for node in order]
    apart = [(a + b) / 2 + _APART for a, b in pairwise(heights)]
    at = spread([want[node.id] for node in order], apart, [1.0] * len(order)) if order else []
    sink = max(0.0, heights[0] / 2 - at[0]) if at else 0.0
    x = _RIM if at_left else over - BOX - _RIM
    rank = {node.id: number for number, node in enumerate(order)}
    slots = _slots(rows, chart.ties, rank, at_left)
    lines: list[Shape] = []
    boxes: list[Shape] = []
    spots: list[Spot] = []
    for node, y, height in zip(order, at, heights, strict=True):
        top = y + sink - height / 2
        boxes += _box(node, x, top, height, measure)
        spots.append(Spot(x, top, BOX, height, node.concern_ids, node_words(node, chart)))
        ties = sorted(
            (t for t in own[node.id] if (t.person_id, node.id) in slots), key=lambda t: slots[t.person_id, node.id]
        )
        for number, tie in enumerate(ties):
            port = top + height / 2 + (number - (len(ties) - 1) / 2) * _PORT
            lines += _tie(tie, slots[tie.person_id, node.id], port, at_left, over, measure)
    return lines, boxes, spots


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _height(node: Node, ties: int, measure: Measure) -> float:
    return max((len(_lines(node, measure)) + 1) * _LEAD + 2 * _PAD, ties * _PORT + 2 * _PAD)


def _slots(
    rows: Sequence[PersonRow], ties: Sequence[Tie], rank: dict[str, int], at_left: bool
) -> dict[tuple[str, str], float]:
    """Give each tie of a person a height of its own beside them, in the order of what it leads to."""
    found = {}
    for row in rows:
        own = sorted(
            (t for t in ties if t.person_id == row.figure.id and t.node_id in rank), key=lambda t: rank[t.node_id]
        )
        for number, tie in enumerate(own):
            found[row.figure.id, tie.node_id] = row.slot(number, len(own))
    return found


def _tie(tie: Tie, y: float, port: float, at_left: bool, over: float, measure: Measure) -> list[Shape]:
    dash = _EARLIER if tie.earlier else ()
    words = fitted(tie.words, GUTTER - 11, _SIZE, measure)
    edge = (over - PERSON) / 2
    if at_left:
        start, end, node, x = edge, edge - GUTTER, BOX + _RIM, edge - 8
    else:
        start, end, node, x = over - edge, over - edge + GUTTER, over - BOX - _RIM, over - edge + 8
    return [
        Line(start, y, end, y, "quiet", 0.8, dash),
        Line(end, y, node, port, "quiet", 0.8, dash),
        Text(x, y - 2, words, "quiet", _SIZE, anchor="end" if at_left else "start"),
    ]


def _box(node: Node, x: float, y: float, height: float, measure: Measure) -> list[Shape]:
    many = node.kind == "Named together"
    shapes: list[Shape] = [
        Rect(x, y, BOX, height, fill="surface", stroke="text" if many else "edge", line=1.2 if many else 0.8, radius=3)
    ]
    lines = _lines(node, measure)
    base = y + (height - (len(lines) + 1) * _LEAD) / 2 + 7
    shapes.append(Text(x + 6, base, node.kind, "quiet", 6.5))
    for number, (words, first) in enumerate(lines):
        size, role = (8.0, "text") if first else (_SIZE, "quiet")
        shapes.append(Text(x + 6, base + (number + 1) * _LEAD, words, role, size, first))
    return shapes


def _lines(node: Node, measure: Measure) -> list[tuple[str, bool]]:
    """Break what a node is into lines; the first of it is bold."""
    found = []
    for number, line in enumerate(node.lines):
        size = _SIZE if number else 8.0
        found += [(words, not number) for words in in_lines(line, BOX - 12, size, measure, not number)]
    return found


def _foot(chart: Chart, over: float, y: float, measure: Measure) -> tuple[list[Shape], float]:
    """Say what the lines mean, and what had no room."""
    shapes: list[Shape] = []
    x = 0.0
    for words, dash in (("told last", ()), ("told earlier", _EARLIER)):
        if any(tie.earlier for tie in chart.ties):
            shapes += [Line(x, y + 5, x + 18, y + 5, "quiet", 0.8, dash), Text(x + 23, y + 7.5, words, "quiet", 7.5)]
            x += 23 + measure(words, 7.5, False) + 14
    if chart.more:
        words = f"{chart.more} more that tie fewer people {'is' if chart.more == 1 else 'are'} not drawn"
        shapes.append(Text(x, y + 7.5, fitted(words, over - x, 7.5, measure), "quiet", 7.5))
    for line in in_lines(left_out_people(chart.people_more), over, 7.5, measure, False):
        y += 12
        shapes.append(Text(0, y + 7.5, line, "text", 7.5))
    return shapes, y + 12
