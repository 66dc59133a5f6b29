"""What hands cannot do is said; the rest of the acts is tested with what follows from them."""

from __future__ import annotations

import pytest

from simulator.outlet import CannotDo
from simulator.station import Station

from .plays import Playing, online
from .small_central import Central


def test_a_card_that_no_message_could_name_is_not_read(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        with pytest.raises(CannotDo, match="at most 20"):
            await station.act("present_card", connector=1, card="X" * 21)
        await station.act("present_card", connector=1, card="X" * 20)
        await central.hears("Authorize", idTag="X" * 20)

    playing(play)


def test_the_button_and_the_power_know_their_state(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        await online(station, central)
        for act in ("release_emergency_stop", "power_on", "press_stop", "unplug", "unplug_vehicle"):
            with pytest.raises(CannotDo):
                await station.act(act, connector=1)
        await station.act("press_emergency_stop")
        with pytest.raises(CannotDo, match="already"):
            await station.act("press_emergency_stop")
        await station.act("power_off")
        for act in ("power_off", "present_card", "press_stop"):
            with pytest.raises(CannotDo):
                await station.act(act, connector=1, card="ALICE")

    playing(play)


def test_nobody_looks_at_a_simulated_station(playing: Playing) -> None:
    async def play(station: Station, central: Central) -> None:
        assert "look" not in station.acts()
        with pytest.raises(CannotDo, match="nobody is there to look"):
            await station.act("look", connector=1)

    playing(play)
