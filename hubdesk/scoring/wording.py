"""Words that two tellings share, where they are words that say something: no numbers, names or everyday words."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from hubdesk.domain.codes import shipped_codes
from hubdesk.domain.shipped import shipped
from hubdesk.scoring.pieces import Piece
from hubdesk.scoring.rules import Rules

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 4


def shared_words(piece: Piece, other: Piece, rules: Rules) -> tuple[str, ...]:
    """List the telling words of both pieces, or nothing where they are too few to take both for one event.

    They must be enough (`words`), and enough of the shorter telling (`share`, in per cent): a long report shares some
    words with everything.
    """
    if not piece.narrative or not other.narrative:
        return ()
    left, right = telling_words(piece.narrative), telling_words(other.narrative)
    both = left & right
    if len(both) < rules.words or 100 * len(both) < rules.share * min(len(left), len(right)):
        return ()
    return tuple(sorted(both))


@lru_cache(maxsize=4096)
def telling_words(text: str) -> frozenset[str]:
    """Take the words of a telling that are neither short nor everyday, nor begin with a capital, as names do."""
    if text.isupper():
        text = text.casefold()
    found = (word for word in _WORD.findall(text) if len(word) >= _SHORTEST and not word[0].isupper())
    return frozenset(word.casefold() for word in found) - everyday_words()


@cache
def everyday_words() -> frozenset[str]:
    """Read the words that reports of anything are full of, and those that name kinds and agencies."""
    lines = shipped("rules/everyday_words.txt").read_text(encoding="utf-8").splitlines()
    codes = shipped_codes()
    labels = " ".join(f"{one.label} {one.code}" for listed in (codes.kinds, codes.agencies) for one in listed.values())
    everyday = {word for line in lines if not line.startswith("#") for word in line.split()}
    return frozenset(everyday.union(_WORD.findall(labels.casefold())))
