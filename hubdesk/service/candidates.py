"""Who could this be: the persons that a half-filled form could mean, while it is being typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hubdesk.domain.answer import Weighed
from hubdesk.domain.concern import Mention
from hubdesk.matching.compare import scale_of, weigh_on, weights_on
from hubdesk.matching.keys import keys
from hubdesk.matching.tidy import Tidied, tidy, unpack
from hubdesk.service.common_names import frequencies
from hubdesk.service.desk import Desk
from hubdesk.service.forms import Candidate, PersonForm
from hubdesk.service.lookups import looked_up
from hubdesk.service.permit import permit
from hubdesk.service.persons import person_of
from hubdesk.service.spoken import spelt_mentions
from hubdesk.store import people

# Mentions weighed on one keystroke: those that share most with what was typed, rare keys telling more.
MOST = 60
LIKELY = 0  # decibans: an even chance


def who_could_this_be(desk: Desk, form: PersonForm, limit: int = 10) -> tuple[Candidate, ...]:
    """List persons whom a form could mean, best first, each with the lines of its weight.

    Leaves no audit line: it answers every keystroke; opening the person does.
    """
    permit(desk.user, "search")
    typed = tidy(_mention(form), desk.today())
    best = _best(desk, typed, people.candidates(desk.database, keys(typed), desk.model.cap, MOST))
    if len(best) < limit or all(weight < LIKELY for weight, _ in best.values()):
        # Little was typed, or it is misspelt: who could be meant is then looked for by each word.
        best |= {p: found for p, found in _best(desk, typed, looked_up(desk, typed)).items() if p not in best}
    scale = scale_of(desk.model, frequencies(desk))
    first = sorted(best.items(), key=lambda item: -item[1][0])[:limit]
    return _described(desk, [(person_id, weigh_on(scale, typed, other)) for person_id, (_, other) in first])


def _best(desk: Desk, typed: Tidied, found: Mapping[str, str]) -> dict[str, tuple[int, Tidied]]:
    """Weigh mentions, and give for each person the one that weighs most with its weight."""
    weight = weights_on(scale_of(desk.model, frequencies(desk)), typed)
    others = {mention_id: unpack(packed) for mention_id, packed in found.items()}
    weighed = {mention_id: weight(other) for mention_id, other in others.items()}
    owner = people.person_of(desk.database, weighed)
    best: dict[str, tuple[int, Tidied]] = {}
    for mention_id in sorted(weighed, key=lambda m: -weighed[m]):
        if mention_id in owner:
            best.setdefault(owner[mention_id], (weighed[mention_id], others[mention_id]))
    return best


def _described(desk: Desk, best: Iterable[tuple[str, Weighed]]) -> tuple[Candidate, ...]:
    chosen = dict(best)
    mentions = people.mentions_of(desk.database, chosen)
    families = people.family_of(desk.database, chosen)
    written = spelt_mentions(desk, [m for ids in mentions.values() for m in ids])
    out = []
    for person_id, weighed in chosen.items():
        own = sorted(
            (written[m] for m in mentions[person_id] if m in written), key=lambda row: (row[0], row[1].mention_id)
        )
        one = person_of(person_id, tuple(spelling for _, spelling in own), desk.today())
        out.append(
            Candidate(
                person_id=person_id,
                family_id=families.get(person_id, ""),
                name=one.name,
                born=one.born.isoformat() if one.born else "",
                address=next((s.address for s in reversed(one.spellings) if s.address), ""),
                agencies=tuple(dict.fromkeys(s.agency for s in reversed(one.spellings))),
                concerns=len({s.concern_ref for s in one.spellings}),
                weighed=weighed,
            )
        )
    return tuple(out)


def _mention(form: PersonForm) -> Mention:
    return Mention(
        id="typed",
        concern_id="typed",
        mention_no=1,
        role=form.role,
        given_name=form.given_name,
        family_name=form.family_name,
        date_of_birth=form.date_of_birth,
        sex=form.sex,
        address=form.address,
        postcode=form.postcode,
        phone=form.phone,
        nhs_number=form.nhs_number,
        upn=form.upn,
        school=form.school,
        other_names=form.other_names,
    )
