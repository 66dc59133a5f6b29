"""Requests are answered, and message ids are used once."""

from __future__ import annotations

from typing import Any

import pytest

from ocpp_support.monitor.messages import does_not_answer, leaves_at_a_request, reuses_ids
from ocpp_support.monitor.story import Story
from ocpp_support.protocol.frames import Call, CallError, CallResult, Frame, encode
from ocpp_support.trace.events import Connected
from ocpp_support.trace.trace import Sender

from ..matchers.conversations import Talk
from .tales import Tale, breaks, keeps

SILENT = "it did not answer ClearCache, and went on talking"
EARLY = "asked before it had registered, it did not answer ClearCache"


def _beats(tale: Tale, *pauses: float) -> None:
    for pause in pauses:
        tale.wait(pause)
        tale.beats()


@breaks("messages.no-answer", SILENT)
def test_a_request_is_not_answered(tale: Tale) -> None:
    tale.comes()
    tale.wait(100)
    tale.told("GetLocalListVersion", {"listVersion": 0})
    tale.told("ClearCache", None)
    _beats(tale, 10, 20)
    tale.acts("plug_in")


@breaks("messages.no-answer")
def test_nor_is_it_before_the_line_goes(tale: Tale) -> None:
    tale.comes()
    tale.told("ClearCache", None)
    _beats(tale, 40)
    tale.away(100)


@keeps
def test_its_answer_may_still_come(tale: Tale) -> None:
    tale.comes()
    tale.wait(100)
    tale.told("ClearCache", None)
    _beats(tale, 10, 19)
    tale.wait(300)


@keeps
def test_it_says_nothing_else_either(tale: Tale) -> None:
    tale.comes()
    tale.told("ClearCache", None)
    tale.wait(300)


@keeps
def test_the_line_goes_soon_after(tale: Tale) -> None:
    tale.comes()
    tale.told("ClearCache", None)
    tale.wait(20)
    tale.away(60)
    tale.beats()


def _is_asked_and_then_registers(tale: Tale) -> None:
    tale.told("ClearCache", None)
    tale.registers()
    for place in (0, 1, 2):
        tale.answer(tale.reports("Available", place))
    _beats(tale, 30)


@breaks("messages.no-answer-unregistered", EARLY)
def test_a_request_before_the_registration_is_not_answered(tale: Tale) -> None:
    tale.dials()
    _is_asked_and_then_registers(tale)


@breaks("messages.no-answer-unregistered", EARLY)
def test_it_had_registered_before_it_was_restarted(tale: Tale) -> None:
    tale.comes()
    tale.told("Reset", {"status": "Accepted"}, type="Soft")
    tale.leaves()
    tale.dials()
    _is_asked_and_then_registers(tale)


@breaks("messages.no-answer", SILENT)
def test_it_registered_on_an_earlier_connection_only(tale: Tale) -> None:
    tale.comes()
    tale.away(20)
    tale.told("ClearCache", None)
    _beats(tale, 40)
    tale.told("Reset", {"status": "Accepted"}, type="Soft")
    tale.leaves()
    tale.comes()


def test_in_a_part_of_a_run_it_had_registered() -> None:
    talk = Talk()
    talk.station("Heartbeat")
    talk.mark()
    talk.central("ClearCache")
    talk.wait(30)
    talk.station("BootNotification")
    assert [text for _, text in does_not_answer.look(Story(talk.conversation()))] == [SILENT]


def test_a_request_that_stands_in_no_connection_is_looked_at_all_the_same() -> None:
    talk = Talk()
    talk.central("ClearCache")
    talk.wait(30)
    talk.station("Heartbeat")
    assert [text for _, text in does_not_answer.look(Story(talk.conversation()))] == [SILENT]


@pytest.mark.parametrize(
    ("frame", "meant"),
    [
        (CallResult(" ab ", {}), True),
        (CallError("AB", "InternalError", ""), True),
        (CallResult("abc", {}), False),
        (Call("ab", "Heartbeat", {}), False),
    ],
)
def test_an_answer_under_an_id_that_is_nearly_its_own(frame: Frame, meant: bool) -> None:
    talk = Talk()
    request = Call("Ab", "ClearCache", {})
    talk.trace.record(Sender.CENTRAL, request, encode(request))
    talk.wait(30)
    talk.trace.record(Sender.STATION, frame, encode(frame))
    talk.station("Heartbeat")
    assert bool([*does_not_answer.look(Story(talk.conversation()))]) is not meant


def test_what_came_before_a_request_is_no_answer_to_it() -> None:
    talk = Talk()
    talk.trace.record(Sender.STATION, CallResult("ab", {}), "")
    talk.trace.record(Sender.CENTRAL, Call("ab", "ClearCache", {}), "")
    talk.wait(30)
    talk.station("Heartbeat")
    assert [text for _, text in does_not_answer.look(Story(talk.conversation()))] == [SILENT]


@breaks("messages.left-at-request", "it left 10.0 s after ClearCache, without an answer")
def test_it_leaves_at_a_request(tale: Tale) -> None:
    tale.comes()
    tale.told("GetLocalListVersion", {"listVersion": 0})
    tale.told("ClearCache", None)
    tale.away(100)
    tale.told("ClearCache", None)
    tale.wait(10)
    tale.leaves()


@keeps
def test_it_leaves_later(tale: Tale) -> None:
    tale.comes()
    tale.told("ClearCache", None)
    tale.wait(11)
    tale.leaves()


@keeps
def test_it_is_sent_away(tale: Tale) -> None:
    tale.comes()
    tale.told("ClearCache", None)
    tale.leaves(1006, "the central system")


@keeps
def test_it_answers_before_it_leaves(tale: Tale) -> None:
    tale.comes()
    tale.told("ClearCache", {"status": "Accepted"})
    tale.leaves()


@keeps
def test_it_leaves_at_an_order_that_makes_it_leave(tale: Tale) -> None:
    tale.comes()
    tale.told("Reset", None, type="Hard")
    tale.leaves()


@keeps
def test_something_made_it_leave_in_the_minute_before(tale: Tale) -> None:
    tale.comes()
    tale.wait(100)
    tale.told("Reset", {"status": "Accepted"}, type="Soft")
    tale.wait(60)
    tale.told("ClearCache", None)
    tale.leaves()


@breaks("messages.left-at-request")
def test_what_made_it_leave_is_longer_ago(tale: Tale) -> None:
    tale.comes()
    tale.told("Reset", {"status": "Rejected"}, type="Soft")
    tale.wait(61)
    tale.told("ClearCache", None)
    tale.leaves()


def test_of_a_request_outside_any_connection_nothing_is_said() -> None:
    talk = Talk()
    talk.central("ClearCache")
    talk.event(Connected("/CP1", ()))
    talk.central("ClearCache")
    assert [*leaves_at_a_request.look(Story(talk.conversation()))] == []


def _reused(*said: Any) -> list[str]:
    """Return what is said of messages of the station with these ids; a connection begins where none is."""
    talk = Talk()
    for message_id in said:
        if message_id is None:
            talk.event(Connected("/CP1", ()))
        else:
            frame = Call(message_id, "Heartbeat", {})
            talk.trace.record(Sender.STATION, frame, encode(frame))
            talk.trace.record(Sender.STATION, CallResult(message_id, {}), "")
        talk.trace.record(Sender.CENTRAL, Call("c", "ClearCache", {}), "")
    return [text for _, text in reuses_ids.look(Story(talk.conversation()))]


def test_an_id_is_used_once_on_a_connection() -> None:
    again = "it used the message id 'a' again on the same connection"
    assert _reused("a", "b", None, "a", "b") == []
    assert _reused("a", "b", "a", "a") == [again, again]
