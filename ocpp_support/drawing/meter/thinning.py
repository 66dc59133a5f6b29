"""Fewer points where there are more than can be seen, and no peak lost: least and greatest are kept. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def thinned(points: Sequence[T], place: Callable[[T], float], value: Callable[[T], float]) -> list[T]:
    """Return of the points that stand in one place the first, the least, the greatest and the last.

    Args:
        points: In the order of their places.
        place: Where a point stands, in units that can just be told apart.
        value: What it shows.

    """
    kept: list[T] = []
    at = 0
    while at < len(points):
        here = int(place(points[at]))
        end = at + 1
        while end < len(points) and int(place(points[end])) == here:
            end += 1
        kept += _telling(points, at, end, value)
        at = end
    return kept


def _telling(points: Sequence[T], first: int, end: int, value: Callable[[T], float]) -> list[T]:
    if end - first <= 4:
        return [*points[first:end]]
    places = range(first, end)
    least = min(places, key=lambda one: value(points[one]))
    greatest = max(places, key=lambda one: value(points[one]))
    return [points[one] for one in sorted({first, least, greatest, end - 1})]
