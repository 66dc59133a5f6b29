import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ocpp_support.meeting.draft import draft_of
from ocpp_support.meeting.impression import Impression
from ocpp_support.protocol.findings import Finding, Severity
from ocpp_support.station.profile import Profile
from ocpp_support.station.security import Secret, Security
from ocpp_support.station.station_file import load_profile
from ocpp_support.station.tables import Listen

BOOT = {"chargePointVendor": "Ampere", "chargePointModel": "A-22", "firmwareVersion": "1.4", "iccid": "8931"}
SETTINGS = {
    "NumberOfConnectors": "2",
    "SupportedFeatureProfiles": "Core,FirmwareManagement",
    "AuthorizationCacheEnabled": "false",
    "LocalAuthorizeOffline": "true",
}
Drafted = Callable[..., tuple[Profile, str]]
LISTEN = Listen(host="0.0.0.0", port=9000)


@pytest.fixture
def drafted(tmp_path: Path) -> Drafted:
    """Write a draft, read it as a station file, and return it with its text."""

    def draft(listen: Listen = LISTEN, security: Security | None = None, **known: Any) -> tuple[Profile, str]:
        impression = Impression(**{"identity": "GARAGE-01", "boot": BOOT, "settings": SETTINGS, **known})
        text = draft_of(impression, listen, security or Security())
        (tmp_path / "x.toml").write_text(text, encoding="utf-8")
        return load_profile(str(tmp_path / "x.toml")), text

    return draft


def test_what_the_station_told_stands_in_it(drafted: Drafted) -> None:
    profile, text = drafted(cards=("04A2", "04FF", "DEAD", "BEEF"))

    assert profile.station.identity == "GARAGE-01"
    assert profile.connectors == 2
    assert profile.station.sim_card
    assert profile.station.authorization_cache
    assert profile.station.firmware_update
    assert profile.station.diagnostics
    assert (profile.listen.host, profile.listen.port) == ("0.0.0.0", 9000)
    assert profile.hands.by == "person"
    assert {name: card.tag for name, card in profile.cards.items()} == {
        "ALICE": "04A2",
        "BOB": "04FF",
        "MALLORY": "DEAD",
    }
    assert profile.cards["MALLORY"].standing == "unknown"
    assert "# Ampere A-22, as it told of itself." in text
    assert "# Also held to the reader: BEEF" in text
    assert "# Now it has 1.4." in text
    assert "# LocalAuthorizeOffline is true." in text


def test_what_it_lacks_stands_in_it_too(drafted: Drafted) -> None:
    settings = {"SupportedFeatureProfiles": "Core, SmartCharging"}
    profile, text = drafted(boot={**BOOT, "iccid": ""}, settings=settings, statuses={0: "x", 1: "x"})

    assert not profile.station.sim_card
    assert not profile.station.authorization_cache
    assert not profile.station.firmware_update
    assert not profile.station.diagnostics
    assert profile.connectors == 1
    assert "# It named no SIM card (ICCID)." in text


def test_what_is_not_known_is_left_as_usual(drafted: Drafted) -> None:
    profile, text = drafted(boot=None, settings={})

    assert profile.station.sim_card
    assert profile.station.authorization_cache
    assert profile.station.firmware_update
    assert profile.connectors == 1
    assert profile.cards == {}
    for said in (
        "# A station, as it told of itself.",
        "# It did not tell how many connectors it has.",
        "# It did not register, so whether it has a SIM card is not known.",
        "# It named no feature profiles.",
        "# It did not name its firmware.",
    ):
        assert said in text


def test_every_hint_can_be_put_into_force(drafted: Drafted, tmp_path: Path) -> None:
    _, text = drafted()
    (tmp_path / "new.bin").touch()
    hints = re.sub(r"^# (\[+[a-z]\S*\]+$|[a-z_]+ = )", r"\1", text, flags=re.MULTILINE | re.IGNORECASE)
    (tmp_path / "y.toml").write_text(hints, encoding="utf-8")
    profile = load_profile(str(tmp_path / "y.toml"))

    assert list(profile.cards) == ["ALICE", "BOB", "MALLORY"]
    assert profile.hands.page == "0.0.0.0:8180"
    assert list(profile.hands.cannot) == ["unplug_vehicle"]
    assert profile.errors.connector
    assert profile.errors.station
    assert profile.firmware.image
    assert profile.listen.address == "192.168.1.20"
    assert profile.deviations[0].criterion == "14.2"
    assert profile.security.password == Secret(env="STATION_PASSWORD")


def test_where_and_how_it_came_in(drafted: Drafted, tmp_path: Path) -> None:
    for name in ("c.pem", "k.pem", "ca.pem", "password"):
        (tmp_path / name).touch()
    listen = Listen(host="10.0.0.1", port=1, address="b.lab", ftp_port=21, passive_ports=(50000, 50009))
    files = {"certificate": tmp_path / "c.pem", "key": tmp_path / "k.pem"}
    by_password = Security(profile=2, password=Secret(file=tmp_path / "password"), **files)
    by_certificate = Security(profile=3, station_ca=tmp_path / "ca.pem", **files)

    profile, _ = drafted(listen, by_password)
    assert profile.listen == listen
    assert profile.security == by_password
    assert drafted(listen, by_certificate)[0].security == by_certificate


def test_a_strange_identity_and_strange_cards(drafted: Drafted) -> None:
    profile, text = drafted(identity='CP"\n\x1b01', cards=("04a2", "04A2", "x" * 21, 'a"\\\n'))

    assert profile.station.identity == 'CP"\n\x1b01'
    assert [card.tag for card in profile.cards.values()] == ["04A2", 'a"\\\n']
    assert f"# Also held to the reader: {'x' * 21}" in text


@pytest.mark.parametrize("identity", ["", "x" * 49])
def test_an_identity_that_no_station_file_takes(drafted: Drafted, identity: str) -> None:
    profile, text = drafted(identity=identity)

    assert profile.station.identity is None
    assert '# identity = "CP01"' in text


def test_what_was_wrong_already_stands_in_it(drafted: Drafted) -> None:
    grave = Finding(Severity.MUST, "schema", "vendor is\nmissing")
    _, text = drafted(deviations=((grave, 2), (Finding(Severity.NOTE, "4.6", "odd"), 1)))

    assert "# What was wrong already:\n# - vendor is\\x0amissing (schema)\n" in text
    assert "odd" not in text
