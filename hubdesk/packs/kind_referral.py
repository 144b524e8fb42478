"""The one-page referral: what somebody who answers the telephone has to know, decided before it is laid out."""

from __future__ import annotations

from dataclasses import dataclass

from hubdesk.domain.family import Family
from hubdesk.packs.sheet import Sheet, same
from hubdesk.packs.shown import Contents, DecisionShown, Happening, PersonShown, RequestShown

KIND = "referral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral(Sheet):
    """A referral for one recipient; lists are whole, and the page says how much of each it has room for."""

    kind: str = KIND
    family: str
    people: tuple[PersonShown, ...]
    band: str
    points: str
    caution: str
    urgent: tuple[str, ...]
    why: tuple[str, ...]
    pieces: tuple[Happening, ...]
    done: tuple[str, ...]
    safe: tuple[str, ...]
    unknown: tuple[str, ...]
    not_asked: tuple[str, ...]
    voices: tuple[str, ...]
    informed: tuple[str, ...]
    ring: str
    place: tuple[str, ...] = ()

    @property
    def children(self) -> tuple[PersonShown, ...]:
        """The children, in the order of `people`."""
        return tuple(one for one in self.people if one.child)

    @property
    def adults(self) -> tuple[PersonShown, ...]:
        """Everybody else, in the order of `people`."""
        return tuple(one for one in self.people if not one.child)


def referral(full: Contents, family: Family) -> Referral:
    """Take out of what a recipient may see what a referral has to say."""
    account = full.account
    return Referral(
        **same(full),
        family=full.family,
        people=full.people,
        band=account.band,
        points=f"{account.total:,} points, {account.change}",
        caution=account.caution or "Points order the work. They are not a likelihood of harm.",
        urgent=account.urgent,
        why=account.sentences,
        pieces=_weightiest(full, family),
        done=(*(_decided(one) for one in reversed(full.decisions)), *(_asked(one) for one in reversed(full.requests))),
        safe=(*account.strengths, full.seen),
        unknown=account.unknowns,
        not_asked=full.not_asked,
        voices=full.voices,
        informed=full.in_place.informed,
        ring=f"{full.maker}, {full.hub}",
        place=(*full.in_place.workers, *full.in_place.plans),
    )


def _weightiest(full: Contents, family: Family) -> tuple[Happening, ...]:
    """Put what was told at once first, then what weighs most, then the latest; what counts nothing stays out."""
    points: dict[str, int] = {}
    for part in full.account.parts:
        for row in part.rows:
            points[row.ref] = points.get(row.ref, 0) + row.points
    wires = {one.concern_ref for one in family.score.tripwires}
    counting = {entry.concern.ref: entry.concern for entry in family.entries if not entry.status}
    shown = [one for one in full.chronology if one.ref in counting]
    return tuple(
        sorted(
            shown,
            key=lambda one: (
                one.ref not in wires, -points.get(one.ref, 0), -counting[one.ref].happened_on.toordinal(), one.ref,
            ),
        )
    )  # fmt: skip


def _decided(one: DecisionShown) -> str:
    return f"{one.day}: {one.kind}, {one.by}. {one.reason}"


def _asked(one: RequestShown) -> str:
    return f"{one.day}: {one.what.lower().capitalize()} {one.agency} about {one.child}. {one.outcome}."
