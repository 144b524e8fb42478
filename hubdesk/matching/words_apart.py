"""Which names have plainly nothing in common, told of many pairs at once: most pairs of names are such."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from hubdesk.matching.blocking import Ints
from hubdesk.matching.parts import Parts
from hubdesk.matching.seen import Bools
from hubdesk.matching.words import sound, variants

BEGIN = 4  # letters with which a word begins that may be the short form of another
CLOSE, LONG, LONGER = (
    2,
    4,
    8,
)  # letters apart that may be a slip in words longer than so many, or one more in longer ones


class WordsApart:
    """Distinct names, and a quick look at any two that never calls different what `levels` finds alike."""

    def __init__(self, names: Sequence[str]) -> None:
        self._parts = Parts([(name.replace(" ", ""), *name.split()) if " " in name else (name,) for name in names])
        self._words = words = self._parts.distinct
        self._length = np.array([len(word) for word in words], np.int16)
        self._sound = _numbers([sound(word) for word in words])
        self._begins = _numbers([word[:BEGIN] for word in words])
        forms = [variants(word) for word in words]
        groups = np.zeros((len(words), 1 + max((max(each) for each in forms if each), default=0)), np.bool_)
        for number, each in enumerate(forms):
            groups[number, list(each)] = True
        self._forms = np.packbits(groups, axis=1)
        self._formed = np.array([bool(each) for each in forms], np.bool_)

    def differ(self, left: Ints, right: Ints) -> Bools:
        """Tell which pairs of names are plainly different, in all their words and as a whole."""
        a, b, starts = self._parts.crossed(left, right)
        return np.logical_and.reduceat(self._words_differ(a, b), starts) if len(starts) else np.empty(0, np.bool_)

    def _words_differ(self, left: Ints, right: Ints) -> Bools:
        plain: Bools = (self._length[left] > 1) & (self._length[right] > 1) & (self._sound[left] != self._sound[right])
        both = np.flatnonzero(plain & self._formed[left] & self._formed[right])
        plain[both] = ~(self._forms[left[both]] & self._forms[right[both]]).any(axis=1)
        some = np.flatnonzero(plain)
        a, b = left[some], right[some]
        words = self._words
        apart = cpdist(
            [words[n] for n in a.tolist()], [words[n] for n in b.tolist()], scorer=OSA.distance, dtype=np.uint8
        )  # fmt: skip
        longest = np.maximum(self._length[a], self._length[b])
        alike = (apart < CLOSE) | ((apart == CLOSE) & (longest > LONG)) | ((apart == CLOSE + 1) & (longest > LONGER))
        added = apart == np.abs(self._length[a] - self._length[b])
        plain[some] = ~(alike | (added & (self._begins[a] == self._begins[b])))
        return plain


def _numbers(values: Sequence[str]) -> Ints:
    named: dict[str, int] = {}
    return np.array([named.setdefault(value, len(named)) for value in values], np.int64)
