from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import pytest

from simulator.control import Control
from simulator.outlet import CannotDo


class Puppet:
    """A station that notes what hands do to it."""

    def __init__(self) -> None:
        self.done: list[tuple[str, int | None, str | None, str | None]] = []

    async def act(
        self, act: str, *, connector: int | None = None, card: str | None = None, fault: str | None = None
    ) -> None:
        if act in ("unplug", "look"):
            raise CannotDo("there is no cable")
        self.done.append((act, connector, card, fault))

    def acts(self) -> tuple[str, ...]:
        return ("plug_in", "unplug")

    def state(self) -> dict[str, Any]:
        return {"connectors": {"1": "Available"}}


def with_control(use: Callable[[str, aiohttp.ClientSession], Awaitable[None]]) -> Puppet:
    async def run() -> Puppet:
        puppet = Puppet()
        control = Control(puppet)
        await control.start()
        try:
            async with aiohttp.ClientSession() as session:
                await use(control.url, session)
        finally:
            await control.stop()
        return puppet

    return asyncio.run(run())


def test_an_act_is_done() -> None:
    async def use(url: str, session: aiohttp.ClientSession) -> None:
        async with session.post(
            f"{url}/acts", json={"act": "present_card", "connector": 1, "card": "04A2"}
        ) as answer:
            assert (answer.status, await answer.json()) == (200, {"done": True})

    assert with_control(use).done == [("present_card", 1, "04A2", None)]


def test_what_cannot_be_done_is_said_with_the_reason() -> None:
    async def use(url: str, session: aiohttp.ClientSession) -> None:
        async with session.post(f"{url}/acts", json={"act": "unplug", "connector": 1}) as answer:
            assert (answer.status, await answer.json()) == (422, {"reason": "there is no cable"})

    with_control(use)


def test_a_question_is_no_mistake_even_where_nobody_can_look() -> None:
    async def use(url: str, session: aiohttp.ClientSession) -> None:
        asked = {"act": "look", "connector": 1, "question": "Is the lamp lit?"}
        async with session.post(f"{url}/acts", json=asked) as answer:
            assert answer.status == 422

    with_control(use)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "body: Invalid JSON"),
        (b"[]", "body: "),
        (b"{}", "act: Field required"),
        (b'{"act": "plug_in", "connector": "1"}', "connector: "),
        (b'{"act": "plug_in", "conector": 1}', "conector: Extra inputs"),
    ],
)
def test_a_request_that_makes_no_sense_is_told_apart(body: bytes, reason: str) -> None:
    async def use(url: str, session: aiohttp.ClientSession) -> None:
        async with session.post(f"{url}/acts", data=body) as answer:
            assert answer.status == 400
            assert (await answer.json())["reason"].startswith(reason)

    assert with_control(use).done == []


def test_hands_can_ask_what_can_be_done_and_how_the_station_is() -> None:
    async def use(url: str, session: aiohttp.ClientSession) -> None:
        async with session.get(f"{url}/acts") as answer:
            assert await answer.json() == ["plug_in", "unplug"]
        async with session.get(f"{url}/state") as answer:
            assert await answer.json() == {"connectors": {"1": "Available"}}

    with_control(use)
