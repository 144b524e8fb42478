"""Looking through rules before they are used: what is wrong is said with its line and with what would be right."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from hubdesk.domain.errors import Known


class Check:
    """Looks through rules and says what is wrong, and where."""

    def __init__(self, text: str, file: str) -> None:
        self._lines = text.splitlines()
        self._file = file

    def keys(
        self, section: str, table: Any, expected: tuple[str, ...], inside: str = "", optional: tuple[str, ...] = ()
    ) -> None:
        """Refuse a table with a key too many or too few; `inside` names the row of a section that is the table."""
        if not isinstance(table, dict):
            raise self.wrong(section, inside, f"{inside or section} is a table, as in {inside or section} = {{ ... }}")
        for key in table:
            if key not in expected + optional:
                close = get_close_matches(key, expected + optional, 1)
                right = f"did you mean {close[0]}?" if close else f"use {', '.join(sorted(expected + optional))}"
                raise self.wrong(section, inside or key, f"{key} is not known here, {right}")
        missing = [key for key in expected if key not in table]
        if missing:
            raise self.wrong(section, inside, f"{missing[0]} is missing")

    def whole(
        self, section: str, table: Mapping[str, Any], key: str, least: int, most: int | None = None, inside: str = ""
    ) -> None:
        """Refuse what is not a whole number within bounds."""
        value = table[key]
        whole = isinstance(value, int) and not isinstance(value, bool)
        if not whole or value < least or (most is not None and value > most):
            bounds = f"of {least} or more" if most is None else f"from {least} to {most}"
            raise self.wrong(section, inside or key, f"{key} is a whole number {bounds}, not {value!r}")

    def sense(self, data: Mapping[str, Any]) -> None:
        """Refuse figures that contradict each other."""
        if data["assessments"]["E"]:
            raise self.wrong("assessments", "E", "what is suspected to be false counts nothing, so E is 0")
        bands, persons = data["bands"], data["agencies"].get("persons", [])
        if not bands["red"] > bands["amber"] > bands["green"]:
            raise self.wrong("bands", "", "red is more than amber, and amber more than green")
        if not isinstance(persons, list) or not all(isinstance(agency, str) for agency in persons):
            raise self.wrong("agencies", "persons", 'persons is a list of agencies, as in ["neighbour"]')

    def alike(self, rows: Any, kinds: frozenset[str]) -> None:
        """Refuse rows of kinds that are no kinds, or that stand in two rows."""
        if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
            raise self.wrong("corroboration", "alike", 'alike is a list of rows, as in [["bullying", "online_harm"]]')
        seen: set[str] = set()
        for kind in (kind for row in rows for kind in row):
            if kind not in kinds:
                close = get_close_matches(str(kind), kinds, 1)
                right = f"did you mean {close[0]}?" if close else "take it from the kinds above"
                raise self.wrong("corroboration", "alike", f"{kind} is no kind of concern, {right}")
            if kind in seen:
                raise self.wrong("corroboration", "alike", f"{kind} stands there twice, a kind has one row")
            seen.add(kind)

    def wrong(self, section: str, key: str, what: str) -> Known:
        """Say what is wrong at a key of a section, with its line where there is one."""
        line, named = self._line(section, key)
        place = f", line {line} ({named})" if line else ""
        sentence = f"The rules in {self._file}{place} cannot be used: {what}."
        return Known(f"{sentence} The hub keeps scoring by its last rules.")

    def _line(self, section: str, key: str) -> tuple[int, str]:
        inside, header = "", (0, "")
        for number, text in enumerate(self._lines, 1):
            start = text.split("#")[0].split("=")[0].strip()
            if start.startswith("["):
                inside = start.strip(' []"')
                header = (number, section) if section and inside == section else header
                if inside == key and not section:
                    return number, key
            elif key and inside == section and start.strip('"') == key:
                return number, key
        return header
