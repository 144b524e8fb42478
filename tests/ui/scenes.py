"""Every page of the window with something on it: how to come to each, over a hub that `tests.ui.stage` furnished."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import cast

from PySide6.QtWidgets import QAbstractButton

from hubdesk.domain.today import Item
from hubdesk.service.forms import ConcernForm, PersonForm
from hubdesk.ui.places_of_arrivals import settle
from hubdesk.ui.places_of_copies import show_subject
from hubdesk.ui.places_of_help import show_round
from hubdesk.ui.places_of_meetings import show_meeting
from hubdesk.ui.places_of_packs import hand_up_family
from hubdesk.ui.places_of_requests import show_request
from hubdesk.ui.screens.decision import DecisionPage
from hubdesk.ui.screens.family import FamilyPage
from hubdesk.ui.screens.import_sheet import ImportPage
from hubdesk.ui.screens.letter import LetterPage
from hubdesk.ui.screens.pack_preview import PackPage
from hubdesk.ui.screens.person import PersonPage
from hubdesk.ui.screens.record import RecordPage
from hubdesk.ui.window import Window
from tests.ui.stage import Stage

# A sheet as a school might send it, with a day that does not exist.
SHEET = """Ref,Date,Forename,Surname,DOB,What happened,RAG
SA-1,02/11/2026,Tilly,Sampleton,04/05/2017,Came without a coat again.,Amber
SA-2,05/11/2026,Rowan,Sampleton,31/02/2019,Asleep in class every morning this week.,Red
SA-3,09/11/2026,Tilly,Sampleton,04/05/2017,Asked for food to take home.,Amber
"""


@dataclass(frozen=True, slots=True)
class Scene:
    """A page as somebody would meet it; `place` is the place of the window whose page it is, empty for a gate."""

    name: str
    place: str
    go: Callable[[Stage], object]


def scenes(window: Window) -> Iterator[Scene]:
    """Give each scene; a place that is in no list of this file is shown as it comes up first."""
    for name in window._places:
        yield from _OF_PLACE.get(name, (Scene(name, name, partial(_show, name)),))
    yield Scene("tour", "today", _tour)


def gates(stage: Stage) -> Iterator[str]:
    """Show each page that stands before an open hub, by its name; the hub is open again after the last."""
    entry = stage.app.entry
    shown: dict[str, Callable[[], None]] = {
        "welcome": entry._show_welcome,
        "set-up": entry._show_set_up,
        "key": lambda: entry._show_key("K7QX-2M9D-4TFA-8WPZ-3NCV-6RBY"),
        "unlock": lambda: entry._show_unlock("Locked. What you were typing is kept."),
    }
    for name, show in shown.items():
        show()
        stage.settle()
        yield name
    entry._tell()
    stage.settle()


def press(stage: Stage, *names: str) -> None:
    """Press buttons one after the other."""
    for name in names:
        button = stage.part(name)
        assert isinstance(button, QAbstractButton), name
        button.click()
        stage.settle()


def _show(name: str, stage: Stage) -> None:
    stage.app.window.show_place(name)
    stage.settle()


def _tour(stage: Stage) -> None:
    show_round(stage.wires)
    stage.settle()


def _press_on(place: str, *names: str) -> Callable[[Stage], None]:
    def go(stage: Stage) -> None:
        _show(place, stage)
        press(stage, *names)

    return go


def open_family(stage: Stage, number: int = 0) -> FamilyPage:
    """Open a family by its place in the queue."""
    stage.wires.open_family(stage.known.families[number])
    stage.settle()
    page = cast(FamilyPage, stage.page)
    page.close_concern()
    return page


def _section(name: str, stage: Stage) -> None:
    open_family(stage).tabs._go_into(name)  # as its key does
    stage.settle()


def _concern(stage: Stage) -> None:
    page = open_family(stage)
    assert page.family is not None
    page.tabs.show_section("chronology")
    page.show_concern(page.family.entries[-1].concern.id)
    stage.settle()


def _person(stage: Stage) -> PersonPage:
    page = open_family(stage)
    assert page.family is not None
    page.people.person_opened.emit(page.family.people[0].id)
    stage.settle()
    return cast(PersonPage, stage.page)


def _ask(stage: Stage) -> None:
    page = open_family(stage)
    assert page.family is not None
    gap = next(cell for cell in page.family.coverage if cell.state == "not_asked")
    page.ask_requested.emit(page.family, gap.agency)
    stage.settle()


def _decide(stage: Stage) -> None:
    open_family(stage)
    press(stage, "family_decide")


def _meeting_decide(stage: Stage) -> None:
    show_meeting(stage.wires, stage.known.meeting, stage.known.item)
    stage.settle()
    press(stage, "meeting_decision")


def _pack(stage: Stage, made: bool = False) -> None:
    page = open_family(stage)
    assert page.family is not None
    hand_up_family(stage.wires, page.family)
    if made:
        cast(PackPage, stage.page).make_pack()
    stage.settle()


def _packs(stage: Stage) -> None:
    open_family(stage)
    _show("packs", stage)


def _subject(stage: Stage) -> None:
    page = _person(stage)
    assert page.known is not None
    show_subject(stage.wires, page.known.person.id)
    stage.settle()


def _settle(stage: Stage) -> None:
    _show("today", stage)
    settle(stage.wires, Item("note", "N-1", "A call", "Saw the boy alone at the bus stop again."))
    stage.settle()


def _letter(stage: Stage) -> None:
    page = open_family(stage)
    assert page.family is not None
    concern = page.family.entries[-1].concern.id
    cast(LetterPage, stage.app.window.place("letter")).show_concern(concern, "acknowledgement")
    _show("letter", stage)


def _decision(stage: Stage) -> None:
    cast(DecisionPage, stage.app.window.place("decision")).show_decision(stage.known.decision, "ledger")
    _show("decision", stage)


def _request(stage: Stage) -> None:
    show_request(stage.wires, stage.known.request)
    stage.settle()


def _meeting(stage: Stage, item: bool = True) -> None:
    show_meeting(stage.wires, stage.known.meeting, stage.known.item if item else "")
    stage.settle()


def _record(stage: Stage) -> None:
    page = open_family(stage)
    assert page.family is not None
    child = page.family.people[0]
    given, _, name = child.name.rpartition(" ")
    _show("record", stage)
    record = cast(RecordPage, stage.page)
    people = (
        PersonForm("subject", given, name, "", "", "4 Sample Row", "ZZ1 1ZZ"),
        PersonForm("parent", "Marguerite", name, phone="01632 960 001", address="4 Sample Row"),
    )
    record.begin_with(ConcernForm("school", "neglect", "4", "Came without a coat again, and hungry.", people))
    record.keeper.pause()
    stage.settle()
    stage.wait(record.form.candidates.list.isVisible)


def _and_press(go: Callable[[Stage], object], *names: str) -> Callable[[Stage], None]:
    def on(stage: Stage) -> None:
        go(stage)
        press(stage, *names)

    return on


def _mark(stage: Stage) -> None:
    _concern(stage)
    press(stage, "mark_open")


def _import(stage: Stage, take: bool = False) -> None:
    page = cast(ImportPage, stage.app.window.show_place("import"))
    sheet = stage.folder / "school.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    page.choice.drop.take(sheet)
    stage.settle()
    page.choice.source.set_value("St Agnes school")
    if take:
        press(stage, "try_it")


def _search(stage: Stage) -> None:
    _show("queue", stage)
    box = stage.app.window.top.search
    box.setFocus()
    box.setText("har")
    box._look()
    stage.settle()


def _undo(stage: Stage) -> None:
    _show("today", stage)
    stage.app.window.notice.say("The decision is recorded.", lambda: None)
    stage.settle()


_OF_PLACE: dict[str, tuple[Scene, ...]] = {
    "queue": (
        Scene("queue", "queue", partial(_show, "queue")),
        Scene("queue-list", "queue", _press_on("queue", "queue_list")),
        Scene("queue-more", "queue", _press_on("queue", "queue_show_more")),
        Scene("search", "queue", _search),
    ),
    "record": (
        Scene("record-empty", "record", partial(_show, "record")),
        Scene("record", "record", _record),
        Scene("record-more", "record", _and_press(_record, "person_1_more")),
    ),
    "asked": (Scene("asked", "asked", partial(_show, "asked")), Scene("request", "asked", _request)),
    "family": (
        *(
            Scene(f"family-{name}", "family", partial(_section, name))
            for name in ("timeline", "score", "chronology", "people", "drawing", "coverage", "done")
        ),
        Scene("family-names", "family", _and_press(partial(_section, "people"), "names_add")),
        Scene("concern", "family", _concern),
        Scene("concern-mark", "family", _mark),
    ),
    "person": (
        Scene("person", "person", _person),
        Scene("person-contact", "person", _and_press(_person, "contact_change")),
        Scene("person-relations", "person", _and_press(_person, "relations_change")),
    ),
    "import": (
        Scene("import-empty", "import", partial(_show, "import")),
        Scene("import", "import", _import),
        Scene("import-tried", "import", partial(_import, take=True)),
    ),
    "today": (Scene("today", "today", partial(_show, "today")), Scene("undo", "today", _undo)),
    "decide": (Scene("decide", "decide", _decide),),
    "ask": (Scene("ask", "ask", _ask),),
    "pack": (
        Scene("pack", "pack", _pack),
        Scene("pack-people", "pack", _and_press(_pack, "pack_people_open")),
        Scene("pack-made", "pack", lambda stage: _pack(stage, made=True)),
    ),
    "packs": (Scene("packs", "packs", _packs),),
    "subject_access": (Scene("subject-access", "subject_access", _subject),),
    "settle": (Scene("settle", "settle", _settle),),
    "letter": (Scene("letter", "letter", _letter),),
    "decision": (Scene("decision", "decision", _decision),),
    "meeting": (
        Scene("meeting-room", "meeting", lambda stage: _meeting(stage, item=False)),
        *(
            Scene(f"meeting-{name}", "meeting", _and_press(_meeting, f"section_{name}"))
            for name in ("action", "conflict", "correct", "place")
        ),
        Scene("meeting", "meeting", _and_press(_meeting, "section_said")),
    ),
    "meeting_decide": (Scene("meeting-decide", "meeting_decide", _meeting_decide),),
}
