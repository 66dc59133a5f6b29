"""Lists of settings hold what was asked for, spelt and protected as the standard has it; changes show."""

from __future__ import annotations

from typing import Any

import pytest

from ocpp_support.monitor.rule import Rule
from ocpp_support.monitor.settings import (
    changes_nothing,
    changes_what_it_refused,
    does_not_support_its_own,
    ignores_the_filter,
    lacks_settings,
    lists_twice,
    misspells,
    passes_over_unknown,
    protects_wrongly,
    tells_another_kind,
)
from ocpp_support.protocol.standard_settings import required_settings

from .tales import Tale, said_of


def _lists(tale: Tale, *items: Any, asked: Any = None, unknown: Any = None, **values: Any) -> None:
    """Have settings listed: items as they are, and keys with values."""
    plain = [{"key": key, "value": value, "readonly": False} for key, value in values.items()]
    answer: dict[str, Any] = {"configurationKey": [*items, *plain]}
    if unknown is not None:
        answer["unknownKey"] = unknown
    tale.told("GetConfiguration", answer, **({} if asked is None else {"key": asked}))


def _said(rule: Rule, *items: Any, **more: Any) -> list[str]:
    return said_of(rule, lambda tale: _lists(tale, *items, **more))


def test_what_was_not_asked_for() -> None:
    said = "asked for HeartbeatInterval, MeterType, it also listed "
    asked = ["HeartbeatInterval", "MeterType"]
    four = dict.fromkeys("abcd")
    three = dict.fromkeys("abc")
    assert _said(ignores_the_filter, asked=asked, heartbeatINTERVAL=None, **four) == [
        f"{said}a, b, c and 1 more"
    ]
    assert _said(ignores_the_filter, asked=asked, **three) == [f"{said}a, b, c"]
    assert _said(ignores_the_filter, asked=["A", "b", "C"], **three) == []
    assert _said(ignores_the_filter, **three) == _said(ignores_the_filter, asked=[], **three) == []


def test_a_question_that_was_not_answered() -> None:
    def play(tale: Tale) -> None:
        tale.told("GetConfiguration", None, key=["a"])
        tale.error(tale.central("GetConfiguration", key=["a"]), "InternalError")
        tale.told("DataTransfer", {"configurationKey": [{"key": "b"}]}, key=["a"])
        _lists(tale, asked=["a"], b=None)

    assert said_of(ignores_the_filter, play) == ["asked for a, it also listed b"]


def test_a_standard_setting_in_another_case() -> None:
    said = ["it spells HeartbeatInterval heartbeatInterval"]
    assert _said(misspells, heartbeatInterval="1", HeartbeatInterval="1", colour="red") == said


def test_what_it_passes_over() -> None:
    said = "asked for {}, it neither listed it nor said that it does not know it"
    assert _said(passes_over_unknown, asked=["A", "B", "C"], unknown=["c"], a=None) == [said.format("B")]
    assert _said(passes_over_unknown, asked=["A"], unknown="A") == [said.format("A")]
    assert _said(passes_over_unknown, asked=["A", "B"], unknown=["b", None], a=None) == []
    assert _said(passes_over_unknown, a=None) == []


@pytest.mark.parametrize(
    ("key", "readonly", "said"),
    [
        ("heartbeatinterval", True, "it says readonly true of HeartbeatInterval, which can be changed"),
        ("NumberOfConnectors", False, "it says readonly false of NumberOfConnectors, which can only be read"),
        ("HeartbeatInterval", False, None),
        ("NumberOfConnectors", True, None),
        ("HeartbeatInterval", "true", None),
        ("Colour", True, None),
        ("AuthorizeRemoteTxRequests", None, None),
    ],
)
def test_what_is_protected(key: str, readonly: Any, said: str | None) -> None:
    odd = [{"key": "Colour", "readonly": True}, {"key": "ClockAlignedDataInterval", "readonly": None}]
    assert _said(protects_wrongly, *odd, {"key": key, "readonly": readonly}) == ([said] if said else [])


def test_what_comes_twice() -> None:
    said = [f"it listed {key} 2 times" for key in ("MeterType", "metertype", "ColourOfLight")]
    items = [{"key": key} for key in ("MeterType", "Once", "metertype", "ColourOfLight", "ColourOfLight")]
    assert _said(lists_twice, *items) == said
    assert _said(lists_twice, {"key": "a"}, {"key": None}, {"key": None}, "odd") == []


def test_what_must_be_there() -> None:
    def play(tale: Tale) -> None:
        _lists(tale, asked=["HeartbeatInterval"], HeartbeatInterval="1")
        _lists(tale, **dict.fromkeys({*required_settings()} - {"ResetRetries", "LocalPreAuthorize"}))

    assert said_of(lacks_settings, play) == ["its list of all settings lacks LocalPreAuthorize, ResetRetries"]


def test_values_of_another_kind() -> None:
    said = ["its HeartbeatInterval is no whole number"]
    assert _said(tells_another_kind, Colour="x", MeterType=None, heartbeatinterval="soon") == said


def _changes(tale: Tale, value: Any, status: str = "Accepted", key: str = "HeartbeatInterval") -> None:
    tale.told("ChangeConfiguration", {"status": status}, key=key, value=value)


def test_a_change_that_does_not_show() -> None:
    said = "it accepted a change of HeartbeatInterval, and reads something else there"

    def play(tale: Tale) -> None:
        _changes(tale, "60", key="heartbeatinterval")
        tale.told("ClearCache", {"status": "Accepted"}, key="HeartbeatInterval")
        _lists(tale, MeterType="x", HeartbeatInterval="300")
        _lists(tale, HeartbeatInterval="300")

    assert said_of(changes_nothing, play) == [said]


@pytest.mark.parametrize(
    ("changes", "read"),
    [
        ([("60", "Accepted")], "060"),
        ([("60", "Rejected")], "300"),
        ([("60", "RebootRequired")], "300"),
        ([("60", "Accepted"), ("90", "RebootRequired")], "60"),
        ([("60", "Accepted"), ("90", "RebootRequired")], "90"),
        ([("60", "Accepted"), ("90", "Accepted")], "90"),
        ([("60", "Accepted")], None),
        ([], "300"),
    ],
)
def test_changes_that_show_or_need_not(changes: list[tuple[str, str]], read: str | None) -> None:
    def play(tale: Tale) -> None:
        for value, status in changes:
            _changes(tale, value, status)
        _lists(tale, HeartbeatInterval=read)

    assert said_of(changes_nothing, play) == []


def _undone(*events: tuple[str, Any]) -> list[str]:
    """Return what is said of settings that are read, changed or refused."""

    def play(tale: Tale) -> None:
        for what, value in events:
            if what == "reads":
                _lists(tale, MeterType=None, HeartbeatInterval=value)
            else:
                _changes(tale, value, what, "heartbeatinterval")

    return said_of(changes_what_it_refused, play)


def test_a_change_that_was_refused_and_shows() -> None:
    said = ["it refused a change of HeartbeatInterval, and made it"]
    for status in ("Rejected", "NotSupported"):
        assert _undone(("reads", "300"), (status, "60"), ("reads", "60"), ("reads", "60")) == said
    assert _undone(("Accepted", "300"), ("Rejected", "60"), ("reads", "60")) == said
    assert _undone(("Accepted", "300"), ("Rejected", "60"), ("reads", None), ("reads", "060")) == said


def test_a_change_that_was_refused_and_may_show() -> None:
    assert _undone(("Rejected", "60"), ("reads", "60")) == _undone(("RebootRequired", "60")) == []
    assert _undone(("reads", None), ("Rejected", "60"), ("reads", "60")) == []
    assert _undone(("reads", "60"), ("Rejected", "060"), ("reads", "60")) == []
    assert _undone(("reads", "300"), ("RebootRequired", "60"), ("Rejected", "60"), ("reads", "60")) == []
    assert _undone(("reads", "300"), ("Rejected", "60"), ("RebootRequired", "60"), ("reads", "60")) == []
    assert _undone(("reads", "300"), ("Rejected", "60"), ("reads", "300"), ("reads", "60")) == []


def test_it_does_not_support_what_it_lists() -> None:
    said = ["it lists HeartbeatInterval, and answers NotSupported where that is to be changed"]

    def play(tale: Tale, *, before: bool, status: str = "NotSupported") -> None:
        if before:
            _lists(tale, heartbeatinterval="300")
            _lists(tale, MeterType="300")
        _changes(tale, "60", status)
        _lists(tale, heartbeatinterval="300")

    assert said_of(does_not_support_its_own, lambda tale: play(tale, before=True)) == said
    assert said_of(does_not_support_its_own, lambda tale: play(tale, before=False)) == []
    assert said_of(does_not_support_its_own, lambda tale: play(tale, before=True, status="Rejected")) == []
