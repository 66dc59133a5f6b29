"""Meter readings, read from whatever form they come in."""

from __future__ import annotations

from typing import Any

import pytest

from ocpp_support.matchers.meter_values import CLOCK, ENERGY, PERIODIC, meter_readings, none_arrived

from .session_talk import GARBAGE, SessionTalk, sample


def test_a_sample_that_says_little_has_defaults() -> None:
    talk = SessionTalk()
    talk.reads(sample(value="12.5"))
    (reading,) = meter_readings(talk.conversation(), 1, PERIODIC)
    (found,) = reading.of(ENERGY)
    assert (found.context, found.unit, found.phase, found.location) == (PERIODIC, "Wh", "", "Outlet")
    assert (found.value, found.plain) == (12.5, 12.5)
    assert (reading.connector, reading.transaction_id) == (1, 7)
    assert reading.moment == reading.entry.moment


def test_only_energy_has_a_unit_by_default() -> None:
    talk = SessionTalk()
    talk.reads(sample("Voltage"))
    assert meter_readings(talk.conversation(), 1)[0].samples[0].unit == ""


def test_only_meter_values_are_readings() -> None:
    talk = SessionTalk()
    value = {"timestamp": talk.time, "sampledValue": [sample()]}
    talk.station("DataTransfer", connectorId=1, meterValue=[value])
    assert meter_readings(talk.conversation(), 1) == []


def test_thousands_of_a_unit_are_counted() -> None:
    talk = SessionTalk()
    talk.reads(sample("Power.Active.Import", "11.2", unit="kW"))
    assert meter_readings(talk.conversation(), 1)[0].samples[0].plain == pytest.approx(11200)


def test_readings_are_those_of_one_connector_and_context() -> None:
    talk = SessionTalk()
    talk.reads(connector=2)
    talk.reads(sample(context=CLOCK), sample(context=PERIODIC))
    assert len(meter_readings(talk.conversation(), 1)[0].samples) == 2
    assert len(meter_readings(talk.conversation(), 1, CLOCK)[0].samples) == 1
    assert not meter_readings(talk.conversation(), 2, CLOCK)


def test_one_thing_by_itself_is_taken_for_a_list_of_it() -> None:
    talk = SessionTalk()
    value = {"timestamp": talk.time, "sampledValue": sample()}
    talk.station("MeterValues", connectorId=1, meterValue=value)
    assert len(meter_readings(talk.conversation(), 1)) == 1


@pytest.mark.parametrize("odd", GARBAGE)
def test_nonsense_is_no_reading(odd: Any) -> None:
    talk = SessionTalk()
    talk.station("MeterValues", connectorId=odd, meterValue=odd)
    talk.station("MeterValues", connectorId=1, meterValue=[{"timestamp": odd, "sampledValue": odd}])
    assert all(not one.of("Voltage") for one in meter_readings(talk.conversation(), 1))
    assert none_arrived(talk.conversation(), 1)


def test_a_value_that_is_no_number_is_kept_as_it_is() -> None:
    talk = SessionTalk()
    talk.reads(sample("Voltage", "1,5"))
    (found,) = meter_readings(talk.conversation(), 1)[0].of("Voltage")
    assert (found.text, found.value, found.plain) == ("1,5", None, None)


def test_what_arrived_instead_is_said() -> None:
    talk = SessionTalk()
    assert none_arrived(talk.conversation(), 1) == (
        "no reading arrived of connector 1; the station sent nothing at all"
    )
    talk.asks()
    for _ in range(8):
        talk.station("Heartbeat")
    assert none_arrived(talk.conversation(), 1).endswith("it sent Authorize, Heartbeat 8 times")
    for connector in (2, 3, 2):
        talk.reads(connector=connector)
    assert none_arrived(talk.conversation(), 1).endswith("some did of connector 2, 3")
    talk.reads()
    assert none_arrived(talk.conversation(), 1) == (
        "no such reading arrived of connector 1, though others did"
    )
