"""Transactions are given numbers by answers, and messages name them."""

from __future__ import annotations

from typing import Any

import pytest

from ocpp_support.monitor.numbering import ending, given, naming
from ocpp_support.monitor.story import Story
from tests.ocpp_support.matchers.session_talk import SessionTalk, sample


def test_a_number_is_given_by_the_first_answer_that_names_it() -> None:
    talk = SessionTalk()
    start, other = talk.station("StartTransaction"), talk.station("StartTransaction")
    first = talk.answer(start, {"transactionId": 7})
    talk.answer(other, {"transactionId": 7})
    second = talk.answer(talk.station("StartTransaction"), {"transactionId": -1})
    assert [*given(Story(talk.conversation())).items()] == [(7, first), (-1, second)]


@pytest.mark.parametrize("odd", ["7", None, 7.0, True])
def test_what_is_no_number_is_not_given(odd: Any) -> None:
    talk = SessionTalk()
    talk.answer(talk.station("StartTransaction"), {"transactionId": odd})
    talk.error(talk.station("StartTransaction"), "InternalError")
    talk.answer(talk.station("Heartbeat"), {"transactionId": 8})
    assert given(Story(talk.conversation())) == {}


def test_messages_are_found_by_the_number_that_they_name() -> None:
    talk = SessionTalk()
    read, unnumbered = talk.reads(sample(), number=7), talk.station("MeterValues")
    odd, end = talk.reads(sample(), number="7"), talk.ends(7)
    talk.central("StopTransaction", transactionId=7)
    talk.station("DataTransfer", transactionId=7)
    assert naming(Story(talk.conversation())) == {7: [read, end], 0: [unnumbered, odd]}


def test_ends_are_found_by_the_number_that_they_name() -> None:
    talk = SessionTalk()
    talk.reads(sample(), number=7)
    end, zero, again = talk.ends(7), talk.ends(0), talk.ends(7)
    talk.ends(None)
    talk.station("StopTransaction", transactionId="7")
    talk.central("StopTransaction", transactionId=7)
    assert ending(Story(talk.conversation())) == {7: [end, again], 0: [zero]}
