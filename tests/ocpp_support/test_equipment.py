"""What a run needs is put together as the station file says."""

from __future__ import annotations

from typing import Any

import pytest

from ocpp_support.bench import Bench
from ocpp_support.equipment import Equipment, NoStation
from ocpp_support.settings import Patience
from ocpp_support.station.hands import Hands, HandsTrouble
from ocpp_support.station.http import HttpHands
from ocpp_support.station.profile import Profile
from ocpp_support.station.simulated import SimulatedHands
from ocpp_support.trace.events import Attempted
from ocpp_support.trace.trace import Sender


@pytest.mark.parametrize(
    ("table", "kind", "virtual"),
    [
        ({"by": "simulator"}, SimulatedHands, True),
        ({"by": "http", "url": "http://127.0.0.1:1"}, HttpHands, False),
    ],
)
def test_the_station_file_says_who_stands_at_the_station(
    table: dict[str, Any], kind: type[Hands], virtual: bool
) -> None:
    equipment = Equipment(Profile.model_validate({"hands": table}), Patience())
    try:
        assert type(equipment.hands) is kind
        assert equipment.clock.virtual is virtual
    finally:
        equipment.stop()


def test_hands_in_trouble_are_told_before_anything_starts() -> None:
    profile = Profile.model_validate({"hands": {"by": "http", "url": "http://127.0.0.1:1"}})
    equipment = Equipment(profile, Patience())
    try:
        with pytest.raises(HandsTrouble, match="cannot be asked"):
            equipment.start()
    finally:
        equipment.stop()


def by_person() -> Equipment:
    profile = Profile.model_validate({"hands": {"by": "person"}})
    return Equipment(profile, Patience(boot=0.2, reconnect=0.1))


def test_a_station_that_never_comes_is_waited_for_once_and_not_for_ever() -> None:
    equipment = by_person()
    try:
        equipment.start()
        with pytest.raises(NoStation) as raised:
            equipment.meet_station()
    finally:
        equipment.stop()

    said = str(raised.value)
    assert said.startswith(f"no station came to {equipment.central.url} within 0 s.")
    assert "`ocpp-acceptance doctor`" in said
    assert "`ocpp-acceptance wait`" in said
    assert "Lately" not in said


def test_whoever_dialled_and_was_not_let_in_is_named() -> None:
    equipment = by_person()
    try:
        equipment.start()
        attempt = Attempted("10.0.0.7:4711", "/CP1", "it gave a wrong password", "Type the password anew.")
        equipment.trace.record(Sender.BENCH, attempt)
        with pytest.raises(NoStation, match=r"Lately 10.0.0.7:4711 dialled /CP1 .* Type the password anew\."):
            equipment.meet_station()
    finally:
        equipment.stop()


def test_a_station_that_is_there_is_not_waited_for(bench: Bench) -> None:
    bench._equipment.meet_station()
