"""Hands over HTTP against adapters that keep the contract, and against all kinds that do not."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from ocpp_support.station import http
from ocpp_support.station.hands import Act, CannotDo, HandsTrouble
from ocpp_support.station.http import LONGEST_ANSWER, LONGEST_REASON, HttpHands
from ocpp_support.station.profile import Profile

CENTRAL = "ws://127.0.0.1:9000/"
DONE = {"done": True}

Use = Callable[[HttpHands], Awaitable[None]]


class Adapter:
    """An adapter that answers as it is told, and keeps what it was asked."""

    def __init__(self, answer: Any = DONE, status: int = 200, *, offers: Any = ("plug_in", "look")) -> None:
        self._answer, self._status, self._offers = answer, status, offers
        self.asked: list[Any] = []
        self.connections: set[Any] = set()
        self.never = asyncio.Event()

    async def listing(self, request: web.Request) -> web.Response:
        return self._response(self._offers, 200)

    async def doing(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(await request.json())
        self.connections.add(request.transport)
        if self._answer == "silence":
            await self.never.wait()
        if self._answer == "hang up":
            assert request.transport
            request.transport.abort()
        return self._response(self._answer, self._status)

    def _response(self, answer: Any, status: int) -> web.Response:
        if isinstance(answer, bytes):
            return web.Response(body=answer, status=status, headers={"Location": "/elsewhere"})
        return web.json_response(list(answer) if isinstance(answer, tuple) else answer, status=status)


def with_hands(adapter: Adapter, use: Use, *, path: str = "", **hands_table: Any) -> None:
    async def run() -> None:
        app = web.Application()
        app.add_routes([web.get("/acts", adapter.listing), web.post("/acts", adapter.doing)])
        server = TestServer(app)
        await server.start_server()
        url = f"http://127.0.0.1:{server.port}{path}"
        hands = HttpHands(Profile.model_validate({"hands": {"by": "http", "url": url, **hands_table}}))
        try:
            await use(hands)
        finally:
            adapter.never.set()
            await hands.leave()
            await server.close()

    asyncio.run(run())


def does(act: Act) -> Use:
    async def use(hands: HttpHands) -> None:
        await hands.arrive(CENTRAL)
        await hands.do(act)

    return use


def test_an_act_is_asked_for_with_what_belongs_to_it_and_nothing_else() -> None:
    adapter = Adapter(offers=("present_card", "plug_in", "raise_fault", "power_cycle"))

    async def use(hands: HttpHands) -> None:
        await hands.arrive(CENTRAL)
        assert await hands.do(Act("present_card", 1, card="04A2"), "so that it starts") == ""
        await hands.do(Act("raise_fault", 0, fault="over_temperature"))
        await hands.do(Act("power_cycle"))

    with_hands(adapter, use)
    assert adapter.asked == [
        {"act": "present_card", "connector": 1, "card": "04A2"},
        {"act": "raise_fault", "connector": 0, "fault": "over_temperature"},
        {"act": "power_cycle"},
    ]
    assert len(adapter.connections) == 3  # One that the adapter has closed by then would be no use.


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"done": True, "answer": "yes"}, "yes"),
        ({"done": True, "answer": "no", "remark": "the lamp\nis dark"}, "no: the lamp is dark"),
        ({"done": True, "answer": "cannot tell", "remark": ""}, "cannot tell"),
    ],
)
def test_what_a_look_saw_is_told(answer: Any, said: str) -> None:
    adapter = Adapter(answer)

    async def use(hands: HttpHands) -> None:
        await hands.arrive(CENTRAL)
        assert await hands.do(Act("look", 1, question="Is the lamp lit?")) == said

    with_hands(adapter, use)
    assert adapter.asked == [{"act": "look", "connector": 1, "question": "Is the lamp lit?"}]


def test_a_look_that_saw_something_else_is_trouble() -> None:
    with pytest.raises(HandsTrouble, match="yes / no / cannot tell"):
        with_hands(Adapter({"done": True, "answer": "perhaps"}), does(Act("look")))


def test_what_the_adapter_does_not_list_or_the_file_takes_away_is_not_even_tried() -> None:
    adapter = Adapter()

    async def use(hands: HttpHands) -> None:
        await hands.arrive(CENTRAL)
        assert hands.cannot("look") is None
        assert hands.cannot("unplug") == "the adapter does not offer “unplug”"
        assert hands.cannot("plug_in") == "the robot has no arm"
        for name, why in (("unplug", "does not offer"), ("plug_in", "no arm")):
            with pytest.raises(CannotDo, match=why):
                await hands.do(Act(name, 1))

    with_hands(adapter, use, cannot={"plug_in": "the robot has no arm"})
    assert adapter.asked == []


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"reason": "the plug is locked"}, "^the plug is locked$"),
        ({"reason": "two\n lines"}, "^two lines$"),
        ({"reason": "x" * 1000}, f"^x{{{LONGEST_REASON}}}…$"),
        ({"reason": 7}, "^7$"),
        ({}, "gives no reason"),
    ],
)
def test_what_cannot_be_done_now_is_not_tested(answer: Any, reason: str) -> None:
    with pytest.raises(CannotDo, match=reason):
        with_hands(Adapter(answer, 422), does(Act("plug_in", 1)))


@pytest.mark.parametrize(
    ("answer", "status", "said"),
    [
        ({"done": False}, 200, "200"),
        ({"done": "yes"}, 200, "200"),
        ([], 200, "200"),
        (b"", 200, "answers “plug_in” with 200"),
        (b"<html>\nhello", 200, "<html> hello"),
        (b"[" * LONGEST_ANSWER, 200, "200"),
        (b"\xff\xfe\x00", 200, "200"),
        (b"x" * (4 * LONGEST_ANSWER), 200, "200"),
        (b'{"done": true}', 302, "302"),
        (DONE, 500, "500"),
        ({"reason": "act: unknown"}, 400, "act: unknown"),
        (b"sorry", 422, "422 “sorry”"),
        (b"http://robot:secret@host/", 500, r"http://\*\*\*@host/"),
        ("hang up", 200, "cannot be asked"),
    ],
)
def test_whatever_else_comes_is_trouble_of_the_adapter(answer: Any, status: int, said: str) -> None:
    with pytest.raises(HandsTrouble, match=said) as caught:
        with_hands(Adapter(answer, status), does(Act("plug_in", 1)))
    text = str(caught.value)
    assert text.startswith("The adapter http://127.0.0.1:")
    assert text.endswith("Is it running, and is this address the station file's?")
    assert "\n" not in text
    assert len(text) < 3 * LONGEST_REASON


def test_an_adapter_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "ACT_S", 0.1)
    with pytest.raises(HandsTrouble, match="does not answer within 0 s"):
        with_hands(Adapter("silence"), does(Act("plug_in", 1)))


@pytest.mark.parametrize("offers", [{"acts": ["plug_in"]}, [1], b"plug_in", "plug_in"])
def test_a_list_that_is_none_is_trouble_at_the_start(offers: Any) -> None:
    with pytest.raises(HandsTrouble, match="not with a list of acts"):
        with_hands(Adapter(offers=offers), does(Act("plug_in", 1)))


def test_an_address_where_something_else_answers_is_trouble_at_the_start() -> None:
    with pytest.raises(HandsTrouble, match=r"/robot/acts answers 404"):
        with_hands(Adapter(), does(Act("plug_in", 1)), path="/robot/")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://127.0.0.1:1", "cannot be asked"),
        ("http://robot:secret@127.0.0.1:1", r"http://\*\*\*@127\.0\.0\.1:1/acts cannot be asked"),
        ("http://", "is no address"),
        ("http://127.0.0.1:99999", "is no address|cannot be asked"),
    ],
)
def test_an_address_where_nothing_is_is_trouble_at_the_start(url: str, said: str) -> None:
    hands = HttpHands(Profile.model_validate({"hands": {"by": "http", "url": url}}))

    async def use() -> None:
        try:
            await hands.arrive(CENTRAL)
        finally:
            await hands.leave()

    with pytest.raises(HandsTrouble, match=said) as caught:
        asyncio.run(use())
    assert "secret" not in str(caught.value)


def test_an_act_before_anybody_asked_is_trouble() -> None:
    hands = HttpHands(Profile.model_validate({"hands": {"by": "http", "url": "http://127.0.0.1:1"}}))
    assert hands.cannot("plug_in") is None
    with pytest.raises(HandsTrouble, match="nobody has asked"):
        asyncio.run(hands.do(Act("plug_in", 1)))


def test_the_firmware_is_the_file_that_the_station_file_names(tmp_path: Path) -> None:
    image = tmp_path / "new.bin"
    image.write_bytes(b"new")
    hands = HttpHands(
        Profile.model_validate(
            {"hands": {"by": "http", "url": "http://127.0.0.1:1"}, "firmware": {"image": image}}
        )
    )
    assert hands.firmware("2.0.0") == b"new"
    assert hands.firmware("2.0.0", broken=True) != b"new"
