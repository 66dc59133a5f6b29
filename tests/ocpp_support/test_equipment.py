"""What a run needs is put together as the station file says."""

from __future__ import annotations

from typing import Any

import pytest

from ocpp_support.equipment import Equipment
from ocpp_support.settings import Patience
from ocpp_support.station.hands import Hands, HandsTrouble
from ocpp_support.station.http import HttpHands
from ocpp_support.station.profile import Profile
from ocpp_support.station.simulated import SimulatedHands


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
