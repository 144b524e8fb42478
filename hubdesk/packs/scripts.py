"""Make text of any script ready for a page: Arabic joined, right-to-left turned, and no letter lost in silence."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from hubdesk.packs.faces import REGULAR, face_of, letters

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RIGHT_TO_LEFT = re.compile(f"[{_RTL}](?:[{_RTL}\\s\\d.,:;/()'\"\u2019-]*[{_RTL}])?")
_TURNED = re.compile(r"\d+(?:[.,:/-]\d+)*|.", re.DOTALL)
_MIRRORED = str.maketrans("()[]<>", ")(][><")
# Vowel signs of Devanagari, Bengali, Gurmukhi, Gujarati and Tamil that are read after a consonant and stand before it.
_BEFORE = "\u093f\u09bf\u09c7\u09c8\u0a3f\u0abf\u0bc6\u0bc7\u0bc8"
_CLUSTER = re.compile(f"((?:[\u0900-\u0bff][\u094d\u09cd\u0a4d\u0acd\u0bcd])*[\u0900-\u0bff]\u093c?)([{_BEFORE}])")
_BLANKS = str.maketrans(
    {"\t": " ", "\r": "\n", "\u00a0": " ", "\u2028": "\n", "\u2029": "\n", "\u202f": " ", "\u2009": " "}
)

_UNSEEN = ("Cc", "Cf", "Cs")  # control letters, marks of formatting, and halves of letters


def printable(text: str, missing: set[str]) -> str:
    """Make text printable in reading order; a letter without a typeface becomes [U+1234] and is added to `missing`."""
    if (text.isascii() and text.isprintable()) or _plain().issuperset(text):
        return text
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_BLANKS))
    text = "".join(letter for letter in text if letter == "\n" or unicodedata.category(letter) not in _UNSEEN)
    if text.isascii():
        return text
    text = _CLUSTER.sub(r"\2\1", _joined(text))
    return "".join(_kept(letter, missing) for letter in text)


@cache
def _plain() -> frozenset[str]:
    """Latin letters and punctuation that stand in a text as they are on the page, in whatever order they come."""
    western = (letter for letter in letters(REGULAR) if ord(letter) < 0x300 or 0x2010 <= ord(letter) < 0x2070)
    kept = (one for one in western if ord(one) not in _BLANKS and unicodedata.is_normalized("NFC", one))
    return frozenset({"\n", *(one for one in kept if unicodedata.category(one) not in _UNSEEN)})


def in_sight_order(line: str) -> str:
    """Turn the right-to-left parts of one line into the order in which they stand on the page."""
    if line.isascii():
        return line
    parts, done = [], 0
    for found in _RIGHT_TO_LEFT.finditer(line):
        end = found.end()
        # A bracket that opens inside the turned part also closes inside it.
        if found.group().count("(") > found.group().count(")") and line[end : end + 1] == ")":
            end += 1
        turned = "".join(reversed(_TURNED.findall(line[found.start() : end])))
        parts += [line[done : found.start()], turned.translate(_MIRRORED)]
        done = end
    return "".join([*parts, line[done:]])


def _kept(letter: str, missing: set[str]) -> str:
    if letter == "\n" or letter == " " or face_of(letter, REGULAR):
        return letter
    missing.add(letter)
    return f"[U+{ord(letter):04X}]"


@cache
def _forms() -> dict[tuple[str, str], str]:
    """Letters and how they join to their form, from Unicode's own table of presentation forms."""
    found: dict[tuple[str, str], str] = {}
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)):
        kind, _, rest = unicodedata.decomposition(chr(code)).partition(" ")
        base = "".join(chr(int(part, 16)) for part in rest.split())
        if kind in ("<isolated>", "<final>", "<initial>", "<medial>") and " " not in base:
            found.setdefault((base, kind), chr(code))
    return found


def _joined(text: str) -> str:
    if not re.search("[\u0600-\u06ff]", text):
        return text
    forms = _forms()
    letters = re.findall("\u0644[\u0622\u0623\u0625\u0627]|.", text, re.DOTALL)
    solid = [place for place, letter in enumerate(letters) if not unicodedata.combining(letter[0])]
    for turn, place in enumerate(solid):
        letter = letters[place]
        before = letters[solid[turn - 1]] if turn else ""
        after = letters[solid[turn + 1]] if turn + 1 < len(solid) else ""
        joins_back = _reaches(before) and (letter, "<final>") in forms
        joins_on = _reaches(letter) and _takes(after)
        kind = ("<isolated>", "<initial>", "<final>", "<medial>")[joins_back * 2 + joins_on]
        shaped = forms.get((letter, kind), letter)
        letters[place] = shaped if face_of(shaped[0], REGULAR) else letter
    return "".join(letters)


@cache
def _base(letter: str) -> str:
    """The letter that a presentation form stands for; itself for any other."""
    kind, _, rest = unicodedata.decomposition(letter).partition(" ") if len(letter) == 1 else ("", "", "")
    return "".join(chr(int(part, 16)) for part in rest.split()) if kind.startswith("<") else letter


def _reaches(letter: str) -> bool:
    return bool(letter) and ((_base(letter), "<initial>") in _forms() or letter == "\u0640")


def _takes(letter: str) -> bool:
    return bool(letter) and ((_base(letter), "<final>") in _forms() or letter == "\u0640")
