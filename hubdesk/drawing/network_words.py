"""The words of a link chart for whoever cannot see it."""

from __future__ import annotations

from hubdesk.drawing.kinship import Figure
from hubdesk.drawing.linked import Chart, Node
from hubdesk.drawing.words import count_of, joined


def chart_words(chart: Chart) -> str:
    """Say what ties whom."""
    people = sum(len(group.figures) for group in chart.groups)
    said = [f"Link chart of {count_of(people, 'person', 'people')}."]
    for group in chart.groups:
        if group.title.startswith("Another family"):
            said.append(f"{group.title}: {joined(one.name for one in group.figures)}.")
    said += [f"{node_words(node, chart)}." for node in (*chart.places, *chart.others)]
    return " ".join(said)


def node_words(node: Node, chart: Chart) -> str:
    """Say what a node is and whom it ties."""
    names = {one.id: one.name for group in chart.groups for one in group.figures}
    tied = [f"{names[t.person_id]} ({t.words})" for t in chart.ties if t.node_id == node.id and t.person_id in names]
    return f"{node.kind}: {', '.join(node.lines)}; {joined(tied)}"


def row_words(one: Figure, chart: Chart) -> str:
    """Say who somebody is and what they are tied to."""
    nodes = {node.id: node for node in (*chart.places, *chart.others)}
    tied = [
        f"{nodes[t.node_id].kind.lower()} {', '.join(nodes[t.node_id].lines[:2])} ({t.words})"
        for t in chart.ties
        if t.person_id == one.id and t.node_id in nodes
    ]
    return "; ".join([one.name, *tied])
