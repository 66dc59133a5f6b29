"""In virtual time the loop lives only while a step waits, and a step ends when all has been said."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Iterator

import pytest

from ocpp_support.runtime.stepwise_loop import StepwiseLoop


@pytest.fixture
def stepwise() -> Iterator[StepwiseLoop]:
    stepwise = StepwiseLoop()
    yield stepwise
    stepwise.close()


async def _hour() -> str:
    await asyncio.sleep(3600)
    return "an hour later"


async def _fails() -> None:
    raise ValueError("no")


def test_a_result_comes_back(stepwise: StepwiseLoop) -> None:
    assert stepwise.run(_hour()) == "an hour later"
    assert stepwise.loop.time() == 3600


def test_an_error_comes_back(stepwise: StepwiseLoop) -> None:
    with pytest.raises(ValueError, match="no"):
        stepwise.run(_fails())


def test_time_passes_only_while_somebody_waits(stepwise: StepwiseLoop) -> None:
    rang: list[float] = []

    async def set_alarm() -> None:
        loop = asyncio.get_running_loop()
        loop.call_later(10, lambda: rang.append(loop.time()))

    stepwise.run(set_alarm())
    assert rang == []
    stepwise.run(_hour())
    assert rang == [10]


def test_whoever_asked_goes_on_when_nothing_more_happens_at_that_moment(stepwise: StepwiseLoop) -> None:
    said: list[int] = []

    async def says(left: int) -> None:
        said.append(left)
        if left:
            asyncio.get_running_loop().create_task(says(left - 1))

    async def sets_it_in_motion() -> None:
        asyncio.get_running_loop().call_later(1, said.clear)
        await asyncio.get_running_loop().create_task(says(20))

    stepwise.run(sets_it_in_motion())
    assert said == list(range(20, -1, -1))


def test_what_comes_from_another_thread_between_two_steps_is_taken_up_in_the_next(
    stepwise: StepwiseLoop,
) -> None:
    heard: list[str] = []
    thread = threading.Thread(
        target=stepwise.loop.call_soon_threadsafe, args=(heard.append, "a file has come")
    )
    thread.start()
    thread.join()
    assert heard == []
    stepwise.run(_hour())
    assert heard == ["a file has come"]


def test_ctrl_c_ends_the_work_before_it_goes_on(stepwise: StepwiseLoop) -> None:
    ended: list[str] = []

    async def works() -> None:
        asyncio.get_running_loop().call_soon(os.kill, os.getpid(), signal.SIGINT)
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            ended.append("in good order")

    with pytest.raises(KeyboardInterrupt):
        stepwise.run(works())
    assert ended == ["in good order"]
    assert stepwise.run(_hour()) == "an hour later"


def test_ctrl_c_between_two_steps_is_heard_at_once(stepwise: StepwiseLoop) -> None:
    stepwise.run(_hour())
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    assert stepwise.run(_hour()) == "an hour later"


def test_whoever_presses_ctrl_c_again_does_not_wait_for_the_work(stepwise: StepwiseLoop) -> None:
    async def ends_slowly() -> None:
        try:
            signal.raise_signal(signal.SIGINT)
            await asyncio.get_running_loop().create_future()
        finally:
            signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        stepwise.run(ends_slowly())


def test_once_closed_it_hears_nothing_any_more() -> None:
    stepwise = StepwiseLoop()
    assert signal.getsignal(signal.SIGINT) == stepwise._hear
    stepwise.close()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_the_latest_loop_hears_where_an_earlier_one_was_never_closed() -> None:
    earlier, latest = StepwiseLoop(), StepwiseLoop()
    earlier.close()
    assert signal.getsignal(signal.SIGINT) == latest._hear
    latest.close()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_where_somebody_else_hears_ctrl_c_it_does_not() -> None:
    def hear(*_: object) -> None: ...

    before = signal.signal(signal.SIGINT, hear)
    try:
        StepwiseLoop().close()
        assert signal.getsignal(signal.SIGINT) is hear
    finally:
        signal.signal(signal.SIGINT, before)


def test_nothing_is_left_when_it_closes() -> None:
    stepwise = StepwiseLoop()

    async def begin() -> asyncio.Task[None]:
        task = asyncio.create_task(forever())
        await asyncio.sleep(0)
        return task

    async def forever() -> None:
        await asyncio.Event().wait()

    task = stepwise.run(begin())
    stepwise.close()
    assert task.cancelled()
    assert stepwise.loop.is_closed()
    stepwise.close()
