"""Open a family: everything the hub holds about it as of a day."""

from __future__ import annotations

from datetime import date

from hubdesk.domain.attachment import Attachment
from hubdesk.domain.concern import Amendment
from hubdesk.domain.errors import Refused
from hubdesk.domain.family import Entry, Family
from hubdesk.gaps import silence
from hubdesk.service.care import care
from hubdesk.service.desk import Desk, act
from hubdesk.service.discussed import discussed
from hubdesk.service.followed import followed
from hubdesk.service.gathered import Gathered, assembled, gathered
from hubdesk.service.kept_apart import closed
from hubdesk.service.kin import kin_of
from hubdesk.service.links import beyond, links
from hubdesk.service.mark import background_of
from hubdesk.service.past import past
from hubdesk.service.persons import family_title
from hubdesk.service.rescore import standing_of
from hubdesk.service.review import grey_of
from hubdesk.service.safe_contact import warnings_about
from hubdesk.store import attachments, concerns, packs, people


def family(desk: Desk, family_id: str, as_of: date | None = None) -> Family:
    """Open a family by its id, today's or a former one, seeing only what had been received by `as_of`."""
    one = found(desk, family_id, as_of)
    day = as_of or desk.today()
    ids = [person.id for person in one.people]
    now = standing_of(desk, one, day)
    related, kin = kin_of(desk, one, day)
    marks, came = _marks(desk, one, day), _came(desk, one, day)
    background = background_of(desk, [t.concern.id for t in one.told], day)
    with act(desk, "view_family") as done:
        done.about += [one.family_id]
    return Family(
        id=one.family_id,
        title=family_title(one.people),
        as_of=day,
        people=one.people,
        entries=tuple(
            Entry(
                t.concern,
                one.named[t.concern.id],
                t.status,
                marks.get(t.concern.id),
                () if t.restricted else came.get(t.concern.id, ()),
                t.concern.id in background,
            )
            for t in one.told
        ),
        score=now.score,
        coverage=now.coverage,
        decisions=now.decisions,
        requests=now.requests,
        replies=now.replies,
        packs=closed(desk, packs.of_persons(desk.database, ids)),
        grey=() if as_of else grey_of(desk, ids),
        follow_ups=followed(desk, now.decisions, as_of),
        silence=silence(one.people, one.told, one.person_of, desk.codes, day),
        warnings=warnings_about(desk, ids),
        relations=related,
        kin=kin,
        links=links(one),
        beyond=beyond(desk, one, day),
        care=care(desk, ids, day),
        meetings=discussed(desk, ids, day),
    )


def _marks(desk: Desk, one: Gathered, day: date) -> dict[str, Amendment]:
    """Read the last word on each concern that counts nothing."""
    said = concerns.amendments(desk.database, [t.concern.id for t in one.told if t.status], day)
    return {a.concern_id: a for a in said if a.kind in ("retract", "duplicate")}


def _came(desk: Desk, one: Gathered, day: date) -> dict[str, tuple[Attachment, ...]]:
    """Read what had come with each concern by the end of a day."""
    kept = attachments.of_concerns(desk.database, [t.concern.id for t in one.told])
    return {ident: tuple(file for file in files if file.at.date() <= day) for ident, files in kept.items()}


def found(desk: Desk, family_id: str, as_of: date | None = None) -> Gathered:
    """Find a family by its id as of a day, or refuse."""
    wanted = people.newest_id(desk.database, family_id.strip().upper())
    if as_of is None or as_of >= desk.today():
        one = next(gathered(desk, [wanted], as_of), None)
    else:
        then = past(desk, as_of)
        one = next(assembled(desk, *then.family(wanted), as_of), None)
    if one is None:
        when = f" as of {as_of.isoformat()}" if as_of else ""
        raise Refused(f"There is no family {family_id}{when}. Take the id from the queue.")
    return one


def members(desk: Desk, family_id: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """List the ids of a family's persons and concerns as they stand now."""
    one = found(desk, family_id)
    return tuple(p.id for p in one.people), tuple(t.concern.id for t in one.told)
