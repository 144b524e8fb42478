"""Which records of a list are worth comparing: those that agree in any two parts of what was written.

A slip spoils one part or two, seldom all but one. Where too many agree in two parts, as in a family name and a town, a
third one must agree too; where too many still do, each is compared with its neighbours in the alphabet alone, so that a
million records of one surname cost little more than a million others.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from hubdesk.matching.lists.entry import Entry
from hubdesk.matching.lists.start import Floats
from hubdesk.matching.words import sound

Ints = NDArray[np.int64]
FEW, MANY = 6, 40  # records that may share parts before one more part must agree, in large lists and in small ones
WORK = 2_000_000  # records times records sharing a part: what a large list may cost
LARGE = 100_000  # records below which pairs that share less are looked at too, for they are not many
SMALL = 200  # records of which each is compared with each
NEIGHBOURS = 3
COMMON = 5  # a value that one record in five bears tells too little to look for others by
KEPT = 4_000_000  # pairs gathered before those that were found twice are put together: keeps memory level
ABSENT = -1


def _first(words: str) -> str:
    return words.split(" ", 1)[0]


def _last(words: str) -> str:
    return words.rsplit(" ", 1)[-1]


def _figures(born: str, start: int, stop: int) -> str:
    return born[start:stop] if len(born) == 10 else ""


OF_FAMILY = " of family"  # names come in each other's box: what is cut out alike from both is numbered alike
NAMES = tuple(f"{part}{of}" for of in ("", OF_FAMILY) for part in ("sound", "begin", "end"))
_PARTS: dict[str, Callable[[Entry], str]] = {
    "sound": lambda e: sound(_first(e.tidied.given))[:3],
    "begin": lambda e: e.tidied.given[:2],
    "end": lambda e: e.tidied.given[-2:],
    "sound of family": lambda e: sound(_last(e.tidied.family))[:3],
    "begin of family": lambda e: e.tidied.family[:2],
    "end of family": lambda e: e.tidied.family[-2:],
    "year": lambda e: e.tidied.born.lstrip("~")[:4],
    "month": lambda e: _figures(e.tidied.born, 5, 7),
    "day": lambda e: _figures(e.tidied.born, 8, 10),
    "house": lambda e: e.tidied.house,
    "street": lambda e: e.tidied.street.replace(" ", "")[:4],
    "locality": lambda e: e.locality.replace(" ", "")[:4],
    "town": lambda e: e.tidied.town.replace(" ", "")[:4],
    "postcode": lambda e: e.tidied.postcode,
    "account": lambda e: e.tidied.email.split("@")[0][:5],
    "provider": lambda e: e.tidied.email.split("@")[-1],
    "phone": lambda e: e.tidied.phone,
    "number": lambda e: e.tidied.nhs_number or e.tidied.upn or e.tidied.reference,
    "school": lambda e: e.tidied.school.replace(" ", "")[:6],
    "birthplace": lambda e: e.birthplace.replace(" ", "")[:4],
}


def pairs_to_compare(entries: Sequence[Entry], first: int) -> tuple[Ints, Ints]:
    """List pairs of rows, each once and in order, of which at least one is among the `first` rows."""
    count = len(entries)
    if count <= SMALL:
        left, right = np.triu_indices(count, 1)
        return left[left < first], right[left < first]
    columns = _numbered(entries)
    crowds = _Crowds(list(columns.values()), _in_alphabet(entries), first, max(FEW, min(MANY, WORK // count)))
    shared = _Shared(columns, count)
    found = np.empty(0, np.int64)
    waiting: list[Ints] = []
    for codes in crowds.pairs():
        waiting.append(codes)
        if sum(map(len, waiting)) > KEPT:
            found, waiting = _distinct([found, shared.enough(_distinct(waiting))]), []
    found = _distinct([found, shared.enough(_distinct(waiting))])
    return found // count, found % count


def _distinct(codes: list[Ints]) -> Ints:
    every = np.sort(np.concatenate([np.empty(0, np.int64), *codes]))
    return every[np.r_[True, every[1:] != every[:-1]]] if len(every) else every


def _numbered(entries: Sequence[Entry]) -> dict[str, Ints]:
    vocabularies: dict[str, dict[str, int]] = {}
    columns = {}
    for name, part in _PARTS.items():
        words = vocabularies.setdefault(name.removesuffix(OF_FAMILY), {"": ABSENT})
        column = np.array([words.setdefault(part(one), len(words)) for one in entries], np.int64)
        borne = np.bincount(column + 1, minlength=len(words) + 1)[column + 1]
        column[(borne * COMMON > len(entries)) & (borne > MANY)] = ABSENT
        if name in NAMES or (column != ABSENT).any():
            columns[name] = column
    return columns


class _Shared:
    """How much two rows share: rare values tell more. Too little to be one person's is not worth a look."""

    def __init__(self, columns: Mapping[str, Ints], count: int) -> None:
        self._columns, self._count = columns, count
        self._least = np.log2(count) - max(0.0, np.log2(LARGE / count))
        self._bits = {name: _bits(column, count) for name, column in columns.items()}

    def enough(self, codes: Ints) -> Ints:
        """Keep pairs that share at least what singles out one row among all, in bits; less in a small list."""
        left, right = codes // self._count, codes % self._count
        shared = np.maximum(
            self._names(left, right, NAMES[:3], NAMES[:3]) + self._names(left, right, NAMES[3:], NAMES[3:]),
            self._names(left, right, NAMES[:3], NAMES[3:]) + self._names(left, right, NAMES[3:], NAMES[:3]),
        )
        for name in self._columns.keys() - set(NAMES):
            shared += self._part(left, right, name, name)
        return np.asarray(codes[shared >= self._least])

    def _names(self, left: Ints, right: Ints, ours: Sequence[str], theirs: Sequence[str]) -> Floats:
        """Take the sound, beginning and end of a name for one thing."""
        parts = [self._part(left, right, one, other) for one, other in zip(ours, theirs, strict=True)]
        return np.maximum(np.maximum(parts[0], parts[1]), parts[2])

    def _part(self, left: Ints, right: Ints, ours: str, theirs: str) -> Floats:
        a, b = self._columns[ours][left], self._columns[theirs][right]
        return np.where((a == b) & (a != ABSENT), self._bits[ours][left], 0.0)


def _bits(column: Ints, count: int) -> Floats:
    borne = np.bincount(column + 1)[column + 1]
    return np.asarray(np.log2(count / borne))


def _in_alphabet(entries: Sequence[Entry]) -> Ints:
    """Give each row its place in the order of names and dates of birth."""
    order = sorted(range(len(entries)), key=lambda row: entries[row].values())
    place = np.empty(len(entries), np.int64)
    place[order] = np.arange(len(entries))
    return place


class _Crowds:
    """Rows that agree in two parts, and in three where more than `most` agree in two."""

    def __init__(self, columns: Sequence[Ints], place: Ints, first: int, most: int) -> None:
        self._columns, self._place, self._first, self._most = columns, place, first, most

    def pairs(self) -> Iterator[Ints]:
        """Give the pairs as numbers, some of them more than once."""
        for one, a in enumerate(self._columns):
            for other, b in enumerate(self._columns[one + 1 :], one + 1):
                rows = np.flatnonzero((a != ABSENT) & (b != ABSENT))
                low, high = np.minimum(a, b)[rows], np.maximum(a, b)[rows]  # either name in either box
                crowded = yield from self._few(rows, low << 32 | high)
                if len(crowded[0]):
                    yield from self._more(*crowded, other + 1)

    def _few(self, rows: Ints, code: Ints) -> Generator[Ints, None, tuple[Ints, Ints]]:
        """Pair the rows of each code that few share; gives back the others with the number of their crowd."""
        order = np.lexsort((self._place[rows], code))
        rows, code = rows[order], code[order]
        starts = np.flatnonzero(np.r_[True, code[1:] != code[:-1]]) if len(code) else np.empty(0, np.int64)
        sizes = np.diff(np.r_[starts, len(code)])
        for size in np.unique(sizes[(sizes > 1) & (sizes <= self._most)]).tolist():
            block = rows[starts[sizes == size][:, None] + np.arange(size)]
            left, right = np.triu_indices(size, 1)
            yield self._coded(block[:, left].ravel(), block[:, right].ravel())
        crowd = np.repeat(np.arange(len(sizes)), sizes)
        many = (sizes > self._most)[crowd] if len(crowd) else np.empty(0, bool)
        return rows[many], crowd[many]

    def _more(self, rows: Ints, crowd: Ints, start: int) -> Iterator[Ints]:
        """Pair the rows of a crowd that agree in one part more, and the rest with their neighbours."""
        for column in self._columns[start:]:
            known = column[rows] != ABSENT
            left, still = yield from self._few(rows[known], crowd[known] << 32 | column[rows[known]])
            yield from self._neighbours(left, still)
        yield from self._neighbours(rows, crowd)

    def _neighbours(self, rows: Ints, crowd: Ints) -> Iterator[Ints]:
        for apart in range(1, NEIGHBOURS + 1):
            together = crowd[apart:] == crowd[:-apart]
            yield self._coded(rows[:-apart][together], rows[apart:][together])

    def _coded(self, left: Ints, right: Ints) -> Ints:
        low, high = np.minimum(left, right), np.maximum(left, right)
        return (low * len(self._place) + high)[low < self._first]
