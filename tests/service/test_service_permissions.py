"""Who may do what, and that what is done leaves its line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from hubdesk.domain.errors import HubdeskError, Refused
from hubdesk.domain.queue import Narrowed, SavedView
from hubdesk.domain.sheet_mapping import SheetMapping
from hubdesk.domain.user import ROLES
from hubdesk.matching.model import shipped_text
from hubdesk.scoring.rules import shipped_text as shipped_rules_text
from hubdesk.service import audit as trail
from hubdesk.service import protect as sealing
from hubdesk.service.ask import ask, decide_not_to_ask
from hubdesk.service.asked import asked_list
from hubdesk.service.assist import keep_mapping, see_sheet
from hubdesk.service.attach import (
    attach,
    attach_to_draft,
    files_of_draft,
    remove_from_draft,
    see_attachment,
    take_back_attachment,
)
from hubdesk.service.backtest import backtest
from hubdesk.service.backup import back_up
from hubdesk.service.blank_form import blank_form
from hubdesk.service.candidates import who_could_this_be
from hubdesk.service.check import check
from hubdesk.service.combine import answer, merge, split, undo
from hubdesk.service.decide import correct_decision, decide, withdraw_decision
from hubdesk.service.desk import Desk
from hubdesk.service.drafts import discard_draft, drafts, save_draft
from hubdesk.service.export import enrol, export
from hubdesk.service.family import family
from hubdesk.service.feedback import letter, no_letter
from hubdesk.service.follow_up import add_action, confirm_in_writing, countersign, note_call
from hubdesk.service.forms import PersonForm
from hubdesk.service.hand_over import hand_over
from hubdesk.service.handover import handover, save_handover
from hubdesk.service.import_sheet import import_rows
from hubdesk.service.incident import say_incident
from hubdesk.service.known_names import add_name
from hubdesk.service.ledger import ledger, ledger_row
from hubdesk.service.link import link
from hubdesk.service.mark import mark_duplicate, retract
from hubdesk.service.meeting import plan_meeting
from hubdesk.service.meeting_agenda import propose_agenda
from hubdesk.service.meeting_room import note_attendee
from hubdesk.service.meeting_view import meeting, meetings_held
from hubdesk.service.mentions import write_mentions
from hubdesk.service.minutes import minutes, save_minutes
from hubdesk.service.model import (
    accept_model,
    model_versions,
    propose_model,
    show_model,
    train_model,
    write_model,
)
from hubdesk.service.notes import drop_note, take_note
from hubdesk.service.outcome import record_outcome
from hubdesk.service.outgoing import ContactForm
from hubdesk.service.pack import MadePack, make_pack, note_printed, reopen_pack, save_pack
from hubdesk.service.pack_certificate import certificate, make_certificate
from hubdesk.service.pack_logo import drop_logo
from hubdesk.service.pack_sign import sign_pack
from hubdesk.service.permit import VERBS
from hubdesk.service.queue import narrow_queue, open_queue, queue, queue_page
from hubdesk.service.queue_views import drop_view, keep_view, saved_views, write_queue
from hubdesk.service.received import already_received
from hubdesk.service.record import record_concern
from hubdesk.service.relate import relate
from hubdesk.service.replay import write_replay
from hubdesk.service.reports import print_report, report, save_report
from hubdesk.service.request_letter import request_letter
from hubdesk.service.review import grey_pairs, review
from hubdesk.service.rules import accept_rules, compare_rules, propose_rules, rules_versions
from hubdesk.service.safe_contact import note_contact
from hubdesk.service.search import search
from hubdesk.service.subject_access import subject_access
from hubdesk.service.ties import who_is
from hubdesk.service.today import today, today_list
from hubdesk.service.transparency import transparency
from hubdesk.service.users import add_user, end_user
from hubdesk.service.weekly import weekly
from hubdesk.sheets.read import rows_of
from hubdesk.store import audit, users
from tests.service.hubs import FORM, GATE, NOON, PASSPHRASE, QUICK, ROWS, acting, of_ref, refs, verbs


class Case(NamedTuple):
    """What verbs need: a family, one of its children named more than once, mentions, an answer, a pack, a folder."""

    family: str
    child: str
    own: tuple[str, ...]
    mentions: tuple[str, str]
    said: str
    pack: MadePack
    ref: str
    referral: str
    meeting: str
    model: int
    folder: Path


Done = Callable[[Desk, Case], object]
LATER = date(2026, 9, 1)


def two_of(desk: Desk) -> tuple[str, str]:
    """Name two concerns of the family that stands first."""
    refs_of = queue(desk)[0].concern_refs
    return refs_of[0], refs_of[-1]


def _sealed(desk: Desk, case: Case) -> str:
    return sealing.protect(desk, case.child, "witness", "Asked for by the court")[0].id


# Each verb of the audit trail with calls that do it.
CALLS: dict[str, list[Done]] = {
    "import": [lambda d, c: import_rows(d, rows_of(of_ref(ROWS, refs(ROWS)[0]), "another"))],
    "keep_mapping": [lambda d, c: keep_mapping(d, SheetMapping("Oakfield"))],
    "record": [lambda d, c: record_concern(d, FORM)],
    "view_queue": [
        lambda d, c: queue(d),
        lambda d, c: queue(d, date(2025, 12, 1)),
        lambda d, c: open_queue(d),
        lambda d, c: open_queue(d, date(2025, 12, 1)),
    ],
    "keep_view": [lambda d, c: keep_view(d, SavedView("Mine", Narrowed())), lambda d, c: drop_view(d, "Mine")],
    "write_queue": [lambda d, c: write_queue(d, None, Narrowed(), (), c.folder / "queue.csv", "Supervision")],
    "view_family": [lambda d, c: family(d, c.family), lambda d, c: who_is(d, c.child)],
    "search": [lambda d, c: search(d, "Testerby")],
    "review": [lambda d, c: grey_pairs(d), lambda d, c: review(d)],
    "combination": [
        lambda d, c: answer(d, *c.mentions, "cannot_tell"),
        lambda d, c: merge(d, c.mentions, "An agency confirmed it"),
        lambda d, c: split(d, c.child, c.own[:1], "Twins"),
        lambda d, c: undo(d, c.said),
    ],
    "amend": [
        lambda d, c: retract(d, two_of(d)[0], "Told in error"),
        lambda d, c: mark_duplicate(d, *two_of(d), "Sent twice"),
        lambda d, c: say_incident(d, *two_of(d), "one", "One evening"),
        lambda d, c: add_name(d, c.child, "known_as", "Bo Examplesson"),
    ],
    "attach": [
        lambda d, c: attach(d, c.ref, "told.txt", b"words"),
        lambda d, c: take_back_attachment(d, attach(d, c.ref, "told.txt", b"more").attachment.id, "Another child"),
    ],
    "view_attachment": [lambda d, c: see_attachment(d, attach(d, c.ref, "told.txt", b"seen").attachment.id)],
    "note": [
        lambda d, c: take_note(d, "Ann", "", "Came hungry"),
        lambda d, c: (take_note(d, "Ann", "", "Came"), drop_note(d, today_list(d, "note")[0].id, "Another town")),
    ],
    "decide": [
        lambda d, c: decide(d, c.family, "escalate", "Five agencies"),
        lambda d, c: correct_decision(d, c.family, kind="escalate", why="Wrong line"),
        lambda d, c: withdraw_decision(d, c.family, "Another family"),
    ],
    "view_ledger": [lambda d, c: ledger(d), lambda d, c: ledger_row(d, c.family)],
    "follow_up": [
        lambda d, c: add_action(d, c.family, "Visit", "Ann", LATER),
        lambda d, c: note_call(d, c.family, "Kim", ""),
        lambda d, c: confirm_in_writing(d, c.family),
    ],
    "countersign": [lambda d, c: countersign(d, c.referral)],
    "outcome": [lambda d, c: record_outcome(d, c.family, "returned", NOON.date(), "Not enough", "By telephone")],
    "feedback": [lambda d, c: letter(d, c.ref, "acknowledgement"), lambda d, c: no_letter(d, c.ref, "own_hub")],
    "hand_over": [lambda d, c: hand_over(d, "Leaver", "Ann", "Another post")],
    "view_meeting": [
        lambda d, c: meetings_held(d),
        lambda d, c: propose_agenda(d),
        lambda d, c: meeting(d, c.meeting),
    ],
    "meeting": [
        lambda d, c: plan_meeting(d, NOON.date(), "Ann", ()),
        lambda d, c: note_attendee(d, c.meeting, "Grace Hill", "health_visitor"),
    ],
    "save_minutes": [lambda d, c: save_minutes(d, minutes(d, c.meeting), c.folder / "minutes.pdf")],
    "view_today": [lambda d, c: today(d), lambda d, c: today_list(d, "urgent")],
    "view_requests": [lambda d, c: asked_list(d)],
    "request_letter": [lambda d, c: request_letter(d, ask(d, c.child, "gp", GATE).id)],
    "relate": [lambda d, c: relate(d, c.child, "deceased", source="The coroner")],
    "contact": [lambda d, c: note_contact(d, c.child, ContactForm("safe"))],
    "request": [
        lambda d, c: ask(d, c.child, "gp", GATE),
        lambda d, c: decide_not_to_ask(d, c.child, "housing", "They own the house", LATER),
    ],
    "make_pack": [lambda d, c: make_pack(d, c.family, "mdt")],
    "view_handover": [lambda d, c: handover(d)],
    "save_handover": [lambda d, c: save_handover(d, c.folder / "handover.pdf")],
    "weekly": [lambda d, c: weekly(d, c.folder / "weekly.pdf")],
    "view_report": [lambda d, c: report(d, date(2026, 1, 1), LATER)],
    "save_report": [
        lambda d, c: save_report(d, date(2026, 1, 1), LATER, c.folder / "report.pdf", "The board"),
        lambda d, c: print_report(d, date(2026, 1, 1), LATER, "The board"),
    ],
    "blank_form": [lambda d, c: blank_form(d, c.folder / "form.pdf")],
    "subject_access": [lambda d, c: subject_access(d, c.child)],
    "view_pack": [lambda d, c: reopen_pack(d, c.pack.pack.number)],
    "sign_pack": [lambda d, c: sign_pack(d, c.pack.pack.number, "Read again by telephone")],
    "save_pack": [lambda d, c: save_pack(d, c.pack, c.folder / "pack.pdf")],
    "set_logo": [lambda d, c: drop_logo(d)],
    "view_certificate": [lambda d, c: certificate(d)],
    "certify": [lambda d, c: make_certificate(d)],
    "print_pack": [lambda d, c: note_printed(d, c.pack)],
    "export_mentions": [lambda d, c: write_mentions(d, c.folder / "mentions.csv")],
    "link": [lambda d, c: link(c.folder / "list.csv", "id", {}, c.folder / "out.csv", None, d)],
    "replay": [lambda d, c: write_replay(d, date(2026, 3, 1), date(2026, 3, 8), 7, 5, c.folder / "replay.csv")],
    "view_rules": [lambda d, c: rules_versions(d), lambda d, c: compare_rules(d, "2026.2")],
    "propose_rules": [lambda d, c: propose_rules(d, c.folder / "next.toml")],
    "accept_rules": [lambda d, c: (propose_rules(d, c.folder / "next.toml"), accept_rules(d, "2027.1", "Agreed"))],
    "backtest": [lambda d, c: backtest(d, d.rules, date(2026, 2, 1), date(2026, 3, 8), 2)],
    "transparency": [lambda d, c: transparency(d, c.folder / "record.pdf")],
    "manage_users": [
        lambda d, c: add_user(d, "Ben", "staff", PASSPHRASE, cost=QUICK),
        lambda d, c: end_user(d, "Leaver"),
    ],
    "protect": [
        lambda d, c: sealing.protect(d, c.child, "witness", "Asked for by the court"),
        lambda d, c: sealing.unprotect(d, _sealed(d, c), "No longer needed"),
    ],
    "view_protected": [lambda d, c: sealing.look(d, _sealed(d, c), "The court asks")],
    "audit": [lambda d, c: trail.verify_audit(d), lambda d, c: trail.entries(d), lambda d, c: sealing.looks(d)],
    "backup": [lambda d, c: back_up(d, c.folder / "backup.db")],
    "check": [lambda d, c: check(d)],
    "rebuild": [lambda d, c: check(d, rebuild=True)],
    "view_model": [
        lambda d, c: model_versions(d),
        lambda d, c: show_model(d),
        lambda d, c: write_model(d, c.folder / "model.json"),
    ],
    "propose_model": [lambda d, c: train_model(d), lambda d, c: propose_model(d, c.folder / "theirs.json")],
    "accept_model": [lambda d, c: accept_model(d, c.model, "Agreed")],
}
SILENT: dict[str, list[Done]] = {
    "record": [lambda d, c: already_received(d, FORM)],
    "draft": [
        lambda d, c: attach_to_draft(d, "d1", "told.txt", b"words"),
        lambda d, c: files_of_draft(d, "d1"),
        lambda d, c: remove_from_draft(d, "f1"),
        lambda d, c: save_draft(d, "d1", "Half", {}),
        lambda d, c: drafts(d),
        lambda d, c: discard_draft(d, "d1"),
    ],
    "search": [lambda d, c: who_could_this_be(d, PersonForm(family_name="Testerby"))],
    "view_queue": [
        lambda d, c: narrow_queue(d, None, Narrowed("Testerby")),
        lambda d, c: saved_views(d),
        lambda d, c: queue_page(d, None, Narrowed(), 0),
    ],
    "view_protected": [lambda d, c: sealing.protected(d)],
    "import": [lambda d, c: see_sheet(d, c.folder / "list.csv")],
}
# Held by tests of their own: they open a hub, or need headquarters.
ELSEWHERE = {"set_up", "unlock", "lock", "recover", "change_passphrase", "export", "receipts", "enrol"}
UNUSED = {"draft", "match"}  # one that is silent, one inside an import


@pytest.fixture
def case(demo: Desk, tmp_path: Path) -> Case:
    row = queue(demo)[0]
    add_user(demo, "Leaver", "staff", PASSPHRASE, cost=QUICK)
    newer = shipped_rules_text().replace('version = "2026.2"', 'version = "2027.1"')
    (tmp_path / "next.toml").write_text(newer, encoding="utf-8")
    (tmp_path / "list.csv").write_text("id,given_name,family_name\n1,Ann,Testerby\n", encoding="utf-8")
    theirs = shipped_text().replace('"tie": 1,', '"tie": 2,')
    (tmp_path / "theirs.json").write_text(theirs, encoding="utf-8")
    (tmp_path / "first.json").write_text(theirs.replace('"tie": 2,', '"tie": 3,'), encoding="utf-8")
    proposed = propose_model(demo, tmp_path / "first.json").version.number
    opened = family(demo, row.family_id)
    child = next(p for p in opened.people if p.child and len(p.spellings) > 1)
    own = tuple(s.mention_id for s in child.spellings)
    mentions = [s.mention_id for p in opened.people for s in p.spellings]
    ends = (mentions[0], mentions[-1])
    said = answer(demo, *ends, "cannot_tell").stroke
    pack, referral = make_pack(demo, row.family_id, "mdt"), _referred_by_another(demo, row.family_id)
    planned = plan_meeting(demo, NOON.date(), "Ann", propose_agenda(demo)).id
    ref = row.concern_refs[0]
    return Case(row.family_id, child.id, own, ends, said, pack, ref, referral, planned, proposed, tmp_path)


def _referred_by_another(desk: Desk, family_id: str) -> str:
    me, other = desk.user, users.by_name(desk.database, "Leaver")
    assert other is not None
    desk.user = other
    made = decide(desk, family_id, "immediate_referral", "A bruise").decision
    desk.user = me
    return made.id


def calls() -> list[tuple[str, Done]]:
    return [(verb, call) for verb, every in CALLS.items() for call in every]


def test_every_verb_is_held_to_its_permission() -> None:
    assert CALLS.keys() | ELSEWHERE | UNUSED == VERBS.keys()


@pytest.mark.parametrize(("verb", "call"), calls(), ids=[verb for verb, _ in calls()])
def test_what_is_done_leaves_one_line_and_the_chain_holds(demo: Desk, case: Case, verb: str, call: Done) -> None:
    before = len(verbs(demo))
    call(demo, case)
    assert verb in verbs(demo)[before:]
    entry = next(e for e in list(audit.every(demo.database))[before:] if e.verb == verb)
    assert entry.user == "Ann"
    assert not {"Testerby", "Quillon"} & set(" ".join((*entry.about, entry.reason, entry.recipient)).split())
    assert audit.verify(demo.database) is None


@pytest.mark.parametrize("role", ROLES)
def test_who_may_not_is_refused_and_nothing_is_changed_or_left(demo: Desk, case: Case, role: str) -> None:
    acting(demo, role)
    for verb, every in [*CALLS.items(), *SILENT.items()]:
        for call in every:
            if role in VERBS[verb][0]:
                continue
            before, files = len(verbs(demo)), sorted(case.folder.iterdir())
            with pytest.raises(Refused, match=r"may not .* Ask somebody who is"):
                call(demo, case)
            # what a verb reads on its way may leave the line of the reading
            assert set(verbs(demo)[before:]) <= {"view_family", "view_queue", "view_meeting", "check"}
            assert sorted(case.folder.iterdir()) == files


def test_an_auditor_reads_and_never_writes() -> None:
    assert {verb for verb, (roles, _) in VERBS.items() if "auditor" in roles} == {
        "unlock", "lock", "recover", "change_passphrase", "view_queue", "view_family", "view_pack", "search",
        "review", "audit", "check", "view_meeting", "view_ledger", "view_today", "view_rules", "transparency",
        "view_model", "view_requests", "view_attachment", "view_certificate", "view_report", "view_handover",
    }  # fmt: skip


def test_who_left_may_do_nothing(demo: Desk, case: Case) -> None:
    demo.user = replace(demo.user, active=False)
    for verb, call in calls():
        with pytest.raises(Refused, match="no longer has access"):
            call(demo, case)
        assert verb in VERBS


@pytest.mark.parametrize("call", [lambda d, f: export(d, f), lambda d, f: enrol(d, f / "card.json")])
def test_headquarters_verbs_refuse_staff(demo: Desk, tmp_path: Path, call: Callable[[Desk, Path], object]) -> None:
    acting(demo, "staff")
    with pytest.raises(HubdeskError):
        call(demo, tmp_path)
