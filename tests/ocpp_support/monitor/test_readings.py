"""Readings are taken from where they were told, with what a sample leaves out filled in."""

from __future__ import annotations

from typing import Any

import pytest

from ocpp_support.monitor.readings import (
    Layout,
    Quantity,
    Reading,
    Series,
    by_the_clock,
    numbers_in,
    picked,
    readings,
    series_of,
)
from ocpp_support.monitor.story import Story
from tests.ocpp_support.matchers.session_talk import SessionTalk, sample

ENERGY = "Energy.Active.Import.Register"


def _told(**fields: Any) -> tuple[Layout, tuple[float, ...]]:
    """Return what becomes of one sample."""
    return numbers_in({"sampledValue": [fields]})


def _quantity(**fields: Any) -> Quantity:
    layout, _ = _told(value="1", **fields)
    (quantity,) = layout.quantities
    return quantity


def test_what_a_sample_leaves_out() -> None:
    assert _told(value="150")[1] == (150,)
    assert _quantity() == Quantity(ENERGY, "", "Wh", "Outlet", "Sample.Periodic", 1)


def test_what_a_sample_says() -> None:
    said = {
        "measurand": "Voltage",
        "phase": "L1",
        "unit": "V",
        "location": "Inlet",
        "context": "Sample.Clock",
    }
    assert _told(value="-1.50", **said)[1] == (-1.5,)
    assert _quantity(**said) == Quantity("Voltage", "L1", "V", "Inlet", "Sample.Clock", 1)


@pytest.mark.parametrize("odd", [None, 1, True, [], {}, ["V"]])
@pytest.mark.parametrize("field", ["measurand", "phase", "unit", "location", "context"])
def test_what_is_no_text_says_nothing(field: str, odd: Any) -> None:
    assert _quantity(**{field: odd}) == _quantity()


@pytest.mark.parametrize("unit", ["Wh", "varh", "W", "VA", "var"])
def test_a_thousand_is_told_by_a_k(unit: str) -> None:
    layout, values = numbers_in(
        {"sampledValue": [sample("Other", "1.5", unit=f"k{unit}"), sample("Other", "1.5", unit=unit)]}
    )
    assert values == (1500, 1.5)
    assert [(one.unit, one.factor) for one in layout.quantities] == [(unit, 1000), (unit, 1)]
    assert _told(value="1.5", unit=f"k{unit}")[1] == (1500,)


@pytest.mark.parametrize(
    ("measurand", "unit"),
    [("Energy.Active.Export.Interval", "Wh"), ("Energy.Reactive.Import.Register", ""), ("Voltage", "")],
)
def test_active_energy_alone_has_a_unit_that_need_not_be_told(measurand: str, unit: str) -> None:
    assert _quantity(measurand=measurand).unit == unit


@pytest.mark.parametrize(
    ("value", "step"), [("1", 1), ("1.", 1), (" 1.25 ", 0.01), ("1." + "0" * 20, 1e-12), ("0.1", 0.1)]
)
def test_a_meter_tells_no_more_than_its_last_digit(value: str, step: float) -> None:
    reading = _reading(sample("Voltage", "odd"), sample("Voltage"), sample(value=value))
    assert reading.register_step() == reading.step(1) == pytest.approx(step, abs=0)


def test_a_last_digit_stands_for_a_thousand_where_the_unit_does() -> None:
    assert _reading(sample(value="1.5", unit="kWh")).step(0) == 100


@pytest.mark.parametrize(
    "fields", [{}, {"value": "x"}, {"value": None}, {"value": "1", "format": "SignedData"}]
)
def test_what_is_no_number_is_left_out_and_the_next_is_not(fields: dict[str, Any]) -> None:
    layout, values = numbers_in(
        {"sampledValue": [{"measurand": "Voltage"} | fields, "odd", {"value": "2", "format": "Raw"}]}
    )
    assert values == (2,)
    assert [one.measurand for one in layout.quantities] == [ENERGY]


def test_what_is_told_alike_has_one_layout() -> None:
    alike = [_told(value=str(number), measurand="Voltage")[0] for number in range(2)]
    assert alike[0] is alike[1] is not _told(value="1", measurand="Current.Import")[0]


def _all(talk: SessionTalk) -> list[Reading]:
    return readings(Story(talk.conversation()))


def test_readings_of_a_connector() -> None:
    talk = SessionTalk()
    told = talk.reads(sample(value="1"), sample(value="2"), connector=2, number=9)
    (reading,) = _all(talk)
    assert (reading.entry, reading.place, reading.number) == (told, 2, 9)
    assert reading.moment == told.moment
    assert (reading.order, reading.values) == (0, (1, 2))


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
    assert (reading.place, reading.moment, reading.values) == (None, None, ())
    assert reading.series.columns == []


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
    assert _reading(*others, sample(value="42.0"), sample(value="43")).register() == 42
    assert _reading(*others, sample(value="42.0"), sample(value="43")).register_step() == 0.1
    assert (_reading(*others).register(), _reading(*others).register_step()) == (None, 0)


def _told_by_two_meters() -> tuple[Story, list[Reading]]:
    talk = SessionTalk()
    talk.reads(sample(value="1"), sample("Voltage", "230"), connector=1)
    talk.reads(sample(value="2", context="Sample.Clock"), connector=1)
    talk.reads(sample(value="3"), sample("Voltage", "231"), connector=2)
    talk.reads(sample(value="4"), sample("Voltage", "232"), connector=1)
    return Story(talk.conversation()), _all(talk)


def test_readings_of_one_meter_in_one_layout_make_a_series() -> None:
    story, _ = _told_by_two_meters()
    told = [(one.place, [reading.order for reading in one.readings], one.columns) for one in series_of(story)]
    assert told == [(1, [0, 3], [(1, 4), (230, 232)]), (1, [1], [(2,)]), (2, [2], [(3,), (231,)])]


def test_readings_are_picked_by_what_is_found_in_their_series() -> None:
    story, _ = _told_by_two_meters()
    asked: list[Series] = []

    def highest(series: Series) -> float:
        asked.append(series)
        return max(series.columns[1]) if len(series.columns) > 1 else 0

    assert [(one.order, found) for one, found in picked(story, highest)] == [(0, 232), (2, 231), (3, 232)]
    assert asked == series_of(story)
    assert [one.order for one, _ in picked(story, by_the_clock)] == [1]
    assert not [*picked(story, lambda _: None)]
