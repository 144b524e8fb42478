"""The places of an open hub: each screen with the verbs it asks for; the rail shows them in this order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, cast

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.errors import Refused
from hubdesk.domain.user import User
from hubdesk.service.permit import permit
from hubdesk.ui import verbs
from hubdesk.ui import verbs_of_arrivals as arrivals
from hubdesk.ui import verbs_of_copies as copies
from hubdesk.ui import verbs_of_people as who
from hubdesk.ui import verbs_of_the_hub as hub
from hubdesk.ui import verbs_of_the_model as model
from hubdesk.ui import verbs_of_the_rules as rules
from hubdesk.ui.look import Look
from hubdesk.ui.parts.asking import Ask
from hubdesk.ui.parts.page import Page
from hubdesk.ui.places_of_arrivals import concern_file_asks, file_asks, places_of_arrivals
from hubdesk.ui.places_of_copies import offer_form, offer_weekly, places_of_copies, show_subject
from hubdesk.ui.places_of_decisions import ledger_place, places_behind, today_place
from hubdesk.ui.places_of_help import help_place
from hubdesk.ui.places_of_meetings import places_of_meetings, show_meeting
from hubdesk.ui.places_of_packs import hand_up_family, pack_settings, places_of_packs
from hubdesk.ui.places_of_reports import reports_place
from hubdesk.ui.places_of_requests import ask_place, asked_place, show_request
from hubdesk.ui.records import Records
from hubdesk.ui.window import Place, Window

if TYPE_CHECKING:
    from hubdesk.ui.screens.settings_model import ModelAsks
    from hubdesk.ui.screens.settings_protected import ProtectedAsks

if TYPE_CHECKING:
    from hubdesk.domain.family import Family


@dataclass(frozen=True, slots=True)
class Wires:
    """What the screens of an open hub are joined to."""

    records: Records
    window: Window
    codes: CodeLists
    user: User
    look: Callable[[], Look]
    show_look: Callable[[str, int], None]
    set_idle: Callable[[int], None]

    def ask(self, verb: Callable[..., object], latest: str = "") -> Ask:
        """Turn a verb into what a screen asks with."""
        return verbs.asking(self.records, verb, latest)

    def may(self, verb: str) -> bool:
        """Tell whether the person who is signed in may do a verb at all."""
        try:
            permit(self.user, verb)
        except Refused:
            return False
        return True

    def open_family(self, family_id: str, as_of: date | None = None, concern: str = "", person: str = "") -> None:
        """Show a family, and a concern or a person of it where one is named."""
        from hubdesk.ui.screens.family import FamilyPage, Wanted

        wanted = Wanted(family_id, concern, person, as_of)
        self.window.come_to("family", lambda page: cast(FamilyPage, page).show_family(wanted))


def places_of(wires: Wires) -> tuple[Place, ...]:
    """List the places this person may go to; a page and its modules are made when it is first shown."""
    every = (
        ("view_today", today_place(wires)),
        ("view_queue", Place("queue", "&Queue", "list-ordered", lambda: _queue(wires))),
        ("record", Place("record", "&Record", "square-pen", lambda: _record(wires))),
        ("import", Place("import", "&Import", "file-input", lambda: _import(wires))),
        ("combination", Place("review", "&Matches", "git-compare", lambda: _review(wires))),
        ("view_requests", asked_place(wires)),
        ("view_ledger", ledger_place(wires)),
        ("view_report", reports_place(wires)),
        ("export", Place("exchange", "&Exchange", "arrow-left-right", lambda: _exchange(wires))),
        ("unlock", Place("settings", "Se&ttings", "settings", lambda: _settings(wires))),
        ("backtest", Place("backtest", "Rules", "scale", lambda: _backtest(wires), rail=False, under="settings")),
        ("view_family", Place("family", "Family", "users", lambda: _family(wires), rail=False, under="queue")),
        ("view_family", Place("person", "Person", "users", lambda: _person(wires), rail=False, under="queue")),
        ("decide", Place("decide", "Decide", "scale", lambda: _decide(wires), rail=False, under="queue")),
        ("request", ask_place(wires)),
        *places_of_packs(wires),
        *places_of_copies(wires),
        *places_behind(wires),
        *places_of_arrivals(wires),
        *places_of_meetings(wires),
        ("unlock", help_place(wires)),
        ("unlock", Place("keys", "Keys", "info", lambda: _keys(wires), rail=False, key="F1")),
    )
    return tuple(place for verb, place in every if wires.may(verb))


def _keys(wires: Wires) -> Page:
    from hubdesk.ui.screens.keys import KeysPage

    page = KeysPage(wires.window.keys)
    page.back_requested.connect(wires.window.go_back)
    return page


def _queue(wires: Wires) -> Page:
    from hubdesk.ui.screens.queue import QueuePage
    from hubdesk.ui.screens.queue_views import ViewAsks

    page = QueuePage(
        wires.ask(verbs.open_queue, "queue"),
        wires.ask(verbs.narrow_queue, "narrow"),
        wires.ask(verbs.queue_page),
        ViewAsks(
            wires.ask(verbs.saved_views),
            wires.ask(verbs.keep_view),
            wires.ask(verbs.drop_view),
            wires.ask(verbs.write_queue),
        ),
        wires.codes,
        date.today,
    )
    page.family_opened.connect(wires.open_family)
    page.record_requested.connect(lambda: wires.window.show_place("record"))
    page.meeting_requested.connect(lambda: wires.window.show_place("meetings"))
    page.let_record(wires.may("record"))
    offer_weekly(wires, page)
    return page


def _family(wires: Wires) -> Page:
    from hubdesk.ui.screens.family import FamilyPage

    def decide(family: Family) -> None:
        from hubdesk.ui.screens.decide import DecidePage

        cast(DecidePage, wires.window.place("decide")).show_family(family)
        wires.window.show_place("decide")

    def ask(family: Family, agency: str) -> None:
        from hubdesk.ui.screens.family_ask import AskPage

        cast(AskPage, wires.window.place("ask")).show_gap(family, agency)
        wires.window.show_place("ask")

    def person(person_id: str) -> None:
        from hubdesk.ui.screens.person import PersonPage

        cast(PersonPage, wires.window.place("person")).show_person(person_id)
        wires.window.show_place("person")

    mark = wires.ask(rules.mark) if wires.may("amend") else None
    page = FamilyPage(wires.ask(verbs.read_family, "family"), wires.codes, mark)
    page.detail.files.let(concern_file_asks(wires))
    page.concern_marked.connect(wires.window.notice.say)
    page.back_requested.connect(lambda: wires.window.show_place("queue"))
    page.decide_requested.connect(decide)
    page.pack_requested.connect(partial(hand_up_family, wires))
    page.record_requested.connect(lambda _family: wires.window.show_place("record"))
    page.ask_requested.connect(ask)
    page.people.person_opened.connect(person)
    page.done.meeting_opened.connect(partial(show_meeting, wires))
    page.drawing.person_opened.connect(person)
    page.people.names.let(
        wires.ask(who.add_name) if wires.may("amend") else None,
        wires.ask(who.protect) if wires.may("protect") else None,
    )
    page.let(
        decide=wires.may("decide"),
        hand_up=wires.may("make_pack"),
        record=wires.may("record"),
        ask=wires.may("request"),
    )
    return page


def _record(wires: Wires) -> Page:
    from hubdesk.service.record import grades_for
    from hubdesk.ui.screens.record import RecordPage

    page = RecordPage(
        wires.codes,
        record=wires.ask(verbs.record),
        who_could_this_be=wires.ask(verbs.candidates, "candidates"),
        save_draft=wires.ask(verbs.save_draft),
        drafts=wires.ask(verbs.drafts),
        discard_draft=wires.ask(verbs.discard_draft),
        grades_for=grades_for,
        files=file_asks(wires),
        already=wires.ask(arrivals.already),
        record_again=wires.ask(arrivals.record_again),
    )
    offer_form(wires, page)
    page.family_requested.connect(wires.open_family)
    page.said_recorded.connect(
        lambda ref: show_meeting(wires, said=f"Recorded as {ref}, and noted in the minutes of this meeting.")
    )
    page.answer_recorded.connect(
        lambda request, ref: show_request(wires, request, f"The answer is recorded as {ref}, and noted here.")
    )
    return page


def _import(wires: Wires) -> Page:
    from hubdesk.ui.screens.import_sheet import ImportPage

    return ImportPage(
        import_sheet=verbs.asking_long(wires.records, verbs.import_sheet),
        see=verbs.asking(wires.records, verbs.see_sheet, latest="see sheet"),
        keep=verbs.asking(wires.records, verbs.keep_mapping),
    )


def _review(wires: Wires) -> Page:
    from hubdesk.ui.screens.review import ReviewPage

    return ReviewPage(
        wires.codes,
        review=wires.ask(who.review, "review"),
        answer=wires.ask(who.answer),
        undo=wires.ask(who.undo),
    )


def _person(wires: Wires) -> Page:
    from hubdesk.ui.screens.person import PersonPage

    page = PersonPage(
        wires.codes,
        who_is=wires.ask(who.who_is, "who_is"),
        split=wires.ask(who.split),
        merge=wires.ask(who.merge),
        undo=wires.ask(who.undo),
        find=wires.ask(who.find_people, "find_people"),
        contact=wires.ask(who.contact_of, "contact"),
        note_contact=wires.ask(who.note_contact) if wires.may("contact") else None,
        may=wires.may("combination"),
    )
    may = wires.may("relate")
    page.relations.let(
        wires.ask(who.relations_of, "relations"),
        wires.ask(who.relate) if may else None,
        wires.ask(who.take_back_relation) if may else None,
    )
    page.copy.setVisible(wires.may("subject_access"))
    page.copy_requested.connect(partial(show_subject, wires))
    page.back_requested.connect(lambda: wires.window.show_place("family"))
    return page


def _decide(wires: Wires) -> Page:
    from hubdesk.ui.screens.decide import DecidePage

    def back_with_word(_changes: object) -> None:
        wires.window.show_place("family")
        wires.window.notice.say("The decision is recorded.")

    page = DecidePage(wires.codes, decide=wires.ask(verbs.decide))
    page.decision_made.connect(back_with_word)
    page.back_requested.connect(lambda: wires.window.show_place("family"))
    return page


def _exchange(wires: Wires) -> Page:
    from hubdesk.ui.screens.exchange import ExchangePage

    return ExchangePage(
        export=wires.ask(hub.export), take_receipts=wires.ask(hub.take_receipts), enrol=wires.ask(hub.enrol)
    )


def _settings(wires: Wires) -> Page:
    from hubdesk.ui.screens.settings import SettingsPage

    look = wires.look()
    page = SettingsPage(
        theme=look.theme,
        percent=look.percent,
        idle_minutes=look.idle_minutes,
        administers=wires.may("manage_users"),
        change_passphrase=wires.ask(hub.change_passphrase),
        users=wires.ask(hub.users),
        add_user=wires.ask(hub.add_user),
        end_user=wires.ask(hub.end_user),
        back_up=wires.ask(hub.back_up) if wires.may("backup") else None,
        verify_audit=wires.ask(hub.verify_audit) if wires.may("audit") else None,
        check=wires.ask(hub.check),
        model=_model(wires),
        transparency=wires.ask(rules.transparency),
        may_test=wires.may("backtest"),
        protected=_protected(wires),
        form=wires.ask(copies.blank_form) if wires.may("blank_form") else None,
        codes=wires.codes,
        packs=pack_settings(wires),
    )
    page.rules_requested.connect(lambda: wires.window.show_place("backtest"))
    page.look_chosen.connect(wires.show_look)
    page.idle_chosen.connect(wires.set_idle)
    return page


def _backtest(wires: Wires) -> Page:
    from hubdesk.ui.screens.backtest import BacktestPage

    page = BacktestPage(
        versions=wires.ask(rules.versions),
        propose=wires.ask(rules.propose),
        compare=wires.ask(rules.compare, "compare_rules"),
        backtest=verbs.asking_long(wires.records, rules.backtest),
        accept=wires.ask(rules.accept),
    )
    page.back_requested.connect(lambda: wires.window.show_place("settings"))
    return page


def _model(wires: Wires) -> ModelAsks:
    from hubdesk.ui.screens.settings_model import ModelAsks

    def long(verb: Callable[..., object], name: str) -> Ask | None:
        return verbs.asking_long(wires.records, verb) if wires.may(name) else None

    return ModelAsks(
        versions=wires.ask(model.versions),
        show=wires.ask(model.show, "model"),
        learn=long(model.learn, "propose_model"),
        propose=long(model.propose, "propose_model"),
        write=wires.ask(model.write),
        accept=long(model.accept, "accept_model"),
    )


def _protected(wires: Wires) -> ProtectedAsks | None:
    from hubdesk.ui.screens.settings_protected import ProtectedAsks

    if not wires.may("view_protected"):
        return None
    return ProtectedAsks(wires.ask(who.protected), wires.ask(who.look), wires.ask(who.unprotect))
