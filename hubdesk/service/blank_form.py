"""Print the form on paper for when the computer is down."""

from __future__ import annotations

from pathlib import Path

from hubdesk.packs.blank_form import BlankForm, draw_blank
from hubdesk.service.desk import Desk, act
from hubdesk.service.whole_file import WholeFile


def blank_form(desk: Desk, out: Path) -> None:
    """Write the form as a PDF, with the hub's own code lists; it holds nothing about anybody."""
    with WholeFile(out, "The form") as file, act(desk, "blank_form"):
        file.write(draw_blank(BlankForm(desk.hub, desk.codes)))
        file.put()
