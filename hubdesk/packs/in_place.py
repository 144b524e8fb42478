"""What is in place for a family already: its workers and plans, what was tried, and what the family knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hubdesk.domain.codes import CodeLists
from hubdesk.domain.days import short_day
from hubdesk.domain.decision import in_force
from hubdesk.domain.decision_policy import shipped_decision_policy
from hubdesk.domain.family import Care, Family
from hubdesk.drawing.words import label, short_names
from hubdesk.packs.shield import Shield
from hubdesk.packs.shown import InPlace, RequestShown

_TRIED = ("early_help", "immediate_referral")  # decisions that set help going
_NO_WORKER = "Nobody is noted as working with them. Ask children's social care."
_NO_PLAN = "No plan is noted. Ask children's social care and early help."
_NO_HELP = "No help is noted that was tried."
_NO_CONSENT = "Nothing was written down about consent. Ask the hub."
_NOT_TOLD = "Nothing was written down about what the family knows. Ask the hub before you speak to them."


def in_place(family: Family, codes: CodeLists, over: Shield, requests: Iterable[RequestShown]) -> InPlace:
    """Say what is in place, and where nothing was noted say that."""
    return InPlace(
        workers=_noted(family, over, [(one, one.worker) for one in family.care]) or (_NO_WORKER,),
        plans=_noted(family, over, [(one, one.plan) for one in family.care]) or (_NO_PLAN,),
        tried=tuple(over.cover(said) for _, said in sorted(_tried(family, codes), reverse=True)) or (_NO_HELP,),
        informed=(*_informed(requests), *_told(family, over)),
    )


def _noted(family: Family, over: Shield, found: Iterable[tuple[Care, str]]) -> tuple[str, ...]:
    names = short_names(family.people)
    return tuple(
        f"{names.get(one.person_id, 'Somebody')}: {over.cover(said)} (noted {short_day(one.on)})"
        for one, said in found
        if said
    )


def _tried(family: Family, codes: CodeLists) -> Iterator[tuple[str, str]]:
    """Give, each with its day for the order, the help that was decided on, what came back, and what was done."""
    standing = in_force(family.decisions)
    for one in standing:
        day = one.made_at.date()
        if one.kind in _TRIED:
            yield day.isoformat(), f"{label(codes.decisions, one.kind)} ({short_day(day)})"
        came = family.follow_ups.outcome_of(one.id)
        if came is not None:
            kind = shipped_decision_policy().outcomes.get(came.kind, came.kind)
            yield came.on.isoformat(), f"What came back: {kind} ({short_day(came.on)})"
    here = {one.id for one in standing}
    for action in family.follow_ups.actions:
        done = family.follow_ups.took(action.id, "done")
        if done is not None and action.decision_id in here:
            on = done.happened_at.date()
            yield on.isoformat(), f"Done: {action.what} ({short_day(on)})"


def _informed(requests: Iterable[RequestShown]) -> tuple[str, ...]:
    """Say what stands about consent and about what the family was told, the latest first, each once."""
    said = [words for one in reversed(tuple(requests)) for words in one.grounds]
    consent = dict.fromkeys(words for words in said if words.startswith("Consent: "))
    family = dict.fromkeys(words for words in said if words.startswith("Family: "))
    return (*(consent or (_NO_CONSENT,)), *(family or (_NOT_TOLD,)))


def _told(family: Family, over: Shield) -> Iterator[str]:
    """Say what the family was told of what came back, the latest first."""
    came = [family.follow_ups.outcome_of(one.id) for one in in_force(family.decisions)]
    for one in sorted((one for one in came if one is not None), key=lambda one: one.on, reverse=True):
        yield f"Told on what came back, {short_day(one.on)}: {over.cover(one.family_told)}"
