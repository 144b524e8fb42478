"""Print the transparency record: the same text as the program's documentation, and the rules in force here."""

from __future__ import annotations

from pathlib import Path

from hubdesk.domain.shipped import shipped
from hubdesk.packs.transparency import Record, draw_record
from hubdesk.service.desk import Desk, act
from hubdesk.service.rules_in_use import RULES
from hubdesk.service.whole_file import WholeFile
from hubdesk.store import policy

_TEXT = "transparency.md"


def transparency(desk: Desk, out: Path) -> None:
    """Write the record as a PDF; it holds nothing about anybody."""
    versions = policy.every(desk.database, RULES)
    used = next((one for one in reversed(versions) if f'version = "{desk.rules.version}"' in one.text), versions[0])
    with WholeFile(out, "The record") as file, act(desk, "transparency"):
        pdf = draw_record(
            Record(
                hub=desk.hub,
                made_on=desk.today(),
                text=transparency_text(),
                rules=desk.rules,
                codes=desk.codes,
                accepted_by=used.author,
                accepted_on=used.at.date(),
                reason=used.reason,
            )
        )
        file.write(pdf)
        file.put()


def transparency_text() -> str:
    """Read the text of the record, as it stands in the documentation."""
    beside = shipped(_TEXT)
    path = beside if beside.exists() else shipped("").parent / "docs" / _TEXT
    return path.read_text(encoding="utf-8")
