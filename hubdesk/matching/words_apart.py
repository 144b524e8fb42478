"""Which words have plainly nothing in common, told of many pairs at once: most pairs of names are such."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from hubdesk.matching.blocking import Ints
from hubdesk.matching.seen import Bools
from hubdesk.matching.words import sound, variants

FAR = 4  # letters apart, beyond which no two words are alike unless one begins with the other


class WordsApart:
    """Distinct words, and a quick look at any two that never calls different what `levels` finds alike."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = list(words)
        self._single = np.array([len(word) > 1 and " " not in word for word in words], np.bool_)
        self._length = np.array([len(word) for word in words], np.int16)
        self._sound = _numbers([sound(word) for word in words])
        self._begins = _numbers([word[:FAR] for word in words])
        forms = [variants(word) for word in words]
        groups = np.zeros((len(words), 1 + max((max(each) for each in forms if each), default=0)), np.bool_)
        for number, each in enumerate(forms):
            groups[number, list(each)] = True
        self._forms = np.packbits(groups, axis=1)
        self._formed = np.array([bool(each) for each in forms], np.bool_)

    def differ(self, left: Ints, right: Ints) -> Bools:
        """Tell of which pairs of words it is plain that they are wholly different."""
        plain = self._single[left] & self._single[right]
        plain &= (self._sound[left] != self._sound[right]) & (self._begins[left] != self._begins[right])
        both = np.flatnonzero(plain & self._formed[left] & self._formed[right])
        plain[both] = ~(self._forms[left[both]] & self._forms[right[both]]).any(axis=1)
        some = np.flatnonzero(plain)
        a, b = left[some], right[some]
        words = self._words
        apart = cpdist(
            [words[n] for n in a.tolist()], [words[n] for n in b.tolist()],
            scorer=OSA.distance, score_cutoff=FAR - 1, dtype=np.uint8,
        )  # fmt: skip
        longest = np.maximum(self._length[a], self._length[b])
        plain[some] = (apart >= FAR) | ((apart == 3) & (longest <= 8)) | ((apart == 2) & (longest <= 4))
        return plain


def _numbers(values: Sequence[str]) -> Ints:
    named: dict[str, int] = {}
    return np.array([named.setdefault(value, len(named)) for value in values], np.int64)
