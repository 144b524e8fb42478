"""Letters and names brought to one form."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import lru_cache

from hubdesk.domain.shipped import shipped

LONGEST = 60  # letters of a name that are compared; what comes after tells nobody apart
# Letters that Unicode does not take apart into a plain one and a mark.
_LETTERS = str.maketrans(
    {"ł": "l", "đ": "d", "ð": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ħ": "h", "ə": "e"}
)
_UNKNOWN = frozenset(
    {
        "n/k", "nk", "n.k.", "n/a", "unknown", "unk", "none", "nil", "x", "xx", "xxx", "tbc", "anon", "anonymous",
        "u/k", "nka", "not known", "not given", "no name", "name unknown", "name not known", "not stated",
    }
)  # fmt: skip
_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "master", "rev", "sir", "prof", "cllr", "pc", "sgt"}
)  # fmt: skip
_UNNAMED = re.compile(r"^(?:baby|infant|newborn|unborn|child|male child|female child)\b(?:\s+(?:of|boy|girl))?")
# What is written where a name ought to stand, or between two names of one person.
_NO_NAME = frozenset(
    {
        "mum", "mother", "dad", "father", "male", "female", "twin", "baby", "child", "surname", "forename", "unborn",
        "aka", "known", "as", "also", "called", "nee", "formerly", "boy", "girl", "of", "not", "name",
    }
)  # fmt: skip
# Small words of family names that tell nobody apart.
PARTICLES = frozenset(
    {
        "van", "von", "der", "den", "de", "da", "do", "dos", "di", "la", "le", "al", "el", "bin", "bint",
        "binti", "ibn", "ul", "ur", "st", "mac", "mc", "o", "ter", "ten",
    }
)  # fmt: skip
_NONE: frozenset[int] = frozenset()
_APART = re.compile(r"[^\w]+|_+")


def plain(text: str) -> str:
    """Bring text to lower case without marks on letters, apostrophes or control characters."""
    text = text[:400]
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
        text = "".join(c for c in text if not unicodedata.combining(c))
    return text.casefold().replace("'", "").replace("’", "").replace("`", "")


def unknown(text: str) -> bool:
    """Tell whether what stands there only says that nobody knows."""
    return not text or text in _UNKNOWN or not any(c.isalnum() for c in text)


@lru_cache(maxsize=50_000)
def name_words(text: str) -> tuple[str, ...]:
    """Take a name apart into plain words, without titles and without words for somebody who has no name yet."""
    simple = " ".join(plain(text).split())
    if unknown(simple):
        return ()
    unnamed = _UNNAMED.match(simple)
    if unnamed and unnamed[0].endswith("of"):
        return ()  # "baby of Sarah": the name that follows is the mother's
    simple = simple[unnamed.end() :] if unnamed else simple.replace("christian name", "")
    words = [w for w in _APART.split(simple[:LONGEST]) if w and w not in _TITLES and not w.isdigit()]
    return tuple(w for w in words if w not in _UNKNOWN and w not in _NO_NAME)


@lru_cache(maxsize=1)
def _variants() -> dict[str, frozenset[int]]:
    data = tomllib.loads(shipped("names/variants.toml").read_text(encoding="utf-8"))
    groups: dict[str, list[int]] = {}
    lists = [names for key, part in data.items() if key != "version" for names in part]
    for number, names in enumerate(lists):
        for name in names:
            groups.setdefault(plain(name), []).append(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


@lru_cache(maxsize=1)
def _first_of_group() -> tuple[str, ...]:
    data = tomllib.loads(shipped("names/variants.toml").read_text(encoding="utf-8"))
    return tuple(plain(names[0]) for key, part in data.items() if key != "version" for names in part)


def variants(name: str) -> frozenset[int]:
    """List the groups of forms of one name to which a name belongs."""
    return _variants().get(name, _NONE)


def roots(name: str) -> tuple[str, ...]:
    """List the full names that a name may be a form of, at most three, itself where it is none."""
    return tuple(dict.fromkeys(_first_of_group()[group] for group in sorted(variants(name))))[:3] or (name,)


@lru_cache(maxsize=200_000)
def sound(name: str) -> str:
    """Bring a name to a rough sound of at most five letters, so that common misspellings fall together."""
    text = name
    for written, heard in _HEARD:
        text = text.replace(written, heard)
    if not text:
        return ""
    first = text[0] if text[0] not in "aeiouy" else "a"
    rest = [c for c in text[1:] if c not in "aeiouyhw"]
    out = first
    for letter in rest:
        if letter != out[-1]:
            out += letter
    return out[:5]


_HEARD = (
    ("sch", "s"), ("tch", "c"), ("sch", "s"), ("ph", "f"), ("ck", "k"), ("gh", "g"), ("kn", "n"), ("wr", "r"),
    ("sh", "s"), ("ch", "c"), ("th", "t"), ("qu", "k"), ("cz", "c"), ("sz", "s"), ("rz", "z"), ("dz", "z"),
    ("x", "ks"), ("q", "k"), ("z", "s"), ("v", "f"), ("j", "g"), ("c", "k"),
)  # fmt: skip
