"""Times and numbers as stations write them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from ocpp_support.protocol.values import moment_of, number_of, objects_in, objects_listed_in

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-01T12:00:00Z",
        "2026-01-01T12:00:00.000Z",
        "2026-01-01T14:00:00+02:00",
        "2026-01-01T12:00:00",
        " 2026-01-01T12:00:00Z ",
    ],
)
def test_a_time_is_read_however_it_is_written(text: str) -> None:
    assert moment_of(text) == NOON


@pytest.mark.parametrize("value", ["", "0", "noon", None, 5, [], {}, True])
def test_what_is_no_time_is_none(value: Any) -> None:
    assert moment_of(value) is None


@pytest.mark.parametrize(("value", "number"), [("12.5", 12.5), (7, 7.0), ("-1e3", -1000.0), (" 4 ", 4.0)])
def test_a_number_is_read_however_it_is_written(value: Any, number: float) -> None:
    assert number_of(value) == number


@pytest.mark.parametrize("value", ["", "1,5", "nan", "inf", "1_000", None, True, [], {}, 10**400, "x"])
def test_what_is_no_number_is_none(value: Any) -> None:
    assert number_of(value) is None


def test_objects_stand_in_a_list_or_one_by_itself() -> None:
    assert objects_in([{"a": 1}, "no", None, {}]) == [{"a": 1}, {}]
    assert objects_in({"a": 1}) == [{"a": 1}]
    assert objects_in("no") == objects_in(None) == []


def test_of_what_must_be_a_list_nothing_else_is_taken() -> None:
    assert objects_listed_in([{"a": 1}, "no", None, {}]) == [{"a": 1}, {}]
    assert objects_listed_in({"a": 1}) == objects_listed_in("no") == objects_listed_in(None) == []
