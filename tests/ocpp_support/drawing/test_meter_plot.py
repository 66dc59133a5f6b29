"""The meter plot: what can be read in it, that anything can be drawn, and that it stays small."""

from __future__ import annotations

import re
from time import process_time
from typing import Any
from xml.dom.minidom import Element, parseString

from hypothesis import given, settings
from hypothesis import strategies as st

from ocpp_support.drawing.meter_plot import meter_plot
from ocpp_support.trace.events import Connected, Disconnected
from tests.ocpp_support.chronicle.stories import SessionStory
from tests.ocpp_support.matchers.session_talk import sample

from .scenes import texts

QUICK_S, LARGEST = 0.05, 100_000


def element_of(picture: str) -> Element:
    element = parseString(picture).documentElement
    assert element is not None
    return element


def charging() -> SessionStory:
    """A session with two readings of everything."""
    story = SessionStory()
    story.reports("Available")
    story.scenario("8 Meter: Everything")
    story.step("Given it is there")
    story.wait(5)
    story.step("When the driver charges")
    story.reports("Charging")
    story.starts(meter=1000)
    for minute in (1, 2):
        story.wait(60)
        story.reads(
            sample(value=str(1000 + minute * 183)),
            sample("Power.Active.Import", "11.0", unit="kW"),
            sample("Voltage", "230.1", unit="V", phase="L1-N"),
            sample("Voltage", "231.2", unit="V", phase="L2-N"),
            sample("Current.Import", "16", unit="A"),
            sample("SoC", "40", unit="Percent", location="EV"),
        )
    story.ends(meter=1400, reason="Remote")
    story.wait(3)
    story.over()
    return story


def test_quantities_phases_and_what_happened_can_be_read() -> None:
    told = texts(meter_plot(charging().scene()))
    for said in (
        "8 Meter: Everything",
        "When the driver charges",
        "Connector 1",
        "● Charging",
        "session 7 begins",
        "ends: Remote",
        "Power, kW",
        "Current, A",
        "Voltage, V",
        "L1-N 230.1 V",
        "L2-N 231.2 V",
        "+400 Wh",
        "State of charge, %",
        "sampled at its rhythm",
        "meterStart, meterStop",
        "+1:00",
    ):
        assert said in told


def test_where_there_was_no_session_there_is_no_picture() -> None:
    story = SessionStory()
    story.scenario("8 Meter: None")
    story.reads(sample(context="Sample.Clock"))
    assert meter_plot(story.scene()) == ""


def test_a_session_without_any_reading_is_shown() -> None:
    story = SessionStory()
    story.starts()
    story.scenario("8 Meter: None")
    story.wait(30)
    assert "no reading arrived" in texts(meter_plot(story.scene()))


def test_what_is_no_number_is_marked_and_explained() -> None:
    story = charging()
    assert 'class="odd"' not in meter_plot(story.scene())
    story.reads(sample(value="NaN"))
    picture = meter_plot(story.scene())
    assert 'class="odd"' in picture
    assert "no number, or none that a meter shows" in texts(picture)


def test_a_time_without_connection_is_told() -> None:
    story = charging()
    story.event(Connected("/CP1", ()))
    story.event(Disconnected(1006, "", "the central system"))
    story.wait(60)
    story.event(Connected("/CP1", ()))
    story.starts(number=8)
    assert "no connection" in texts(meter_plot(story.scene()))


def test_missing_readings_are_no_line_but_dots() -> None:
    story = SessionStory()
    story.scenario("8 Meter: Gap")
    story.starts(meter="?")
    for seconds in (10, 10, 10, 10, 100, 10, 10):
        story.wait(seconds)
        story.reads(sample(value="150"))
    assert meter_plot(story.scene()).count('stroke-dasharray="1.5 4"') == 1


def test_neighbouring_sessions_are_not_joined() -> None:
    story = SessionStory()
    story.scenario("8 Meter: Two")
    for number in (7, 8):
        story.starts(number=number, meter="?")
        for _ in range(2):
            story.wait(10)
            story.reads(sample("Power.Active.Import", "5", unit="W"))
        story.wait(1)
        story.ends(number, meter="?")
        story.wait(10)
    [line] = re.findall(r' d="(M[^"]*L[^"]*)"', meter_plot(story.scene()))
    assert (line.count("M"), line.count("L")) == (2, 2)


def test_two_thousand_readings_are_drawn_quickly_and_small_and_no_peak_is_lost() -> None:
    story = SessionStory()
    story.scenario("8 Meter: Long")
    story.starts()
    for number in range(2000):
        story.wait(30)
        power = "99000" if number == 1234 else "11000"
        story.reads(sample(value=str(number)), sample("Power.Active.Import", power, unit="W"))
    scene = story.scene()
    began = process_time()
    picture = meter_plot(scene)
    assert process_time() - began < QUICK_S * 4
    assert len(picture) < LARGEST
    assert "100" in texts(picture)


def test_many_connectors_and_quantities_are_named_where_they_are_not_shown() -> None:
    story = SessionStory(connectors=20)
    story.scenario("8 Meter: Many")
    for connector in range(1, 21):
        story.starts(connector=connector, number=connector)
    story.reads(*(sample(f"Strange.{number}", "1") for number in range(30)))
    told = " ".join(texts(meter_plot(story.scene())))
    assert "14 more connectors are not shown" in told
    assert "also reported, and not shown" in told


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.just("150"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=4,
)
ODD = JSON | st.sampled_from(
    [1, 2, "Energy.Active.Import.Register", "kWh", "W", "L1", "2026-01-01T00:00:05Z"]
)
SAMPLES = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("value", "measurand", "unit", "phase", "context", "location"), ODD)
)
VALUES = st.fixed_dictionaries(
    {}, optional={"timestamp": ODD, "sampledValue": ODD | st.lists(SAMPLES, max_size=3)}
)
FIELDS = {
    **dict.fromkeys(("connectorId", "transactionId", "meterStart", "meterStop", "timestamp", "idTag"), ODD),
    "meterValue": ODD | st.lists(VALUES, max_size=3),
    "transactionData": ODD | st.lists(VALUES, max_size=3),
    "status": ODD,
    "reason": ODD,
}
MESSAGES = st.lists(
    st.tuples(
        st.sampled_from(["MeterValues", "StartTransaction", "StopTransaction", "StatusNotification"]),
        st.fixed_dictionaries({}, optional=FIELDS),
        st.none() | st.fixed_dictionaries({"transactionId": ODD}),
    ),
    max_size=6,
)


@given(MESSAGES, st.text())
@settings(max_examples=80, deadline=None)
def test_whatever_a_station_says_the_picture_can_be_read(said: list[Any], words: str) -> None:
    story = SessionStory()
    story.starts()
    story.scenario(words or "odd")
    story.step("When " + words)
    for action, payload, answer in said:
        story.wait(1)
        asked = story.station(action, **payload)
        if answer is not None:
            story.answer(asked, answer)
    picture = meter_plot(story.scene())
    assert element_of(picture).getAttribute("viewBox").startswith("0 0 1000 ")
    assert "nan" not in re.sub(r"<text.*?</text>|<title.*?</title>", "", picture).lower()


def test_no_secret_is_in_it_and_it_asks_for_nothing() -> None:
    story = charging()
    story.reads(sample("ftp://user:opensesame@host/", "1"))
    picture = meter_plot(story.scene())
    assert "opensesame" not in picture
    assert "http" not in picture.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert "url(" not in picture


def test_many_sessions_at_once_do_not_push_all_else_away() -> None:
    story = SessionStory()
    story.scenario("8 Meter: Many")
    for number in range(50):
        story.starts(number=number)
        story.ends(number)
    picture = meter_plot(story.scene())
    assert picture.count('class="ses"') == 100
    assert len([one for one in texts(picture) if "begins" in one or "ends" in one]) < 10
