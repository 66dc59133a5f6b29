"""Messages are handed over as they come, with how they came; what is said to them goes out together."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import serve

from ocpp_support.csms.station_socket import Manner, StationSocket
from ocpp_support.runtime.clock import VirtualTimeLoop

USUAL = Manner(binary=False)
Heard = list[tuple[bytes, Manner]]
Test = Callable[[StationSocket, ClientConnection], Awaitable[None]]


def on_a_connection(loop: VirtualTimeLoop, test: Test) -> None:
    """Run a test with both ends of a connection, to which nobody listens yet."""

    async def around() -> None:
        ends: asyncio.Future[StationSocket] = loop.create_future()

        async def welcome(socket: StationSocket) -> None:  # type: ignore[misc]
            ends.set_result(socket)
            await socket.wait_closed()

        async with serve(welcome, "127.0.0.1", 0, create_connection=StationSocket) as server:  # type: ignore[arg-type]
            port = server.sockets[0].getsockname()[1]
            async with connect(f"ws://127.0.0.1:{port}/", compression=None, ping_interval=None) as station:
                await test(await ends, station)

    loop.run_until_complete(around())


@pytest.mark.parametrize(
    ("message", "taken", "manner"),
    [
        ("text", b"text", USUAL),
        ("", b"", USUAL),
        (b"bytes", b"bytes", Manner(binary=True)),
        (["in ", "two ", "pieces"], b"in two pieces", Manner(binary=False, pieces=4)),
        ([b"in ", b"pieces"], b"in pieces", Manner(binary=True, pieces=3)),
    ],
)
def test_the_manner_of_a_message(
    virtual_loop: VirtualTimeLoop, message: str | bytes | Sequence[str], taken: bytes, manner: Manner
) -> None:
    heard: Heard = []

    async def test(socket: StationSocket, station: ClientConnection) -> None:
        socket.listen(lambda *said: heard.append(said))
        await station.send(message)
        await station.send("last")
        await asyncio.sleep(1)
        assert socket.arrived == 2

    on_a_connection(virtual_loop, test)
    assert heard == [(taken, manner), (b"last", USUAL)]


def test_what_came_before_anybody_listened_is_handed_over_first(virtual_loop: VirtualTimeLoop) -> None:
    heard: Heard = []

    async def test(socket: StationSocket, station: ClientConnection) -> None:
        for message in ("one", "two"):
            await station.send(message)
        await asyncio.sleep(1)
        assert (heard, socket.arrived) == ([], 2)
        socket.listen(lambda *said: heard.append(said))
        assert heard == [(b"one", USUAL), (b"two", USUAL)]
        await station.send("three")
        await asyncio.sleep(1)

    on_a_connection(virtual_loop, test)
    assert heard[2:] == [(b"three", USUAL)]


def test_what_arrived_together_has_all_arrived_when_the_first_is_handed_over(
    virtual_loop: VirtualTimeLoop,
) -> None:
    arrived: list[int] = []

    async def test(socket: StationSocket, station: ClientConnection) -> None:
        socket.listen(lambda *_: arrived.append(socket.arrived))
        for message in ("one", "two", "three"):
            await station.send(message)
        await asyncio.sleep(1)

    on_a_connection(virtual_loop, test)
    assert arrived == [3, 3, 3]


def test_answers_to_what_arrived_together_go_out_together_and_in_order(
    virtual_loop: VirtualTimeLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[bytes] = []

    async def test(socket: StationSocket, station: ClientConnection) -> None:
        write = socket.transport.write

        def writes(data: bytes) -> None:
            written.append(data)
            write(data)

        monkeypatch.setattr(socket.transport, "write", writes)
        socket.listen(lambda message, _: socket.say(f"to {message.decode()}"))
        for message in ("one", "two", "three"):
            await station.send(message)
        assert [await station.recv() for _ in range(3)] == ["to one", "to two", "to three"]
        assert len(written) == 1
        socket.say("of its own accord")
        assert await station.recv() == "of its own accord"

    on_a_connection(virtual_loop, test)


def test_nothing_is_said_on_a_connection_that_has_ended(virtual_loop: VirtualTimeLoop) -> None:
    async def test(socket: StationSocket, station: ClientConnection) -> None:
        await station.close()
        await socket.wait_closed()
        socket.say("too late")
        assert socket.protocol.data_to_send() == []

    on_a_connection(virtual_loop, test)


def test_a_station_that_takes_no_answers_is_not_heard_until_it_does(virtual_loop: VirtualTimeLoop) -> None:
    async def test(socket: StationSocket, station: ClientConnection) -> None:
        heard: list[bytes] = []
        socket.listen(lambda message, _: heard.append(message))
        station.transport.pause_reading()
        long = "x" * 1_000_000
        while not socket.paused:
            socket.say(long)
        await station.send("unheard")
        await asyncio.sleep(60)
        assert heard == []
        station.transport.resume_reading()
        while not heard:
            assert await station.recv() == long

    on_a_connection(virtual_loop, test)
