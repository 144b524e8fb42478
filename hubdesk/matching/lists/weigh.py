"""What pairs of a list weigh, in whole decibans: lines that sum to the weight, as everywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from hubdesk.domain.line import Line
from hubdesk.matching.lists.entry import PLACES, Entry
from hubdesk.matching.lists.keys import Ints
from hubdesk.matching.lists.levels import ABSENT, Compared, Levels
from hubdesk.matching.lists.odds import Learned, address
from hubdesk.matching.lists.start import Floats, ListModel
from hubdesk.matching.weights import decibans

DECIBANS = 10 / np.log(10)
FEW = 50  # records of which a name is held to be as common as names usually are, where little was counted
MOST_ODDS = 300


class Scale:
    """What was learned of a list, as points of each level, and how common each name is in it."""

    def __init__(
        self, entries: Sequence[Entry], borne: Ints, compared: Compared, learned: Learned, model: ListModel
    ) -> None:
        self.compared = compared
        self._rows = {one.values(): row for row, one in enumerate(entries)}
        self.learned = learned
        self.model = model
        self.prior = decibans(learned.same / learned.pairs)
        self.relatives = decibans(learned.relatives / learned.pairs)
        shares = {
            "given": self._shares("given", compared.given, borne),
            "family": self._shares("family", compared.family, borne),
        }
        # a name that stands in the other box is as common as it is in either
        self._share = {**shares, "either": np.maximum(shares["given"], shares["family"])}

    def _shares(self, name: str, number: Ints, borne: Ints) -> Floats:
        """Say which share of the other records bears each word as its name, copies included."""
        usual = float(self.learned.u[name][0])
        counted = np.bincount(number, weights=borne, minlength=len(self.compared.words))
        named = np.array([bool(word) for word in self.compared.words])
        return np.asarray((np.maximum(0, counted - 1) + FEW * usual) / (counted[named].sum() + FEW))

    def weights(self, left: Ints, right: Ints, levels: Levels) -> Ints:
        """Weigh pairs of rows of which the levels are known."""
        points = self._points(left, right, levels)
        return (
            self.prior
            + sum(points.values(), np.zeros(len(left), np.int64))
            + self._household(points, levels, len(left))
        )

    def lines(self, left: Entry, right: Entry) -> tuple[Line, ...]:
        """Explain the weight of two records, line by line."""
        a, b = np.array([self._row(left)]), np.array([self._row(right)])
        levels = self.compared.levels(a, b)
        points = self._points(a, b, levels)
        lines = [Line("Before any comparison", self.prior, "Few pairs of a list are of the same person")]
        lines += [
            Line(self._label(name), int(found[0]), self._words(name, levels))
            for name, found in points.items()
            if name == "address" or levels[name][0] != ABSENT
        ]
        if shared := int(self._household(points, levels, 1)[0]):
            lines.append(Line("People of one household are alike", shared, "A relative would agree in this much too"))
        return tuple(lines)

    def _row(self, one: Entry) -> int:
        """Find a record, or the one that says the same and stands for it."""
        return self._rows[one.values()]

    def _label(self, name: str) -> str:
        return "Address" if name == "address" else self.model.start(name).label

    def _words(self, name: str, levels: Levels) -> str:
        if name != "address":
            return str(self.model.start(name).words[levels[name][0]].capitalize())
        places = [(self.model.start(p), levels[p][0]) for p in PLACES if p in levels and levels[p][0] != ABSENT]
        return "; ".join(f"{start.label.lower()} {start.words[level]}" for start, level in places).capitalize()

    def _points(self, left: Ints, right: Ints, levels: Levels) -> dict[str, Ints]:
        learned = self.learned
        points = {name: _table(learned.m[name], learned.u[name])[levels[name]] for name in levels if name not in PLACES}
        for name, share in zip(("given", "family"), self._how_common(left, right, levels), strict=True):
            by_name = _rounded(np.log(learned.m[name][0] / share))
            points[name] = np.where(levels[name] == 0, np.minimum(by_name, self.model.most_for_name), points[name])
        if any(name in levels for name in PLACES):
            found = address(learned, levels, len(left), self.model)
            points["address"] = _rounded(found.same - found.strangers)
        return points

    def _how_common(self, left: Ints, right: Ints, levels: Levels) -> tuple[Floats, Floats]:
        """Say how common the names are that agree exactly: of two, the commoner."""
        given, family = self.compared.given, self.compared.family
        straight = (
            np.maximum(self._share["given"][given[left]], self._share["given"][given[right]]),
            np.maximum(self._share["family"][family[left]], self._share["family"][family[right]]),
        )
        either = self._share["either"]
        crossed = np.maximum(
            either[given[left]] * (given[left] == family[right]), either[family[left]] * (family[left] == given[right])
        )
        use = (levels["turned"] == 1) & (crossed > 0)
        return np.where(use, crossed, straight[0]), np.where(use, crossed, straight[1])

    def _household(self, points: Mapping[str, Ints], levels: Levels, length: int) -> Ints:
        """Take off what a relative would agree in as well: never more than nothing."""
        odds = np.full(length, self.relatives, np.float64)
        for name in points:
            if name != "address":
                r = self.model.start(name).r
                table = np.append(DECIBANS * np.log(r / self.learned.m[name]), 0.0)
                odds += points[name] + table[levels[name]]
        if "address" in points:
            found = address(self.learned, levels, length, self.model)
            odds += DECIBANS * (found.relatives - found.strangers)
        shared = 10 * np.log10(1 + 10 ** (np.clip(odds, -MOST_ODDS, MOST_ODDS) / 10))
        return -_whole(shared)


def _table(m: Floats, u: Floats) -> Ints:
    return np.append(_rounded(np.log(m / u)), 0)


def _rounded(natural: Floats) -> Ints:
    return _whole(DECIBANS * natural)


def _whole(points: Floats) -> Ints:
    return np.asarray(np.rint(points).astype(np.int64))
