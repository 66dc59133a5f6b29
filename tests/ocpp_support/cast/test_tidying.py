"""What scenarios changed is put back: after them, once more before the next, and at the end of the run."""

from __future__ import annotations

import pytest

from ocpp_support.bench import Bench
from ocpp_support.course import NotReady, NotTested
from ocpp_support.matchers.statuses import becomes, is_out_of_service
from ocpp_support.settings import Patience
from ocpp_support.station.hands import CannotDo, StopHere
from ocpp_support.vocabulary.nouns import Outlet, Status

from .hardware import acts, clumsy, deafen, does, notes, orders, rests, simulated, took, unrest

FIRST = Outlet(1)


def _reads(bench: Bench, key: str) -> str:
    return simulated(bench).configuration.text(key)


def _changes_three_settings(bench: Bench) -> None:
    bench.begin_scenario("Settings are changed")
    bench.begin_step("When the operator changes settings", "when")
    for key in ("HeartbeatInterval", "ResetRetries", "ConnectionTimeOut"):
        bench.operator.changes_setting(key, "7")


def test_a_station_that_stopped_answering_is_asked_once(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    _changes_three_settings(bench)
    with monkeypatch.context() as deaf:
        deafen(deaf)
        assert took(bench, bench.put_back) <= Patience().answer + 1
    assert len([note for note in notes(bench) if note.startswith("could not be put back: ")]) == 3
    assert _reads(bench, "HeartbeatInterval") == "7"


def test_what_could_not_be_put_back_is_before_the_next_scenario(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    _changes_three_settings(bench)
    with monkeypatch.context() as deaf:
        deafen(deaf)
        bench.put_back()
    rests(bench)
    assert _reads(bench, "HeartbeatInterval") == "900"
    assert _reads(bench, "ConnectionTimeOut") == "60"
    rests(bench)
    assert notes(bench) == []


def test_a_station_that_is_gone_is_not_waited_for(bench: Bench) -> None:
    _changes_three_settings(bench)
    does(bench, "power_off")
    assert took(bench, bench.put_back) < 1
    assert "the station is off the line, or left the last request unanswered" in notes(bench)
    rests(bench)
    assert _reads(bench, "HeartbeatInterval") == "900"


def test_the_value_that_was_there_first_is_the_one_that_is_put_back(bench: Bench) -> None:
    _changes_three_settings(bench)
    does(bench, "power_off")
    bench.put_back()
    does(bench, "power_on")
    bench._stage.watch(lambda _: bench._equipment.central.connected, until=1e9)
    _changes_three_settings(bench)
    does(bench, "power_off")
    bench.put_back()
    rests(bench)
    assert _reads(bench, "HeartbeatInterval") == "900"


def test_what_hands_cannot_put_back_is_not_tried_again(bench: Bench) -> None:
    bench.driver.presses_emergency_stop()
    hands = clumsy(bench, release_emergency_stop=CannotDo("the key is lost"))
    bench.put_back()
    assert "could not be put back: the key is lost" in notes(bench)
    unrest(bench)
    assert hands.acts.count("release_emergency_stop") == 1


def test_what_fails_twice_is_left_for_the_end(bench: Bench) -> None:
    tried: list[str] = []

    def fail() -> None:
        tried.append(bench._stage.course.scenario)
        raise NotReady("no luck")

    bench.begin_scenario("one")
    bench._stage.remember(fail, "luck")
    bench.put_back()
    for scenario in ("two", "three"):
        rests(bench, scenario)
    bench._tidying.ends_the_run()
    assert tried == ["one", "two", "three"]


def test_the_end_of_the_run_puts_connectors_back_in_service_and_asks_nobody(bench: Bench) -> None:
    hands = clumsy(bench)
    bench.operator.takes_out_of_service(FIRST)
    bench.expect(is_out_of_service(FIRST))
    bench.begin_scenario()
    bench._stage.run.undone[("cable",)] = lambda: bench.driver.unplugs(FIRST)
    bench._tidying.ends_the_run()
    bench.expect(becomes(FIRST, (Status.AVAILABLE,)))
    assert orders(bench, "ChangeAvailability") == [{"connectorId": 1, "type": "Operative"}]
    assert hands.acts == []


def test_a_run_that_never_saw_its_station_has_nothing_to_put_back(bench: Bench) -> None:
    bench._tidying._as_found._found.clear()
    assert took(bench, bench._tidying.ends_the_run) == 0
    assert not orders(bench, "GetConfiguration")[1:]


def test_whoever_stops_the_run_is_asked_nothing_more(bench: Bench) -> None:
    bench.begin_scenario()
    bench.begin_step("When the driver comes", "when")
    bench.driver.plugs_in(FIRST)
    bench.operator.changes_setting("HeartbeatInterval", "7")
    hands = clumsy(bench, present_card=StopHere())
    with pytest.raises(KeyboardInterrupt):
        bench.driver.presents(FIRST, "ALICE")
    bench.put_back()
    assert hands.acts == ["present_card"]
    assert _reads(bench, "HeartbeatInterval") == "900"
    with pytest.raises(NotTested):
        bench.driver.presents(FIRST, "ALICE")


def test_a_stopped_run_waits_for_nothing_very_long(bench: Bench) -> None:
    bench._stage.run.stopped = True
    assert took(bench, lambda: bench.driver.goes_on_charging(3600)) == Patience().reaction


def test_a_stop_while_tidying_up_leaves_the_rest_for_the_end(bench: Bench) -> None:
    bench.begin_scenario()
    bench.begin_step("When the driver comes", "when")
    bench.operator.changes_setting("HeartbeatInterval", "7")
    bench.driver.plugs_in(FIRST)
    clumsy(bench, unplug=StopHere())
    with pytest.raises(KeyboardInterrupt):
        bench.put_back()
    assert _reads(bench, "HeartbeatInterval") == "7"
    bench._tidying.ends_the_run()
    assert _reads(bench, "HeartbeatInterval") == "900"
    assert acts(bench) == ["plug_in", "unplug"]
