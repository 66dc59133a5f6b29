"""What the meters showed, sorted: by connector, quantity and phase, in plain units, each at its own time."""

from __future__ import annotations

from typing import Any

import pytest

from ocpp_support.drawing.meter.curves import Curve, Curves, Kind, curves_of
from ocpp_support.drawing.meter.happenings import sessions_in
from tests.ocpp_support.chronicle.stories import SessionStory
from tests.ocpp_support.matchers.session_talk import sample


def began() -> SessionStory:
    story = SessionStory()
    story.wait(100)
    story.scenario("8 Meter: One")
    return story


def curves(story: SessionStory) -> Curves:
    scene = story.scene()
    return curves_of(scene, sessions_in(scene))


def curve(story: SessionStory, place: int | None, title: str, name: str = "") -> Curve:
    [found] = [
        panel[name]
        for (where, quantity), panel in curves(story).panels.items()
        if (where, quantity.title) == (place, title)
    ]
    return found


def points(one: Curve) -> list[tuple[float, float]]:
    return [(point.at, point.value) for point in one.points]


def test_the_energy_of_a_session_goes_from_its_start_over_its_readings_to_its_end() -> None:
    story = began()
    story.starts(meter=100)
    story.wait(30)
    story.reads(sample(value="0.15", unit="kWh"))
    story.wait(30)
    story.ends(meter=200)
    energy = curve(story, 1, "Energy")
    assert points(energy) == [(100, 100), (130, 150), (160, 200)]
    assert [point.kind for point in energy.points] == [Kind.REGISTER, Kind.PERIODIC, Kind.REGISTER]


def test_phases_places_and_directions_are_curves_of_their_own() -> None:
    story = began()
    story.reads(
        sample("Current.Import", "1", phase="L1"),
        sample("Current.Import", "2", phase="L2"),
        sample("Current.Export", "3", location="Inlet"),
        sample("Current.Offered", "16"),
        sample("SoC", "20", unit="Percent", location="EV"),
    )
    told = curves(story).panels
    assert {quantity.title: [*panel] for (_, quantity), panel in told.items()} == {
        "Current": ["L1", "L2", "export Inlet", "offered"],
        "State of charge": [""],
    }


def test_why_a_value_was_reported_is_told() -> None:
    story = began()
    for context in ("Sample.Periodic", "Sample.Clock", "Trigger", "Odd"):
        story.reads(sample(context=context))
    kinds = [point.kind for point in curve(story, 1, "Energy").points]
    assert kinds == [Kind.PERIODIC, Kind.CLOCK, Kind.OTHER, Kind.OTHER]


def test_what_is_reported_late_stands_at_its_own_time() -> None:
    story = began()
    time = story.time
    story.wait(50)
    story.reads(time=time)
    assert points(curve(story, 1, "Energy")) == [(100, 150)]
    assert curves(story).untimed == 0


@pytest.mark.parametrize("time", ["1970-01-01T00:00:00Z", "yesterday", 7, None, [], "9999-12-31T23:59:59Z"])
def test_what_bears_no_time_of_the_scene_stands_where_it_arrived(time: Any) -> None:
    story = began()
    story.wait(20)
    fields = {} if time is None else {"timestamp": time}
    story.station("MeterValues", connectorId=1, meterValue=[{**fields, "sampledValue": [{"value": "150"}]}])
    assert points(curve(story, 1, "Energy")) == [(120, 150)]
    assert curves(story).untimed == 1


@pytest.mark.parametrize("value", ["NaN", "a lot", None, [], "1e400", "1e13", -1e13, True])
def test_what_is_no_number_that_a_meter_shows_is_no_point(value: Any) -> None:
    story = began()
    story.reads(sample(value=value))
    energy = curve(story, 1, "Energy")
    assert (energy.points, energy.odd) == ([], [100])


def test_a_quantity_in_a_wrong_unit_is_shown_apart() -> None:
    story = began()
    story.reads(sample("Power.Active.Import", "11", unit="kW"))
    story.reads(sample("Power.Active.Import", "11", unit="A"))
    story.reads(sample("Power.Active.Import", "11", unit="KW"))
    assert points(curve(story, 1, "Power")) == [(100, 11000)]
    assert [(quantity.title, quantity.odd) for _, quantity in curves(story).panels] == [
        ("Power", False),
        ("Power told in A", True),
        ("Power told in KW", True),
    ]


def test_what_has_no_panel_of_its_own_gets_one() -> None:
    story = began()
    story.reads(sample("Power.Reactive.Import", "2", unit="kvar"))
    [(where, quantity)] = curves(story).panels
    assert (where, quantity.title, quantity.unit, quantity.odd) == (1, "Power.Reactive.Import", "var", False)


@pytest.mark.parametrize("connector", ["1", None, [], True, 1e9, -1])
def test_readings_of_no_connector_are_shown_as_such(connector: Any) -> None:
    story = began()
    story.reads(connector=connector)
    assert [where for where, _ in curves(story).panels] == [None]


def test_readings_that_come_with_the_end_of_a_session_are_those_of_its_connector() -> None:
    story = SessionStory()
    story.starts(connector=2)
    story.scenario("8 Meter: One")
    value = {"timestamp": story.time, "sampledValue": [sample(value="180", context="Transaction.End")]}
    story.station("StopTransaction", transactionId=7, timestamp=story.time, transactionData=[value])
    assert points(curve(story, 2, "Energy")) == [(0, 180)]
