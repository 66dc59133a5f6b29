from __future__ import annotations

from ocpp_support.station.bundled import DEFAULT_STATION, default_connectors
from ocpp_support.station.station_file import load_profile


def test_the_usual_station_has_as_many_connectors_as_its_checked_file_says() -> None:
    assert default_connectors() == load_profile(DEFAULT_STATION).connectors == 2
