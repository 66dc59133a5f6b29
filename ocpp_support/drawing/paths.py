"""Paths that are written by hand, and the numbers in them: what every picture's strokes are made of."""

from __future__ import annotations

import svg


class Raw(svg.PathData):
    """A path that is written already."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __str__(self) -> str:
        return self._text


def short(number: float) -> float | int:
    """Return a number with no more digits than can be seen."""
    rounded = round(number, 1)
    return int(rounded) if rounded == int(rounded) else rounded


def level(start: float, end: float, y: float) -> str:
    """Return a line from side to side, as a path has it."""
    return f"M{short(start)} {short(y)}H{short(end)}"


def upright(x: float, top: float, bottom: float) -> str:
    """Return a line from above to below, as a path has it."""
    return f"M{short(x)} {short(top)}V{short(bottom)}"
