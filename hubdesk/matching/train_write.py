"""What was learnt as a model's text: everything else in the file stays as it is."""

from __future__ import annotations

import json
from collections.abc import Mapping

from hubdesk.matching.model import read_model
from hubdesk.matching.model_changes import out_of_order
from hubdesk.matching.train import Trained

LEAST = 1e-7  # no level is impossible or certain


def learnt(text: str, name: str, trained: Trained) -> tuple[str, tuple[str, ...]]:
    """Write a model's text anew with what was learnt, and say which comparisons stay as they are and why.

    A comparison in which a closer agreement would count less than a farther one was learnt from too little.
    """
    file = "the hub"
    before = read_model(text, file)
    refused = out_of_order(before, read_model(with_chances(text, name, trained.m, trained.u), file))
    good = before.comparisons.keys() - refused.keys()
    m = {comparison: trained.m[comparison] for comparison in good}
    u = {comparison: trained.u[comparison] for comparison in good}
    return with_chances(text, name, m, u), tuple(refused[name] for name in before.comparisons if name in refused)


def with_chances(
    text: str, name: str, m: Mapping[str, Mapping[str, float]], u: Mapping[str, Mapping[str, float]]
) -> str:
    """Write a model's text anew under another name, with these m and u rounded to what they are worth."""
    data = json.loads(text)
    data["name"] = name
    for row in data["comparisons"]:
        for level in row["levels"]:
            for what, values in (("m", m), ("u", u)):
                if row["name"] in values:
                    level[what] = _rounded(values[row["name"]][level["name"]])
    return written(data)


def written(data: object) -> str:
    """Write a model as people and other programs read it."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _rounded(chance: float) -> float:
    figures = float(f"{max(chance, LEAST):.4g}") if chance < 0.5 else round(chance, 7)
    return min(figures, 1 - LEAST)
