"""Answers are given once, at once and as they are, or with the one mistake that was asked for."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

import pytest

from simulator.answering import Answering

from .fake_station import FakeStation

ANSWER = '[3,"12",{"status":"Accepted"}]'
CHANGE = ("ChangeConfiguration", {"key": "HeartbeatInterval", "value": "900"})


class Asked(FakeStation):
    """Notes what is put off, and for how long."""

    def __init__(self, *defects: str, idle: bool = True) -> None:
        super().__init__(*defects)
        self.configuration = SimpleNamespace(idle=idle)
        self.put_off: list[float] = []
        self.left = False
        self.link = SimpleNamespace(leave=self._leave)

    def places(self) -> tuple[int, ...]:
        return (0, 1)

    def later(self, seconds: float, act: Callable[[], object]) -> None:
        self.put_off.append(seconds)
        act()

    async def _leave(self) -> None:
        self.left = True


def given(station: Asked, action: str, payload: dict[str, Any]) -> list[str]:
    sent: list[str] = []

    async def send(text: str) -> None:
        sent.append(text)

    async def run() -> None:
        await Answering(cast(Any, station)).give(action, payload, ANSWER, send)
        await station.done()

    asyncio.run(run())
    return sent


def test_an_answer_is_given_as_it_is() -> None:
    assert given(Asked(), *CHANGE) == [ANSWER]


@pytest.mark.parametrize(
    ("defect", "action", "payload"),
    [
        ("out-of-service-unanswered", "ChangeAvailability", {"connectorId": 1, "type": "Inoperative"}),
        ("resets-without-answer", "Reset", {"type": "Hard"}),
        ("silent-about-unknown-connector", "TriggerMessage", {"connectorId": 2}),
        ("silent-to-change", *CHANGE),
    ],
)
def test_no_answer_is_given(defect: str, action: str, payload: dict[str, Any]) -> None:
    assert given(Asked(defect), action, payload) == []


@pytest.mark.parametrize(
    ("defect", "action", "payload"),
    [
        ("out-of-service-unanswered", "ChangeAvailability", {"connectorId": 1, "type": "Operative"}),
        ("resets-without-answer", "Reset", {"type": "Soft"}),
        ("silent-about-unknown-connector", "TriggerMessage", {"connectorId": 1}),
        ("lists-late", "GetConfiguration", {"key": ["HeartbeatInterval"]}),
    ],
)
def test_other_requests_are_answered(defect: str, action: str, payload: dict[str, Any]) -> None:
    assert given(Asked(defect), action, payload) == [ANSWER]


@pytest.mark.parametrize(
    ("defect", "action", "payload"), [("lists-late", "GetConfiguration", {}), ("late-to-change", *CHANGE)]
)
def test_an_answer_is_late(defect: str, action: str, payload: dict[str, Any]) -> None:
    station = Asked(defect)
    assert given(station, action, payload) == [ANSWER]
    assert station.put_off == [45.0]


def test_what_changes_something_is_answered() -> None:
    assert given(Asked("silent-to-change", idle=False), *CHANGE) == [ANSWER]


def test_an_answer_is_given_twice() -> None:
    assert given(Asked("answers-twice"), "GetConfiguration", {}) == [ANSWER, ANSWER]


@pytest.mark.parametrize(
    ("defect", "frame"),
    [
        ("pads-ids", [3, " 12", {"status": "Accepted"}]),
        ("unknown-to-change", [3, "12", {"status": "NotSupported"}]),
        ("short-error", [4, "12", "GenericError"]),
        ("null-details", [4, "12", "GenericError", "nothing to change", None]),
        ("error-of-its-own", [4, "12", "NothingToChange", "", {}]),
    ],
)
def test_an_answer_is_another(defect: str, frame: list[Any]) -> None:
    (sent,) = given(Asked(defect), *CHANGE)
    assert json.loads(sent) == frame


def test_the_line_is_left_in_place_of_an_answer() -> None:
    station = Asked("leaves-at-change")
    assert given(station, *CHANGE) == []
    assert station.left
