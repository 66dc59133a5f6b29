from typing import Any

import pytest

from ocpp_support.drawing.places import heading_of, place_in


@pytest.mark.parametrize("said", [0, 1, 100])
def test_a_connector_is_a_small_number(said: int) -> None:
    assert place_in(said) == said


@pytest.mark.parametrize("said", ["1", None, True, -1, 101, 1.0, [], {}])
def test_all_else_is_none(said: Any) -> None:
    assert place_in(said) is None


def test_what_is_told_of_a_connector_has_a_heading() -> None:
    assert [heading_of(place) for place in (None, 0, 2)] == ["No place", "Station", "Connector 2"]
