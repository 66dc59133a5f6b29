"""Scales of a plot: round ticks, short numbers, units with a k where that reads better. Pure arithmetic.

Takes any finite numbers, however huge, tiny or alike.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_SECONDS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400)
_PREFIXES = ((1e10, 1e9, "G"), (1e7, 1e6, "M"), (1e4, 1e3, "k"))
_WITH_PREFIX = ("W", "Wh", "var", "varh", "VA", "VAh")


@dataclass(frozen=True)
class Scale:
    """Where a number comes to stand.

    Attributes:
        low: The number at the beginning.
        high: The number at the end; greater than ``low``.
        begin: The place of ``low`` in the picture.
        end: The place of ``high`` in the picture.
    """

    low: float
    high: float
    begin: float
    end: float

    def place(self, value: float) -> float:
        """Return the place of a number; what is beyond the scale stands at its end."""
        part = (value - self.low) / (self.high - self.low)
        return self.begin + min(max(part, 0.0), 1.0) * (self.end - self.begin)


def room_for(low: float, high: float, *, least: float = 0.0) -> tuple[float, float]:
    """Return the ends of a scale that numbers from ``low`` to ``high`` fill most of.

    Args:
        low: The least of them.
        high: The greatest of them.
        least: So much is shown at the least, so that a flicker looks like one.

    """
    span = max(high - low, least) or abs(high) / 10 or 1.0
    span = max(span, abs(high) * 1e-9, 1e-9)
    middle = (low + high) / 2
    return middle - span * 0.58, middle + span * 0.58


def ticks(low: float, high: float, most: int = 4) -> list[float]:
    """Return round numbers between ``low`` and ``high``, at most about ``most``.

    Example::

        ticks(0, 11000, 4) == [0, 5000, 10000]

    """
    rough = (high - low) / max(most, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next((power * one for one in _STEPS if power * one >= rough * 0.999), power * 10)
    first, last = math.ceil(low / step - 1e-6), math.floor(high / step + 1e-6)
    return [place * step for place in range(first, min(last, first + 2 * most) + 1)]


def decimals_of(marks: list[float]) -> int:
    """Return how many decimals tell neighbouring ticks apart."""
    step = min((after - before for before, after in pairwise(marks)), default=abs(marks[0]) if marks else 1)
    for decimals in range(7):
        if step and abs(round(step, decimals) - step) < step * 0.01:
            return decimals
    return 6


def in_words(value: float, decimals: int) -> str:
    """Return a number as it is written at an axis."""
    if value and not 1e-4 <= abs(value) < 1e8:
        return f"{value:.3g}"
    return f"{value:.{decimals}f}".replace("-", "−")


def prefix_for(unit: str, greatest: float) -> tuple[float, str]:
    """Return by what numbers are divided to read well, and the unit that they have then.

    Example::

        prefix_for("W", 11000) == (1000, "kW")

    """
    if unit in _WITH_PREFIX:
        for least, factor, prefix in _PREFIXES:
            if greatest >= least:
                return factor, f"{prefix}{unit}"
    return 1.0, unit


def time_ticks(low: float, high: float, most: int = 9) -> list[float]:
    """Return round times between ``low`` and ``high``, in seconds."""
    rough = (high - low) / most
    if rough < 1:
        return ticks(low, high, most)
    days = math.ceil(rough / 86400) * 86400
    step = next((one for one in _SECONDS if one >= rough), days)
    first, last = math.ceil(low / step), math.floor(high / step)
    return [float(place * step) for place in range(first, last + 1)]


def time_in_words(seconds: float) -> str:
    """Return how long after, or before, something that was.

    Example::

        time_in_words(-90) == "−1:30"

    """
    sign = "−" if seconds < 0 else "+"
    seconds = round(abs(seconds), 2)
    if not seconds:
        return "0"
    if seconds < 60:
        return f"{sign}{seconds:g} s"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{sign}{hours}:{minutes:02}:{rest:02}" if hours else f"{sign}{minutes}:{rest:02}"
