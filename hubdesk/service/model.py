"""The hub's match model: look at it, learn another, propose one from a file, and take one into use with a reason."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hubdesk.domain.changes import Changes
from hubdesk.domain.errors import Known, Refused
from hubdesk.matching.answers import last_words
from hubdesk.matching.model import read_model, shipped_model
from hubdesk.matching.model_changes import LevelChange, changes, out_of_order
from hubdesk.matching.model_check import wrong
from hubdesk.matching.tidy import unpack
from hubdesk.matching.train import Trained, train
from hubdesk.matching.train_write import learnt
from hubdesk.service.common_names import frequencies
from hubdesk.service.desk import Desk, act
from hubdesk.service.model_adopt import keep, next_number
from hubdesk.service.model_effect import Progress, effect
from hubdesk.service.model_versions import MODEL, PROPOSAL, Version, versions
from hubdesk.service.settle import match_again, settle_rest
from hubdesk.store import answers, people


@dataclass(frozen=True, slots=True)
class Shown:
    """A version beside the one in use, level by level; `words` say how it came about and what it would change."""

    version: Version
    levels: tuple[LevelChange, ...]
    words: tuple[str, ...]
    changes: Changes = field(default_factory=Changes)


def model_versions(desk: Desk) -> tuple[Version, ...]:
    """List the versions of the hub's match model, oldest first."""
    with act(desk, "view_model"):
        return versions(desk.database)


def show_model(desk: Desk, number: int = 0) -> Shown:
    """Show a version beside the one in use; 0 is the newest that was not accepted yet, or else the one in use."""
    with act(desk, "view_model"):
        return _shown(desk, _find(versions(desk.database), number))


def train_model(desk: Desk, progress: Progress | None = None) -> Shown:
    """Learn m and u from the hub's own mentions and answers, and keep that as a proposal."""
    with act(desk, "propose_model") as done:
        settle_rest(desk)
        used = _in_use(versions(desk.database))
        every = [unpack(packed) for _, packed in people.every_tidied(desk.database)]
        if len(every) < 2:
            raise Refused("There are no people in this hub to learn from yet. The model stays as it is.")
        said = {pair: one.verdict for pair, one in last_words(answers.every(desk.database)).items()}
        # From the shipped figures each time: to start from what was learnt would count the same people twice.
        found = train(every, shipped_model(), frequencies(desk), said, progress)
        text, refused = learnt(used.text, f"learnt {desk.today().isoformat()}", found)
        return _propose(desk, text, (_learnt_from(found), *refused), done.about, progress)


def propose_model(desk: Desk, file: Path, progress: Progress | None = None) -> Shown:
    """Keep a model made elsewhere as a proposal; refuses a file that this program cannot use, with the place."""
    with act(desk, "propose_model") as done:
        text = _read(file)
        turned = out_of_order(desk.model, read_model(text, file.name))
        if turned:
            raise wrong(file.name, turned[0].sentence.rstrip("."))
        settle_rest(desk)
        return _propose(desk, text, (f"Taken from the file {file.name}.",), done.about, progress)


def accept_model(desk: Desk, number: int, reason: str, progress: Progress | None = None) -> Changes:
    """Take a version into use, a new one or an older one again; everybody is matched, gathered and scored with it."""
    before = desk.model
    try:
        with act(desk, "accept_model", reason=reason.strip()) as done:
            found = _acceptable(desk, number, reason.strip())
            done.about.append(keep(desk, MODEL, found.number, desk.user.name, reason.strip(), found.text))
            desk.model = read_model(found.text, f"version {found.number}")
            settled = match_again(desk, progress)
    except BaseException:
        desk.model = before
        raise
    kinds = frozenset({"model", "persons", "families", "answers"})
    return Changes(kinds, settled.person_ids | settled.family_ids)


def _acceptable(desk: Desk, number: int, reason: str) -> Version:
    found = _find(versions(desk.database), number)
    if found.in_use:
        raise Refused(f"Version {found.number} is in use already.")
    if not reason:
        raise Refused("Give the reason why this model is taken into use; it is kept with the version.")
    if found.trouble:
        raise Refused(found.trouble)
    return found


def write_model(desk: Desk, file: Path, number: int = 0) -> Version:
    """Write a version as the neutral file that other engines read; it holds chances, and nobody's name."""
    with act(desk, "view_model"):
        every = versions(desk.database)
        found = _find(every, number) if number else _in_use(every)
    try:
        file.write_text(found.text, encoding="utf-8")
    except OSError as error:
        raise Known(f"The model could not be written to {file}: {error.strerror}. Choose another place.") from error
    return found


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Known(f"{file.name} cannot be read as a match model: it is missing, locked or not text.") from error


def _propose(desk: Desk, text: str, words: tuple[str, ...], about: list[str], progress: Progress | None) -> Shown:
    after = read_model(text, "the proposal")
    same = next((v for v in versions(desk.database) if _same(v.text, text)), None)
    if same:
        raise Refused(f"This is version {same.number} already. Nothing was kept.")
    number = next_number(desk)
    words += effect(desk, after, progress).sentences()
    ident = keep(desk, PROPOSAL, number, desk.user.name, " ".join(words), text)
    about.append(ident)
    shown = _shown(desk, _find(versions(desk.database), number))
    return Shown(shown.version, shown.levels, words, Changes(frozenset({"model"}), frozenset({ident})))


def _shown(desk: Desk, found: Version) -> Shown:
    if found.trouble:
        return Shown(found, (), (found.trouble,))
    return Shown(found, changes(desk.model, read_model(found.text, f"version {found.number}")), (found.reason,))


def _find(every: Sequence[Version], number: int) -> Version:
    if number == 0:
        used = _in_use(every)
        return next((v for v in reversed(every) if not v.accepted and v.number > used.number), used)
    found = next((v for v in every if v.number == number), None)
    if found is None:
        raise Refused(f"There is no version {number} of the match model. There are {_listed(every)}.")
    return found


def _in_use(every: Sequence[Version]) -> Version:
    return next(version for version in every if version.in_use)


def _listed(every: Sequence[Version]) -> str:
    return ", ".join(str(version.number) for version in every)


def _same(one: str, other: str) -> bool:
    """Tell whether two models are the same but for their names; one that is damaged is like no other."""
    try:
        return {**json.loads(one), "name": ""} == {**json.loads(other), "name": ""}
    except (ValueError, TypeError):
        return False


def _learnt_from(found: Trained) -> str:
    answered = f", of which people here had answered {found.answered:,}" if found.answered else ""
    return (
        f"Learnt from {found.mentions:,} mentions: {found.random:,} pairs drawn at random and "
        f"{sum(found.blocked.values()):,} that agree in something{answered}."
    )
