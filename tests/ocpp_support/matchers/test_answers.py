"""Matchers over the station's answers."""

from __future__ import annotations

import pytest

from ocpp_support.matchers.answers import answered, refused, status_in, still_answers
from ocpp_support.protocol.frames import Call, CallResult
from ocpp_support.trace.trace import Sender
from ocpp_support.vocabulary.nouns import Answer

from .conversations import Talk, description, mismatch

ACCEPTED = answered(Answer.ACCEPTED)


def _answered(*statuses: str | None) -> Talk:
    talk = Talk()
    for connector, status in enumerate(statuses, start=1):
        order = talk.central("ChangeAvailability", connectorId=connector, type="Inoperative")
        if status is not None:
            talk.answer(order, {"status": status})
    return talk


def test_it_wants_every_order_answered_so() -> None:
    assert ACCEPTED.matches(_answered("Accepted", "Accepted").conversation())
    assert mismatch(ACCEPTED, _answered("Accepted", "Rejected", None).conversation()).splitlines() == [
        "ChangeAvailability (connectorId 2, type Inoperative): it answered Rejected",
        "          ChangeAvailability (connectorId 3, type Inoperative): it did not answer",
    ]


def test_it_says_what_it_wants() -> None:
    assert description(ACCEPTED) == "the station to answer Accepted"
    assert description(refused()) == "the station to refuse, by its answer or by an error"


def test_an_error_is_told_by_its_code() -> None:
    talk = Talk()
    talk.error(talk.central("ClearCache"), "InternalError")
    assert mismatch(ACCEPTED, talk.conversation()) == "ClearCache: it answered with the error InternalError"
    talk.mark()
    talk.error(talk.central("ClearCache"), "InternalError", "out of memory")
    assert mismatch(ACCEPTED, talk.conversation()) == (
        "ClearCache: it answered with the error InternalError (out of memory)"
    )


def test_an_answer_without_a_status_is_told_as_such() -> None:
    talk = Talk()
    talk.answer(talk.central("ClearCache"), {})
    assert mismatch(ACCEPTED, talk.conversation()) == "ClearCache: it answered without a status"


def test_an_answer_from_before_does_not_count() -> None:
    talk = _answered("Accepted")
    talk.mark()
    talk.central("ClearCache")
    assert mismatch(ACCEPTED, talk.conversation()) == "ClearCache: it did not answer"


def test_an_answer_under_nearly_the_right_id_is_told_as_that() -> None:
    talk = Talk()
    talk.trace.record(Sender.CENTRAL, Call("aB1", "ClearCache", {}))
    talk.trace.record(Sender.STATION, Call("aB1", "Heartbeat", {}))
    talk.trace.record(Sender.STATION, CallResult("other", {}))
    assert mismatch(ACCEPTED, talk.conversation()) == "ClearCache: it did not answer"
    talk.trace.record(Sender.STATION, CallResult(" Ab1 ", {"status": "Accepted"}))
    assert mismatch(ACCEPTED, talk.conversation()) == (
        "ClearCache: it answered ' Ab1 ', and the request was 'aB1': ids must come back unchanged"
    )


def test_an_answer_that_nobody_waited_for_any_more_does_not_count() -> None:
    talk = Talk()
    order = talk.central("ClearCache")
    frame = CallResult("1", {"status": "Accepted"})
    talk.trace.record(Sender.STATION, frame, answers=order, late_by=15.0)
    assert mismatch(ACCEPTED, talk.conversation()) == "ClearCache: it answered Accepted, 15.0 s too late"
    assert not refused().matches(talk.conversation())


def test_where_nothing_was_ordered_nothing_was_answered() -> None:
    assert mismatch(ACCEPTED, Talk().conversation()) == "no order reached the station"
    assert ACCEPTED.in_short(Talk().conversation()) == "no order reached the station"
    assert mismatch(refused(), Talk().conversation()) == "no order reached the station"


def test_a_question_is_no_order() -> None:
    talk = _answered("Accepted")
    talk.central("GetConfiguration")
    assert ACCEPTED.matches(talk.conversation())


@pytest.mark.parametrize("status", ["Rejected", "NotSupported", "NotImplemented"])
def test_a_refusal_is_a_status(status: str) -> None:
    assert refused().matches(_answered(status).conversation())


def test_a_refusal_is_an_error() -> None:
    talk = Talk()
    talk.error(talk.central("TriggerMessage", connectorId=99), "PropertyConstraintViolation")
    assert refused().matches(talk.conversation())


def test_silence_and_consent_are_no_refusal() -> None:
    assert "it did not answer" in mismatch(refused(), _answered(None).conversation())
    assert "it answered Accepted" in mismatch(refused(), _answered("Accepted").conversation())


def test_a_status_is_that_of_an_answer() -> None:
    talk = Talk()
    order = talk.central("Reset")
    assert status_in(talk.answer(order, {"status": "Accepted"})) == "Accepted"
    assert status_in(talk.error(order, "InternalError")) is None
    assert status_in(None) is None


def test_a_station_that_answers_a_question_is_still_there() -> None:
    talk = Talk()
    assert description(still_answers()) == "the station to answer when it is asked for a setting"
    assert mismatch(still_answers(), talk.conversation()) == "it was not asked"
    talk.answer(talk.central("GetConfiguration"), {})
    talk.central("ClearCache")
    assert still_answers().matches(talk.conversation())
    asked = talk.central("GetConfiguration")
    assert mismatch(still_answers(), talk.conversation()) == "it did not answer"
    talk.error(asked, "InternalError")
    assert mismatch(still_answers(), talk.conversation()) == "it answered with the error InternalError"
    assert still_answers().in_short(talk.conversation()) == "no longer answers"


def test_the_form_is_told_which_order_was_answered_how() -> None:
    talk = Talk()
    reset = talk.central("Reset", type="Hard")
    assert ACCEPTED.in_short(talk.conversation()) == "the reset was not answered"
    talk.answer(reset, {"status": "Rejected"})
    assert ACCEPTED.in_short(talk.conversation()) == "the reset was answered Rejected, not Accepted"
    talk.mark()
    change = talk.central("ChangeConfiguration", key="HeartbeatInterval", value="soon")
    talk.answer(change, {"status": "Accepted"})
    assert refused().in_short(talk.conversation()) == (
        "the change of HeartbeatInterval was answered Accepted, not refused"
    )
    talk.mark()
    talk.error(talk.central("ClearCache"), "NotImplemented")
    assert ACCEPTED.in_short(talk.conversation()) == (
        "the order to clear the cache was answered with the error NotImplemented, not Accepted"
    )
    talk.mark()
    talk.central("UnlockConnector", connectorId=1)
    assert ACCEPTED.in_short(talk.conversation()) == "UnlockConnector was not answered"
