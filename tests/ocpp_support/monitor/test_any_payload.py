"""No rule breaks, whatever a station says, and in whatever order."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ocpp_support.files.transfers import Transfer
from ocpp_support.monitor.story import Story
from ocpp_support.monitor.watch import RULES
from ocpp_support.protocol.frames import Malformed
from ocpp_support.trace.events import (
    Acted,
    Attempted,
    Connected,
    Disconnected,
    Event,
    Noted,
    Pinged,
    Transferred,
)
from ocpp_support.trace.trace import Sender

from ..matchers.conversations import Talk

STATION = (
    "Authorize",
    "BootNotification",
    "DiagnosticsStatusNotification",
    "FirmwareStatusNotification",
    "Heartbeat",
    "MeterValues",
    "Nonsense",
    "StartTransaction",
    "StatusNotification",
    "StopTransaction",
)
CENTRAL = (
    "ChangeAvailability",
    "ChangeConfiguration",
    "ClearCache",
    "GetConfiguration",
    "GetDiagnostics",
    "RemoteStartTransaction",
    "RemoteStopTransaction",
    "Reset",
    "TriggerMessage",
    "UpdateFirmware",
)
FIELDS = (
    "configurationKey",
    "connectorId",
    "context",
    "currentTime",
    "errorCode",
    "fileName",
    "format",
    "idTag",
    "idTagInfo",
    "interval",
    "key",
    "location",
    "measurand",
    "meterStart",
    "meterStop",
    "meterValue",
    "phase",
    "readonly",
    "reason",
    "requestedMessage",
    "reservationId",
    "retries",
    "retryInterval",
    "sampledValue",
    "status",
    "timestamp",
    "transactionData",
    "transactionId",
    "type",
    "unit",
    "unknownKey",
    "value",
)
"""Fields that rules look into, wherever they may stand."""

WORDS = (
    "",
    "0",
    "1e400",
    "60",
    "2026-01-01T00:00:00Z",
    "0001-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59-23:59",
    "Accepted",
    "ALICE",
    "Available",
    "BootNotification",
    "Charging",
    "Energy.Active.Import.Register",
    "Faulted",
    "ftp://[",
    "HeartbeatInterval",
    "Inoperative",
    "Installed",
    "MeterValueSampleInterval",
    "MinimumStatusDuration",
    "NumberOfConnectors",
    "Pending",
    "Power.Active.Import",
    "Rejected",
    "SupportedFeatureProfiles",
    "Uploading",
    "Voltage",
    "\ufffd",
)
PLAIN = (
    st.sampled_from(WORDS)
    | st.none()
    | st.booleans()
    | st.integers(-1, 3)
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
)
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=6),
    max_leaves=12,
)
PAYLOADS = st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=8)
EVENTS: st.SearchStrategy[Event] = st.sampled_from(
    (
        Acted("plug_in", "at connector 1", "somebody", 1),
        Acted("power_cycle", "", "somebody"),
        Acted("present_card", "", "somebody", None, "ALICE"),
        Attempted("", "", "odd", ""),
        Connected("/CP1", ()),
        Disconnected(None, "", "the station"),
        Disconnected(1000, "", "the central system"),
        Noted("odd"),
        Pinged(answered=False, within=0.0),
        Transferred(Transfer("upload", "ftp", "", 0, "", True, "", "", "")),
        Transferred(Transfer("login", "http", "[", -1, "", False, "", "", "")),
    )
)
STEPS = st.tuples(st.just("wait"), st.floats(0, 10_000))
SAID = (
    STEPS
    | st.tuples(st.just("event"), EVENTS)
    | st.tuples(st.sampled_from(STATION), PAYLOADS)
    | st.tuples(st.sampled_from(CENTRAL), PAYLOADS)
    | st.tuples(st.just("answer"), PAYLOADS)
    | st.tuples(st.just("malformed"), st.none())
)


def _told(said: list[tuple[str, Any]]) -> Talk:
    talk = Talk()
    for what, how in said:
        calls = [entry for entry in talk.trace.since(talk.trace.beginning) if entry.call]
        if what == "wait":
            talk.wait(how)
        elif what == "event":
            talk.event(how)
        elif what == "malformed":
            talk.trace.record(Sender.STATION, Malformed("odd"), "[")
        elif what == "answer":
            for call in calls[-1:]:
                talk.answer(call, how)
        elif what in STATION:
            talk.station(what, **how)
        else:
            talk.central(what, **how)
    return talk


@given(st.lists(SAID, max_size=25))
def test_no_rule_breaks(said: list[tuple[str, Any]]) -> None:
    story = Story(_told(said).conversation())
    for rule in RULES:
        for entry, text in rule.look(story):
            assert entry in story.entries
            assert text
