"""The archive is one by HAR 1.2, and Chromium reads the messages in it."""

from __future__ import annotations

import json
from typing import Any

import jsonschema_rs
import pytest

from ocpp_support.exports.har import as_har
from ocpp_support.trace.events import Connected, Disconnected, Noted
from ocpp_support.trace.trace import Sender

from ..matchers.conversations import STARTED
from .play import LABEL, Play

PAIRS = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["name", "value"],
        "properties": {"name": {"type": "string"}, "value": {"type": "string"}},
    },
}
MESSAGE = {
    "type": "object",
    "required": ["type", "time", "opcode", "data"],
    "properties": {
        "type": {"enum": ["send", "receive", "error"]},
        "time": {"type": "number"},
        "opcode": {"type": "integer"},
        "data": {"type": "string"},
    },
}
ENTRY = {
    "type": "object",
    "required": ["startedDateTime", "time", "request", "response", "cache", "timings"],
    "properties": {
        "startedDateTime": {"type": "string", "format": "date-time"},
        "time": {"type": "number", "minimum": 0},
        "cache": {"type": "object"},
        "connection": {"type": "string"},
        "request": {
            "type": "object",
            "required": [
                "method", "url", "httpVersion", "cookies", "headers", "queryString", "headersSize", "bodySize"
            ],
            "properties": {
                "url": {"type": "string", "format": "uri"},
                "headers": PAIRS,
                "queryString": PAIRS,
                "headersSize": {"type": "integer"},
                "bodySize": {"type": "integer"},
            },
        },
        "response": {
            "type": "object",
            "required": [
                "status", "statusText", "httpVersion", "cookies", "headers", "content", "redirectURL",
                "headersSize", "bodySize",
            ],
            "properties": {
                "status": {"type": "integer"},
                "headers": PAIRS,
                "content": {"type": "object", "required": ["size", "mimeType"]},
            },
        },
        "timings": {"type": "object", "required": ["send", "wait", "receive"]},
        # Chromium's own: without the one it shows no messages, without the other it takes it for a file.
        "_resourceType": {"const": "websocket"},
        "_webSocketMessages": {"type": "array", "items": MESSAGE},
    },
}  # fmt: skip
HAR = {
    "type": "object",
    "required": ["log"],
    "properties": {
        "log": {
            "type": "object",
            "required": ["version", "creator", "entries"],
            "properties": {
                "version": {"const": "1.2"},
                "creator": {"type": "object", "required": ["name", "version"]},
                "entries": {"type": "array", "items": ENTRY},
            },
        }
    },
}
VALIDATOR = jsonschema_rs.Draft202012Validator(HAR, validate_formats=True)

Values = dict[str, Any]


def entries(play: Play, station: str = "CP1") -> list[Values]:
    archive = json.loads(as_har(play.scene(), station))
    assert [str(error) for error in VALIDATOR.iter_errors(archive)] == []
    found: list[Values] = archive["log"]["entries"]
    return found


def messages(entry: Values) -> list[tuple[str, int, str]]:
    return [(one["type"], one["opcode"], one["data"]) for one in entry["_webSocketMessages"]]


def test_what_the_station_says_is_sent_and_what_it_is_told_is_received() -> None:
    play = Play()
    play.event(Connected("/ocpp/CP1", ("ocpp1.6",)))
    play.wait(100)
    play.begins()
    play.wait(0.5)
    play.answer(play.station("Heartbeat"), {"currentTime": "now"})
    (entry,) = entries(play)
    assert messages(entry) == [
        ("send", 1, '[2,"1","Heartbeat",{}]'),
        ("receive", 1, '[3,"1",{"currentTime":"now"}]'),
    ]
    times = [one["time"] for one in entry["_webSocketMessages"]]
    assert times == [STARTED.timestamp() + 100.5] * 2
    assert entry["request"]["url"] == "ws://central-system/ocpp/CP1"
    assert {"name": "Sec-WebSocket-Protocol", "value": "ocpp1.6"} in entry["request"]["headers"]
    assert (entry["startedDateTime"], entry["time"]) == ("2026-01-01T00:00:00.000+00:00", 100_500)
    assert entry["response"]["status"] == 101


def test_a_station_that_comes_anew_has_a_connection_more() -> None:
    play = Play()
    play.event(Connected("/CP1", ()))
    play.begins()
    play.station("Heartbeat")
    play.event(Disconnected(1000, "", "the station"))
    play.event(Connected("/CP1?again", ()))
    play.station("Heartbeat")
    play.event(Disconnected(1001, "bye", "the central system"))
    play.event(Connected("/CP1", ()))
    play.event(Disconnected(1006, "", "the station"))
    first, second, third = entries(play)
    assert [one["connection"] for one in (first, second, third)] == ["1", "2", "3"]
    assert messages(first)[1:] == [("send", 8, "connection closed by the station (code 1000)")]
    assert messages(second)[1:] == [
        ("receive", 8, "connection closed by the central system (code 1001, bye)")
    ]
    assert [one[:2] for one in messages(third)] == [("error", -1)]
    assert second["request"]["queryString"] == [{"name": "again", "value": ""}]


def test_a_connection_that_is_not_on_the_trace_has_the_stations_address() -> None:
    play = Play()
    play.begins()
    play.station("Heartbeat")
    (entry,) = entries(play, "CP 1/é")
    assert entry["request"]["url"] == "ws://central-system/CP%201/%C3%A9"
    assert entry["time"] == 0


def test_what_is_no_message_is_there_as_it_was_said_and_happenings_are_not() -> None:
    play = Play()
    play.begins()
    play.says("[2,")
    play.says("\ud800", Sender.CENTRAL)
    play.event(Noted("odd"))
    (entry,) = entries(play)
    assert messages(entry) == [("send", 1, "[2,"), ("receive", 1, "\ud800")]


def test_nothing_said_is_an_empty_archive() -> None:
    play = Play()
    play.event(Connected("/CP1", ()))
    play.begins()
    assert entries(play) == []
    assert json.loads(as_har(play.scene(), "CP1"))["log"]["comment"] == f"{LABEL} (station CP1)"


@pytest.mark.parametrize(
    "path",
    [
        "/CP1?token=0123cafe",
        "/ws://me:0123cafe@host/CP1",
        "ws://me:0123cafe@host/CP1",
        "/a#password=0123cafe",
    ],
)
def test_no_secret_is_in_it(path: str) -> None:
    play = Play()
    play.event(Connected(path, ("ocpp1.6", "token:0123cafe?token=0123cafe")))
    play.begins()
    play.central("ChangeConfiguration", key="AuthorizationKey", value="0123cafe")
    play.central("GetDiagnostics", location="ftp://me:0123cafe@host/")
    play.event(Disconnected(1000, "bye ws://me:0123cafe@host/", "the station"))
    (entry,) = entries(play)
    entry["request"]["headers"] = [
        one for one in entry["request"]["headers"] if "Protocol" not in one["name"]
    ]
    assert len(messages(entry)) == 3
    assert "cafe" not in json.dumps(entry)
