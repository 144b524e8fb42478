"""Write a letter where the user wants it, as a PDF or as plain text for an e-mail."""

from __future__ import annotations

from pathlib import Path

from hubdesk.domain.feedback import Letter
from hubdesk.packs.letter import draw_letter
from hubdesk.service.desk import Desk, act
from hubdesk.service.feedback import refuse_unsafe
from hubdesk.service.whole_file import WholeFile


def save_letter(desk: Desk, written: Letter, path: Path) -> None:
    """Write a letter, whole or not at all; it leaves the hub in clear and is logged."""
    data = written.text.encode("utf-8")
    if path.suffix.lower() == ".pdf":
        data = draw_letter(desk.hub, desk.today(), written.subject, written.paragraphs)
    with WholeFile(path, "The letter") as file:
        with act(desk, "feedback", reason=f"save {written.kind}") as done:
            refuse_unsafe(desk, written.concern_id)
            done.about.append(written.concern_id)
            file.write(data)
        file.put()
