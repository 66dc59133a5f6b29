"""Whatever a station sends has a sentence that people understand, and that gives no secret away."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest

from ocpp_support.operator_page.heard import LONGEST, LOOKED_AT, in_words, last_heard, last_said
from ocpp_support.protocol.frames import Call, CallError, CallResult, Malformed
from ocpp_support.runtime.clock import Clock
from ocpp_support.trace.events import Attempted, Connected, Disconnected, Noted
from ocpp_support.trace.trace import Conversation, Entry, Sender, Trace

CARDS = {"04a2b3c4": "ALICE (the blue one)"}


@pytest.fixture
def trace() -> Trace:
    loop = asyncio.new_event_loop()
    loop.close()
    return Trace(Clock(loop), lambda: datetime.now(UTC), connectors=2)


def said(trace: Trace, content: Any, answers: Entry | None = None) -> str:
    return in_words(trace.record(Sender.STATION, content, "-", answers=answers), CARDS)


def everything(trace: Trace) -> Conversation:
    return trace.since(trace.beginning)


@pytest.mark.parametrize(
    ("action", "payload", "words"),
    [
        (
            "BootNotification",
            {"chargePointVendor": "ACME", "chargePointModel": "One", "firmwareVersion": "1.2"},
            "it registers: ACME One, firmware 1.2",
        ),
        ("BootNotification", {}, "it registers: without a name"),
        ("StatusNotification", {"connectorId": 1, "status": "Preparing", "errorCode": "NoError"},
         "connector 1 is Preparing"),
        ("StatusNotification", {"connectorId": 0, "status": "Faulted", "errorCode": "X", "info": "door"},
         "the station as a whole is Faulted: X (door)"),
        ("StatusNotification", {"connectorId": 1, "status": "Faulted", "errorCode": "GroundFailure"},
         "connector 1 is Faulted: GroundFailure"),
        ("Authorize", {"idTag": "04A2B3C4"}, "it asks about card ALICE (the blue one)"),
        ("Authorize", {"idTag": "UNKNOWN1"}, "it asks about card UNKNOWN1"),
        ("StartTransaction", {"connectorId": 2, "idTag": "04A2B3C4"},
         "a session starts on connector 2 with card ALICE (the blue one)"),
        ("StopTransaction", {"transactionId": 7, "reason": "Local"}, "session 7 ends, reason Local"),
        ("StopTransaction", {"transactionId": 7}, "session 7 ends"),
        ("MeterValues", {"connectorId": 1}, "it reads the meter of connector 1"),
        ("Heartbeat", {}, "it says that it is alive"),
        ("FirmwareStatusNotification", {"status": "Installing"}, "its firmware: Installing"),
        ("DiagnosticsStatusNotification", {"status": "Uploading"}, "its diagnostics: Uploading"),
        ("DataTransfer", {"vendorId": "org.acme"}, "it sends something of its vendor's own: org.acme"),
        ("SomethingElse", {"a": 1}, "it sends something else"),
    ],
)  # fmt: skip
def test_a_request_in_words(trace: Trace, action: str, payload: dict[str, Any], words: str) -> None:
    assert said(trace, Call("1", action, payload)) == words


def test_an_answer_in_words(trace: Trace) -> None:
    asked = trace.record(Sender.CENTRAL, Call("1", "ChangeAvailability", {}), "-")

    assert said(trace, CallResult("1", {"status": "Accepted"}), asked) == (
        "it answers Accepted to change availability"
    )
    assert said(trace, CallResult("1", {}), asked) == "it answers to change availability"
    assert said(trace, CallError("1", "NotImplemented", "no such thing"), asked) == (
        "it answers with the error NotImplemented to change availability no such thing"
    )
    assert said(trace, CallResult("9", {"status": ["odd"]})) == "it answers"


def test_the_line_in_words(trace: Trace) -> None:
    assert said(trace, Connected("/CP1", ("ocpp1.6",))) == "the station has connected"
    assert said(trace, Disconnected(1000, "", "the station")) == "the line was closed by the station"
    assert said(trace, Malformed("it is not JSON")) == "it sends something that is no message: it is not JSON"
    assert said(trace, Noted("a remark")) == "a remark"


@pytest.mark.parametrize("odd", [None, 7, "", [], {"a": 1}, "\ud800", "x" * 5000, "a\nb"])
@pytest.mark.parametrize(
    "action",
    [
        "BootNotification",
        "StatusNotification",
        "Authorize",
        "StartTransaction",
        "StopTransaction",
        "DataTransfer",
    ],
)
def test_odd_values_break_nothing(trace: Trace, action: str, odd: Any) -> None:
    names = "chargePointVendor chargePointModel firmwareVersion connectorId status errorCode info idTag"
    payload = dict.fromkeys([*names.split(), "transactionId", "reason", "vendorId"], odd)

    words = said(trace, Call("1", action, payload))

    assert 0 < len(words) <= LONGEST
    assert "\n" not in words
    words.encode("utf-8")


def test_no_secret_is_said(trace: Trace) -> None:
    info = {"connectorId": 1, "status": "Faulted", "errorCode": "OtherError", "info": "ftp://me:secret@host/"}

    assert "secret" not in said(trace, Call("1", "StatusNotification", info))


def test_the_last_three_are_shown_the_latest_first(trace: Trace) -> None:
    for status in ("Available", "Preparing", "Charging", "Finishing"):
        trace.record(
            Sender.STATION, Call("1", "StatusNotification", {"connectorId": 1, "status": status}), "-"
        )

    assert [words for _, words in last_said(everything(trace), CARDS)] == [
        "connector 1 is Finishing",
        "connector 1 is Charging",
        "connector 1 is Preparing",
    ]


def test_small_talk_drowns_nothing_but_is_a_sign_of_life(trace: Trace) -> None:
    trace.record(
        Sender.STATION, Call("1", "StatusNotification", {"connectorId": 1, "status": "Charging"}), "-"
    )
    beat = trace.record(Sender.STATION, Call("2", "Heartbeat", {}), "-")
    trace.record(Sender.CENTRAL, CallResult("2", {}), "-")
    trace.record(Sender.BENCH, Attempted("10.0.0.9:1", "/", "no WebSocket", "use ws"))

    assert [words for _, words in last_said(everything(trace), CARDS)] == ["connector 1 is Charging"]
    assert last_heard(everything(trace)) is beat


def test_a_station_that_only_talks_of_its_meter_costs_no_time(trace: Trace) -> None:
    trace.record(
        Sender.STATION, Call("1", "StatusNotification", {"connectorId": 1, "status": "Charging"}), "-"
    )
    for _ in range(LOOKED_AT):
        trace.record(Sender.STATION, Call("2", "MeterValues", {"connectorId": 1}), "-")

    assert last_said(everything(trace), CARDS) == []


def test_nothing_was_said_yet(trace: Trace) -> None:
    assert last_heard(everything(trace)) is None
    assert last_said(everything(trace), CARDS) == []
