"""The station is brought to rest before a scenario, by the least that helps. Played on the bundled one."""

from __future__ import annotations

import asyncio

import pytest
from msgspec.structs import replace
from ocpp.v16 import call

from ocpp_support.bench import Bench
from ocpp_support.matchers.session_life import session_runs
from ocpp_support.matchers.statuses import is_out_of_service, latest_status
from ocpp_support.settings import Patience
from ocpp_support.station.hands import CannotDo, HandsTrouble
from ocpp_support.trace.events import Noted
from ocpp_support.trace.trace import Entry, Sender
from ocpp_support.vocabulary.nouns import Outlet, Status
from simulator.defects.catalogue import CATALOGUE

from .hardware import acts, clumsy, does, orders, rests, says, sets, simulated, took, unrest, was_otherwise

LOCKED = CannotDo("the plug is locked")


@pytest.fixture
def defect(bench: Bench) -> object:
    """Have the station make a mistake from now on."""

    def begin(name: str) -> None:
        assert name in CATALOGUE
        simulated(bench).defects = frozenset({name})

    return begin


def _plugs_in_for_good(bench: Bench, connector: int) -> None:
    """Leave a car plugged in that nobody wants to charge, and have the station never give it up."""
    sets(bench, "ConnectionTimeOut", "86400")
    does(bench, "plug_in", connector)


def _charges(bench: Bench) -> None:
    """Leave a session running that nothing will put back."""
    bench.driver.starts_to_charge(Outlet(1), "ALICE")
    bench.expect(session_runs(Outlet(1), "ALICE"))


def test_a_station_at_rest_is_asked_nothing(bench: Bench) -> None:
    rests(bench)
    assert not bench.told.calls(Sender.CENTRAL)
    assert acts(bench) == []


@pytest.mark.parametrize("outlet", [Outlet(1), Outlet(0)], ids=str)
def test_what_was_left_out_of_service_is_put_back(bench: Bench, outlet: Outlet) -> None:
    bench.operator.takes_out_of_service(outlet)
    bench.expect(is_out_of_service(outlet))
    rests(bench)
    assert orders(bench, "ChangeAvailability")
    assert acts(bench) == []


def test_a_report_that_is_out_of_date_is_asked_for_again(bench: Bench) -> None:
    says(bench, call.StatusNotification(1, "NoError", "Reserved"))
    rests(bench)
    assert [order["connectorId"] for order in orders(bench, "TriggerMessage")] == [1]
    assert acts(bench) == []


def test_what_settles_by_itself_is_left_alone(bench: Bench) -> None:
    says(bench, call.StatusNotification(1, "NoError", "Finishing"))

    async def settle() -> None:
        await asyncio.sleep(5)
        await simulated(bench).link.call(call.StatusNotification(1, "NoError", "Available"))

    settling = asyncio.run_coroutine_threadsafe(settle(), bench._equipment.thread.loop)
    rests(bench)
    settling.result()
    assert not bench.told.calls(Sender.CENTRAL)


def test_a_running_session_is_ended_from_afar_and_the_cable_taken_out(bench: Bench) -> None:
    _charges(bench)
    rests(bench)
    assert len(orders(bench, "RemoteStopTransaction")) == 1
    assert acts(bench) == ["unplug"]


def test_a_session_that_cannot_be_ended_from_afar_is_ended_by_hand(bench: Bench, defect: object) -> None:
    _charges(bench)
    defect("ignores-remote-stop")  # type: ignore[operator]
    rests(bench)
    assert acts(bench) == ["press_stop", "unplug"]


def test_where_there_is_no_button_the_card_that_began_it_ends_it(bench: Bench, defect: object) -> None:
    _charges(bench)
    defect("ignores-remote-stop")  # type: ignore[operator]
    hands = clumsy(bench, press_stop=CannotDo("there is no button"))
    rests(bench)
    assert hands.acts == ["press_stop", "present_card", "unplug"]


def test_a_session_from_before_the_run_is_ended_by_the_number_that_its_readings_tell(bench: Bench) -> None:
    sets(bench, "MeterValueSampleInterval", "0")
    _charges(bench)
    _forgets_giving_the_number(bench)
    rests(bench)
    assert {"requestedMessage": "MeterValues", "connectorId": 1} in orders(bench, "TriggerMessage")
    assert orders(bench, "RemoteStopTransaction") == [{"transactionId": 1}]
    assert acts(bench) == ["unplug"]


def _forgets_giving_the_number(bench: Bench) -> None:
    """Have the start of the session look as if it had been before the run."""

    def without_starts(entry: Entry) -> Entry:
        started = entry.call is not None and entry.call.action == "StartTransaction"
        return replace(entry, content=Noted("something else")) if started else entry

    was_otherwise(bench, without_starts)


def test_a_cable_is_taken_out_by_hand(bench: Bench) -> None:
    _plugs_in_for_good(bench, 2)
    hands = clumsy(bench)
    rests(bench)
    [(act, why)] = hands.asked
    assert act == "unplug"
    assert why == "so that the station comes to rest: connector 2 was last reported Preparing"
    assert not orders(bench, "Reset")


def test_what_hands_cannot_do_is_left_out_and_told(bench: Bench) -> None:
    _plugs_in_for_good(bench, 1)
    hands = clumsy(bench, unplug=LOCKED)
    said = unrest(bench)
    assert hands.acts == ["unplug", "power_cycle"]
    assert said.splitlines() == [
        "the station does not come to rest: connector 1 was last reported Preparing",
        "  connector 1 was last reported Preparing: take the cable out",
        "  tried in vain: unplug at connector 1: the plug is locked",
    ]


def test_the_station_restarts_only_when_nothing_else_helps_and_by_order_first(bench: Bench) -> None:
    _plugs_in_for_good(bench, 1)
    clumsy(bench, unplug=LOCKED, power_cycle=CannotDo("the switch is behind a locked door"))
    said = unrest(bench)
    assert len(orders(bench, "Reset")) == 1
    assert "tried in vain: power cycle: the switch is behind a locked door" in said


def test_a_person_who_does_not_answer_is_not_asked_again(bench: Bench) -> None:
    _plugs_in_for_good(bench, 1)
    hands = clumsy(bench, unplug=HandsTrouble("nobody answered within 600 s"))
    said = unrest(bench)
    assert hands.acts == ["unplug"]
    assert "nobody answered within 600 s" in said


def test_what_did_not_help_once_is_not_tried_in_every_scenario(bench: Bench) -> None:
    _plugs_in_for_good(bench, 1)
    hands = clumsy(bench, unplug=LOCKED)
    unrest(bench)
    hands.asked.clear()
    seconds = took(bench, lambda: unrest(bench))
    assert hands.acts == []
    assert seconds <= 2 * Patience().reaction + 1
    assert "as before the last scenario" in unrest(bench)


def test_once_something_has_changed_all_is_tried_again(bench: Bench) -> None:
    _plugs_in_for_good(bench, 1)
    hands = clumsy(bench, unplug=LOCKED)
    unrest(bench)
    _plugs_in_for_good(bench, 2)
    del hands.troubles["unplug"]
    rests(bench)
    rests(bench)
    assert acts(bench) == []


def test_a_fault_that_stays_is_told_with_what_to_do(bench: Bench) -> None:
    does(bench, "press_emergency_stop")
    said = unrest(bench)
    assert "connector 1 was last reported Faulted: see what is broken there" in said
    assert "emergency stop" in said


def test_a_station_that_says_nothing_of_its_connectors_is_asked(bench: Bench, defect: object) -> None:
    defect("silent-boot-statuses")  # type: ignore[operator]
    bench.station.restarts()
    rests(bench)
    assert [order["connectorId"] for order in orders(bench, "TriggerMessage")] == [1, 2]
    assert not orders(bench, "Reset")


def test_a_station_that_was_there_before_and_cannot_be_asked_is_restarted_by_order(bench: Bench) -> None:
    was_otherwise(bench, lambda entry: None)
    peer = simulated(bench).link._peer
    assert peer is not None
    answering = peer._handler_of
    peer._handler_of = lambda action: None if action == "TriggerMessage" else answering(action)
    rests(bench)
    assert len(orders(bench, "Reset")) == 1
    assert acts(bench) == []


def test_a_connector_that_is_faulted_for_a_forgotten_cable_is_freed_of_it(bench: Bench) -> None:
    station = simulated(bench)
    station.model = station.model.model_copy(update={"cable_timeout": "fault"})
    does(bench, "plug_in", 1)
    bench.driver.goes_on_charging(90)
    assert latest_status(bench.told, 1) == Status.FAULTED
    rests(bench)
    assert acts(bench) == ["unplug"]
