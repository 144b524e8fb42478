"""What is wrong with a concern as typed, field by field, in sentences; and the form as the service takes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import astuple, dataclass, field, replace
from datetime import date, datetime
from typing import TypeVar

from hubdesk.domain.days import long_day
from hubdesk.service.forms import ConcernForm, PersonForm
from hubdesk.ui.parts.typed_days import example, read_day, read_moment

T = TypeVar("T")
ReadBirth = Callable[[str, date], date | None]


@dataclass(frozen=True, slots=True)
class Faults:
    """Sentences by field, and for people by place and field."""

    fields: dict[str, str] = field(default_factory=dict)
    people: dict[tuple[int, str], str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.fields or self.people)


def check(form: ConcernForm, now: datetime, read_birth: ReadBirth | None) -> Faults:
    """Find what keeps a form from being recorded."""
    faults = Faults()
    for name, sentence in (
        ("agency", "Choose the agency that told you."),
        ("kind", "Choose the kind of concern. Other is one of them."),
        ("level", "Choose a level. If you are between two, choose the higher and say why in what happened."),
        ("narrative", "Write what happened, in a sentence or two."),
    ):
        if not getattr(form, name).strip():
            faults.fields[name] = sentence
    received = read_moment(form.received_at, now)
    _check_days(form, now, received, faults)
    if form.handling_code == "C" and not form.handling_conditions.strip():
        faults.fields["handling_conditions"] = "Write the conditions, for example: not to be told to the father."
    if form.children_in_contact == "named" and len(_kept(form)) < 2:
        faults.fields["children_in_contact"] = "Add each child with Another person, or say that nobody has named them."
    _check_people(form.people, (received or now).date(), read_birth, faults)
    return faults


def as_recorded(form: ConcernForm, now: datetime, draft_id: str = "") -> ConcernForm:
    """Write days and times in one form, leaving out people of whom nothing was typed."""
    received = read_moment(form.received_at, now) or now
    precision = form.date_precision if form.occurred_on.strip() else "unknown"
    occurred = read_day(form.occurred_on, precision, received.date()) if precision != "unknown" else None
    return replace(
        form,
        people=tuple(form.people[place] for place in _kept(form)),
        received_at=received.isoformat(sep=" ", timespec="minutes"),
        occurred_on=occurred.isoformat() if occurred else "",
        date_precision=precision,
        draft_id=draft_id,
    )


def kept_places(form: ConcernForm, by_place: Mapping[int, T]) -> dict[int, T]:
    """Say of what hangs on places of people where those stand once empty boxes are left out."""
    return {new: by_place[old] for new, old in enumerate(_kept(form)) if old in by_place}


def told_faults(form: ConcernForm, problems: Iterable[tuple[str, str]]) -> Faults:
    """Put what the service found wrong (`level`, or `people.0.date_of_birth`) at the fields that are shown."""
    faults, kept = Faults(), _kept(form) or [0]
    for where, sentence in problems:
        people, _, rest = where.partition(".")
        place, _, name = rest.partition(".")
        if people == "people" and place.isdigit() and int(place) < len(kept):
            faults.people[kept[int(place)], name] = sentence
        else:
            faults.fields[where] = sentence
    return faults


def says_something(person: PersonForm, first: PersonForm | None = None) -> bool:
    """Tell whether anything is known of a person beside a role and an address shared with the first one."""
    if first is not None and (person.address, person.postcode) == (first.address, first.postcode):
        person = replace(person, address="", postcode="")
    return any(value.strip() for value in astuple(replace(person, role="")))


def _kept(form: ConcernForm) -> list[int]:
    first = form.people[0]
    return [n for n, person in enumerate(form.people) if says_something(person, first if n else None)]


def _check_days(form: ConcernForm, now: datetime, received: datetime | None, faults: Faults) -> None:
    if received is None:
        faults.fields["received_at"] = f"{form.received_at} is not a day or time. Type 14:30, or 14/3/2026 14:30."
    elif received > now:
        faults.fields["received_at"] = f"{long_day(received.date())} {received:%H:%M} is still to come. Check the day."
    if not form.occurred_on.strip() or form.date_precision == "unknown":
        return
    occurred = read_day(form.occurred_on, form.date_precision, now.date())
    if occurred is None:
        faults.fields["occurred_on"] = (
            f"{form.occurred_on} cannot be read as a date. Type it like this: {example(form.date_precision)}."
        )
    elif occurred > now.date():
        faults.fields["occurred_on"] = f"{long_day(occurred)} is still to come. Check the day, month and year."


def _check_people(people: tuple[PersonForm, ...], received: date, read_birth: ReadBirth | None, faults: Faults) -> None:
    if not any(says_something(person, people[0] if place else None) for place, person in enumerate(people)):
        faults.people[0, "given_name"] = "Type at least one name, or what you know of the person."
    for place, person in enumerate(people):
        born = person.date_of_birth.strip()
        if born and read_birth is not None and read_birth(born, received) is None:
            faults.people[place, "date_of_birth"] = (
                f"Date of birth {born} does not exist. Check the day and month, or leave it empty."
            )
