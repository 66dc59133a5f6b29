"""Of many points few are drawn, and never is a peak lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ocpp_support.drawing.meter.thinning import thinned

POINTS = st.lists(st.tuples(st.floats(0, 20), st.floats(-1e6, 1e6)), max_size=300).map(sorted)


def _place(point: tuple[float, float]) -> float:
    return point[0]


def _value(point: tuple[float, float]) -> float:
    return point[1]


@given(POINTS)
def test_least_greatest_first_and_last_of_each_place_are_kept(points: list[tuple[float, float]]) -> None:
    kept = thinned(points, _place, _value)
    assert kept == sorted(kept, key=_place)
    assert len(kept) <= 4 * 21
    for place in {int(point[0]) for point in points}:
        there = [point for point in points if int(point[0]) == place]
        left = [point for point in kept if int(point[0]) == place]
        assert (left[0], left[-1]) == (there[0], there[-1])
        assert {min(map(_value, there)), max(map(_value, there))} <= {*map(_value, left)}


def test_few_points_are_all_kept() -> None:
    points = [(0.0, 1.0), (0.1, 5.0), (0.2, 3.0), (0.3, 2.0)]
    assert thinned(points, _place, _value) == points
