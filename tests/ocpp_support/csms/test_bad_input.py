"""A central system that anything may be sent to: it answers what can be answered, and goes on.

OCPP-J 1.6, section 4.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from ocpp_support.csms.central_system import LONGEST_MESSAGE, CentralSystem
from ocpp_support.protocol.findings import Severity
from ocpp_support.protocol.frames import CallError, Malformed
from ocpp_support.runtime.clock import VirtualTimeLoop
from ocpp_support.trace.events import Disconnected
from ocpp_support.trace.trace import Trace

from .rough_station import Run, answers_of, dial, dialled, findings_of, runs_on, told


@pytest.fixture
def run(virtual_loop: VirtualTimeLoop) -> Run:
    return runs_on(virtual_loop)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        " ",
        "hello",
        "[2,",
        "[,{",
        "{}",
        "null",
        "2",
        "[]",
        "[2]",
        "[[]]",
        '[2,{},"Heartbeat",{}]',
        '[null,"7","Heartbeat",{}]',
        '[3,"7"]',
        '[4,"7"]',
        "[" * 200_000,
        '{"a":' * 100_000,
    ],
)
def test_what_nobody_waits_an_answer_for_is_recorded_and_not_answered(run: Run, raw: str) -> None:
    answers, (entry,) = told(run, raw)
    assert answers == []
    assert (entry.raw, type(entry.content)) == (raw, Malformed)
    assert "(MUST, OCPP-J 4." in findings_of(entry)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ('[2,"7","Heartbeat"]', "a request has 4 elements, this one 3"),
        ('[2,"7","Heartbeat",{},{}]', "a request has 4 elements, this one 5"),
        ('[2,"7",{"a":1},{}]', "its action is an object, not a string"),
        ('[2,"7",null,{}]', "its action is null, not a string"),
        ('[2,"7","Heartbeat",[]]', "its payload is an array, not an object"),
        ('[2,"7","Heartbeat","{}"]', "its payload is a string, not an object"),
        ('[2,"7","StartTransaction",{"transactionId":,}]', "it is not JSON: "),
        ('[2,"7","Heartbeat",{}]\x00', "it is not JSON: "),
        ('[2,"7","Heartbeat",{"a":NaN}]', "it is not JSON: NaN is no JSON value"),
    ],
)
def test_a_request_without_form_is_answered_with_an_error(run: Run, raw: str, reason: str) -> None:
    answers, (entry,) = told(run, raw)
    ((kind, message_id, code, description, details),) = answers
    assert (kind, message_id, code, details) == (4, "7", "FormationViolation", {})
    assert description.startswith(reason)
    assert reason in findings_of(entry)


@pytest.mark.parametrize(
    ("action", "code"),
    [
        ("MakeCoffee", "NotImplemented"),
        ("heartbeat", "NotImplemented"),
        ("HeartbeatResponse", "NotImplemented"),
        ("", "NotImplemented"),
        ("x" * 5000, "NotImplemented"),
        ("../../Heartbeat", "NotImplemented"),
        ("Ladesäule ☕", "NotImplemented"),
        ("Reset", "NotSupported"),
    ],
)
def test_an_action_that_is_none_is_answered_with_an_error(run: Run, action: str, code: str) -> None:
    answers, _ = told(run, json.dumps([2, "7", action, {}]))
    assert [(answer[0], answer[1], answer[2]) for answer in answers] == [(4, "7", code)]


def test_a_null_payload_is_an_empty_one(run: Run) -> None:
    answers, (entry,) = told(run, '[2,"7","Heartbeat",null]')
    assert answers[0][:2] == [3, "7"]
    assert "its payload is null" in findings_of(entry)
    assert [finding.severity for finding in entry.findings] == [Severity.NOTE]


def test_a_binary_message_is_read_all_the_same(run: Run) -> None:
    answers, (entry,) = told(run, b'[2,"7","Heartbeat",{}]')
    assert answers[0][:2] == [3, "7"]
    assert "binary message" in findings_of(entry)


def test_bytes_that_are_no_text_are_shown(run: Run) -> None:
    answers, (entry,) = told(run, b"\xff\xfe\x00[2")
    assert (answers, entry.raw) == ([], "\\xff\\xfe\x00[2")
    assert "not JSON" in findings_of(entry)


WRONG = [None, True, -1, 1.5, 10**60, "x" * 5000, [], {}, [[1]], {"a": {"b": []}}]


@pytest.mark.parametrize("wrong", WRONG, ids=lambda value: f"{type(value).__name__} {str(value)[:6]}")
def test_wrong_types_are_found_and_answered_like_right_ones(run: Run, wrong: Any) -> None:
    names = {
        "Authorize": ["idTag"],
        "BootNotification": ["chargePointModel", "chargePointVendor"],
        "MeterValues": ["connectorId", "transactionId", "meterValue"],
        "StartTransaction": ["connectorId", "idTag", "meterStart", "timestamp"],
        "StatusNotification": ["connectorId", "errorCode", "status", "timestamp"],
        "StopTransaction": ["transactionId", "idTag", "meterStop", "timestamp", "transactionData"],
    }
    requests: list[str | bytes] = [
        json.dumps([2, action, action, dict.fromkeys(fields, wrong)]) for action, fields in names.items()
    ]
    answers, entries = told(run, requests)
    assert [answer[:2] for answer in answers] == [[3, action] for action in names]
    assert all(entry.findings for entry in entries)


def test_ids_come_back_as_they_came(run: Run) -> None:
    ids = ["", " ", "é☕😀", 'a"b\\c\n', "x" * 5000]
    answers, entries = told(run, [json.dumps([2, message_id, "Heartbeat", {}]) for message_id in ids])
    assert [answer[1] for answer in answers] == ids
    assert "5000 characters, 36 are allowed" in findings_of(entries[-1])


@pytest.mark.parametrize("number", ["7", "-7", "1.5", "1e999", "9" * 4000])
def test_an_id_that_is_a_number_is_answered(run: Run, number: str) -> None:
    answers, (entry,) = told(run, f'[2,{number},"Heartbeat",{{}}]')
    assert answers[0][0] == 3
    assert "its message id is a number" in findings_of(entry)


@pytest.mark.parametrize(
    "raw",
    [
        '[2,"7","Heartbeat",{"a":"\\ud800"}]',
        '[2,"7","Heartbeat",{"\\udfff":1}]',
        '[2,"7","DataTransfer",{"vendorId":"\\ude00\\ud83d"}]',
    ],
)
def test_half_a_character_is_found(run: Run, raw: str) -> None:
    answers, (entry,) = told(run, raw)
    assert answers[0][:2] == [3, "7"]
    assert entry.raw == raw
    assert "half of a character" in findings_of(entry)


def test_half_a_character_in_an_id_or_an_action_is_answered(run: Run) -> None:
    answers, _ = told(run, ['[2,"\\ud800","Heartbeat",{}]', '[2,"8","\\ud800",{}]'])
    assert [(answer[0], answer[1]) for answer in answers] == [(3, "?"), (4, "8")]


def test_members_that_come_twice_are_found(run: Run) -> None:
    answers, (entry,) = told(run, '[2,"7","Authorize",{"idTag":"A","idTag":"B"}]')
    assert answers[0][:2] == [3, "7"]
    assert "same member twice" in findings_of(entry)


def test_huge_numbers_are_taken(run: Run) -> None:
    huge = "9" * 4000
    raw = f'[2,"7","StopTransaction",{{"transactionId":{huge},"meterStop":-1e999,"timestamp":{huge}}}]'
    answers, (entry,) = told(run, raw)
    assert answers == [[3, "7", {}]]
    assert "timestamp" in findings_of(entry)


def test_answers_to_nothing_are_found(run: Run) -> None:
    answers, entries = told(run, ['[3,"99",{}]', '[4,"98","GenericError","",{}]', '[3,"99",{}]'])
    assert answers == []
    assert all("which nobody asked" in findings_of(entry) for entry in entries)
    assert all(entry.answers is None for entry in entries)


def test_an_unknown_kind_of_message_is_ignored(run: Run) -> None:
    answers, (entry,) = told(run, '[5,"7","Heartbeat",{}]')
    assert answers == []
    assert "its message type is 5" in findings_of(entry)


def test_a_request_is_answered_amid_rubbish(run: Run) -> None:
    """What the station says beside the answer does not come between a question and its answer."""

    async def test(central: CentralSystem, trace: Trace) -> None:
        async with dialled(central) as socket:
            await answers_of(socket)
            asked = asyncio.create_task(central.ask("ClearCache", {}, within=30))
            question = json.loads(await socket.recv())
            for rubbish in ("[", '[3,"x"]', f'[3,"{question[1]}"]', f'[3,"{question[1]}",7]'):
                await socket.send(rubbish)
            await socket.send(json.dumps([4, question[1], "Whatever"]))
            answer = await asked
        assert answer is not None
        assert answer.content == CallError(question[1], "Whatever")
        assert "an error has 5 elements, this one 3" in findings_of(answer)

    run(test)


async def _sends_and_listens(socket: ClientConnection, message: str | bytes) -> None:
    await socket.send(message)
    await socket.recv()


@pytest.mark.parametrize("binary", [False, True])
def test_a_message_that_is_too_long_ends_the_connection_and_a_new_one_is_welcome(
    run: Run, binary: bool
) -> None:
    length = 20 * 1024 * 1024
    message = b"x" * length if binary else "x" * length

    async def test(central: CentralSystem, trace: Trace) -> None:
        # Not closed from this side: it is closed already, with the rest of the message still in its buffer.
        doomed = await dial(central)
        await answers_of(doomed)
        with pytest.raises(ConnectionClosed):
            await _sends_and_listens(doomed, message)
        assert doomed.close_code == 1009
        async with dialled(central) as socket:
            assert await answers_of(socket) == []
            await asyncio.sleep(10)
        ended = [entry.content for entry in trace.since(trace.beginning).events(Disconnected)]
        assert isinstance(ended[0], Disconnected)
        assert (ended[0].code, ended[0].by) == (1009, "the central system")
        assert str(length) in ended[0].reason
        assert str(LONGEST_MESSAGE) in ended[0].reason

    run(test)


def test_the_longest_message_is_read(run: Run) -> None:
    frame = '[2,"7","DataTransfer",{"vendorId":"V","data":"%s"}]'
    raw = frame % ("x" * (LONGEST_MESSAGE - len(frame) + 2))
    answers, (entry,) = told(run, raw)
    assert answers == [[3, "7", {"status": "UnknownVendorId"}]]
    assert len(entry.raw) == LONGEST_MESSAGE
