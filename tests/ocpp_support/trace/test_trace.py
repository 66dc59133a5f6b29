"""The trace forgets nothing, and wakes who waits."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from datetime import UTC, datetime

import pytest

from ocpp_support.protocol.frames import Call, CallResult
from ocpp_support.runtime.clock import Clock, VirtualTimeLoop
from ocpp_support.trace.events import Noted
from ocpp_support.trace.trace import LOOK_AGAIN, Conversation, Sender, Trace

from ..matchers.conversations import Talk


def _trace(loop: VirtualTimeLoop) -> Trace:
    return Trace(Clock(loop, datetime(2026, 1, 1, tzinfo=UTC)), lambda: datetime.now(UTC), connectors=2)


def test_a_wait_ends_with_the_entry_it_waits_for(virtual_loop: VirtualTimeLoop) -> None:
    trace = _trace(virtual_loop)

    async def talk() -> Conversation:
        mark = trace.mark()
        asyncio.get_running_loop().call_later(
            5, lambda: trace.record(Sender.STATION, Call("1", "Heartbeat", {}))
        )
        return await trace.wait_until(lambda said: bool(said.calls(Sender.STATION)), since=mark, until=60)

    conversation = virtual_loop.run_until_complete(talk())
    assert [entry.at for entry in conversation] == [5]
    assert virtual_loop.time() == 5


def test_a_wait_in_vain_ends_in_time_with_what_was_said(virtual_loop: VirtualTimeLoop) -> None:
    trace = _trace(virtual_loop)

    async def talk() -> Conversation:
        mark = trace.mark()
        asyncio.get_running_loop().call_later(5, lambda: trace.record(Sender.BENCH, Noted("something else")))
        return await trace.wait_until(lambda said: False, since=mark, until=60)

    conversation = virtual_loop.run_until_complete(talk())
    assert len(conversation) == 1
    assert virtual_loop.time() == 60


def test_a_wait_for_time_to_pass_ends_although_nothing_is_said(virtual_loop: VirtualTimeLoop) -> None:
    trace = _trace(virtual_loop)
    wait = trace.wait_until(lambda said: said.now >= 12, since=trace.mark(), until=600)
    assert virtual_loop.run_until_complete(wait).now == pytest.approx(12, abs=LOOK_AGAIN)


def test_what_was_said_before_the_mark_does_not_end_a_wait(virtual_loop: VirtualTimeLoop) -> None:
    trace = _trace(virtual_loop)
    trace.record(Sender.STATION, Call("1", "Heartbeat", {}))

    async def talk() -> Conversation:
        return await trace.wait_until(
            lambda said: bool(said.calls(Sender.STATION)), since=trace.mark(), until=10
        )

    assert len(virtual_loop.run_until_complete(talk())) == 0


def test_a_conversation_is_looked_at_from_its_mark() -> None:
    talk = Talk()
    early = talk.station("Heartbeat")
    talk.mark()
    late = talk.station("Heartbeat")
    conversation = talk.conversation()
    assert conversation.calls(Sender.STATION, "Heartbeat") == [late]
    assert list(conversation.before) == [early]
    assert list(conversation.whole) == [early, late]
    assert list(conversation.after(late)) == []
    assert list(conversation.until(late)) == []
    assert list(conversation.until(late, included=True)) == [late]
    assert conversation[0] is late


def test_an_answer_belongs_to_its_request() -> None:
    talk = Talk()
    first = talk.central("Reset", type="Hard")
    second = talk.central("Reset", type="Soft")
    talk.answer(second, {"status": "Rejected"})
    conversation = talk.conversation()
    assert conversation.answer_to(first) is None
    assert conversation.answer_payload(second) == {"status": "Rejected"}


def test_an_error_has_no_payload() -> None:
    talk = Talk()
    request = talk.central("ClearCache")
    error = talk.error(request, "NotSupported")
    assert talk.conversation().answer_to(request) is error
    assert talk.conversation().answer_payload(request) is None


def test_a_snapshot_does_not_grow() -> None:
    talk = Talk()
    snapshot = talk.conversation()
    talk.station("Heartbeat")
    assert len(snapshot) == 0
    assert isinstance(talk.answer(talk.station("Heartbeat")).content, CallResult)


def test_a_long_silence_is_looked_at_less_and_less_often(virtual_loop: VirtualTimeLoop) -> None:
    trace, looks = _trace(virtual_loop), list[float]()

    def look(said: Conversation) -> bool:
        looks.append(said.now)
        return said.now >= 3600

    last = virtual_loop.run_until_complete(trace.wait_until(look, since=trace.mark(), until=7200))
    assert last.now == pytest.approx(3600, abs=3600 / 50)
    assert len(looks) < 250


def test_time_can_pass_whatever_is_said(virtual_loop: VirtualTimeLoop) -> None:
    trace = _trace(virtual_loop)

    async def talk() -> None:
        asyncio.get_running_loop().call_later(
            5, lambda: trace.record(Sender.STATION, Call("1", "Heartbeat", {}))
        )
        await trace.pass_until(60)

    virtual_loop.run_until_complete(talk())
    assert trace.now() == 60
    assert len(trace.since(trace.beginning)) == 1


def test_two_who_record_at_once_get_a_number_each(virtual_loop: VirtualTimeLoop) -> None:
    both = threading.Barrier(2)

    def real_now() -> datetime:
        # Whoever comes here waits for the other, who must not come before this one's entry stands.
        with contextlib.suppress(threading.BrokenBarrierError):
            both.wait(0.1)
        return datetime.now(UTC)

    trace = Trace(Clock(virtual_loop, datetime(2026, 1, 1, tzinfo=UTC)), real_now, connectors=2)
    call = Call("1", "StatusNotification", {"connectorId": 1})
    other = threading.Thread(target=trace.record, args=(Sender.BENCH, Noted("meanwhile")))
    other.start()
    trace.record(Sender.STATION, call)
    other.join()
    said = trace.since(trace.beginning)
    assert [entry.number for entry in said] == [0, 1]
    assert [entry.call for entry in said.calls(Sender.STATION)] == [call]
