"""A link chart that is too high for one page as several: some households in each, with what ties them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from hubdesk.drawing.kinship import Figure
from hubdesk.drawing.linked import Chart, Group
from hubdesk.drawing.network import network
from hubdesk.drawing.shapes import Measure, rough_width
from hubdesk.drawing.words import count_of


def parted(chart: Chart, width: float, high: float, measure: Measure = rough_width) -> tuple[Chart, ...]:
    """Part a chart into such as are no higher than that when drawn so wide; households stay whole where they can."""
    people = [(number, figure) for number, group in enumerate(chart.groups) for figure in group.figures]
    parts: list[Chart] = []
    start = 0
    while start < len(people):
        heights = range(1, len(people) - start + 1)
        count = bisect_right(heights, high, key=lambda n: network(_of(chart, people, start, n), width, measure).height)
        count = max(1, count)
        cut = start + count
        if cut < len(people) and people[cut][0] == people[cut - 1][0]:  # inside a household: before it, if others are
            first = next(place for place in range(cut) if people[place][0] == people[cut][0])
            count = first - start if first > start else count
        parts.append(_of(chart, people, start, count))
        start += count
    if len(parts) < 2:
        return (chart,)
    return (*parts[:-1], replace(parts[-1], more=chart.more, people_more=chart.people_more))


def _of(chart: Chart, people: Sequence[tuple[int, Figure]], start: int, count: int) -> Chart:
    some = people[start : start + count]
    here = {figure.id for _, figure in some}
    groups = []
    for number, found in groupby(some, key=lambda one: one[0]):
        title = chart.groups[number].title
        goes_on = start > 0 and people[start - 1][0] == number
        figures = tuple(figure for _, figure in found)
        groups.append(Group(f"{title}, continued" if title and goes_on else title, figures))
    ties = tuple(tie for tie in chart.ties if tie.person_id in here)
    shown = {tie.node_id for tie in ties}
    away = Counter(tie.node_id for tie in chart.ties if tie.person_id not in here)
    places, others = (
        tuple(
            replace(node, lines=(*node.lines, f"and {count_of(away[node.id], 'person', 'people')} in another part"))
            if away[node.id]
            else node
            for node in nodes
            if node.id in shown
        )
        for nodes in (chart.places, chart.others)
    )
    return Chart(tuple(groups), places, others, ties)
