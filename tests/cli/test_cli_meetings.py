"""A hub meeting from the command line, by real processes: planned, held, and its minutes printed for two readers."""

from __future__ import annotations

from datetime import date, timedelta

from tests.cli.running import USER, Hub
from tests.packs.reading import needs_poppler, pages_of

TODAY = date.today().isoformat()
LATER = (date.today() + timedelta(days=3)).isoformat()


@needs_poppler
def test_a_meeting_is_planned_held_and_its_minutes_are_printed(hub: Hub):
    forward = hub.run("meeting", "propose", "--format", "json").json()
    families = [str(row["family_id"]) for row in forward[:2]]
    hub.done("meeting", "plan", "--family", families[0], "--family", families[1])
    assert "Open the meeting first" in hub.run("meeting", "say", "--item", 1, "--words", "Thinner").sentence(2)
    hub.done("meeting", "attend", "--who", "Grace Hill", "--agency", "health_visitor")
    hub.done("meeting", "open", TODAY)
    hub.done("meeting", "conflict", "--item", 2, "--who", "Grace Hill", "--words", "Her neighbours")
    hub.done("meeting", "take", "--item", 1)
    hub.done("meeting", "say", "--item", 1, "--who", "grace hill", "--words", "Thinner than in January")
    hub.done("meeting", "take", "--item", 2)
    hub.done("meeting", "say", "--item", 2, "--words", "A letter was read out")
    hub.done("meeting", "decide", "--item", 1, "--decision", "escalate", "--words", "Three agencies agree")
    hub.done("meeting", "action", "--item", 1, "--who", "Grace Hill", "--due", LATER, "--words", "Weigh the baby")
    assert "is not at this meeting" in hub.run("meeting", "say", "--item", 1, "--who", "Nobody").sentence(2)
    hub.done("meeting", "close")
    shown = hub.run("meeting", "show", TODAY, "--format", "json").json()
    assert [(row["state"], row["lines"], row["conflicts"]) for row in shown] == [
        ("Talked about", 3, []),
        ("Talked about", 1, ["Grace Hill"]),
    ]
    assert hub.run("meeting", "list", "--format", "json").json()[0]["state"] == "Closed"
    hub.done("meeting", "minutes", "--out", "own.pdf")
    said = hub.done("meeting", "minutes", "--who", "Grace Hill", "--out", "hers.pdf")
    assert "OFFICIAL-SENSITIVE" in said
    own, hers = ("".join(pages_of((hub.folder / name).read_bytes(), hub.folder)) for name in ("own.pdf", "hers.pdf"))
    assert "A letter was read out" in own and "Weigh the baby" in own and f"{USER} sees to it" in own
    assert "A letter was read out" not in hers and shown[1]["title"] not in hers
    assert "Weigh the baby" in hers
