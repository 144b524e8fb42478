"""Write out which person and family each mention belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hubdesk.service.desk import Desk, act
from hubdesk.sheets.write import write_csv
from hubdesk.store import concerns, people

COLUMNS = ("concern_ref", "mention_no", "person_id", "family_id")


def write_mentions(desk: Desk, out: Path) -> int:
    """Write concern_ref, mention_no, person_id, family_id for every mention, and say how many there were."""
    with act(desk, "export_mentions"):
        owner = people.every_person(desk.database)
        families = people.every_family(desk.database)

        def rows() -> Iterator[tuple[str, int, str, str]]:
            for told in concerns.every_told(desk.database):
                for mention in sorted(told.mentions, key=lambda m: m.mention_no):
                    person = owner.get(mention.id, "")
                    yield told.concern.ref, mention.mention_no, person, families.get(person, "")

        return write_csv(out, COLUMNS, rows())
