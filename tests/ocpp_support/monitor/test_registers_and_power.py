"""A register grows by what steady power makes of the time, within what a car may do between two readings."""

from __future__ import annotations

from typing import Any

import pytest

from ocpp_support.monitor.registers import counts_unlike_power

from ..matchers.session_talk import sample
from .tales import Play, Tale, breaks, keeps, said_of

POWER = "Power.Active.Import"


def _power(value: float, **fields: Any) -> dict[str, Any]:
    return sample(POWER, str(value), unit="W", **fields)


def _reads(tale: Tale, *values: str, powers: tuple[float, ...], every: float = 60) -> None:
    for place, value in enumerate(values):
        tale.wait(every)
        tale.reads(sample(value=value), _power(powers[place % len(powers)]))


def _grows(*values: str, powers: tuple[float, ...] = (7200,), every: float = 60) -> list[str]:
    """Return what is said of a register that stands so, minute by minute, while power is told."""

    def play(tale: Tale) -> None:
        tale.comes()
        tale.starts(meter=1000)
        _reads(tale, *values, powers=powers, every=every)

    return said_of(counts_unlike_power, play)


def _said(grown: int, made: int) -> list[str]:
    power = f"where the power that is told makes {made} Wh"
    return [f"in transaction 7 the register grows by {grown} Wh {power}"]


@breaks("registers.unlike-power", *_said(10, 183))
def test_a_register_that_hardly_grows(tale: Tale) -> None:
    tale.comes()
    tale.starts(meter=1000)
    _reads(tale, "1010", "1020", "1030", "1040", powers=(11000,))


@keeps
def test_a_register_that_grows_by_the_power(tale: Tale) -> None:
    tale.comes()
    tale.starts(meter=1000)
    _reads(tale, "1100", "1283", "1466", "1650", powers=(11000,))


def test_half_and_twice_are_let_pass() -> None:
    assert _grows("1000", "1060", "1120", "1180") == []
    assert _grows("1000", "1059", "1118", "1177") == _said(59, 120)
    assert _grows("1000", "1240", "1480", "1720") == []
    assert _grows("1000", "1241", "1482", "1723") == _said(241, 120)


def test_three_steps_in_a_row_are_told_once() -> None:
    assert _grows("1000", "1001", "1002") == []
    assert _grows("1000", "1001", "1002", "1003", "1004", "1005") == _said(1, 120)
    assert _grows("1000", "1120", "1121", "1122", "1242", "1243", "1244") == []


def test_power_that_is_steady() -> None:
    assert _grows("1000", "1000", "1000", "1000", powers=(500,), every=120) == _said(0, 17)
    assert _grows("1000", "1000", "1000", "1000", powers=(499,), every=120) == []
    assert _grows("1000", "1000", "1000", "1000", powers=(9000, 10000)) == _said(0, 158)
    assert _grows("1000", "1000", "1000", "1000", powers=(8999, 10000)) == []


def test_power_that_becomes_steady() -> None:
    assert _grows("1000", "1000", "1000", "1000", powers=(900, 7200, 7200, 7200)) == []
    assert _grows(*["1000"] * 5, powers=(900, 7200, 7200, 7200, 7200)) == _said(0, 120)


def test_a_step_is_worth_ten_last_digits() -> None:
    assert _grows("1000", "1000", "1000", "1000", powers=(600,)) == _said(0, 10)
    assert _grows("1000", "1000", "1000", "1000", powers=(599,)) == []
    assert _grows("1000.0", "1000.0", "1000.0", "1000.0", powers=(599,)) == _said(0, 10)
    assert _grows("1000", "1000", "1000", "1000", powers=(580, 610, 630)) == []


def _all(*samples: dict[str, Any], times: int = 4) -> Play:
    """Return the tale of a session in which the same is told each minute."""

    def play(tale: Tale) -> None:
        tale.comes()
        tale.starts(meter=1000)
        for _ in range(times):
            tale.wait(60)
            tale.reads(*samples)

    return play


@pytest.mark.parametrize("phases", [("L1", "L2", "L3"), ("L1-N", "L2-N", "L3-N")])
def test_power_that_is_told_by_phase(phases: tuple[str, ...]) -> None:
    samples = [_power(2400, phase=phase) for phase in phases]
    assert said_of(counts_unlike_power, _all(sample(value="1000"), *samples)) == _said(0, 120)
    overall = [*samples, _power(3600)]
    assert said_of(counts_unlike_power, _all(sample(value="1000"), *overall)) == _said(0, 60)
    assert said_of(counts_unlike_power, _all(sample(value="1000"), *overall, _power(3600))) == _said(0, 60)


@pytest.mark.parametrize("fields", [{"phase": "N"}, {"phase": "L1-L2"}, {"location": "Inlet"}])
def test_power_of_something_else(fields: dict[str, str]) -> None:
    assert said_of(counts_unlike_power, _all(sample(value="1000"), _power(7200, **fields))) == []


def test_readings_without_the_one_or_the_other_tell_nothing() -> None:
    for one in (sample(value="1000"), _power(7200)):
        assert said_of(counts_unlike_power, _all(one)) == []


def test_what_comes_between_makes_no_difference() -> None:
    def play(tale: Tale) -> None:
        tale.comes()
        tale.starts(meter=1000)
        tale.reads(_power(7200))
        for _ in range(4):
            tale.wait(30)
            tale.reads(sample(context="Sample.Clock"))
            tale.reads(sample(), time="soon")
            tale.wait(30)
            tale.reads(sample(value="1000"), _power(7200))

    assert said_of(counts_unlike_power, play) == _said(0, 120)


def test_a_register_that_is_told_every_other_time() -> None:
    def play(tale: Tale) -> None:
        tale.comes()
        tale.starts(meter=1000)
        for place in range(8):
            tale.wait(60)
            tale.reads(_power(7200), *([sample(value="1000")] if place % 2 else []))

    assert said_of(counts_unlike_power, play) == []
