"""Rows for a hub: records that say what a test needs and are plain otherwise."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from hubdesk.domain.answer import Answer
from hubdesk.domain.asked import Reminder
from hubdesk.domain.attachment import Attachment
from hubdesk.domain.concern import Amendment, Concern, Mention
from hubdesk.domain.contact import Contact, Override
from hubdesk.domain.decision import Decision, Pack
from hubdesk.domain.difference import Difference
from hubdesk.domain.feedback import Feedback
from hubdesk.domain.follow_up import Action, Handover, Outcome, Step
from hubdesk.domain.meeting import AgendaItem, Attendee, Conflict, Entry, Meeting, Turn
from hubdesk.domain.note import Note
from hubdesk.domain.pack_standing import Copy, PackView
from hubdesk.domain.protected import Look, Protection
from hubdesk.domain.relation import Relation
from hubdesk.domain.request import Rated, Reply, Request
from hubdesk.domain.user import User
from hubdesk.store import (
    answers,
    attachments,
    audit,
    concerns,
    contacts,
    decisions,
    exchange,
    feedback,
    follow_ups,
    meetings,
    notes,
    packs,
    packs_out,
    policy,
    protections,
    relations,
    reminders,
    requests,
    users,
)
from hubdesk.store.database import Database

Program = Callable[[str, Path], "subprocess.Popen[str]"]
KEY = bytes(range(32))
NOON = datetime(2026, 3, 2, 12, 0)
CANARY = "Zephyrine Quillfeather of Marmalade Row"


class Rows:
    """Makes records; what is not said is plain."""

    noon = NOON
    key = KEY
    canary = CANARY

    def concern(self, ident: str = "c1", **said: Any) -> Concern:
        plain = Concern(
            ident, "sheet", f"ref-{ident}", NOON, None, "day", "school", "neglect", 2,
            f"Hungry again. {CANARY}", 1, "A", "P", NOON, "Ann",
        )  # fmt: skip
        return replace(plain, **said)

    def mention(self, ident: str = "m1", concern_id: str = "c1", **said: Any) -> Mention:
        return replace(Mention(ident, concern_id, 1, "subject", "Zephyrine", "Quillfeather"), **said)

    def amendment(self, ident: str = "a1", kind: str = "change", **said: Any) -> Amendment:
        return replace(Amendment(ident, "c1", NOON, "Ann", kind, "told so"), **said)

    def answer(self, ident: str, left: str, right: str, verdict: str = "same", **said: Any) -> Answer:
        return replace(Answer(ident, left, right, verdict, NOON, "Ann"), **said)

    def decision(self, ident: str = "d1", persons: tuple[str, ...] = ("P-1",), **said: Any) -> Decision:
        return replace(Decision(ident, "no_action", "enough known", persons, ("c1",), NOON, "Ann"), **said)

    def request(self, ident: str = "q1", person: str = "P-1", **said: Any) -> Request:
        plain = Request(ident, "ask", "gp", person, "safety", "public task", "no", "no", "needed", NOON, "Ann")
        return replace(plain, **said)

    def reply(self, ident: str = "y1", request_id: str = "q1", **said: Any) -> Reply:
        return replace(Reply(ident, request_id, "nil", NOON, "Ann"), **said)

    def pack(self, ident: str = "k1", **said: Any) -> Pack:
        return replace(Pack(ident, "2026-0001-AAAA", ("P-1",), "mdt", NOON, "Ann", "00", "1", "{}"), **said)

    def fill(self, db: Database) -> None:
        """Put at least one row into every table that only grows."""
        self.fill_records(db)
        packs.add(db, self.pack())
        packs.sign(db, "s1", "k1", "Ann", NOON)
        packs_out.add_view(db, "v1", "k1", PackView((("P-9", "moved away"),), (Difference("left_out", CANARY),)))
        packs_out.add_copy(db, "o1", "k1", Copy("1", "saved", NOON, "Ann"))
        for one in (
            Action("x1", "d1", "visit", "Ann", NOON.date(), NOON, "Ann"),
            Step("t1", "x1", "done", NOON, NOON, "Ann"),
            Outcome("o1", "d1", "no_action", NOON.date(), "nothing", "by letter", NOON, "Ann"),
            Handover("h1", "Ann", "Ben", "leave", ("x1",), NOON, "Ann"),
        ):
            follow_ups.add(db, one)
        feedback.add(db, Feedback("f1", "c1", "acknowledgement", NOON, "Ann", "post", "thank you"))
        sealed = Protection("i1", "adoption", NOON, "Ann", "order of the court", 1)
        protections.add(db, sealed, ["m2"], ["P-9"], ["v1"])
        protections.add_look(db, "l1", Look(NOON, "Ann", "the court asks", ("i1",)))
        requests.rate(db, Rated("g1", "q1", "", "", None, NOON, "Ann", "no answer is awaited"))
        requests.add_letter(db, "e1", "q1", NOON, "Ann", "", "{}")
        noted = Contact("n1", "P-1", ("m1",), "unsafe", "", "", "", "", "", NOON, "Ann")
        contacts.add(db, noted)
        contacts.override(db, Override("z1", "q1", "unsafe_contact", "another address", NOON, "Ann"))
        reminders.remind(db, Reminder("j1", "q1", "letter", NOON, "Ann"), "{}")
        attachments.add(db, Attachment("n1", "c1", "form.txt", "text/plain", "0" * 64, 2, "", NOON, "Ann"), b"hi")
        related = Relation("r1", "parent", "P-1", ("m1",), "P-2", ("m2",), "", None, "", "the school", NOON, "Ann")
        relations.add(db, related)
        notes.add(db, Note("z1", "the school", "01632 960001", f"Hungry. {CANARY}", NOON, "Ann"))
        for row in (
            Meeting("w1", NOON.date(), "Hub meeting", "Ann", NOON, "Ann"),
            AgendaItem("w2", "w1", ("P-1",), f"Third agency. {CANARY}", "amber", NOON, "Ann"),
            Attendee("w3", "w1", "Grace Hill", "health_visitor", "here", NOON, "Ann"),
            Conflict("w4", "w1", "w2", "w3", "left", "Her neighbours", NOON, "Ann"),
            Entry("w5", "w1", "w2", "said", f"Thinner. {CANARY}", "w3", "", NOON, "Ann"),
            Turn("w6", "w1", "w2", "taken", "", NOON, "Ann"),
        ):
            meetings.add(db, row)
        for verb in ("looked", "decided", "exported"):
            audit.add(db, NOON, "Ann", verb, ("c1",), "triage")

    def fill_records(self, db: Database) -> None:
        concerns.add(db, [self.concern(), self.concern("c2")], [self.mention(), self.mention("m2", "c2")], {"c1": "x"})
        concerns.amend(db, self.amendment(fields={"level": "3"}), [self.mention("m3", supersedes="m1")], "y")
        answers.add(db, self.answer("w1", "m1", "m2"))
        decisions.add(db, self.decision())
        requests.add_request(db, self.request())
        requests.add_reply(db, self.reply())
        users.add(db, User("u1", "Ann", "manager"), NOON, "Ann")
        policy.add(db, policy.Policy("p1", "rules", "1", "Ann", NOON, "first", "x = 1"))
        exchange.add_bundle(db, exchange.Bundle("b1", "out", "hq", 1, NOON, "00", exchange.marks(db, ["concerns"]), 3))
        exchange.add_receipt(db, "r1", "b1", NOON, "taken")
