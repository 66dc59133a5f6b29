"""A station that goes while it is brought to rest: what was tried then counts for nothing."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from ocpp_support.bench import Bench
from ocpp_support.cast.coming_to_rest import ComingToRest
from ocpp_support.course import NotReady
from ocpp_support.matchers.statuses import is_out_of_service
from ocpp_support.settings import Patience
from ocpp_support.station.hands import CannotDo
from ocpp_support.vocabulary.nouns import Outlet
from simulator.peer import Peer

from .hardware import clumsy, deafen, does, orders, rests, sets, simulated, unrest

LOCKED = CannotDo("the plug is locked")
NO_SWITCH = CannotDo("the switch is behind a locked door")


def _leaves_a_car(bench: Bench) -> None:
    """Leave a car plugged in that nobody wants to charge, and have the station never give it up."""
    sets(bench, "ConnectionTimeOut", "86400")
    does(bench, "plug_in", 1)


def _comes_to_rest(bench: Bench) -> str:
    """Bring a station to rest that was there a moment ago; return why that fails."""
    bench.begin_scenario()
    clumsy(bench, power_cycle=NO_SWITCH)
    with pytest.raises(NotReady) as raised:
        ComingToRest(bench._stage).is_proved()
    return str(raised.value)


def _takes_out_of_service(bench: Bench) -> None:
    bench.operator.takes_out_of_service(Outlet(1))
    bench.expect(is_out_of_service(Outlet(1)))


def test_what_was_tried_while_the_line_was_down_is_tried_again(bench: Bench) -> None:
    _takes_out_of_service(bench)
    bench.connection.is_lost()
    said = _comes_to_rest(bench).splitlines()
    assert said[0] == (
        "the station has gone while it was brought to rest; the station does not come to rest: "
        "connector 1 was last reported Unavailable"
    )
    assert any(line.startswith("  tried in vain: ChangeAvailability: the station is not") for line in said)
    bench.connection.returns()
    rests(bench)
    assert len(orders(bench, "ChangeAvailability")) == 1


def test_a_line_that_is_back_in_time_makes_up_for_nothing(bench: Bench) -> None:
    _takes_out_of_service(bench)
    bench.connection.is_lost()

    async def come_back() -> None:
        await asyncio.sleep(2 * Patience().reaction + 1)
        await bench._equipment.central.come_back()

    coming = asyncio.run_coroutine_threadsafe(come_back(), bench._equipment.thread.loop)
    simulated(bench).defects = frozenset({"ignores-hard-reset"})
    said = _comes_to_rest(bench)
    coming.result()
    assert "has gone while it was brought to rest" in said
    assert bench._equipment.central.connected
    rests(bench)


def test_a_station_that_falls_silent_meanwhile_is_tried_again(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    _takes_out_of_service(bench)
    with monkeypatch.context() as deaf:
        deafen(deaf)
        assert "has gone while it was brought to rest" in _comes_to_rest(bench)
    rests(bench)


def test_a_station_that_ignores_one_kind_of_request_is_not_gone(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    handle = Peer._handle_call

    async def ignore_reset(self: Peer, message: Any) -> None:
        if message.action != "Reset":
            await handle(self, message)

    monkeypatch.setattr(Peer, "_handle_call", ignore_reset)
    _leaves_a_car(bench)
    clumsy(bench, unplug=LOCKED, power_cycle=NO_SWITCH)
    assert unrest(bench).startswith("the station does not come to rest: ")
    assert len(orders(bench, "Reset")) == 1
    assert "as before" in unrest(bench)


def test_a_station_that_goes_at_rest_is_gone_all_the_same(bench: Bench) -> None:
    bench.connection.is_lost()
    assert _comes_to_rest(bench) == "the station has gone while it was brought to rest"


def test_a_new_connection_is_a_change(bench: Bench) -> None:
    _leaves_a_car(bench)
    hands = clumsy(bench, unplug=LOCKED, power_cycle=NO_SWITCH)
    unrest(bench)
    bench.connection.is_lost()
    bench.connection.returns()
    hands.asked.clear()
    assert "as before" not in unrest(bench)
    assert hands.acts == ["unplug", "power_cycle"]
    assert "as before" in unrest(bench)
