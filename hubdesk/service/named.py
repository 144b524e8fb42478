"""What families of then are called: as their largest part is called today."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from hubdesk.domain.ids import short_id
from hubdesk.matching.growth import Standing
from hubdesk.service.desk import Desk
from hubdesk.store import people


class Named:
    """Today's families, after which those of an earlier day are named; one name goes to one family only."""

    def __init__(self, desk: Desk) -> None:
        family_now = people.every_family(desk.database)
        self._now = {m: family_now[p] for m, p in people.every_person(desk.database).items() if p in family_now}
        self._mentions: dict[str, list[str]] = defaultdict(list)
        for mention_id, family in self._now.items():
            self._mentions[family].append(mention_id)

    def names(self, standing: Standing, families: Iterable[str]) -> dict[str, str]:
        """Name some families as they stand in `standing`; the same names whichever others are asked for beside them."""
        wanted = set(families)
        shared = self._shared(standing, wanted)
        names: dict[str, str] = {}
        taken: set[str] = set()
        for (then, now), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
            if then not in names and now not in taken:
                names[then] = now
                taken.add(now)
        for then in wanted - names.keys():
            names[then] = short_id("F", f"{then} as it was") if then in self._mentions else then
        return {then: names[then] for then in wanted}

    def _shared(self, standing: Standing, families: set[str]) -> Counter[tuple[str, str]]:
        """Count the mentions of each family of then in each of today, for all that could claim the same names."""
        shared: Counter[tuple[str, str]] = Counter()
        seen, edge = set(families), list(families)
        while edge:
            then = edge.pop()
            family = standing.families.get(then)
            own = [m for mentions in family.mentions.values() for m in mentions] if family else []
            for now, count in Counter(self._now[m] for m in own if m in self._now).items():
                shared[then, now] = count
                others = {standing.family_of[m] for m in self._mentions[now] if m in standing.family_of}
                edge.extend(others - seen)
                seen |= others
        return shared
