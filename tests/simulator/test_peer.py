"""Requests are answered with the codes of OCPP 1.6, and junk is survived."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from ocpp.v16 import call, call_result

from simulator.peer import Peer


class Wire:
    def __init__(self) -> None:
        self.sent: list[Any] = []

    async def send(self, text: str) -> None:
        self.sent.append(json.loads(text))


def answers_to(*frames: str) -> list[Any]:
    wire = Wire()

    def clear_cache() -> Any:
        return call_result.ClearCache(status="Accepted")  # type: ignore[arg-type]

    def reset(type: str) -> Any:
        raise ZeroDivisionError(type)

    async def run() -> None:
        peer = Peer("CP01", wire, {"ClearCache": clear_cache, "Reset": reset}.get, lambda: "1")
        for frame in frames:
            await peer.take(frame)

    asyncio.run(run())
    return wire.sent


@pytest.mark.parametrize("payload", ["{}", "null"])
def test_a_request_is_answered(payload: str) -> None:
    assert answers_to(f'[2,"a","ClearCache",{payload}]') == [[3, "a", {"status": "Accepted"}]]


@pytest.mark.parametrize(
    ("action", "payload", "code"),
    [
        ("Dance", {}, "NotImplemented"),
        ("SendLocalList", {}, "NotSupported"),
        ("ClearCache", {"surplus": 1}, "FormationViolation"),
        ("Reset", {"type": 1}, "TypeConstraintViolation"),
        ("Reset", {"type": "Soft"}, "InternalError"),
    ],
)
def test_an_error_has_the_code_of_ocpp_j(action: str, payload: Any, code: str) -> None:
    (answer,) = answers_to(json.dumps([2, "a", action, payload]))
    assert answer[:3] == [4, "a", code]


def test_what_is_too_deep_for_a_quick_look_is_looked_at_by_the_library() -> None:
    deep = '{"surplus":' * 300 + "{}" + "}" * 300
    assert answers_to(f'[2,"a","ClearCache",{deep}]')[0][:3] == [4, "a", "FormationViolation"]


def test_whoever_waits_for_an_answer_is_told_that_the_line_is_gone() -> None:
    async def run() -> list[BaseException | None]:
        peer = Peer("CP01", Wire(), {}.get, lambda: "1")
        asking = [asyncio.ensure_future(peer.ask(call.Heartbeat())) for _ in range(2)]
        await asyncio.sleep(0)
        peer.lose()
        await asyncio.wait(asking)
        return [one.exception() for one in asking]

    assert [type(error) for error in asyncio.run(run())] == [ConnectionResetError] * 2


def test_an_answer_to_what_was_not_asked_is_passed_over() -> None:
    async def run() -> Any:
        peer = Peer("CP01", Wire(), {}.get, lambda: "1")
        asking = asyncio.ensure_future(peer.ask(call.Heartbeat()))
        await asyncio.sleep(0)
        for number in ("7", "1"):
            await peer.take(f'[3,"{number}",{{"currentTime":"{number}"}}]')
        return (await asking).current_time

    assert asyncio.run(run()) == "1"


def test_junk_is_survived() -> None:
    junk = ["", "[", "{}", "7", '[2,"a"]', '[2,"a",{"b":1},{}]', "[" * 200_000, '[9,"a",{}]', '[3,"z",{}]']
    assert answers_to(*junk, '[2,"b","ClearCache",{}]')[-1] == [3, "b", {"status": "Accepted"}]
