"""Readings are taken from where they were told, with what a sample leaves out filled in."""

from __future__ import annotations

from typing import Any

import pytest

from ocpp_support.monitor.readings import Reading, Sample, readings, samples_in
from ocpp_support.monitor.story import Story
from tests.ocpp_support.matchers.session_talk import SessionTalk, sample

ENERGY = "Energy.Active.Import.Register"


def _one(**fields: Any) -> Sample | None:
    """Return what becomes of one sample; None where it is left out."""
    return next(samples_in({"sampledValue": [fields]}), None)


def test_what_a_sample_leaves_out() -> None:
    assert _one(value="150") == Sample(150, 1, ENERGY, "", "Wh", "Outlet", "Sample.Periodic")


def test_what_a_sample_says() -> None:
    said = _one(
        value="-1.50", measurand="Voltage", phase="L1", unit="V", location="Inlet", context="Sample.Clock"
    )
    assert said == Sample(-1.5, 0.01, "Voltage", "L1", "V", "Inlet", "Sample.Clock")


@pytest.mark.parametrize("unit", ["Wh", "varh", "W", "VA", "var"])
def test_a_thousand_is_told_by_a_k(unit: str) -> None:
    said = _one(value="1.5", measurand="Other", unit=f"k{unit}")
    assert said is not None
    assert (said.value, said.step, said.unit) == (1500, 100, unit)


@pytest.mark.parametrize(
    ("measurand", "unit"),
    [("Energy.Active.Export.Interval", "Wh"), ("Energy.Reactive.Import.Register", ""), ("Voltage", "")],
)
def test_active_energy_alone_has_a_unit_that_need_not_be_told(measurand: str, unit: str) -> None:
    said = _one(value="1", measurand=measurand)
    assert said is not None
    assert said.unit == unit


@pytest.mark.parametrize(
    ("value", "step"), [("1", 1), ("1.", 1), (" 1.25 ", 0.01), ("1." + "0" * 20, 1e-12), ("0.1", 0.1)]
)
def test_a_meter_tells_no_more_than_its_last_digit(value: str, step: float) -> None:
    said = _one(value=value)
    assert said is not None
    assert said.step == pytest.approx(step, abs=0)


@pytest.mark.parametrize(
    "fields", [{}, {"value": "x"}, {"value": None}, {"value": "1", "format": "SignedData"}]
)
def test_what_is_no_number_is_left_out_and_the_next_is_not(fields: dict[str, Any]) -> None:
    values = {"sampledValue": [fields, "odd", {"value": "2", "format": "Raw"}]}
    assert [one.value for one in samples_in(values)] == [2]


def _all(talk: SessionTalk) -> tuple[Reading, ...]:
    return readings(Story(talk.conversation()))


def test_readings_of_a_connector() -> None:
    talk = SessionTalk()
    told = talk.reads(sample(value="1"), sample(value="2"), connector=2, number=9)
    (reading,) = _all(talk)
    assert (reading.entry, reading.place, reading.number) == (told, 2, 9)
    assert reading.moment == told.moment
    assert [one.value for one in reading.samples] == [1, 2]


def test_readings_that_came_with_the_end_are_of_the_connector_of_its_start() -> None:
    talk = SessionTalk()
    start = talk.starts(2, number=7)
    talk.answer(start, {"transactionId": 7})
    talk.starts(1, number=8)
    talk.starts(1, number=7)
    for number in (7, 9, None):
        value = {"timestamp": talk.time, "sampledValue": [sample()]}
        talk.station("StopTransaction", transactionId=number, transactionData=[value], meterValue=[value] * 2)
    assert [(one.place, one.number) for one in _all(talk)] == [(2, 7), (None, 9), (None, None)]


def test_readings_in_another_message_are_none() -> None:
    talk = SessionTalk()
    value = {"timestamp": talk.time, "sampledValue": [sample()]}
    talk.station("DataTransfer", meterValue=[value])
    talk.central("MeterValues", meterValue=[value])
    talk.station("MeterValues", meterValue=[value], transactionData=[value] * 2)
    assert [(one.place, one.number) for one in _all(talk)] == [(None, None)]


def test_a_start_without_a_number_gives_no_connector() -> None:
    talk = SessionTalk()
    talk.starts(2, number="7")
    talk.station("StopTransaction", transactionData=[{"sampledValue": []}])
    (reading,) = _all(talk)
    assert (reading.place, reading.moment, reading.samples) == (None, None, ())


def _reading(*items: dict[str, Any]) -> Reading:
    talk = SessionTalk()
    talk.reads(*items)
    return _all(talk)[0]


def test_a_reading_was_taken_for_a_reason() -> None:
    reading = _reading(sample(), sample("Voltage", context="Sample.Clock"))
    assert reading.taken("Sample.Periodic")
    assert reading.taken("Sample.Clock")
    assert not reading.taken("Trigger")


def test_the_register_is_that_of_the_whole_outlet() -> None:
    others = (sample("Voltage"), sample(phase="L1"), sample(location="Inlet"))
    register = _reading(*others, sample(value="42"), sample(value="43")).register()
    assert register is not None
    assert register.value == 42
    assert _reading(*others).register() is None
