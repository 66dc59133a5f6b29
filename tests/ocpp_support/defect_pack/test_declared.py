"""What a station file tells of who and where is known."""

from __future__ import annotations

from ocpp_support.anonymity.identities import Identity, Kind
from ocpp_support.defect_pack.declared import identities_in_profile
from ocpp_support.station.profile import Profile


def test_station_cards_and_machines_are_told() -> None:
    profile = Profile.model_validate(
        {
            "station": {"identity": "CP-0001"},
            "cards": {"ALICE": "04A2B3C4", "BOB": {"tag": "B-700", "looks": "blue"}},
            "hands": {"by": "http", "url": "http://relay.acme.example:9100"},
            "listen": {"address": "bench.acme.example"},
        }
    )
    assert [*identities_in_profile(profile)] == [
        Identity(Kind.STATION, "CP-0001"),
        Identity(Kind.CARD, "04A2B3C4"),
        Identity(Kind.CARD, "B-700"),
        Identity(Kind.HOST, "relay.acme.example"),
        Identity(Kind.HOST, "bench.acme.example"),
    ]


def test_a_station_file_that_tells_nothing_tells_nobody() -> None:
    assert [*identities_in_profile(Profile())] == []
