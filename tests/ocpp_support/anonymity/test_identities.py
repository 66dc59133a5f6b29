"""Identities are found by the names under which they stand, wherever that is."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ocpp_support.anonymity.identities import (
    Identity,
    Kind,
    identities_in_lines,
    identities_in_record,
    identities_in_text,
    kind_of,
    parts_of,
)


def found(text: str) -> list[tuple[Kind, str]]:
    return [(one.kind, one.text) for one in identities_in_text(text)]


@pytest.mark.parametrize(
    ("text", "identity"),
    [
        ('{"idTag":"04A2B3C4"}', (Kind.CARD, "04A2B3C4")),
        ('{"parentIdTag" : "FAMILY 1"}', (Kind.CARD, "FAMILY 1")),
        ('{"id_token": 1234567890}', (Kind.CARD, "1234567890")),
        ('[2,"7","Authorize",{"idTag":"04A2B3C4', (Kind.CARD, "04A2B3C4")),
        ('{"data":"{\\"idTag\\":\\"04A2B3C4\\"}"}', (Kind.CARD, "04A2B3C4")),
        ('{"idTag":"04\\u0041\\/B3C4"}', (Kind.CARD, "04A/B3C4")),
        ('{"chargeBoxSerialNumber":"X-1"}', (Kind.SERIAL, "X-1")),
        ('{"meterSerialNumber":"M-1"}', (Kind.SERIAL, "M-1")),
        ('{"iccid":"8931087117000000042"}', (Kind.SIM, "8931087117000000042")),
        ('{"key":"ChargePointName","readonly":false,"value":"Lena 1"}', (Kind.STATION, "Lena 1")),
        ('{"value":"Lena 1","key":"WifiSSID"}', (Kind.PLACE, "Lena 1")),
        ("ftp://***@files.acme.example:21/logs", (Kind.HOST, "files.acme.example")),
    ],
)
def test_an_identity_is_found(text: str, identity: tuple[Kind, str]) -> None:
    assert found(text) == [identity]
    assert found(json.dumps({"says": text})) == [identity]


@pytest.mark.parametrize(
    "text",
    [
        '{"chargePointModel":"RW-AC22","chargePointVendor":"Works","firmwareVersion":"1.4.0"}',
        '{"location":"Outlet","status":"Charging"}',
        '{"idTag":"ALICE"}',
        '{"serialNumber":"00000000"}',
        '{"idTag":"unknown"}',
        '{"key":"HeartbeatInterval","value":"900"}',
        '{"idTagInfo":{"status":"Accepted"}}',
        "http://localhost:8080/ ws://central-system/ http://192.168.1.2/",
    ],
)
def test_what_tells_nobody_is_none(text: str) -> None:
    assert found(text) == []


def test_a_record_tells_of_the_station_and_of_the_day() -> None:
    record: dict[str, Any] = {
        "station": {"identity": "CP01", "serial": "S-1", "iccid": "", "model": "M", "vendor": "V"},
        "cover": {
            "tester": "Lena Vries",
            "place": "Main Street 5, Utrecht",
            "present": ["Ann Bo"],
            "model": "M2",
        },
    }
    assert [(one.kind, one.text) for one in identities_in_record(record)] == [
        (Kind.STATION, "CP01"),
        (Kind.SERIAL, "S-1"),
        (Kind.PLACE, "Main Street 5, Utrecht"),
        (Kind.PERSON, "Lena Vries"),
        (Kind.PERSON, "Ann Bo"),
    ]
    assert [*identities_in_record({})] == []


def test_the_lines_of_a_trace_tell_what_the_station_calls_itself() -> None:
    connected = {"event": {"path": "/ocpp/CP%2001?x=1", "subprotocols": []}}
    attempted = {"event": {"path": "/favicon.ico"}}
    own = {"before": [connected, attempted], "after": [{"event": None}]}
    lines = [{"chargePointId": "CP-7", "meta": {"ocpp-acceptance": own}}, {"meta": None}]
    assert [one.text for one in identities_in_lines(lines)] == ["CP-7", "CP 01"]


def test_a_name_is_told_by_its_parts_too() -> None:
    assert parts_of(Identity(Kind.PERSON, "Lena van Vries")) == ["Lena van Vries", "Lena", "van", "Vries"]
    place = Identity(Kind.PLACE, "Main Street 5, Utrecht")
    assert parts_of(place) == ["Main Street 5, Utrecht", "Main Street 5", "Utrecht"]
    assert parts_of(Identity(Kind.PERSON, "Test Lena")) == ["Test Lena", "Lena"]
    assert parts_of(Identity(Kind.CARD, "04 A2")) == ["04 A2"]


def test_a_name_is_known_however_it_is_written() -> None:
    assert kind_of("Charge-Box_Identity") is kind_of("chargeboxidentity") is Kind.STATION
    assert kind_of("someSerialNo") is Kind.SERIAL
    assert kind_of("location") is None
