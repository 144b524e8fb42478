"""How common names are in the hub: counted over its first mentions, so that it changes seldom and at known times.

The weight of a pair rests on these counts. Counted anew with each concern they would make every weight kept so far
wrong; so only the earliest mentions count, their number grows in steps with the hub, and the same rows give the same
counts on every desk and in whichever order they were worked in.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hubdesk.domain.concern import Mention
from hubdesk.matching.model import Frequencies, count_names
from hubdesk.matching.tidy import Tidied, tidy
from hubdesk.service.desk import Desk
from hubdesk.store import people

# In fewer mentions than this one large family would make its name look common.
LEAST = 128


def frequencies(desk: Desk) -> Frequencies:
    """How common names are in this hub, as counted when everything was last matched."""
    if desk.frequencies is None:
        desk.frequencies = Frequencies.from_counts(people.name_counts(desk.database))
    return desk.frequencies


def due(desk: Desk) -> bool:
    """Tell whether the hub has grown so much that names are to be counted again, and everybody matched with them."""
    return counted_of(people.mentions_kept(desk.database)) != frequencies(desk).total


def counted_of(kept: int) -> int:
    """Tell over how many of the mentions kept names are counted: more than four fifths of them, in steps."""
    step = 1 << max(kept.bit_length() - 3, 0)
    return kept // step * step if kept >= LEAST else 0


def count_again(desk: Desk, current: Iterable[Tidied]) -> Frequencies:
    """Count names over the first mentions and keep the counts; `current` are mentions that are tidied already."""
    known = {one.mention_id: one for one in current}
    first = people.written_names(desk.database, counted_of(people.mentions_kept(desk.database)))
    desk.frequencies = count_names(
        known.get(ident) or tidy(Mention(ident, ident, 1, "", given, family), date.min)
        for ident, given, family in first
    )
    people.put_name_counts(desk.database, desk.frequencies.counts())
    return desk.frequencies
