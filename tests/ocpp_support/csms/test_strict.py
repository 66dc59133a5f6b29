"""Asked to be strict, the central system refuses what breaks a MUST, with the codes of OCPP-J 1.6."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ocpp_support.csms.central_system import CentralSystem
from ocpp_support.runtime.clock import VirtualTimeLoop
from ocpp_support.trace.trace import Sender, Trace

from .rough_station import Run, dialled, runs_on

BOOT = {"chargePointVendor": "ACME", "chargePointModel": "One"}
STATUS = {"connectorId": 1, "errorCode": "NoError", "status": "Available"}


@pytest.fixture
def run(virtual_loop: VirtualTimeLoop) -> Run:
    return runs_on(virtual_loop, strict=True)


@pytest.fixture
def lenient(virtual_loop: VirtualTimeLoop) -> Run:
    return runs_on(virtual_loop)


def answered(run: Run, action: str, payload: dict[str, Any]) -> list[Any]:
    heard: list[Any] = []

    async def test(central: CentralSystem, trace: Trace) -> None:
        async with dialled(central) as socket:
            await socket.send(json.dumps([2, "q", action, payload]))
            heard.extend(json.loads(await socket.recv()))
        (entry,) = trace.since(trace.beginning).calls(Sender.STATION)
        assert entry.call is not None
        heard.append(entry.call.payload)

    run(test)
    return heard


@pytest.mark.parametrize(
    ("action", "payload", "code"),
    [
        ("BootNotification", {"chargePointVendor": "ACME"}, "OccurenceConstraintViolation"),
        ("MeterValues", {"connectorId": 1, "meterValue": []}, "OccurenceConstraintViolation"),
        ("StatusNotification", STATUS | {"connectorId": "1"}, "TypeConstraintViolation"),
        ("StatusNotification", STATUS | {"info": None}, "TypeConstraintViolation"),
        ("StatusNotification", STATUS | {"status": "Broken"}, "PropertyConstraintViolation"),
        ("StatusNotification", STATUS | {"timestamp": "yesterday"}, "PropertyConstraintViolation"),
        ("BootNotification", BOOT | {"iccid": "1" * 21}, "PropertyConstraintViolation"),
        ("Heartbeat", {"colour": "red"}, "FormationViolation"),
        ("MakeCoffee", {}, "NotImplemented"),
        ("Reset", {"type": "Soft"}, "NotSupported"),
    ],
)
def test_what_breaks_a_must_is_refused_by_its_code(
    run: Run, action: str, payload: dict[str, Any], code: str
) -> None:
    kind, message_id, said, description, details, recorded = answered(run, action, payload)
    assert (kind, message_id, said, details) == (4, "q", code, {})
    assert description
    assert recorded == payload


@pytest.mark.parametrize(
    ("action", "payload"),
    [
        ("StatusNotification", STATUS),
        ("StatusNotification", STATUS | {"info": "i" * 51}),
        ("StatusNotification", STATUS | {"timestamp": "2026-05-04T10:30:15"}),
        ("BootNotification", BOOT | {"iccid": ""}),
    ],
)
def test_what_breaks_a_should_is_answered(run: Run, action: str, payload: dict[str, Any]) -> None:
    assert answered(run, action, payload)[0] == 3


def test_lenient_it_is_taken_as_it_is_meant(lenient: Run) -> None:
    odd = STATUS | {"connectorId": "1", "info": None, "colour": "red"}
    kind, *_, recorded = answered(lenient, "StatusNotification", odd)
    assert (kind, recorded) == (3, STATUS)


@pytest.mark.parametrize(("strict", "code"), [(True, "SecurityError"), (False, None)])
def test_who_is_not_admitted_yet_is_refused(
    virtual_loop: VirtualTimeLoop, strict: bool, code: str | None
) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        central._answers.answer_next_registrations("Pending")
        async with dialled(central) as socket:
            heard = []
            for action, payload in (
                ("BootNotification", BOOT),
                ("Heartbeat", {}),
                ("BootNotification", BOOT),
            ):
                await socket.send(json.dumps([2, action, action, payload]))
                heard.append(json.loads(await socket.recv()))
            await socket.send('[2,"last","Heartbeat",{}]')
            assert json.loads(await socket.recv())[0] == 3
        assert [answer[2]["status"] for answer in (heard[0], heard[2])] == ["Pending", "Accepted"]
        assert heard[1][2] == code if code else heard[1][0] == 3

    runs_on(virtual_loop, strict=strict)(test)


def test_a_number_for_an_id_comes_back_to_the_letter(lenient: Run) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        async with dialled(central) as socket:
            for number in ("7", "-7", "1.50", "1e999", "9" * 5000):
                await socket.send(f'[2,{number},"Heartbeat",{{}}]')
                assert str(await socket.recv()).startswith(f"[3,{number},{{")
                await socket.send(f'[2,{number},"Heartbeat",[]]')
                assert str(await socket.recv()).startswith(f'[4,{number},"FormationViolation"')

    lenient(test)
