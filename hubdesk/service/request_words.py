"""The words of a letter to a partner: only what an answer needs, and nothing that anybody told."""

from __future__ import annotations

from datetime import datetime

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.days import long_day
from hubdesk.domain.family import Person
from hubdesk.domain.request import Request
from hubdesk.packs.request_letter import Question

_BASES = {
    "public_task": "The law gives us the task of keeping children safe, and we need your answer for it (public task). "
    "It does not depend on the family's consent.",
    "legal_obligation": "The law obliges us to find this out (legal obligation). It does not depend on the family's "
    "consent.",
    "legitimate_interests": "We have a legitimate interest in your answer, which we have weighed against the family's "
    "privacy (legitimate interests).",
    "consent": "The family has agreed that we ask you (consent).",
}
_YOURS = (
    "Whether you may answer is for you to decide. If you are not sure, ask your safeguarding lead or whoever sees to "
    "information sharing, and tell us who that is."
)
_ANSWER = (
    "Answer this question only. Please do not send whole records.",
    "Say whether you know it directly or from somebody else, and when you last saw the child.",
    "If you hold nothing, say so: that is an answer too.",
    "Do not pass this letter on, and do not speak to the family about it without speaking to us first.",
)
_DANGER = (
    "If you think a child is in danger now, call 999, or telephone children's social care at once. Do not wait for us."
)


def question(
    made: Request, person: Person, codes: CodeLists, hub: str, now: datetime, reminded: datetime | None = None
) -> Question:
    """Write the letter of a request, or with `reminded` the reminder that follows the letter of that time."""
    label = codes.agencies[made.agency].label if made.agency in codes.agencies else made.agency
    if made.due_at is None:
        due = "Only if you hold something that we should know"
    elif reminded is not None and made.due_at < now:
        due = f"At once. It was due on {_moment(made.due_at)}."
    else:
        due = f"By {_moment(made.due_at)}"
    opening = ""
    if reminded is not None:
        opening = f"We asked you on {long_day(made.at.date())} and have no answer yet. This is what we asked."
    return Question(
        hub=hub,
        on=now.date().isoformat(),
        title=f"{'Reminder' if reminded is not None else 'Request'} to {label}",
        opening=opening,
        reference=reference(made),
        due=due,
        about=f"{person.name}, {_born(person)}",
        asked=made.purpose,
        basis=_BASES.get(made.basis, made.basis),
        yours=_YOURS,
        consent=made.consent,
        informed=made.informed,
        answer=_ANSWER,
        danger=_DANGER,
        signed=f"{made.by}, {hub}",
    )


def reference(made: Request) -> str:
    """Write the reference under which a partner answers."""
    return f"{made.id[-12:-6]} {made.id[-6:]}".upper()


def _moment(at: datetime) -> str:
    return f"{long_day(at.date())}, {at:%H:%M}"


def _born(person: Person) -> str:
    if person.born:
        return f"born {long_day(person.born)}"
    return f"not yet born, due {long_day(person.due)}" if person.due else "date of birth not known"
