"""Paths are written with no more digits than can be seen."""

from __future__ import annotations

import pytest

from ocpp_support.drawing.paths import Raw, level, short, upright


@pytest.mark.parametrize(("number", "written"), [(3.0, "3"), (3.04, "3"), (3.05001, "3.1"), (-0.25, "-0.2")])
def test_a_number_has_one_digit_at_most(number: float, written: str) -> None:
    assert str(short(number)) == written


def test_lines_are_written_as_paths_have_them() -> None:
    assert level(1.0, 20.55, 3.0) == "M1 3H20.6"
    assert upright(1.0, 20.55, 3.0) == "M1 20.6V3"
    assert str(Raw("M1 3H20")) == "M1 3H20"
