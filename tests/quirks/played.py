"""Rows of several messages, or of none: played on loopback, with the central system asking where it must."""

from __future__ import annotations

import asyncio
import json

from websockets.frames import Frame, Opcode

from .case import Case, collects
from .severities import MUST, NOTE, SHOULD
from .wire import BOOT, Wire, WirePlay

PLAYED: list[Case[WirePlay]] = []
case = collects(PLAYED)


async def _answers_with(wire: Wire, raw: str) -> None:
    """Come, be asked something, and answer with ``raw``, its ID being the id that was asked with."""
    await wire.comes()
    async with wire.asked("ClearCache", {}) as message_id:
        await wire.says(raw.replace("ID", message_id))


@case("Q15", SHOULD, "RFC 6455")
async def a_ping_is_not_answered(wire: Wire) -> None:
    await wire.comes()
    assert wire.socket is not None
    sends = wire.socket.protocol.send_frame

    def sends_no_pong(frame: Frame) -> None:
        if frame.opcode is not Opcode.PONG:
            sends(frame)

    wire.socket.protocol.send_frame = sends_no_pong  # type: ignore[method-assign]
    answered, _ = await asyncio.gather(wire.central.ping(within=5), wire.passes(6))
    assert not answered
    await wire.requests("Heartbeat", {})


@case("Q15", None)
async def a_ping_is_answered(wire: Wire) -> None:
    await wire.comes()
    assert await wire.central.ping(within=5)


@case("Q26", SHOULD, "4.2.3")
async def an_error_of_3_elements(wire: Wire) -> None:
    await _answers_with(wire, '[4,"ID","GenericError"]')


@case("Q26", SHOULD, "4.2.3")
async def an_error_of_4_elements(wire: Wire) -> None:
    await _answers_with(wire, '[4,"ID","GenericError",""]')


@case("Q26", SHOULD, "4.2.3")
async def details_that_are_null(wire: Wire) -> None:
    await _answers_with(wire, '[4,"ID","GenericError","",null]')


@case("Q26", SHOULD, "4.2.3")
async def details_that_are_a_string(wire: Wire) -> None:
    await _answers_with(wire, '[4,"ID","GenericError","","none"]')


@case("Q27", SHOULD, "4.2.3")
async def an_error_of_another_version(wire: Wire) -> None:
    await _answers_with(wire, '[4,"ID","FormatViolation","",{}]')


@case("Q27", None)
async def the_spelling_of_this_version(wire: Wire) -> None:
    await _answers_with(wire, '[4,"ID","OccurenceConstraintViolation","",{}]')


@case("Q29", MUST, "4.1.4")
async def an_id_comes_again(wire: Wire) -> None:
    await wire.comes()
    for _ in range(2):
        await wire.asks_raw('[2,"same","Heartbeat",{}]', "same")


@case("Q29", SHOULD, "4.1.4")
async def an_id_comes_again_on_the_next_connection(wire: Wire) -> None:
    await wire.comes()
    await wire.asks_raw('[2,"same","Heartbeat",{}]', "same")
    await wire.leaves()
    await wire.dials()
    await wire.asks_raw('[2,"same","Heartbeat",{}]', "same")


@case("Q29", None)
async def ids_begin_anew_after_a_restart(wire: Wire) -> None:
    for _ in range(2):
        await wire.dials()
        await wire.asks_raw(json.dumps([2, "1", "BootNotification", BOOT]), "1")
        await wire.leaves()


@case("Q30", SHOULD, "4.1.1")
async def two_requests_at_once(wire: Wire) -> None:
    await wire.comes()
    assert wire.socket is not None
    frames = (Frame(Opcode.TEXT, f'[2,"{name}","Heartbeat",{{}}]'.encode()) for name in ("one", "two"))
    # Both in one packet, so that neither can wait for the other's answer.
    wire.socket.transport.write(b"".join(frame.serialize(mask=True) for frame in frames))
    assert [(await wire.hears())[1] for _ in range(2)] == ["one", "two"]


@case("Q31", None)
async def a_request_crosses_the_answer(wire: Wire) -> None:
    await wire.comes()
    async with wire.asked("TriggerMessage", {"requestedMessage": "Heartbeat"}) as message_id:
        await wire.requests("Heartbeat", {})
        await wire.says(f'[3,"{message_id}",{{"status":"Accepted"}}]')


@case("Q32", MUST, "4.1.1")
async def heartbeats_and_no_answer(wire: Wire) -> None:
    await wire.comes()
    async with wire.asked("ClearCache", {}):
        await wire.passes(31)
    await wire.passes(10)
    await wire.requests("Heartbeat", {})


@case("Q33", SHOULD, "4.1.1")
async def an_answer_comes_late(wire: Wire) -> None:
    await wire.comes()
    async with wire.asked("ClearCache", {}) as message_id:
        await wire.passes(33)
    entry = await wire.says(f'[3,"{message_id}",{{"status":"Accepted"}}]')
    assert entry.late_by > 2


@case("Q33", SHOULD, "4.1.4")
async def an_answer_comes_twice(wire: Wire) -> None:
    await _answers_with(wire, '[3,"ID",{"status":"Accepted"}]')
    await wire.says('[3,"1",{"status":"Accepted"}]')


@case("Q33", SHOULD, "4.1.4")
async def an_answer_to_nothing(wire: Wire) -> None:
    await wire.comes()
    await wire.says('[3,"nobody asked",{"status":"Accepted"}]')


@case("Q34", MUST, "4.1.4")
async def an_id_comes_back_with_a_space(wire: Wire) -> None:
    await _answers_with(wire, '[3,"ID ",{"status":"Accepted"}]')
    await wire.passes(60)
    await wire.requests("Heartbeat", {})


@case("Q35", MUST, "4.1.1")
async def it_leaves_at_a_request(wire: Wire) -> None:
    await wire.comes()
    async with wire.asked("GetConfiguration", {"key": ["MeterValuesSampledData"]}):
        await wire.leaves()


@case("Q36", None)
async def an_error_for_an_action_that_is_optional(wire: Wire) -> None:
    await _answers_with(wire, '[4,"ID","NotSupported","",{}]')


@case("Q37", NOTE, "RFC 6455")
async def a_message_in_pieces(wire: Wire) -> None:
    await wire.comes()
    assert wire.socket is not None
    await wire.socket.send(['[2,"pieces",', '"Heartbeat",', "{}]"])
    assert (await wire.hears())[:2] == [3, "pieces"]


@case("Q63", SHOULD, "4.2")
async def it_hangs_when_it_is_asked_before_it_registered(wire: Wire) -> None:
    await wire.dials()
    await wire.until(lambda _: wire.central.connected)
    async with wire.asked("GetConfiguration", {}):
        await wire.passes(5)
        await wire.registers()
        await wire.passes(26)
    await wire.passes(30)
    await wire.requests("Heartbeat", {})
