"""What a meter tells can be, within what meters, ramps and power factors do to it."""

from __future__ import annotations

from typing import Any

import pytest

from ..matchers.session_talk import sample
from .tales import Tale, breaks, found_in, keeps

UNFIT = "metering.power-unfit"


def _tells(tale: Tale, *samples: tuple[str, str, str], times: int = 2) -> None:
    """Tell the same twice; each sample is measurand, value and phase."""
    for _ in range(times):
        tale.wait(60)
        told = [sample(name, value, **({"phase": phase} if phase else {})) for name, value, phase in samples]
        tale.reads(*told, number=None)


def _phases(name: str, *values: str, form: str = "L{}") -> list[tuple[str, str, str]]:
    return [(name, value, form.format(number)) for number, value in enumerate(values, start=1)]


def _all(power: str, volts: str, amperes: str) -> list[tuple[str, str, str]]:
    return [("Power.Active.Import", power, ""), ("Voltage", volts, ""), ("Current.Import", amperes, "")]


THREE = [*_phases("Voltage", "230", "230", "230", form="L{}-N"), *_phases("Current.Import", "16", "16", "16")]


@pytest.mark.parametrize(
    "samples",
    [
        [("Power.Active.Import", "14000", ""), *THREE],
        [("Power.Active.Import", "1900", ""), *THREE],
        [*_phases("Power.Active.Import", "5000", "5000", "5000"), *THREE],
        [("Power.Active.Import", "11", ""), *THREE],
        _all("600000", "400", "390"),
        _all("156", "400", "390"),
        _all("501", "0", "0"),
        _all("100", "501", "1"),
        _all("249", "500", "2"),
        [("Power.Active.Import", "14000", ""), *THREE, ("Current.Import", "3", "N")],
        [("Power.Active.Import", "14000", ""), *THREE[:3], ("Current.Import", "16", "")],
        [("Power.Active.Import", "14000", ""), ("Voltage", "230", ""), *THREE[3:]],
        [
            ("Power.Active.Import", "14000", ""),
            *_phases("Voltage", "400", "400", "400", form="L{}-L1"),
            *THREE[3:],
        ],
    ],
)
def test_power_that_volts_and_amperes_cannot_make(samples: list[tuple[str, str, str]]) -> None:
    def play(tale: Tale) -> None:
        tale.comes()
        _tells(tale, *samples)

    assert found_in(play) == [UNFIT]


@pytest.mark.parametrize(
    "samples",
    [
        [("Power.Active.Import", "11040", ""), *THREE],
        [("Power.Active.Import", "12500", ""), *THREE],
        [
            ("Power.Active.Import", "11040", ""),
            *_phases("Power.Active.Import", "3680", "3680", "3680"),
            *THREE,
        ],
        [("Power.Active.Import", "3700", ""), *THREE],
        [("Power.Active.Import", "14000", ""), *THREE[:3]],
        [("Power.Active.Import", "14000", ""), *THREE[:2], *THREE[3:]],
        [("Power.Active.Import", "14000", "L1"), *THREE],
        [("Power.Active.Import", "14000", "N"), *THREE],
        _all("11040", "230", "16"),
        _all("6400", "400", "16"),
        _all("5", "230", "1.5"),
        _all("500", "0", "0"),
        _all("100", "500", "1"),
        _all("250", "500", "2"),
        [
            ("Power.Active.Import", "12500", ""),
            *_phases("Voltage", "400", "400", "400", form="L{}-L1"),
            *THREE[3:],
        ],
        [("Power.Active.Import", "14000", ""), ("Current.Import", "16", "")],
        [*_phases("Power.Active.Import", "14000"), ("Voltage", "230", ""), ("Current.Import", "16", "")],
    ],
)
def test_power_that_they_can_make_or_may(samples: list[tuple[str, str, str]]) -> None:
    def play(tale: Tale) -> None:
        tale.comes()
        _tells(tale, *samples)

    assert found_in(play) == []


@keeps
def test_one_reading_while_the_car_ramps(tale: Tale) -> None:
    tale.comes()
    _tells(tale, ("Power.Active.Import", "1000", ""), *THREE, times=1)
    _tells(tale, ("Power.Active.Import", "11000", ""), *THREE, times=1)
    _tells(tale, ("Power.Active.Import", "1000", ""), *THREE, times=1)


@keeps
def test_one_reading_of_each_connector(tale: Tale) -> None:
    tale.comes()
    for connector in (1, 2):
        samples = [
            sample("Power.Active.Import", "600000"),
            sample("Voltage", "1"),
            sample("Current.Import", "1"),
        ]
        tale.reads(*samples, number=None, connector=connector)


@breaks(UNFIT, "it tells 600000 W of connector 2; volts times amperes make 3 W")
def test_the_meter_of_one_connector_alone(tale: Tale) -> None:
    tale.comes()
    for _ in range(2):
        for connector, power in ((1, "1"), (2, "600000")):
            told = {"Power.Active.Import": power, "Voltage": "1", "Current.Import": "1"}
            samples = [sample(name, value) for name, value in told.items()]
            tale.reads(*samples, number=None, connector=connector)


@breaks(
    UNFIT,
    "it tells 600000 W of connector 1; volts times amperes make 3 W",
    "it tells 600000 W of connector 1; volts times amperes make 3 W",
)
def test_the_meter_of_another_place_is_told_first(tale: Tale) -> None:
    tale.comes()
    samples = [sample("Power.Active.Import", "600000"), sample("Voltage", "1"), sample("Current.Import", "1")]
    for _ in range(3):
        tale.reads(sample("Voltage", "400", location="Inlet"), *samples, number=None)


@keeps
def test_what_is_told_of_different_places_is_not_compared(tale: Tale) -> None:
    tale.comes()
    for _ in range(2):
        tale.wait(60)
        tale.reads(
            sample("Power.Active.Import", "150000", location="Outlet"),
            sample("Voltage", "400", location="Inlet"),
            sample("Current.Import", "32", location="Inlet"),
            number=None,
        )


def _is_told(measurand: str, value: str, **fields: Any) -> list[str]:
    def play(tale: Tale) -> None:
        tale.comes()
        tale.reads(sample(measurand, value, **fields), number=None)

    return found_in(play)


@pytest.mark.parametrize(
    ("measurand", "unit"),
    [
        ("Energy.Active.Import.Register", "W"),
        ("Energy.Reactive.Import.Register", "Wh"),
        ("Power.Active.Import", "kWh"),
        ("Power.Active.Import", "VA"),
        ("Current.Import", "Percent"),
        ("Voltage", "A"),
        ("SoC", "Wh"),
        ("Temperature", "V"),
    ],
)
def test_a_unit_of_something_else(measurand: str, unit: str) -> None:
    assert _is_told(measurand, "50", unit=unit) == ["metering.unit-unfit"]


@pytest.mark.parametrize(
    ("measurand", "unit"),
    [
        ("Energy.Active.Import.Interval", "kWh"),
        ("Energy.Reactive.Import.Register", "kvarh"),
        ("Power.Offered", "kW"),
        ("Power.Factor", "Percent"),
        ("Current.Offered", "A"),
        ("Temperature", "Celcius"),
        ("Frequency", "Hertz"),
        ("Voltage", "mV"),
        ("SoC", "Percent"),
    ],
)
def test_a_unit_that_fits_or_is_the_schema_s_matter(measurand: str, unit: str) -> None:
    assert _is_told(measurand, "50", unit=unit) == []


@breaks("metering.unit-unfit", "it tells Voltage in W, not in V")
def test_a_voltage_in_watts(tale: Tale) -> None:
    tale.comes()
    tale.reads(sample("Voltage", "230", unit="W"), number=None)


@pytest.mark.parametrize(("value", "possible"), [("0", True), ("100", True), ("101", False), ("-1", False)])
def test_a_state_of_charge(value: str, possible: bool) -> None:
    assert _is_told("SoC", value, unit="Percent") == ([] if possible else ["metering.charge-impossible"])


@breaks("metering.charge-impossible", "it tells a state of charge of 1000 percent")
def test_a_battery_that_is_more_than_full(tale: Tale) -> None:
    tale.comes()
    tale.reads(sample("SoC", "1000"), number=None)


@pytest.mark.parametrize(
    ("measurand", "value", "possible"),
    [
        ("Voltage", "-230", False),
        ("Power.Active.Import", "-11000", False),
        ("Current.Import", "-16", False),
        ("Current.Import", "-0.5", True),
        ("Power.Active.Import", "-5", True),
        ("Power.Reactive.Import", "-500", True),
        ("Temperature", "-20", True),
        ("Power.Factor", "-0.5", True),
    ],
)
def test_less_than_nothing(measurand: str, value: str, possible: bool) -> None:
    assert _is_told(measurand, value) == ([] if possible else ["metering.negative"])


@breaks("metering.negative", "it tells Current.Import of -16 A")
def test_a_current_below_what_a_meter_makes_up(tale: Tale) -> None:
    tale.comes()
    for value in ("-1", "-16", "-1"):
        tale.reads(sample("Current.Import", value, unit="A"), number=None)


@breaks("metering.negative", "it tells Energy.Active.Import.Register of -1 Wh")
def test_an_energy_below_nothing(tale: Tale) -> None:
    tale.comes()
    tale.reads(sample(value="-1"), number=None)


@breaks(UNFIT)
def test_kilowatts_that_are_called_watts(tale: Tale) -> None:
    tale.comes()
    _tells(tale, ("Power.Active.Import", "11.04", ""), *THREE)
