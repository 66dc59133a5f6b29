"""Steps are plain functions: work goes to the loop's thread and its outcome comes back."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest

from ocpp_support.runtime.loop_thread import LoopThread


@pytest.fixture
def thread() -> Iterator[LoopThread]:
    thread = LoopThread()
    yield thread
    thread.close()


async def _moment() -> str:
    await asyncio.sleep(0.01)
    return "a moment later"


async def _fails() -> None:
    raise ValueError("no")


def test_a_result_comes_back(thread: LoopThread) -> None:
    assert thread.run(_moment()) == "a moment later"


def test_an_error_comes_back(thread: LoopThread) -> None:
    with pytest.raises(ValueError, match="no"):
        thread.run(_fails())


def test_the_station_lives_on_while_nobody_waits(thread: LoopThread) -> None:
    rang = threading.Event()

    async def set_alarm() -> None:
        asyncio.get_running_loop().call_later(0.01, rang.set)

    thread.run(set_alarm())
    assert rang.wait(10)


def test_nothing_is_left_when_it_closes() -> None:
    thread = LoopThread()
    ended = threading.Event()

    async def forever() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    async def begin() -> asyncio.Task[None]:
        task = asyncio.create_task(forever())
        await asyncio.sleep(0)
        return task

    task = thread.run(begin())
    thread.close()
    assert ended.is_set()
    assert task.cancelled()
    assert "acceptance-loop" not in [alive.name for alive in threading.enumerate()]
    thread.close()
