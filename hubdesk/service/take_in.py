"""Keep concerns that were read: new ones as they are, changed ones as amendments, the same ones not again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace

from hubdesk.domain.concern import Amendment, Concern, Mention, Told
from hubdesk.service.carry_over import carry_over
from hubdesk.service.desk import Desk
from hubdesk.service.names_kept import kept_names
from hubdesk.service.new_id import new_id
from hubdesk.sheets.read import ReadConcern, ReadMention
from hubdesk.store import concerns

SAID = tuple(f.name for f in fields(Concern) if f.name not in ("id", "source", "ref", "recorded_at", "recorded_by"))
WRITTEN = tuple(f.name for f in fields(Mention) if f.name not in ("id", "concern_id", "supersedes", "withdrawn"))


@dataclass(slots=True)
class Taken:
    """What became of some concerns: ids of those that are new or changed, and how many of each."""

    ids: list[str] = field(default_factory=list)
    new: int = 0
    amended: int = 0
    same: int = 0


def take_in(desk: Desk, source: str, read: Sequence[ReadConcern], known: dict[str, tuple[str, str]]) -> Taken:
    """Keep some concerns of one source inside a transaction; `known` (ref to id and digest) grows with them."""
    taken = Taken()
    fresh, people, digests = [], [], {}
    changed: dict[str, ReadConcern] = {}
    for one in read:
        held = known.get(one.ref)
        if held is None:
            concern, mentions = as_new(desk, source, one)
            fresh.append(concern)
            people += mentions
            digests[concern.id] = one.digest
            known[one.ref] = (concern.id, one.digest)
            taken.ids.append(concern.id)
        elif held[1] == one.digest:
            taken.same += 1
        else:
            changed[held[0]] = one
            known[one.ref] = (held[0], one.digest)
    concerns.add(desk.database, fresh, people, digests)
    for concern_id, before in concerns.told(desk.database, changed, everybody=True).items():
        _amend(desk, before, changed[concern_id])
        taken.ids.append(concern_id)
    taken.new, taken.amended = len(fresh), len(changed)
    return taken


def as_new(desk: Desk, source: str, read: ReadConcern) -> tuple[Concern, list[Mention]]:
    """Make the records of a concern that the hub did not have."""
    concern = Concern(
        id=new_id(),
        source=source,
        ref=read.ref,
        recorded_at=desk.now(),
        recorded_by=desk.user.name,
        **{name: getattr(read, name) for name in SAID},
    )
    return concern, [_mention(concern.id, one) for one in read.mentions]


def _amend(desk: Desk, before: Told, read: ReadConcern) -> None:
    new = {name: getattr(read, name) for name in SAID}
    told = {name: _text(value) for name, value in new.items() if value != getattr(before.concern, name)}
    amendment = Amendment(
        id=new_id(),
        concern_id=before.concern.id,
        at=desk.now(),
        by=desk.user.name,
        kind="change",
        reason="The partner's sheet says something else now",
        fields=told,
    )
    people = list(_changed_people(before.concern.id, before.mentions, read.mentions))
    concerns.amend(desk.database, amendment, people, read.digest)
    carry_over(desk, {m.supersedes: m.id for m in people if m.supersedes and not m.withdrawn})


def _changed_people(concern_id: str, before: Iterable[Mention], after: Iterable[ReadMention]) -> Iterable[Mention]:
    held = {mention.mention_no: mention for mention in before}
    for one in after:
        old = held.pop(one.mention_no, None)
        new = _mention(concern_id, one)
        if old is None:
            yield new
        elif any(getattr(old, name) != getattr(new, name) for name in WRITTEN):
            yield replace(kept_names(old, new), supersedes=old.id)
    for old in held.values():
        yield replace(old, id=new_id(), supersedes=old.id, withdrawn=True)


def _mention(concern_id: str, read: ReadMention) -> Mention:
    return Mention(id=new_id(), concern_id=concern_id, **{name: getattr(read, name) for name in WRITTEN})


def _text(value: object) -> str:
    return "" if value is None else value.isoformat() if hasattr(value, "isoformat") else str(value)
