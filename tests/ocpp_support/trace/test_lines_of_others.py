"""What other tools wrote is read leniently, looked at as if it had just come, and claims nothing unknown."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ocpp_support.monitor.watch import findings_of
from ocpp_support.protocol.frames import CallError
from ocpp_support.trace.account import Account
from ocpp_support.trace.events import Connected, Disconnected
from ocpp_support.trace.reading import Reading, read_trace
from ocpp_support.trace.trace import Sender

BOOT = {"chargePointModel": "M", "chargePointVendor": "V"}
ADMITTED = {"status": "Accepted", "interval": 300, "currentTime": "2026-01-01T00:00:00Z"}


class OtherTool:
    """Writes records as another tool would, a second between two of them."""

    def __init__(self) -> None:
        self.records: list[dict[str, Any]] = []

    def write(self, direction: str, kind: str, message_id: str, **fields: Any) -> None:
        record = {
            "schemaVersion": "1.1",
            "timestamp": f"2026-01-01T00:{len(self.records) // 60:02}:{len(self.records) % 60:02}.000Z",
            "ocppVersion": "1.6",
            "transport": "json",
            "chargePointId": "CP1",
            "direction": direction,
            "messageType": kind,
            "messageId": message_id,
        }
        self.records.append(record | fields)

    def station(
        self, message_id: str, action: str, answer: dict[str, Any] | None = None, **payload: Any
    ) -> None:
        self.write("cp-to-csms", "CALL", message_id, action=action, payload=payload)
        self.write("csms-to-cp", "CALLRESULT", message_id, payload=answer or {})

    def central(self, message_id: str, action: str, answer: dict[str, Any], **payload: Any) -> None:
        self.write("csms-to-cp", "CALL", message_id, action=action, payload=payload)
        self.write("cp-to-csms", "CALLRESULT", message_id, payload=answer)

    def boots(self, message_id: str = "b") -> None:
        self.station(message_id, "BootNotification", ADMITTED, **BOOT)

    def read(self) -> Reading:
        return read_trace("\n".join(json.dumps(record) for record in self.records))

    def account(self) -> Account:
        reading = self.read()
        assert reading.unread == []
        (account,) = reading.accounts
        return account

    def rules(self) -> list[str]:
        return [found.rule for found in findings_of(self.account().conversation())]


@pytest.fixture
def tool() -> OtherTool:
    return OtherTool()


def test_a_station_that_registers_is_known_from_its_beginning(tool: OtherTool) -> None:
    tool.boots()
    account = tool.account()
    connected, boot, answer = account.conversation()
    assert connected.content == Connected("/CP1", ("ocpp1.6",))
    assert (boot.sender, boot.at, boot.moment.isoformat()) == (
        Sender.STATION,
        0.0,
        "2026-01-01T00:00:00+00:00",
    )
    assert (answer.sender, answer.answers, answer.at) == (Sender.CENTRAL, boot, 1.0)
    assert account.complete
    assert tool.rules() == []


def test_a_trace_that_begins_in_the_middle_claims_nothing_about_before(tool: OtherTool) -> None:
    tool.station("1", "StopTransaction", transactionId=7, meterStop=5, timestamp="2026-01-01T00:00:00Z")
    assert not tool.account().complete
    assert tool.rules() == []


def test_a_registration_begins_a_connection_and_nobody_is_blamed_for_the_end_of_the_last(
    tool: OtherTool,
) -> None:
    tool.boots("1")
    tool.write("csms-to-cp", "CALL", "r", action="GetConfiguration", payload={})
    tool.boots("2")
    events = [entry.content for entry in tool.account().conversation() if entry.sender is Sender.BENCH]
    assert [type(event) for event in events] == [Connected, Disconnected, Connected]
    assert tool.rules() == []


def test_payloads_are_looked_at_and_taken_as_they_were_meant(tool: OtherTool) -> None:
    tool.boots()
    tool.station("1", "StatusNotification", connectorId="1", status="Charging", errorCode="NoError")
    tool.central("2", "Reset", {"status": "Perhaps"}, type="Hard")
    assert {"schema.StatusNotification.connectorId.Type", "schema.Reset.answer.status.Enum"} <= {
        *tool.rules()
    }
    calls = [entry.call for entry in tool.account().entries if entry.call]
    assert calls[1].payload["connectorId"] == 1


def test_answers_find_the_latest_request_of_that_id_from_the_other_side(tool: OtherTool) -> None:
    tool.boots("1")
    tool.central("1", "Reset", {"status": "Accepted"}, type="Soft")
    tool.write("csms-to-cp", "CALLRESULT", "9", payload={})
    tool.write("cp-to-csms", "CALLRESULT", "9", payload={})
    tool.write("cp-to-csms", "CALLRESULT", "1", payload={"status": "Accepted"})
    answered = [
        entry.answers.call.action if entry.answers and entry.answers.call else None
        for entry in tool.account().entries
        if entry.call is None and entry.sender is not Sender.BENCH
    ]
    assert answered == ["BootNotification", "Reset", None, None, None]
    assert {"frame.foreign-answer", "frame.answered-twice"} <= {*tool.rules()}


def test_errors_are_read_from_their_fields(tool: OtherTool) -> None:
    tool.boots()
    tool.write("csms-to-cp", "CALL", "2", action="Reset", payload={"type": "Hard"})
    tool.write("cp-to-csms", "CALLERROR", "2", error={"code": "NotSupported", "description": "no"})
    assert tool.account().entries[-1].content == CallError("2", "NotSupported", "no", {})


def test_the_text_counts_for_more_than_the_fields(tool: OtherTool) -> None:
    tool.write("cp-to-csms", "CALL", "1", action="Other", payload={}, raw='[2,7,"Heartbeat",{}]')
    account = tool.account()
    entry = account.entries[-1]
    assert entry.call
    assert (entry.call.action, entry.raw) == ("Heartbeat", '[2,7,"Heartbeat",{}]')
    assert tool.rules() == ["frame.id-number"]


def test_a_text_that_is_no_frame_is_told_and_the_fields_are_read(tool: OtherTool) -> None:
    tool.write("cp-to-csms", "CALL", "1", action="Heartbeat", payload={}, raw="[2,")
    reading = tool.read()
    (unread,) = reading.unread
    assert (unread.line, unread.why.startswith("its raw text is no frame (it is not JSON")) == (1, True)
    call = reading.accounts[0].entries[-1].call
    assert call
    assert call.action == "Heartbeat"


@pytest.mark.parametrize(
    ("data", "written", "rules"),
    [
        ("\ud800", '"\ud800"', ["json.halves"]),
        (float("nan"), "NaN", ["json.constant"]),
        ('é"\n', '"é\\"\\n"', []),
    ],
)
def test_fields_are_read_as_the_text_that_they_make(
    tool: OtherTool, data: Any, written: str, rules: list[str]
) -> None:
    tool.write("cp-to-csms", "CALL", "1", action="DataTransfer", payload={"vendorId": "V", "data": data})
    entry = tool.account().entries[-1]
    assert entry.raw == f'[2,"1","DataTransfer",{{"vendorId":"V","data":{written}}}]'
    assert [finding.rule for finding in entry.findings] == rules


def test_stations_are_told_apart(tool: OtherTool) -> None:
    tool.boots()
    tool.boots("2")
    for record in tool.records[2:]:
        record["chargePointId"] = "CP2"
    del tool.records[3]["chargePointId"]
    reading = tool.read()
    assert [(account.station, account.complete) for account in reading.accounts] == [
        ("CP1", True),
        ("CP2", True),
        ("", False),
    ]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"ocppVersion": "2.0.1"}, "it is of OCPP 2.0.1 over json: only 1.6-J is judged"),
        ({"transport": "soap"}, "it is of OCPP 1.6 over soap: only 1.6-J is judged"),
        ({"timestamp": "noon"}, 'its timestamp is no time: "noon"'),
        ({"timestamp": 1e300}, "its timestamp is no time: 1e+300"),
        ({"timestamp": None}, "timestamp: Field required"),
        ({"direction": "up"}, "direction: Input should be 'cp-to-csms' or 'csms-to-cp'"),
        ({"messageType": "SEND"}, "messageType: Input should be 'CALL', 'CALLRESULT' or 'CALLERROR'"),
        ({"action": None}, "it is a request without an action"),
    ],
)
def test_what_is_no_record_is_told(tool: OtherTool, changed: dict[str, Any], said: str) -> None:
    tool.boots()
    tool.station("2", "Heartbeat", {"currentTime": "2026-01-01T00:00:00Z"})
    tool.records[2] |= changed
    reading = tool.read()
    assert [(one.line, one.why) for one in reading.unread] == [(3, said)]
    assert len(reading.accounts[0].entries) == 4


@pytest.mark.parametrize(
    "said",
    ["2026-01-01T01:00:05+01:00", "2026-01-01T00:00:05", 1767225605, 1767225605000, "2026-01-01T00:00:05Z"],
)
def test_times_are_read_in_every_dress(tool: OtherTool, said: str | int) -> None:
    tool.boots()
    tool.records[1]["timestamp"] = said
    entry = tool.account().entries[-1]
    assert (entry.at, entry.moment.isoformat()) == (5.0, "2026-01-01T00:00:05+00:00")


def test_seconds_never_run_backwards(tool: OtherTool) -> None:
    tool.boots()
    tool.records[0]["timestamp"] = "2026-01-01T00:00:30Z"
    assert [entry.at for entry in tool.account().entries] == [0.0, 0.0, 0.0]


def test_unknown_fields_are_passed_over(tool: OtherTool) -> None:
    tool.boots()
    tool.records[0] |= {"colour": "red", "meta": {"tool": "another"}, "connectorId": None}
    assert len(tool.account().entries) == 3
