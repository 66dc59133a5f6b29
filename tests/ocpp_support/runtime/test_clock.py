"""The clock jumps when nothing is under way, and only then."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
from websockets.asyncio.client import connect
from websockets.asyncio.server import ServerConnection, serve

from ocpp_support.runtime.clock import Clock, VirtualTimeLoop


def test_a_day_passes_at_once(virtual_loop: VirtualTimeLoop) -> None:
    began = time.monotonic()
    virtual_loop.run_until_complete(asyncio.sleep(86_400))
    assert virtual_loop.time() >= 86_400
    assert time.monotonic() - began < 60


def test_timers_keep_their_order(virtual_loop: VirtualTimeLoop) -> None:
    seen: list[tuple[str, float]] = []

    async def ring(name: str, after: float) -> None:
        await asyncio.sleep(after)
        seen.append((name, round(virtual_loop.time())))

    async def all_three() -> None:
        await asyncio.gather(ring("late", 3600), ring("soon", 1), ring("later", 60))

    virtual_loop.run_until_complete(all_three())
    assert seen == [("soon", 1), ("later", 60), ("late", 3600)]


def test_an_answer_over_a_socket_takes_no_time(virtual_loop: VirtualTimeLoop) -> None:
    async def echo(socket: ServerConnection) -> None:
        async for message in socket:
            await socket.send(message)

    async def talk() -> float:
        async with serve(echo, "127.0.0.1", 0, ping_interval=None) as server:
            port = server.sockets[0].getsockname()[1]
            async with connect(f"ws://127.0.0.1:{port}", ping_interval=None) as client:
                for _ in range(50):
                    await asyncio.sleep(60)
                    await client.send("beat")
                    async with asyncio.timeout(1):
                        await client.recv()
                return virtual_loop.time()

    assert 3000 <= virtual_loop.run_until_complete(talk()) < 3050


def test_it_does_not_jump_while_a_thread_works(virtual_loop: VirtualTimeLoop) -> None:
    release = threading.Event()

    async def work() -> float:
        alarm = asyncio.create_task(asyncio.sleep(3600))
        virtual_loop.call_soon(release.set)
        await asyncio.to_thread(release.wait, 5)
        passed = virtual_loop.time()
        alarm.cancel()
        return passed

    assert virtual_loop.run_until_complete(work()) < 3600


def test_it_does_not_jump_while_work_is_noted(virtual_loop: VirtualTimeLoop) -> None:
    async def work() -> tuple[float, float]:
        virtual_loop.work.begin()
        arrived = virtual_loop.create_future()

        def elsewhere() -> None:
            virtual_loop.call_soon_threadsafe(arrived.set_result, virtual_loop.time())

        threading.Timer(0.05, elsewhere).start()
        alarm = asyncio.create_task(asyncio.sleep(3600))
        at = await arrived
        virtual_loop.work.end()
        await alarm
        return at, virtual_loop.time()

    at, afterwards = virtual_loop.run_until_complete(work())
    assert at == 0, "how long a thread happens to need must not show on the clock"
    assert afterwards == 3600


def test_it_goes_on_as_soon_as_work_elsewhere_has_ended_whoever_tells_it(
    virtual_loop: VirtualTimeLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ocpp_support.runtime.clock.POLL", 1e6)
    virtual_loop.work.begin()
    threading.Timer(0.05, virtual_loop.work.end).start()
    virtual_loop.run_until_complete(asyncio.sleep(3600))
    assert virtual_loop.time() == 3600


def test_work_that_ends_after_the_run_disturbs_nobody() -> None:
    loop = VirtualTimeLoop()
    loop.work.begin()
    loop.close()
    loop.work.end()
    assert not loop.work.busy


def test_work_that_takes_too_long_takes_as_long_on_the_clock(
    virtual_loop: VirtualTimeLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ocpp_support.runtime.clock.HELD", 0.0)
    virtual_loop.work.begin()
    virtual_loop.run_until_complete(asyncio.sleep(0.05))
    assert 0.05 <= virtual_loop.time() < 3600


def test_work_that_never_ends_is_not_waited_for_for_ever(
    virtual_loop: VirtualTimeLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def still() -> None:
        await virtual_loop.stillness()

    monkeypatch.setattr("ocpp_support.runtime.clock.HELD", 0.0)
    virtual_loop.work.begin()
    virtual_loop.run_until_complete(still())
    assert virtual_loop.time() == 0


def test_stillness_comes_after_all_that_happens_at_this_moment(virtual_loop: VirtualTimeLoop) -> None:
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    heard: list[bytes] = []

    async def listen() -> None:
        for _ in range(3):
            heard.append(await virtual_loop.sock_recv(ours, 4))
            theirs.send(b"more")

    async def until_still() -> tuple[int, float]:
        listening = asyncio.create_task(listen())
        alarm = virtual_loop.call_later(3600, theirs.close)
        theirs.send(b"this")
        await virtual_loop.stillness()
        alarm.cancel()
        await listening
        return len(heard), virtual_loop.time()

    with ours, theirs:
        assert virtual_loop.run_until_complete(until_still()) == (3, 0)


def test_what_always_has_more_to_run_does_not_make_it_deaf(virtual_loop: VirtualTimeLoop) -> None:
    ours, theirs = socket.socketpair()
    ours.setblocking(False)

    async def rounds_until_heard() -> int:
        hearing = asyncio.create_task(virtual_loop.sock_recv(ours, 4))
        for rounds in range(1000):
            await asyncio.sleep(0)
            if hearing.done():
                return rounds
            if rounds == 5:
                theirs.send(b"this")
        raise AssertionError("it was never heard")

    with ours, theirs:
        assert virtual_loop.run_until_complete(rounds_until_heard()) > 5


def test_who_gave_up_waiting_for_stillness_is_no_trouble(virtual_loop: VirtualTimeLoop) -> None:
    async def gives_up() -> None:
        virtual_loop.stillness().cancel()
        await virtual_loop.stillness()

    virtual_loop.run_until_complete(gives_up())


def test_frames_that_never_arrive_do_not_hold_it_for_ever(virtual_loop: VirtualTimeLoop) -> None:
    virtual_loop.watch(lambda: True)
    virtual_loop.run_until_complete(asyncio.sleep(3600))
    assert virtual_loop.time() >= 3600


def test_the_run_has_one_date_and_time(virtual_loop: VirtualTimeLoop) -> None:
    started = datetime(2026, 3, 1, tzinfo=UTC)
    clock = Clock(virtual_loop, started)
    virtual_loop.run_until_complete(asyncio.sleep(90))
    assert clock.virtual
    assert clock.now() - started - timedelta(seconds=90) < timedelta(seconds=1)
    assert clock.at(30) == started + timedelta(seconds=30)


def test_a_virtual_run_begins_at_a_full_hour(virtual_loop: VirtualTimeLoop) -> None:
    began = Clock(virtual_loop).now()
    assert (began.minute, began.second, began.microsecond) == (0, 0, 0)
    assert timedelta() <= datetime.now(UTC) - began < timedelta(hours=1, minutes=1)


@pytest.mark.parametrize(("in_flight", "in_time"), [(None, True), (False, False)])
def test_sockets_are_given_a_moment_unless_nothing_is_surely_under_way(
    virtual_loop: VirtualTimeLoop, monkeypatch: pytest.MonkeyPatch, in_flight: bool | None, in_time: bool
) -> None:
    monkeypatch.setattr("ocpp_support.runtime.clock.GRACE", 5.0)
    virtual_loop.watch(lambda: in_flight)
    ours, theirs = socket.socketpair()
    ours.setblocking(False)

    jumped = threading.Event()

    def send() -> None:
        jumped.wait(0.3)
        theirs.send(b"late")

    async def listen() -> float:
        virtual_loop.call_later(3600, jumped.set)
        threading.Thread(target=send).start()
        await virtual_loop.sock_recv(ours, 4)
        return virtual_loop.time()

    with ours, theirs:
        heard_at = virtual_loop.run_until_complete(listen())
    assert (heard_at < 3600) is in_time


def test_of_several_who_watch_the_most_careful_counts(virtual_loop: VirtualTimeLoop) -> None:
    assert virtual_loop._is_in_flight() is None
    virtual_loop.watch(lambda: False)
    assert virtual_loop._is_in_flight() is False
    virtual_loop.watch(lambda: None)
    assert virtual_loop._is_in_flight() is None
    virtual_loop.watch(lambda: True)
    assert virtual_loop._is_in_flight() is True
