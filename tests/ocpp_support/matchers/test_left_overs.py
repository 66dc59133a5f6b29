"""What the station still has to say of transactions from before the run."""

from __future__ import annotations

from typing import Any

import pytest

from ocpp_support.matchers.left_overs import foreign_transaction, from_before, left_overs, named

from .conversations import STARTED, Talk

BEFORE, DURING = "2025-12-31T23:00:00Z", "2026-01-01T01:00:00Z"


def _reads(talk: Talk, number: Any, *, connector: int = 1, timestamp: Any = DURING) -> None:
    values = [{"timestamp": timestamp, "sampledValue": [{"value": "1"}]}]
    talk.station("MeterValues", connectorId=connector, transactionId=number, meterValue=values)


def _stops(talk: Talk, number: Any, *, timestamp: Any = DURING) -> None:
    talk.station("StopTransaction", transactionId=number, meterStop=1, timestamp=timestamp)


def _starts(talk: Talk, number: int) -> None:
    start = talk.station("StartTransaction", connectorId=1, idTag="A", timestamp=DURING, meterStart=0)
    talk.answer(start, {"transactionId": number, "idTagInfo": {"status": "Accepted"}})


def test_a_number_that_was_never_given_is_left_over() -> None:
    talk = Talk()
    talk.answer(talk.station("Authorize", idTag="A"), {"transactionId": 4711})
    _stops(talk, 4711)
    _reads(talk, 4711)
    _reads(talk, 4711)
    found = left_overs(talk.conversation())
    assert named(found) == "StopTransaction of transaction 4711, 2 MeterValues of transaction 4711"


def test_a_number_of_this_run_is_none_though_it_was_given_before_the_mark() -> None:
    talk = Talk()
    _starts(talk, 1)
    talk.mark()
    _reads(talk, 1)
    _stops(talk, 1)
    assert left_overs(talk.conversation()) == []


@pytest.mark.parametrize("number", [None, -1])
def test_what_has_no_number_is_none(number: int | None) -> None:
    talk = Talk()
    _stops(talk, number)
    talk.station("MeterValues", connectorId=1, meterValue=[])
    assert left_overs(talk.conversation()) == []


@pytest.mark.parametrize("number", [[1], {}, "many", 2**63 - 1])
def test_garbage_for_a_number_is_left_over_too(number: Any) -> None:
    talk = Talk()
    _starts(talk, 1)
    _stops(talk, number)
    assert str(number) in named(left_overs(talk.conversation()))


def test_its_own_time_tells_what_is_from_before() -> None:
    talk = Talk()
    _stops(talk, 1, timestamp=BEFORE)
    _reads(talk, 2, timestamp=BEFORE.removesuffix("Z"))
    _reads(talk, 22, timestamp="2026-01-01T01:30:00+02:00")
    _stops(talk, 3)
    _stops(talk, 33, timestamp="2026-01-01T00:00:00Z")
    for garbage in ("yesterday", None, 7, {}):
        _stops(talk, 4, timestamp=garbage)
        _reads(talk, 5, timestamp=garbage)
    talk.station("MeterValues", transactionId=6, meterValue=[7])
    found = from_before(left_overs(talk.conversation()), STARTED)
    assert named(found) == (
        "StopTransaction of transaction 1, MeterValues of transaction 2, MeterValues of transaction 22"
    )


def test_a_transaction_goes_on_until_its_end_is_told() -> None:
    talk = Talk()
    assert foreign_transaction(talk.conversation(), 1) is None
    _reads(talk, 8)
    _reads(talk, 9, connector=2)
    assert foreign_transaction(talk.conversation(), 1) == 8
    _stops(talk, 9)
    assert foreign_transaction(talk.conversation(), 1) == 8
    assert foreign_transaction(talk.conversation(), 2) is None
