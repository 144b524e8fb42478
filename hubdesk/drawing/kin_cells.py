"""How much room each person of a genogram takes: the symbol with the name and a note under it, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hubdesk.drawing.kin_symbols import GHOST, SIZE
from hubdesk.drawing.kinship import Figure
from hubdesk.drawing.shapes import Measure, Shape, Text, fitted

NAME, NOTE = 8.5, 7.5
LEAD = 10.0
UNDER = 5.0  # between a symbol and the name
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """The room of one person: `name` and `note` in lines; `width` holds all of them."""

    width: float
    name: tuple[str, ...]
    note: tuple[str, ...]

    @property
    def below(self) -> float:
        """How far the words reach below the symbol."""
        lines = len(self.name) + len(self.note)
        return UNDER + lines * LEAD if lines else 0.0


def cells(figures: Mapping[str, Figure], ids: list[str], room: float, measure: Measure) -> dict[str, Cell]:
    """Measure everybody; ids without a figure are unknown parents."""
    return {one: _cell(figures[one], room, measure) if one in figures else Cell(GHOST, (), ()) for one in ids}


def _cell(one: Figure, room: float, measure: Measure) -> Cell:
    name = in_lines(one.name, room, NAME, measure, True)
    note = in_lines(one.note, room, NOTE, measure, False)
    widest = [measure(line, NAME, True) for line in name] + [measure(line, NOTE, False) for line in note]
    return Cell(max([SIZE + 6, *widest]), name, note)


def in_lines(words: str, room: float, size: float, measure: Measure, bold: bool) -> tuple[str, ...]:
    """Break words into up to three lines, long ones at a hyphen; what is longer still is shortened."""
    lines: list[str] = []
    for word in words.split():
        if lines and measure(f"{lines[-1]} {word}", size, bold) <= room:
            lines[-1] += f" {word}"
            continue
        parts = [f"{part}-" for part in word.split("-")[:-1]] + word.split("-")[-1:]
        lines.append("")
        for part in parts if measure(word, size, bold) > room else [word]:
            if lines[-1] and measure(lines[-1] + part, size, bold) > room:
                lines.append("")
            lines[-1] += part
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], " ".join(lines[_MOST_LINES - 1 :])]
    return tuple(fitted(line, room, size, measure, bold) for line in lines)


def words_under(cell: Cell, x: float, y: float) -> list[Shape]:
    """Set the words of a cell under a symbol whose middle is x, y."""
    top = y + SIZE / 2 + UNDER
    shapes: list[Shape] = []
    for number, line in enumerate((*cell.name, *cell.note)):
        name = number < len(cell.name)
        base = top + number * LEAD + 7.5
        shapes.append(Text(x, base, line, "text" if name else "quiet", NAME if name else NOTE, name, "middle"))
    return shapes
