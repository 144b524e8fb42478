"""What was learnt as a model's text: everything else in the file stays as it is."""

from __future__ import annotations

import json
from collections.abc import Mapping

from hubdesk.matching.model import read_model
from hubdesk.matching.model_changes import out_of_order
from hubdesk.matching.train import Trained

LEAST = 1e-7  # no level is impossible or certain


def learnt(text: str, name: str, trained: Trained) -> tuple[str, tuple[str, ...]]:
    """Write a model's text anew with what was learnt, and say which levels stay as they are and why.

    Where a closer agreement would count less than a farther one, too little was seen of one of them: both stay.
    """
    before = read_model(text, "the hub")
    m = {comparison: dict(levels) for comparison, levels in trained.m.items()}
    u = {comparison: dict(levels) for comparison, levels in trained.u.items()}
    kept: list[str] = []
    while True:
        made = with_chances(text, name, m, u)
        turned = out_of_order(before, read_model(made, "the hub"))
        if not turned:
            return made, tuple(kept)
        # Levels only ever go back to what they were, which is in order.
        one = turned[0]
        kept.append(f"{one.sentence} Both stay as they are.")
        for level in (one.closer, one.farther):
            m[one.comparison].pop(level, None)
            u[one.comparison].pop(level, None)


def with_chances(
    text: str, name: str, m: Mapping[str, Mapping[str, float]], u: Mapping[str, Mapping[str, float]]
) -> str:
    """Write a model's text anew under another name, with these m and u, as far as they are given."""
    data = json.loads(text)
    data["name"] = name
    for row in data["comparisons"]:
        for level in row["levels"]:
            for what, values in (("m", m), ("u", u)):
                if level["name"] in values[row["name"]]:
                    level[what] = _rounded(values[row["name"]][level["name"]])
    return written(data)


def written(data: object) -> str:
    """Write a model as people and other programs read it."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _rounded(chance: float) -> float:
    figures = float(f"{max(chance, LEAST):.4g}") if chance < 0.5 else round(chance, 7)
    return min(figures, 1 - LEAST)
