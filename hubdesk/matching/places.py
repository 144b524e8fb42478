"""Addresses and postcodes brought to one form."""

from __future__ import annotations

import re
from functools import lru_cache

from hubdesk.matching.words import plain, unknown

_POSTCODE = re.compile(r"^([a-z]{1,2}\d[a-z\d]?)(\d[a-z]{2})$")
_ABROAD = re.compile(r"^[0-9]{4,6}$")
_OUTWARD = re.compile(r"^[a-z]{1,2}\d[a-z\d]?$")
_INSIDE = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b")
_HOUSE = re.compile(r"\b(\d{1,5}(?:\s?-\s?\d{1,5}|\s?[a-z])?)\b(?:/(\d{1,5}[a-z]?)\b)?")
_CARE_OF = re.compile(r"^\s*c/o\b")
_FLAT = re.compile(r"\b(?:flat|apt|apartment|unit|room)\s*([a-z]?\d{0,4}[a-z]?)\b")
_APART = re.compile(r"[^a-z0-9]+")
_SHORT = {
    "rd": "road", "st": "street", "ave": "avenue", "av": "avenue", "ln": "lane", "cl": "close", "dr": "drive",
    "ct": "court", "cres": "crescent", "gdns": "gardens", "gdn": "garden", "pl": "place", "sq": "square",
    "terr": "terrace", "ter": "terrace", "gr": "grove", "pk": "park", "hse": "house", "wy": "way", "est": "estate",
}  # fmt: skip
_COMMUNAL = re.compile(
    r"\b(?:refuges?|hostel|shelter|childrens? (?:home|unit|centre)|residential (?:home|unit|school)|care home|"
    r"nursing home|hotel|travelodge|premier inn|b ?& ?b|bed and breakfast|hospital|hospice|foyer|barracks|"
    r"(?:primary|infant|junior|high|secondary|special|boarding|grammar|nursery) school|school|academy|college|"
    r"hmp|hmyoi|prison|custody|police station|nfa|no fixed (?:abode|address)|temporary accommodation)\b"
    # "School Lane" is a street like any other
    r"(?! (?:road|rd|street|st|lane|ln|close|cl|drive|dr|avenue|ave|hill|walk|way|court|gardens|row|view|terrace|"
    r"place|house|cottages?|farm|green|end|park|croft|gate|mews|fields?)\b)"
)


@lru_cache(maxsize=50_000)
def postcode(text: str) -> str:
    """Bring a postcode to letters and figures without a space, an outward half alone too; empty where it is none.

    Postcodes of other countries stay if they are figures only.
    """
    simple = _APART.sub("", plain(text)[:12])
    if _ABROAD.match(simple) or _POSTCODE.match(simple) or _OUTWARD.match(simple):
        return simple
    # O and I are typed for 0 and 1 in the figures of a postcode
    mended = simple[:-3] + simple[-3:-2].translate(str.maketrans("oil", "011")) + simple[-2:]
    return mended if _POSTCODE.match(mended) else ""


def outward(code: str) -> str:
    """Take the first half of a postcode: its district."""
    return code[:-3] if _POSTCODE.match(code) else code


@lru_cache(maxsize=50_000)
def address(text: str) -> tuple[str, str, str]:
    """Take an address apart: house (with its flat), street, and a postcode that stands inside; empty where unknown."""
    simple = _CARE_OF.sub("", plain(text)[:200])
    if unknown(" ".join(simple.split())):
        return "", "", ""
    inside = _INSIDE.search(simple)
    code = "".join(inside.groups()) if inside else ""
    if inside:
        simple = simple[: inside.start()]
    flat = _FLAT.search(simple)
    house = ""
    if flat:
        house = f"f{flat[1]}"
        simple = simple[: flat.start()] + simple[flat.end() :]
    number, line = _numbered(simple)
    house = number + house
    words = [_SHORT.get(word, word) for word in _APART.split(line) if word]
    return house, " ".join(words)[:50], code


def _numbered(text: str) -> tuple[str, str]:
    """Split the part of an address that bears the house's number, or its name, from the street."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    for place, part in enumerate(parts):
        if found := _HOUSE.search(part):
            number, rest = re.sub(r"\s", "", found[1]), f"{part[: found.start()]} {part[found.end() :]}".strip()
            if found[2]:
                number = f"{found[2]}f{number}"  # flat 2 at number 9
            return number, rest if any(c.isalpha() for c in rest) else " ".join(parts[place + 1 : place + 2])
    if len(parts) > 1:
        return "".join(parts[0].split())[:20], parts[1]
    return "", " ".join(parts)


@lru_cache(maxsize=50_000)
def communal(text: str) -> bool:
    """Tell whether an address says that people live there who do not belong together."""
    return bool(_COMMUNAL.search(plain(text)[:200]))
