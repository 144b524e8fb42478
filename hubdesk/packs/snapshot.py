"""The frozen snapshot of a pack: canonical JSON, its digest, and the way back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from hubdesk.domain.errors import Known
from hubdesk.packs.sheet import Sheet
from hubdesk.packs.shown import NOTHING_IN_PLACE, Contents

Kept = TypeVar("Kept", Contents, Sheet)
# What packs of before it was told do not have.
_ADDED = ("attached", "kin", "links", "replaces", "since", "logo", "in_place", "place", "background", "full_log")
LATER = ("signed_by", "copy", "replaced_by")  # what becomes of a pack after it was made
_MAY_LACK = frozenset({*_ADDED, *LATER})


def snapshot(contents: Contents | Sheet) -> str:
    """Write contents as canonical JSON (sorted keys, no spaces, days in ISO form), without what came later."""
    found = _parts(contents)
    for name in LATER:
        del found[name]
    if isinstance(contents, Contents):
        if not contents.attached:
            del found["attached"]  # packs made before files were listed keep their digest
        if not contents.kin.figures:
            del found["kin"]  # and those made before families were drawn
        if not contents.links.ties:
            del found["links"]
        if not contents.logo:
            del found["logo"]
        if contents.in_place == NOTHING_IN_PLACE:
            del found["in_place"]
        if not contents.background:
            del found["background"]
        if not contents.full_log:
            del found["full_log"]
    if not found.get("place", True):
        del found["place"]  # and referrals of before workers and plans were told
    if not contents.replaces:
        del found["replaces"], found["since"]
    return json.dumps(found, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else _parts(value)


def _parts(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in _names(cast(Hashable, type(value)))}


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cast(Any, kind)))


def digest(contents: Contents | Sheet) -> str:
    """Hash the snapshot: SHA-256 in hexadecimal."""
    return hashlib.sha256(snapshot(contents).encode(errors="surrogatepass")).hexdigest()


def kind_of(text: str) -> str:
    """Tell of what kind a snapshot is; those made before there were kinds are full packs."""
    try:
        return str(json.loads(text).get("kind", "full"))
    except (AttributeError, ValueError):
        return "full"


def restored(text: str, signed_by: tuple[str, ...] = ()) -> Contents:
    """Read a full pack's contents back from a snapshot; raises Known where it is damaged."""
    return restored_as(Contents, text, signed_by)


def restored_as(kind: type[Kept], text: str, signed_by: tuple[str, ...] = ()) -> Kept:
    """Read contents back from a snapshot, to draw it again as it was; raises Known where it is damaged."""
    try:
        made = _made(kind, json.loads(text) | {"signed_by": signed_by})
    except (KeyError, TypeError, ValueError) as error:
        raise Known("This pack's snapshot cannot be read, so it cannot be drawn again. Make a new pack.") from error
    if not isinstance(made, kind):
        raise Known("This pack's snapshot is of another kind. Make a new pack.")
    return made


def _made(kind: Any, value: Any) -> Any:
    if get_origin(kind) is tuple:
        return tuple(_made(get_args(kind)[0], one) for one in value)
    if is_dataclass(kind) and isinstance(value, Mapping):
        return _built(kind, value)
    if kind is date:
        return date.fromisoformat(value)
    if not isinstance(value, kind):
        raise TypeError(kind)
    return value


def _built(kind: Any, value: Mapping[str, Any]) -> Any:
    left_out = _MAY_LACK - value.keys()
    return kind(**{name: _made(hint, value[name]) for name, hint in _hints(kind).items() if name not in left_out})


@cache
def _hints(kind: Any) -> dict[str, Any]:
    known = get_type_hints(kind)
    return {field.name: known[field.name] for field in fields(kind)}
