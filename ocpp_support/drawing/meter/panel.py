"""One panel of a plot: the curves of one quantity of one connector, with axis, unit and legend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

import svg

from ocpp_support.drawing.letters import clean, shortened
from ocpp_support.drawing.meter import strokes
from ocpp_support.drawing.meter.curves import (
    CURRENT,
    POWER,
    REGISTER,
    SOC,
    VOLTAGE,
    Curve,
    Kind,
    Point,
    Quantity,
)
from ocpp_support.drawing.meter.scales import Scale, decimals_of, in_words, prefix_for, room_for, ticks
from ocpp_support.drawing.meter.thinning import thinned

HEIGHT = 96.0
LEFT, RIGHT, WIDTH = 88.0, 846.0, 1000.0
"""Where the time begins and ends, and how wide the picture is."""

MOST_CURVES = 5
"""So many have a look of their own, and a place in the legend."""
MOST_MARKS = 60
"""A curve with more points has no mark on each."""

_LIMIT_LOOK = 6
_LEGEND_ROW = 12.5
_LEAST = {VOLTAGE: 10.0, POWER: 100.0, CURRENT: 1.0, REGISTER: 10.0}
"""So much is shown at the least, so that a flicker looks like one."""
_ABOVE, _BELOW = 6.0, 6.0
"""What is left free over the curves, and under them."""


class Panel:
    """A panel.

    Args:
        quantity: What it shows.
        curves: Its curves by name.
        time: Where a second of the run's clock stands.
        begins: When sessions began: what was shown before does not belong to them.
        ends: When they ended.
    """

    def __init__(
        self,
        quantity: Quantity,
        curves: dict[str, Curve],
        time: Scale,
        begins: Sequence[float],
        ends: Sequence[float],
    ) -> None:
        self._quantity = quantity
        self._curves = [curves[name] for name in sorted(curves)]
        self._time = time
        self._begins, self._ends_of_sessions = begins, ends
        self._divisor, self._unit = prefix_for(quantity.unit, max(map(abs, self._values), default=0.0))

    @property
    def _values(self) -> list[float]:
        return [point.value for curve in self._curves for point in curve.points]

    def strokes(self, top: float) -> Iterator[svg.Element]:
        """Yield how it is drawn, its upper edge at ``top``."""
        scale = Scale(*self._ends(), top + HEIGHT - _BELOW, top + _ABOVE)
        yield from self._axis(scale)
        for look, curve in enumerate(self._curves):
            yield from self._curve(curve, _look(curve, look), scale)
        yield from self._legend(scale.end)

    def _ends(self) -> tuple[float, float]:
        values = [value / self._divisor for value in self._values] or [0.0]
        if self._quantity is SOC:
            values += [0.0, 100.0]
        elif self._quantity in (POWER, CURRENT):
            values.append(0.0)
        return room_for(min(values), max(values), least=_LEAST.get(self._quantity, 0.0) / self._divisor)

    def _axis(self, scale: Scale) -> Iterator[svg.Element]:
        marks = ticks(scale.low, scale.high) if self._values else []
        decimals = decimals_of(marks)
        for mark in marks:
            y = scale.place(mark)
            yield strokes.across(LEFT, RIGHT, y, "g")
            yield strokes.words(LEFT - 6, y + 4, in_words(mark, decimals), "n", "e")
        yield strokes.down(LEFT, scale.end, scale.begin, "a")
        yield strokes.across(LEFT, RIGHT, scale.begin, "a")

    def _curve(self, curve: Curve, look: int, scale: Scale) -> Iterator[svg.Element]:
        if curve.stepwise:
            yield strokes.lines([_steps(self._placed(curve.points, scale))], look)
            return
        for faint, runs in enumerate(self._runs(curve.points)):
            if runs:
                yield strokes.lines([self._placed(run, scale) for run in runs], look, faint=bool(faint))
        for kind in Kind:
            places = self._placed([point for point in curve.points if point.kind is kind], scale)
            if places and (len(places) <= MOST_MARKS or kind is Kind.REGISTER):
                yield strokes.marks(places, kind, look)
        if curve.odd:
            yield strokes.crosses(sorted({round(self._time.place(at)) for at in curve.odd}), scale.begin - 5)

    def _placed(self, points: Sequence[Point], scale: Scale) -> list[tuple[float, float]]:
        # Three units are a dot.
        few = thinned(points, lambda one: self._time.place(one.at) / 3, lambda one: one.value)
        return [(self._time.place(one.at), scale.place(one.value / self._divisor)) for one in few]

    def _runs(self, points: Sequence[Point]) -> tuple[list[list[Point]], list[list[Point]]]:
        """Return the parts of a curve, and what joins them where readings are only missing."""
        usual = _usual(points)
        runs, joints = [list(points[:1])], []
        for before, after in pairwise(points):
            parted = self._parts(before, after)
            if parted or after.at - before.at > usual * 2.5:
                runs.append([])
            if runs[-1] == [] and not parted:
                joints.append([before, after])
            runs[-1].append(after)
        return [run for run in runs if len(run) > 1], joints

    def _parts(self, before: Point, after: Point) -> bool:
        """Return whether a session began or ended between two points: then they do not belong together."""
        begun = any(before.at < at <= after.at for at in self._begins)
        return begun or any(before.at <= at < after.at for at in self._ends_of_sessions)

    def _legend(self, top: float) -> Iterator[svg.Element]:
        unit = "" if self._quantity.odd else clean(self._unit, 40)
        title = ", ".join(part for part in (clean(self._quantity.title, 200), unit) if part)
        tone = ("d",) if self._quantity.odd else ()
        yield strokes.words(
            RIGHT + 10, top + 8, shortened(title, WIDTH - RIGHT - 14, 12, bold=True), "b", *tone
        )
        for look, curve in enumerate(self._curves[:MOST_CURVES]):
            y = top + 20 + look * _LEGEND_ROW
            if len(self._curves) > 1:
                yield strokes.lines([[(RIGHT + 10, y), (RIGHT + 38, y)]], _look(curve, look))
            left = RIGHT + (44 if len(self._curves) > 1 else 10)
            said = shortened(clean(self._said(curve), 200), WIDTH - left - 4, 11)
            yield strokes.words(left, y + 4, said, "n")
        if len(self._curves) > MOST_CURVES:
            said = f"and {len(self._curves) - MOST_CURVES} more"
            yield strokes.words(RIGHT + 44, top + 24 + MOST_CURVES * _LEGEND_ROW, said, "n", "s")

    def _said(self, curve: Curve) -> str:
        """Return what a curve is called, with how it ended or how much it rose."""
        if not curve.points:
            return curve.name
        first, last = curve.points[0].value, curve.points[-1].value
        if self._quantity is REGISTER:
            rose = last - first
            return f"{curve.name} {'+' if rose > 0 else '−' if rose < 0 else ''}{abs(rose):g} Wh".strip()
        shown = last / self._divisor
        return f"{curve.name} {in_words(shown, 1 if abs(shown) < 1000 else 0)} {self._unit}".strip()


def _look(curve: Curve, place: int) -> int:
    return _LIMIT_LOOK if curve.stepwise else place


def _usual(points: Sequence[Point]) -> float:
    """Return the seconds that usually lie between two readings."""
    between = [after.at - before.at for before, after in pairwise(points)]
    return median(between) if len(between) > 1 and median(between) else float("inf")


def _steps(places: list[tuple[float, float]]) -> list[tuple[float, float]]:
    stairs = places[:1]
    for (_, y), (x, next_y) in pairwise(places):
        stairs += [(x, y), (x, next_y)]
    return stairs
