"""What is reported wrongly, where the station was told to report it so; and that it is not otherwise."""

from __future__ import annotations

from typing import Any, cast

import pytest

from simulator.connector import Condition
from simulator.misreports import LATE_S, Misreports

from .fake_station import FakeStation

FREE, OUT = Condition("Available", "NoError"), Condition("Unavailable", "NoError")
HOT = Condition("Faulted", "HighTemperature", "Too hot", "OverTemperature")


def misreports(*defects: str, restarted: str = "") -> Misreports:
    station = FakeStation(*defects)
    station.restarted = restarted
    return Misreports(cast(Any, station))


@pytest.mark.parametrize("condition", [FREE, OUT, HOT])
def test_a_sound_station_reports_what_is(condition: Condition) -> None:
    sound = misreports(restarted="HardReset")
    assert sound.as_told(2, condition, FREE) == (2, condition)
    assert sound.at_boot(0, condition) == condition
    assert not sound.silent_at_boot(0)
    assert not sound.silent_when_asked()
    assert not sound.keeps_quiet(1, condition)
    assert sound.delay(1, FREE, condition) == 0
    assert not sound.repeats_the_old(condition)


def test_an_error_is_told_once_for_each_place() -> None:
    station = misreports("error-only-once")
    quiet = [station.keeps_quiet(number, HOT) for number in (1, 2, 1, 2)]
    assert quiet == [False, False, True, True]


@pytest.mark.parametrize(
    ("defect", "condition", "late"),
    [
        ("late-errors", HOT, True),
        ("late-errors", OUT, False),
        ("late-availability", OUT, True),
        ("late-availability", HOT, False),
    ],
)
def test_a_report_is_late(defect: str, condition: Condition, late: bool) -> None:
    assert misreports(defect).delay(1, FREE, condition) == (LATE_S if late else 0)


@pytest.mark.parametrize(
    ("defect", "restarted", "silent"),
    [
        ("silent-boot-statuses", "", [0, 1, 2]),
        ("forgets-itself-at-boot", "", [0]),
        ("second-silent-at-boot", "", [2]),
        ("statuses-only-at-power-on", "", []),
        ("statuses-only-at-power-on", "SoftReset", [0, 1, 2]),
        ("silent-after-hard-reset", "SoftReset", []),
        ("silent-after-hard-reset", "HardReset", [0, 1, 2]),
        ("forgets-itself-after-update", "HardReset", []),
        ("forgets-itself-after-update", "Reboot", [0]),
    ],
)
def test_places_are_left_out_after_a_start(defect: str, restarted: str, silent: list[int]) -> None:
    station = misreports(defect, restarted=restarted)
    assert [number for number in (0, 1, 2) if station.silent_at_boot(number)] == silent


def test_a_status_is_told_the_first_time_that_it_is_asked_for() -> None:
    station = misreports("tells-status-once")
    assert [station.silent_when_asked() for _ in range(3)] == [False, True, True]


@pytest.mark.parametrize(
    ("defect", "number", "condition", "told"),
    [
        ("unavailable-as-faulted", 1, OUT, (1, Condition("Faulted", "NoError"))),
        ("errors-as-its-own", 1, HOT, (0, HOT)),
        ("own-error-as-connectors", 0, HOT, (1, HOT)),
        (
            "second-error-without-code",
            2,
            HOT,
            (2, Condition("Faulted", "NoError", "Too hot", "OverTemperature")),
        ),
        ("second-error-without-code", 1, HOT, (1, HOT)),
    ],
)
def test_a_report_is_wrong(
    defect: str, number: int, condition: Condition, told: tuple[int, Condition]
) -> None:
    assert misreports(defect).as_told(number, condition, FREE) == told
