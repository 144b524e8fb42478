"""What is held before a list was looked at: comparisons, their levels, and chances to begin with."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hubdesk.domain.shipped import shipped

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Start:
    """One comparison: its levels by name, in order, with words and chances m, u and r (each summing to 1)."""

    label: str
    levels: tuple[str, ...]
    words: tuple[str, ...]
    m: Floats
    u: Floats
    r: Floats


@dataclass(frozen=True, slots=True)
class ListModel:
    """All comparisons (`places` are the parts of one address) and how strongly to hold to what they begin with."""

    compared: Mapping[str, Start]
    places: Mapping[str, Start]
    weight: float
    strangers: float
    same: float
    relatives: float
    home: float
    household: float
    most_for_name: int

    def start(self, name: str) -> Start:
        """Give a comparison by its name."""
        return self.compared[name] if name in self.compared else self.places[name]


@cache
def shipped_list_model() -> ListModel:
    """Read what ships with the program."""
    data = tomllib.loads(shipped("list_model.toml").read_text(encoding="utf-8"))
    figures = {key: data[key] for key in ("weight", "strangers", "same", "relatives", "home", "household")}
    return ListModel(
        compared={name: _start(row) for name, row in data["comparison"].items()},
        places={name: _start(row) for name, row in data["place"].items()},
        most_for_name=data["most_for_name"],
        **figures,
    )


def _start(row: Mapping[str, Any]) -> Start:
    levels = row["levels"]

    def chances(letter: str) -> Floats:
        every = np.array([level.get(letter, level["u"]) for level in levels], np.float64)
        return np.asarray(every / every.sum())

    return Start(
        label=row["label"],
        levels=tuple(level["name"] for level in levels),
        words=tuple(level["words"] for level in levels),
        m=chances("m"),
        u=chances("u"),
        r=chances("r"),
    )
