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
from ocpp_support.trace.events import Connected
from tests.free_ports import free_ports


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


def test_the_file_server_stands_where_the_station_file_says() -> None:
    first, second, passive = free_ports(3)
    listen = {
        "host": "127.0.0.1",
        "address": "192.0.2.7",
        "ftp_port": first,
        "http_port": second,
        "passive_ports": [passive, passive],
    }
    equipment = Equipment(Profile.model_validate({"listen": listen}), Patience())
    try:
        equipment.start()
        assert f"@192.0.2.7:{first}/" in equipment.files.location("a", "ftp")
        assert f"@192.0.2.7:{second}/" in equipment.files.location("a", "http")
    finally:
        equipment.stop()


def test_files_are_where_the_station_has_reached_this_machine() -> None:
    equipment = Equipment(Profile.model_validate({"listen": {"host": "0.0.0.0"}}), Patience())
    try:
        equipment.start()
        trace = equipment.trace
        equipment.thread.run(
            trace.wait_until(
                lambda so_far: bool(so_far.events(Connected)), since=trace.beginning, until=trace.now() + 60
            )
        )
        assert equipment.central.reached_at == "127.0.0.1"
        assert "@127.0.0.1:" in equipment.files.location("a")
    finally:
        equipment.stop()
