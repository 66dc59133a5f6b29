"""Every setting is read, in portions where the station cannot tell them all. Played on the bundled one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from ocpp.exceptions import OccurenceConstraintViolationError

from ocpp_support.bench import Bench
from ocpp_support.cast.reading_settings import PORTION, read_every_setting
from ocpp_support.course import NotReady
from ocpp_support.protocol.standard_settings import standard_names
from simulator.configuration import Configuration
from simulator.station import Station

from .hardware import deafen, orders

ALL = 33
"""Settings of the bundled station."""


def _lists(monkeypatch: pytest.MonkeyPatch, change: Callable[[list[str], list[Any]], list[Any]]) -> None:
    """Have the station list something else: of what was asked for, and what it would list."""
    listing = Configuration.listing

    def changed(self: Configuration, wanted: Any) -> Any:
        names = list(wanted)
        entries, unknown = listing(self, names)
        return change(names, entries), unknown

    monkeypatch.setattr(Configuration, "listing", changed)


def _most(entries: list[dict[str, Any]], most: str) -> list[dict[str, Any]]:
    named = (entry for entry in entries if entry["key"] == "GetConfigurationMaxKeys")
    for entry in named:
        entry["value"] = most
    return entries


def _read(bench: Bench) -> list[str]:
    bench.begin_scenario()
    return [item["key"] for item in read_every_setting(bench._stage)]


def test_one_question_is_enough_for_a_station_that_can_tell_them_all(bench: Bench) -> None:
    assert len(_read(bench)) == ALL
    assert orders(bench, "GetConfiguration") == [{}]


@pytest.mark.parametrize("fit", [4, 20])
def test_what_did_not_fit_is_asked_for_by_name(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, fit: int
) -> None:
    _lists(monkeypatch, lambda names, entries: _most(entries, str(fit))[:fit])
    everything = _read(bench)
    assert len(set(everything)) == ALL
    portions = [order["key"] for order in orders(bench, "GetConfiguration")[1:]]
    assert (portions[0] == ["GetConfigurationMaxKeys"]) == ("GetConfigurationMaxKeys" not in everything[:fit])
    assert {len(portion) for portion in portions[1:-1]} == {min(fit, PORTION)}
    assert not set(everything[:fit]) & {name for portion in portions for name in portion}


def test_a_station_that_tells_two_at_a_time_is_asked_for_two(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    _lists(monkeypatch, lambda names, entries: _most(entries, "2") if 0 < len(names) <= 2 else [])
    _refuses_long_questions(monkeypatch)
    assert len(set(_read(bench))) == ALL
    assert len(orders(bench, "GetConfiguration")) == 2 + (len(standard_names()) + 1) // 2


def _refuses_long_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    listing = Configuration.listing

    def refuse(self: Configuration, wanted: Any) -> Any:
        names = list(wanted)
        if not 0 < len(names) <= 2:
            raise OccurenceConstraintViolationError
        return listing(self, names)

    monkeypatch.setattr(Configuration, "listing", refuse)


@pytest.mark.parametrize("most", ["", "-1", "0", "many", "9" * 30])
def test_garbage_for_a_limit_is_none(bench: Bench, monkeypatch: pytest.MonkeyPatch, most: str) -> None:
    _lists(monkeypatch, lambda names, entries: _most(entries, most))
    assert len(_read(bench)) == ALL


def test_a_station_that_lists_nothing_tells_nothing(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    _lists(monkeypatch, lambda names, entries: [])
    assert _read(bench) == []


def test_a_station_that_is_silent_about_all_at_once_is_asked_by_name(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Station, "has", lambda self, defect: defect == "lists-late")
    assert set(_read(bench)) <= set(standard_names())
    assert orders(bench, "GetConfiguration")[:2] == [{}, {"key": ["GetConfigurationMaxKeys"]}]


def test_a_station_that_does_not_answer_is_no_station_without_settings(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    deafen(monkeypatch)
    with pytest.raises(NotReady, match="did not answer GetConfiguration"):
        _read(bench)
