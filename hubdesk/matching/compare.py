"""Two mentions side by side: how strongly they look like one person, line by line."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from hubdesk.domain.answer import Weighed
from hubdesk.domain.line import Line
from hubdesk.matching.model import Frequencies, Model
from hubdesk.matching.tidy import Tidied
from hubdesk.matching.weights import PLAIN, Found, Named, Scale, place_of


def weigh(left: Tidied, right: Tidied, model: Model, frequencies: Frequencies) -> Weighed:
    """Weigh two mentions: a prior, one line for each comparison that could be made, and the household's share."""
    return weigh_on(scale_of(model, frequencies), left, right)


def weigh_on(scale: Scale, left: Tidied, right: Tidied) -> Weighed:
    """Weigh two mentions on a scale that is at hand."""
    few = f"Few of about {scale.people:,} mentions in the hub are of the same person"
    lines = [Line("Before any comparison", scale.prior, few)]
    named, found = _compared(scale, left, right)
    if named.exchange:
        lines.append(Line("Names exchanged", named.exchange, "Given and family name stand in each other's place"))
    if named.other:
        lines.append(Line("Another name", named.other, "Compared by a name that is recorded beside the first one"))
    lines += [_line(scale, one) for one in found]
    shared = scale.household(sum(one.relative for one in found))
    if shared:
        lines.append(Line("People of one household are alike", shared, "A relative would agree in this much too"))
    return Weighed(tuple(lines))


def weights_on(scale: Scale, left: Tidied) -> Callable[[Tidied], int]:
    """Give a scale for one mention against many: the weight alone, where nobody will read the lines."""
    own = [(comparison, value, mine) for comparison, value in PLAIN.items() if (mine := value(left))]
    names, place = left.names, place_of(left)

    def weight(right: Tidied) -> int:
        named = scale.named(names, right.names)
        found = list(named.found)
        for comparison, value, mine in own:
            theirs = value(right)
            if theirs and (one := scale.one(comparison, mine, theirs)):
                found.append(one)
        if one := scale.one("place", place, place_of(right)):
            found.append(one)
        points = sum([one.points for one in found]) + named.exchange + named.other
        return scale.prior + points + scale.household(sum([one.relative for one in found]))

    return weight


def weight_on(scale: Scale, left: Tidied, right: Tidied) -> int:
    """Give the weight alone of one pair."""
    return weights_on(scale, left)(right)


def _compared(scale: Scale, left: Tidied, right: Tidied) -> tuple[Named, list[Found]]:
    named = scale.named(left.names, right.names)
    found = list(named.found)
    for comparison, value in PLAIN.items():
        if one := scale.one(comparison, value(left), value(right)):
            found.append(one)
    if place := scale.one("place", place_of(left), place_of(right)):
        found.append(place)
    return named, found


class _Pair:
    """A model and frequencies by their identity, which is quick to compare."""

    def __init__(self, model: Model, frequencies: Frequencies) -> None:
        self.model, self.frequencies = model, frequencies

    def __hash__(self) -> int:
        return hash((id(self.model), id(self.frequencies)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Pair) and self.model is other.model and self.frequencies is other.frequencies


@lru_cache(maxsize=4)
def _scale(pair: _Pair) -> Scale:
    return Scale(pair.model, pair.frequencies)


def scale_of(model: Model, frequencies: Frequencies) -> Scale:
    """Give the scale of a model in a hub, made once for as long as both stay the same."""
    return _scale(_Pair(model, frequencies))


def _line(scale: Scale, found: Found) -> Line:
    label = scale.model.comparisons[found.comparison].label
    words = found.level.words[:1].upper() + found.level.words[1:]
    if found.word and found.level.by_frequency:
        share = scale.share(found.comparison, found.word)
        words += f"; about one mention in {max(1, round(1 / share)):,} has it"
    return Line(label, found.points, words)
