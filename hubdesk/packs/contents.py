"""Decide what one recipient may see, before any page is laid out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from hubdesk.domain.attachment import size_words
from hubdesk.domain.codes import Code, CodeLists
from hubdesk.domain.days import long_day
from hubdesk.domain.decision import HANDED_UP, in_force
from hubdesk.domain.family import Family
from hubdesk.drawing.jigsaw import jigsaw
from hubdesk.drawing.kinship import kinship
from hubdesk.drawing.linked import linked
from hubdesk.drawing.words import capital, count_of, family_words, label, not_asked, when_words
from hubdesk.packs.account import account
from hubdesk.packs.asked import decisions, grid, requests
from hubdesk.packs.chronology import chronology
from hubdesk.packs.glossary import glossary
from hubdesk.packs.in_place import in_place
from hubdesk.packs.shield import COVER, UNSHIELDED, Shield, shield
from hubdesk.packs.shown import AttachedShown, Contents, Happening, SourceShown
from hubdesk.packs.snapshot import digest, restored, snapshot
from hubdesk.packs.who import people

__all__ = ["MARKING", "contents", "digest", "restored", "snapshot"]

MARKING = "OFFICIAL-SENSITIVE"
_VOICES = 4  # the latest ones; all of them stand in the chronology


def contents(
    family: Family,
    recipient: Code,
    codes: CodeLists,
    number: str,
    hub: str,
    maker: str,
    made_at: datetime,
    signed_by: tuple[str, ...] = (),
    full: bool = False,
) -> Contents:
    """Gather a pack for one recipient, its code saying whether with sources; `full` covers none, for the hub alone."""
    over = UNSHIELDED if full else shield(family, codes)
    shown = Contents(
        number=number,
        hub=hub,
        recipient=recipient.label,
        maker=maker,
        made_at=f"{long_day(made_at.date())}, {made_at:%H:%M}",
        as_of=long_day(family.as_of),
        marking=MARKING,
        handling=f"For {recipient.label} only. Do not copy or pass on without the hub's agreement.",
        statement=_statement(family, recipient, hub),
        rules_version=family.score.rules_version,
        codes_version=codes.version,
        family_id=family.id,
        title=family_words(family),
        family=family.title,
        asks=_asks(family, codes, over),
        not_asked=not_asked(family, codes),
        voices=_voices(family, codes, over),
        seen="",
        people=people(family, codes),
        account=account(family, codes, over),
        jigsaw=jigsaw(family, codes),
        chronology=chronology(family, codes, over),
        grid=grid(family, codes),
        decisions=decisions(family, codes, over),
        requests=requests(family, codes, over),
        waiting=_waiting(family),
        glossary=glossary(family, codes),
        with_sources=recipient.sources,
        sources=_sources(family, codes) if recipient.sources else (),
        withheld=0,
        signed_by=signed_by,
        attached=_attached(family) if recipient.sources else (),
        kin=kinship(family),
        links=linked(family, codes, others_too=False),  # people of other families are left out whole
    )
    return _counted(replace(shown, in_place=in_place(family, codes, over, shown.requests)), family)


def _counted(shown: Contents, family: Family) -> Contents:
    background = tuple(one.concern.ref for one in family.entries if one.background)
    told = replace(shown, seen=_seen(shown.chronology), background=background)
    return replace(told, withheld=snapshot(told).count(COVER))


def _statement(family: Family, recipient: Code, hub: str) -> tuple[str, ...]:
    limited = sum(entry.concern.handling_code == "C" for entry in family.entries)
    said = [
        f"This pack holds personal information about children and adults. It was made by {hub} for one recipient, "
        f"{recipient.label}, so that people who each hold a piece can see them together.",
        "Keep it with you or locked away. Do not copy it, pass it on or enter it in another system without asking "
        "the hub. Return or destroy it as the slip on its last page says.",
    ]
    if limited:
        said.append(
            f"{capital(count_of(limited, 'piece'))} may be used only under the "
            "conditions printed beside them in the chronology (handling code C)."
        )
    said.append(
        "Who the sources are stands only in the annex. Never name them to the family."
        if recipient.sources
        else "Who the sources are is not part of this pack."
    )
    return tuple(said)


def _asks(family: Family, codes: CodeLists, over: Shield) -> tuple[str, ...]:
    handed_up = [one for one in in_force(family.decisions) if one.kind in HANDED_UP]
    said = []
    if handed_up:
        latest = handed_up[-1]
        who = f"{latest.made_by}, {long_day(latest.made_at.date())}"
        said.append(f"Read the hub's reason: {over.cover(latest.reason)} ({who})")
    else:
        said.append("Ask the hub why it hands this family up: its reason is not yet written.")
    said.append("Decide what is done, by whom and by when, and who will see each child.")
    if not_asked(family, codes):
        said.append("Decide who asks the agencies that nobody has asked, or why they are not asked.")
    if any(line.intelligence_assessment == "E" for line in (entry.concern for entry in family.entries)):
        said.append("Grade again what is suspected to be false, in the light of everything else here.")
    return (*said, "Send back the slip on the last page, whatever is decided.")


def _voices(family: Family, codes: CodeLists, over: Shield) -> tuple[str, ...]:
    spoken = [entry.concern for entry in family.entries if entry.concern.voice_of_child.strip() and not entry.status]
    latest = sorted(spoken, key=lambda one: (one.happened_on, one.ref), reverse=True)[:_VOICES]
    return tuple(
        f"{said} ({label(codes.agencies, one.agency)}, {when_words(one)})"
        for one in latest
        if (said := over.cover(one.voice_of_child.strip(), one.reporter))
    )


def _seen(told: tuple[Happening, ...]) -> str:
    if not told:
        return "No piece has been recorded."
    told = tuple(one for one in told if one.seen)
    seen = sum(one.seen == "Child seen" for one in told)
    silent = sum(one.seen == "Not said whether seen" for one in told)
    said = f"A child was seen in {seen:,} of {count_of(len(told), 'piece')}"
    return f"{said}; {silent:,} {'does' if silent == 1 else 'do'} not say." if silent else f"{said}."


def _waiting(family: Family) -> str:
    if not family.grey:
        return ""
    return (
        f"{count_of(len(family.grey), 'name').capitalize()} in these pieces may belong to a person listed here, and "
        f"{'waits' if len(family.grey) == 1 else 'wait'} for a person to say so. Nothing here rests on "
        f"{'it' if len(family.grey) == 1 else 'them'}."
    )


def _sources(family: Family, codes: CodeLists) -> tuple[SourceShown, ...]:
    return tuple(
        SourceShown(
            ref=entry.concern.ref,
            day=when_words(entry.concern),
            agency=label(codes.agencies, entry.concern.agency),
            reporter=entry.concern.reporter.strip(),
        )
        for entry in sorted(family.entries, key=lambda one: (one.concern.happened_on, one.concern.ref))
        if entry.concern.reporter.strip()
    )


def _attached(family: Family) -> tuple[AttachedShown, ...]:
    """List the files of pieces that count; an e-mail says who wrote it, so only who may know sources sees the list."""
    return tuple(
        AttachedShown(entry.concern.ref, one.name, one.kind, size_words(one.size), one.sha256)
        for entry in sorted(family.entries, key=lambda one: (one.concern.happened_on, one.concern.ref))
        for one in entry.attachments
        if not (entry.status or one.taken_back)
    )
