"""The letter that asks a partner: only what an answer needs, and the same each time it is printed."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hubdesk.domain.days import long_day
from hubdesk.domain.errors import Known, Refused
from hubdesk.domain.family import Person
from hubdesk.domain.request import Request
from hubdesk.packs.letter import draw_letter
from hubdesk.service.desk import Desk, act
from hubdesk.service.gathered import assembled
from hubdesk.service.new_id import new_id
from hubdesk.store import concerns, feedback, people, protections, requests

_BASES = {
    "public_task": "our public task",
    "legal_obligation": "a legal obligation",
    "legitimate_interests": "legitimate interests",
    "consent": "consent",
}
_ANSWER = (
    "Please answer this question only, and tell us whether you know it directly or from somebody else, and when you "
    "last saw the child. If you hold nothing, please say so: that is an answer too.",
    "If you think a child is in danger now, call 999 or telephone children's social care at once. Do not wait for us.",
    "This letter is confidential. Please do not pass it on, and do not speak to the family about it without speaking "
    "to us first.",
)


@dataclass(frozen=True, slots=True)
class RequestLetter:
    """A letter as it was made: whom it is for, and its pages."""

    request_id: str
    agency: str
    pdf: bytes


def request_letter(desk: Desk, request_id: str, reason: str = "") -> RequestLetter:
    """Make the letter of a request, or draw again the one that was made; it is logged as a disclosure.

    Where contact with the family is marked as unsafe, a reason must be given.
    """
    made = requests.by_id(desk.database, request_id)
    if made is None or made.kind != "ask":
        raise Refused(f"There is no request {request_id}. Take its id from the list of requests.")
    person = _person(desk, made.person_id)
    if _unsafe(desk, person) and not reason.strip():
        raise Refused(
            "Contact is marked as unsafe for somebody who told of this child. Speak to whoever noted it, then give the "
            "reason why a letter may go out all the same."
        )
    kept = requests.letter_of(desk.database, made.id)
    words = kept or _written(desk, made, person)
    said = "disclosure: letter, for a reason given" if reason.strip() else "disclosure: letter"
    with act(desk, "request_letter", reason=said, recipient=made.agency) as done:
        if not kept:
            row = (new_id(), made.id, desk.now(), desk.user.name, reason.strip(), words)
            requests.add_letter(desk.database, *row)
        done.about += [made.id, person.id]
    kept_as = json.loads(words)
    day = date.fromisoformat(kept_as["on"])
    pdf = draw_letter(kept_as["hub"], day, kept_as["subject"], kept_as["paragraphs"])
    return RequestLetter(made.id, made.agency, pdf)


def save_request_letter(desk: Desk, request_id: str, path: Path, reason: str = "") -> RequestLetter:
    """Write the letter of a request where the user wants it, whole or not at all."""
    letter = request_letter(desk, request_id, reason)
    making = path.with_name(path.name + ".part")
    try:
        making.write_bytes(letter.pdf)
        making.replace(path)
    except OSError as error:
        raise Known(
            f"The letter could not be written to {path.parent}: {error.strerror}. Choose another folder."
        ) from error
    finally:
        with suppress(OSError):
            making.unlink(missing_ok=True)
    return letter


def _person(desk: Desk, person_id: str) -> Person:
    current = people.newest_id(desk.database, person_id)
    mentions = people.mentions_of(desk.database, [current])
    found = next(assembled(desk, {current: (current,)}, mentions), None)
    hidden = protections.person_ids(desk.database)
    if found is None or hidden & {person_id, current}:
        raise Refused("The person this request is about is no longer shown in this hub, so no letter names them.")
    return found.people[0]


def _unsafe(desk: Desk, person: Person) -> bool:
    mentions = [one.mention_id for one in person.spellings]
    told = concerns.concerns_of(desk.database, mentions).values()
    return any(one.kind == "none" and one.why == "unsafe" for one in feedback.of_concerns(desk.database, told))


def _written(desk: Desk, made: Request, person: Person) -> str:
    label = desk.codes.agencies[made.agency].label if made.agency in desk.codes.agencies else made.agency
    due = f"{long_day(made.due_at.date())}, {made.due_at:%H:%M}" if made.due_at else ""
    if person.born:
        born = f"born {long_day(person.born)}"
    else:
        born = f"not yet born, due {long_day(person.due)}" if person.due else "date of birth not known"
    said = (
        f"To: {label}",
        f"Our reference: {made.id[-12:].upper()}",
        f"This is about: {person.name}, {born}.",
        f"What we ask, and what for: {made.purpose}",
        f"We ask on the basis of {_BASES.get(made.basis, made.basis)}.",
        f"Consent: {made.consent}",
        f"Whether the family knows: {made.informed}",
        f"Please answer by {due}." if due else "No answer is needed unless you hold something that we should know.",
        *_ANSWER,
        f"{made.by}, {desk.hub}",
    )
    inside = {"hub": desk.hub, "on": desk.today().isoformat(), "subject": f"Request to {label}", "paragraphs": said}
    return json.dumps(inside, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
