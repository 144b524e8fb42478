"""How two values agree: the level of each comparison, or None where one of them is missing.

Edit distances are Damerau-Levenshtein (optimal string alignment), which every engine computes alike.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from rapidfuzz.distance import OSA

from hubdesk.matching.places import outward
from hubdesk.matching.words import PARTICLES, sound, variants

Place = tuple[str, str, str, str]
NO_DAY = "-01-01"  # what programs put in where only the year is known
WEEKS = 35  # days between a date that was expected or guessed and the true one
FAR = 2  # years apart, beyond which no slip of the pen explains two dates of birth


@lru_cache(maxsize=200_000)
def given_level(a: str, b: str) -> str | None:
    """Compare two given names: exact, part, variant, close, initial, similar or different."""
    if not a or not b:
        return None
    if a == b or a.replace(" ", "") == b.replace(" ", ""):
        return "exact"
    ours, theirs = a.split(), b.split()
    if len(ours[0]) == 1 or len(theirs[0]) == 1:
        return "initial" if ours[0][0] == theirs[0][0] else "different"
    if len(ours) > 1 and len(theirs) > 1 and _is_mohammed(ours[0]) and _is_mohammed(theirs[0]):
        # borne before the name one is called by, as a title is: the rest tells people apart
        return given_level(" ".join(ours[1:]), " ".join(theirs[1:]))
    if ours[0] == theirs[0] or set(ours) <= set(theirs) or set(theirs) <= set(ours):
        return "part"
    if any(not variants(x).isdisjoint(variants(y)) for x in ours for y in theirs):
        return "variant"
    return _spelt(ours[0], theirs[0])


def _is_mohammed(name: str) -> bool:
    return not variants(name).isdisjoint(variants("muhammad"))


@lru_cache(maxsize=400_000)
def family_level(a: str, b: str) -> str | None:
    """Compare two family names: exact, half (of a double name), close, similar or different."""
    if not a or not b:
        return None
    if a == b or a.replace(" ", "") == b.replace(" ", ""):
        return "exact"
    ours, theirs = set(a.split()), set(b.split())
    if ours == theirs:
        return "exact"  # a double name in the other order
    if len(a) == 1 or len(b) == 1:
        return "similar" if a[0] == b[0] else "different"
    if (ours & theirs) - PARTICLES:
        return "half"
    level = _spelt(a.replace(" ", ""), b.replace(" ", ""))
    if level == "different" and (len(ours) > 1 or len(theirs) > 1):
        halves = {_spelt(x, y) for x in ours for y in theirs}
        return "similar" if "close" in halves else "different"
    return level


def _spelt(a: str, b: str) -> str:
    longest = max(len(a), len(b))
    distance = OSA.distance(a, b, score_cutoff=3)
    if distance == 1 and (longest > 3 or a[0] == b[0]):
        return "close"
    if (distance == 2 and longest > 6) or (min(len(a), len(b)) > 3 and (a.startswith(b) or b.startswith(a))):
        return "close"
    if (distance == 2 and longest > 4) or (distance == 3 and longest > 8):
        return "similar"
    return "similar" if longest > 3 and sound(a) == sound(b) else "different"


def born_level(a: str, b: str) -> str | None:
    """Compare two dates of birth: a whole date's levels (see `_whole`), or those of a year, month or age as said."""
    if not a or not b:
        return None
    if len(a) == 10 and len(b) == 10 and not (a.endswith(NO_DAY) or b.endswith(NO_DAY)):
        return _whole(a, b)
    apart = abs(int(a.lstrip("~")[:4]) - int(b.lstrip("~")[:4]))
    if "~" in (a[0], b[0]):  # worked out from an age, which leaves two years open
        return "said_age" if apart <= 1 else "said_near" if apart <= FAR else "said_far"
    if apart:
        return "said_near" if apart == 1 else "said_far"
    if a.endswith(NO_DAY) or b.endswith(NO_DAY) or min(len(a), len(b)) == 4:
        return "said_year"
    return "said_month" if a[5:7] == b[5:7] else "said_near"


def _whole(a: str, b: str) -> str:
    """Compare two whole dates: exact, swapped, digit, two_parts, weeks, two_figures, year, near, different or far."""
    if a == b:
        return "exact"
    if a[:4] == b[:4] and a[5:7] == b[8:] and a[8:] == b[5:7]:
        return "swapped"
    if OSA.distance(a, b) == 1:
        return "digit"
    same_year = a[:4] == b[:4]
    same = same_year + (a[5:7] == b[5:7]) + (a[8:] == b[8:])
    if same == 2:
        return "two_parts"
    if abs((date.fromisoformat(a) - date.fromisoformat(b)).days) <= WEEKS:
        return "weeks"
    if OSA.distance(a, b, score_cutoff=2) == 2:
        return "two_figures"
    if same_year:
        return "year"
    apart = abs(int(a[:4]) - int(b[:4]))
    return "near" if apart <= 1 else "different" if apart <= FAR else "far"


def place_level(a: Place, b: Place) -> str | None:
    """Compare two addresses (house, street, postcode, town); towns count only where there is no more to compare.

    Streets of one name lie in many towns: where the postcodes differ by more than a slip it is another house.
    """
    (house_a, street_a, code_a, town_a), (house_b, street_b, code_b, town_b) = a, b
    streets = bool(street_a and street_b)
    codes = len(code_a) > 4 and len(code_b) > 4
    if not streets and not (code_a and code_b):
        return _town_level(town_a, town_b)
    same_street = streets and _same_street(street_a, street_b)
    same_code = codes and (code_a == code_b)
    same_house = bool(house_a) and house_a == house_b
    same_district = bool(code_a and code_b) and outward(code_a) == outward(code_b)
    elsewhere = codes and OSA.distance(code_a, code_b, score_cutoff=1) > 1
    if same_house and not elsewhere and (same_street or (same_code and not streets)):
        return "address"
    if same_code:
        return "postcode"
    if same_street and (same_district or not elsewhere):
        return "street"
    return "district" if same_district else "different"


def _town_level(a: str, b: str) -> str | None:
    if not a or not b:
        return None
    return "town" if a == b or _spelt(a, b) != "different" else "other_town"


def _same_street(a: str, b: str) -> bool:
    if a == b:
        return True
    longest = max(len(a), len(b))
    return OSA.distance(a, b, score_cutoff=2) <= (2 if longest > 9 else 1 if longest > 5 else 0)


def same_level(a: str, b: str) -> str | None:
    """Compare two values that are either the same or not."""
    if not a or not b:
        return None
    return "exact" if a == b else "different"


def email_level(a: str, b: str) -> str | None:
    """Compare two e-mail addresses: exact, close (a slip, or the same name at another provider) or different."""
    if not a or not b:
        return None
    if a == b:
        return "exact"
    slips = max(2, min(len(a), len(b)) // 6)
    if OSA.distance(a, b, score_cutoff=slips) <= slips:
        return "close"
    ours, theirs = a.split("@")[0], b.split("@")[0]
    return "close" if ours == theirs and len(ours) > 6 else "different"


def reference_level(a: str, b: str) -> str | None:
    """Compare two numbers of one person's own: exact, close (one slip) or different."""
    if not a or not b:
        return None
    if a == b:
        return "exact"
    return "close" if min(len(a), len(b)) > 5 and OSA.distance(a, b, score_cutoff=1) <= 1 else "different"
