"""How a concern stands after its amendments: values in, values out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from operator import attrgetter

from hubdesk.domain.concern import Amendment, Concern, Mention, Told
from hubdesk.store.sql import Row

_STATUS = {"retract": "retracted", "duplicate": "duplicate", "restore": ""}
_EVENTS = ("one_incident", "two_incidents", "open_incident")
_NUMBERS = ("level", "source_evaluation")
_place = attrgetter("mention_no")
_NEVER = ("id", "source", "ref", "recorded_at", "recorded_by")


def concern_of(row: Row) -> Concern:
    """Read a concern from its columns in the order of the record's fields."""
    ident, source, ref, received, occurred, *rest = row
    rest[8] = datetime.fromisoformat(rest[8])
    day = date.fromisoformat(occurred) if occurred else None
    return Concern(ident, source, ref, datetime.fromisoformat(received), day, *rest)


def mention_of(row: Row) -> Mention:
    """Read a mention from its columns in the order of the record's fields."""
    mention = Mention(*row[:-1])  # not withdrawn unless said: a quarter of a million of these are read at once
    return replace(mention, withdrawn=True) if row[-1] else mention


def as_it_stands(concern: Concern, mentions: Iterable[tuple[Mention, str]], amendments: Sequence[Amendment]) -> Told:
    """Apply amendments, oldest first, to a concern and its mentions.

    `mentions` come with the id of the amendment that brought them (empty for the original ones); those of
    amendments that are not among the given ones are not there yet.
    """
    if not amendments:
        first = [mention for mention, brought_by in mentions if not brought_by and not mention.withdrawn]
        first.sort(key=_place)
        return Told(concern, tuple(first))
    status, applied = "", {""}
    events: dict[str, str] = {}
    for amendment in amendments:
        applied.add(amendment.id)
        if amendment.kind == "change":
            concern = _changed(concern, amendment.fields)
        elif amendment.kind in _EVENTS:
            events[amendment.duplicate_of] = amendment.kind
        else:
            status = _STATUS.get(amendment.kind, status)
    present = [mention for mention, brought_by in mentions if brought_by in applied]
    replaced = {mention.supersedes for mention in present}
    current = [mention for mention in present if not mention.withdrawn and mention.id not in replaced]
    current.sort(key=_place)
    if not events:
        return Told(concern, tuple(current), status)
    one, two = (frozenset(other for other, said in events.items() if said == kind) for kind in _EVENTS[:2])
    return Told(concern, tuple(current), status, one, two)


def _changed(concern: Concern, said: Mapping[str, str]) -> Concern:
    values: dict[str, object] = {}
    for name, text in said.items():
        if name in _NEVER or name not in Concern.__dataclass_fields__:
            continue  # a newer desk may say more than this one understands; the amendment itself is kept
        if name in _NUMBERS:
            values[name] = int(text)
        elif name == "received_at":
            values[name] = datetime.fromisoformat(text)
        elif name == "occurred_on":
            values[name] = date.fromisoformat(text) if text else None
        else:
            values[name] = text
    return replace(concern, **values)  # type: ignore[arg-type]  # each value has the type of its field, see above
