"""Find who is the same person in any list of people: a school roll, a list of missing children."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from hubdesk.domain.errors import Refused
from hubdesk.domain.ids import short_id
from hubdesk.domain.line import Line
from hubdesk.matching.batch import Pair
from hubdesk.matching.lists.entry import Entry
from hubdesk.matching.lists.link import Progress, link_all
from hubdesk.matching.lists.start import shipped_list_model
from hubdesk.matching.resolve import keep_ids
from hubdesk.matching.tidy import unpack
from hubdesk.service.desk import Desk, act
from hubdesk.service.link_sheet import read_list
from hubdesk.sheets.write import write_csv
from hubdesk.store import people


def link(
    records: Path,
    id_column: str,
    renamed: Mapping[str, str],
    out: Path,
    pairs_out: Path | None,
    desk: Desk | None,
    today: date | None = None,
    progress: Progress | None = None,
) -> str:
    """Link a CSV file of people within itself and, where a hub is open, to its people; says what was found."""
    day = today or (desk.today() if desk else date.today())
    ids, entries = read_list(records, id_column, renamed, day)
    hub, known = _hub(desk)
    linked = link_all([*entries, *hub], known, shipped_list_model(), progress)
    rows = [one.tidied.mention_id for one in entries]
    if known:
        owner = keep_ids(linked.groups, known)
    else:
        owner = {member: made for group in linked.groups for made in [short_id("P", min(group))] for member in group}
    write_csv(out, (id_column, "person_id"), ((i, owner[row]) for i, row in zip(ids, rows, strict=True)))
    if pairs_out:
        named = dict(zip(rows, ids, strict=True))
        write_csv(pairs_out, ("left", "right", "weight", "probability"), _pairs(linked.pairs, named))
    found = {owner[row] for row in rows}
    with_hub = len(found & set(known.values()))
    against = f"; {with_hub:,} of them are known to the hub" if desk else ""
    return f"{len(rows):,} records of {len(found):,} people{against}. Written to {out}."


def why_linked(records: Path, id_column: str, renamed: Mapping[str, str], left: str, right: str) -> tuple[Line, ...]:
    """Explain the weight of two records of a list, line by line, as `link` weighs them."""
    ids, entries = read_list(records, id_column, renamed, date.today())
    for one in (left, right):
        if one not in ids:
            raise Refused(f"{records.name} has no record {one} in its column {id_column}.")
    scale = link_all(entries, {}, shipped_list_model()).scale
    return scale.lines(entries[ids.index(left)], entries[ids.index(right)])


def _hub(desk: Desk | None) -> tuple[list[Entry], dict[str, str]]:
    if desk is None:
        return [], {}
    with act(desk, "link"):
        hub = [Entry(unpack(packed)) for _, packed in people.every_tidied(desk.database)]
    return hub, people.every_person(desk.database)


def _pairs(pairs: Sequence[Pair], named: Mapping[str, str]) -> Iterator[tuple[str, str, int, str]]:
    for pair in sorted(pairs, key=lambda p: (-p.weight, p)):
        if pair.left in named and pair.right in named:
            chance = 1 / (1 + 10 ** (-pair.weight / 10))
            yield named[pair.left], named[pair.right], pair.weight, f"{chance:.6f}"
