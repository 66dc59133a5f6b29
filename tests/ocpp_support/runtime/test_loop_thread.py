"""Steps are plain functions: work goes to the loop's thread and its outcome comes back."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest

from ocpp_support.runtime.loop_thread import LoopThread


@pytest.fixture
def thread() -> Iterator[LoopThread]:
    thread = LoopThread(virtual=True)
    yield thread
    thread.close()


async def _hour() -> str:
    await asyncio.sleep(3600)
    return "an hour later"


async def _fails() -> None:
    raise ValueError("no")


def test_a_result_comes_back(thread: LoopThread) -> None:
    assert thread.run(_hour()) == "an hour later"


def test_an_error_comes_back(thread: LoopThread) -> None:
    with pytest.raises(ValueError, match="no"):
        thread.run(_fails())


def test_time_passes_only_while_somebody_waits(thread: LoopThread) -> None:
    rang = threading.Event()

    async def set_alarm() -> None:
        asyncio.get_running_loop().call_later(10, rang.set)

    thread.run(set_alarm())
    assert not rang.wait(0.05)
    thread.run(_hour())
    assert rang.is_set()


def test_whoever_asked_goes_on_when_nothing_more_happens_at_that_moment(thread: LoopThread) -> None:
    said: list[int] = []

    async def says(left: int) -> None:
        said.append(left)
        if left:
            asyncio.get_running_loop().create_task(says(left - 1))

    async def sets_it_in_motion() -> None:
        asyncio.get_running_loop().call_later(1, said.clear)
        task = asyncio.get_running_loop().create_task(says(20))
        await task

    thread.run(sets_it_in_motion())
    assert said == list(range(20, -1, -1))


def test_nothing_is_left_when_it_closes() -> None:
    thread = LoopThread(virtual=False)
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
