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
            "form": {"tester": "Lena Vries", "present": ["Ann"], "place": "Utrecht", "serial": "S-900"},
        }
    )
    assert identities_in_profile(profile) == [
        Identity(Kind.STATION, "CP-0001"),
        Identity(Kind.SERIAL, "S-900"),
        Identity(Kind.CARD, "04A2B3C4"),
        Identity(Kind.CARD, "B-700"),
        Identity(Kind.PERSON, "Lena Vries"),
        Identity(Kind.PERSON, "Ann"),
        Identity(Kind.PLACE, "Utrecht"),
        Identity(Kind.HOST, "relay.acme.example"),
        Identity(Kind.HOST, "bench.acme.example"),
    ]


def test_a_word_that_everybody_uses_names_nobody() -> None:
    told = {"cards": {"ALICE": "alice"}, "form": {"tester": "the tester"}}
    assert identities_in_profile(Profile.model_validate(told)) == []


def test_a_station_file_that_tells_nothing_tells_nobody() -> None:
    assert identities_in_profile(Profile()) == []
