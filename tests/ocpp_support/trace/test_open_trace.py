"""What is written keeps to the Open OCPP Trace format, tells everything, and holds no secrets."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocpp_support.protocol.findings import Finding, Severity
from ocpp_support.protocol.frames import Call, CallError, Malformed, parse
from ocpp_support.trace.events import Connected, Disconnected, Noted
from ocpp_support.trace.masking import masked
from ocpp_support.trace.open_trace import MOST_BEFORE, OURS, LineWriter
from ocpp_support.trace.trace import Sender
from tests.ocpp_support.kept_lines import as_json_lines

from ..matchers.conversations import Talk

# The format's rules for a record, version 1.1, in short.
RECORD = {
    "type": "object",
    "required": ["schemaVersion", "timestamp", "transport", "direction", "messageType"],
    "properties": {
        "schemaVersion": {"const": "1.1"},
        "timestamp": {"type": "string", "format": "date-time"},
        "ocppVersion": {"type": "string"},
        "transport": {"enum": ["json", "soap"]},
        "chargePointId": {"type": "string"},
        "connectorId": {"type": "integer", "minimum": 0},
        "direction": {"enum": ["cp-to-csms", "csms-to-cp"]},
        "messageType": {"enum": ["CALL", "CALLRESULT", "CALLERROR"]},
        "messageId": {"type": "string"},
        "action": {"type": "string"},
        "payload": {},
        "raw": {"type": "string"},
        "error": {"type": "object"},
        "meta": {"type": "object"},
    },
    # A producer keeps what is its own in meta.
    "additionalProperties": False,
    "if": {"properties": {"messageType": {"const": "CALLERROR"}}},
    "then": {"required": ["error"]},
    "else": {"properties": {"error": False}},
}
VALIDATOR = jsonschema_rs.Draft202012Validator(RECORD, validate_formats=True)


def lines(talk: Talk, station: str = "CP1") -> list[dict[str, Any]]:
    return [json.loads(line) for line in as_json_lines(talk.conversation(), station).splitlines()]


def before(line: dict[str, Any]) -> list[str]:
    return [one["kind"] for one in line["meta"][OURS].get("before", [])]


def test_a_request_is_taken_apart_and_kept_as_it_was() -> None:
    talk = Talk()
    talk.wait(1.5)
    talk.station("StatusNotification", connectorId=1, status="Available", errorCode="NoError")
    (line,) = lines(talk)
    own = line.pop("meta")[OURS]
    assert json.loads(line.pop("raw"))[2:] == ["StatusNotification", line["payload"]]
    assert line == {
        "schemaVersion": "1.1",
        "timestamp": "2026-01-01T00:00:01.500000Z",
        "ocppVersion": "1.6",
        "transport": "json",
        "chargePointId": "CP1",
        "direction": "cp-to-csms",
        "connectorId": 1,
        "messageType": "CALL",
        "messageId": "1",
        "action": "StatusNotification",
        "payload": {"connectorId": 1, "status": "Available", "errorCode": "NoError"},
    }
    assert own == {"number": 0, "at_s": 1.5, "real_time": "2026-01-01T00:00:00Z"}


def test_an_answer_names_what_it_answers() -> None:
    talk = Talk()
    talk.answer(talk.central("Reset", type="Hard"), {"status": "Accepted"})
    talk.error(talk.station("DataTransfer", vendorId="x"), "NotSupported", "no vendor x")
    reset, accepted, _, refused = lines(talk)
    assert (reset["direction"], accepted["direction"]) == ("csms-to-cp", "cp-to-csms")
    assert (accepted["messageType"], accepted["action"]) == ("CALLRESULT", "Reset")
    assert accepted["meta"][OURS]["answers"] == reset["meta"][OURS]["number"]
    assert refused["error"] == {"code": "NotSupported", "description": "no vendor x", "details": {}}
    assert "payload" not in refused


def test_every_frame_makes_a_record_of_the_format() -> None:
    talk = Talk()
    talk.event(Connected("/CP1", ("ocpp1.6",)))
    talk.answer(talk.station("Heartbeat"), {"currentTime": "2026-01-01T00:00:00Z"})
    talk.error(talk.central("Reset", type="Hard"), "InternalError")
    talk.station("StatusNotification", connectorId=True)
    talk.station("StatusNotification", connectorId=-1)
    for odd in ('[2,7,"Heartbeat",null]', '[4,"9","Odd"]', '[3,"9",{"x":1e999}]', '[2,"","",{}]'):
        talk.trace.record(Sender.STATION, parse(odd).frame, odd)
    records = [line for line in lines(talk) if "messageType" in line]
    assert [next(VALIDATOR.iter_errors(record), None) for record in records] == [None] * len(records)
    assert len(records) == 10
    assert "Infinity" not in as_json_lines(talk.conversation())


def test_what_is_no_frame_stands_with_the_frame_that_came_next() -> None:
    talk = Talk()
    talk.event(Connected("/CP1", ("ocpp1.6",)))
    talk.trace.record(Sender.STATION, Malformed("it is not JSON"), "[2,")
    talk.station("Heartbeat")
    talk.station("Heartbeat")
    first, second = lines(talk)
    connected, odd = first["meta"][OURS]["before"]
    assert before(second) == []
    assert (connected["kind"], connected["event"]["path"], connected["number"]) == ("Connected", "/CP1", 0)
    assert (odd["kind"], odd["raw"], odd["sender"], odd["number"]) == ("Malformed", "[2,", "station", 1)


def test_what_came_after_the_last_frame_has_a_line_that_is_no_record() -> None:
    talk = Talk()
    talk.station("Heartbeat")
    talk.event(Disconnected(1006, "", "the station"))
    talk.event(Noted("alone"))
    record, rest = lines(talk)
    assert "messageType" in record
    assert "messageType" not in rest
    assert before(rest) == ["Disconnected", "Noted"]


def test_each_line_takes_the_place_of_the_one_whose_happenings_it_tells() -> None:
    talk, writer = Talk(), LineWriter()
    told = [writer.take(talk.event(Noted("odd"))) for _ in range(MOST_BEFORE + 1)]
    told += [writer.take(talk.station("Heartbeat")), writer.take(talk.station("Heartbeat"))]
    assert [line.replaces for line in told] == [False, *[True] * (MOST_BEFORE - 1), False, True, False]
    assert all(len(longer.text) > len(line.text) for line, longer in pairwise(told) if longer.replaces)


def test_findings_and_lateness_are_kept() -> None:
    talk = Talk()
    order = talk.central("Reset", type="Hard")
    finding = Finding(Severity.SHOULD, "OCPP-J 4.1.1", "it is late by 2.0 s", "frame.late-answer")
    late = CallError("1", "InternalError")
    talk.trace.record(
        Sender.STATION, late, '[4,"1","InternalError"]', answers=order, findings=(finding,), late_by=2.0
    )
    own = lines(talk)[1]["meta"][OURS]
    assert own["late_by_s"] == 2.0
    assert own["findings"] == [
        {
            "severity": "SHOULD",
            "clause": "OCPP-J 4.1.1",
            "text": "it is late by 2.0 s",
            "rule": "frame.late-answer",
        }
    ]


def test_what_was_said_stands_in_the_fields_and_how_it_was_taken_beside_them() -> None:
    talk = Talk()
    finding = Finding(Severity.MUST, "schema", "connectorId is a string")
    meant = Call("1", "StatusNotification", {"connectorId": 1})
    talk.trace.record(
        Sender.STATION, meant, '[2,"1","StatusNotification",{"connectorId":"1"}]', findings=(finding,)
    )
    (line,) = lines(talk)
    assert line["payload"] == {"connectorId": "1"}
    assert line["meta"][OURS]["taken"] == {"connectorId": 1}


@pytest.mark.parametrize("data", ["\\ud800", "\ud800", "Zürich 😀\u2028", "\\u00fc"])
def test_a_text_of_any_signs_is_written_in_ascii(data: str) -> None:
    raw = f'[2,"1","DataTransfer",{{"data":"{data}"}}]'
    talk = Talk()
    talk.trace.record(Sender.STATION, parse(raw).frame, raw)
    assert as_json_lines(talk.conversation()).isascii()
    assert lines(talk)[0]["raw"] == raw


def test_no_secret_is_in_it_and_the_fields_say_what_the_text_says() -> None:
    talk = Talk()
    talk.event(Connected("/CP?token=s3cret", ("ocpp1.6",)))
    talk.trace.record(Sender.STATION, Malformed("odd s3cret"), '{"password":"s3cret"')
    order = talk.central("ChangeConfiguration", key="PASSWORD", value='a"s3cret')
    talk.answer(order, {"status": "Accepted"})
    talk.error(talk.central("Reset"), "InternalError", "at ftp://me:s3cret@host/")
    text = as_json_lines(talk.conversation(), "CP1").replace("odd s3cret", "")
    assert "s3cret" not in text
    record = json.loads(text.splitlines()[0])
    assert record["payload"] == {"key": "PASSWORD", "value": "***"} == json.loads(record["raw"])[3]


_WORDS = st.sampled_from(
    ["key", "value", "AuthorizationKey", "pass\u017fword", "WifiPSK", "ftp://me:1@x", "a", "é"]
)
_TEXTS = (
    _WORDS | st.tuples(_WORDS, _WORDS).map(lambda two: json.dumps({two[0]: two[1]})) | st.text(max_size=5)
)
_VALUES = st.recursive(
    _TEXTS | st.integers() | st.sampled_from([1e999, None, True]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3),
    max_leaves=6,
)


@given(payload=st.dictionaries(_TEXTS, _VALUES, max_size=3), ascii_only=st.booleans(), error=st.booleans())
def test_no_field_has_what_would_be_masked_in_it(
    payload: dict[str, Any], ascii_only: bool, error: bool
) -> None:
    frame = [4, "1", "GenericError", "", payload] if error else [2, "1", "DataTransfer", payload]
    raw = json.dumps(frame, ensure_ascii=ascii_only)
    talk = Talk()
    talk.trace.record(Sender.STATION, parse(raw).frame, raw)
    (line,) = lines(talk)
    shown = json.dumps(line.get("error") or line.get("payload"), ensure_ascii=ascii_only)
    assert masked(shown) == shown


def test_a_station_that_is_not_known_is_not_named() -> None:
    talk = Talk()
    talk.station("Heartbeat")
    assert "chargePointId" not in lines(talk, station="")[0]
