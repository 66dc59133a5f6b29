"""Transactions have the numbers that they were given, begin once, and are over when they have ended."""

from __future__ import annotations

from typing import Any

from ocpp_support.monitor.story import Story
from ocpp_support.monitor.transactions import (
    begins_twice,
    invents_a_number,
    loses_its_number,
    reads_after_the_end,
    runs_backwards,
    tells_of_earlier,
)
from ocpp_support.protocol.frames import Call
from ocpp_support.trace.trace import Entry, Sender

from ..matchers.session_talk import NOTHING, sample
from .tales import Tale, breaks, keeps, said_of


def _begins(tale: Tale, **fields: Any) -> Entry:
    """Tell a start, with these fields or other ones."""
    told = {"connectorId": 1, "idTag": "ALICE", "meterStart": 100, "timestamp": "2026-01-01T00:00:00Z"}
    return tale.station("StartTransaction", **{**told, **fields})


def _reserves(tale: Tale, reservation: Any) -> None:
    tale.comes()
    tale.answer(_begins(tale, reservationId=reservation), {"transactionId": 7})


@breaks(
    "transactions.reservation-zero",
    "it names the reservation 0; the field is left out where there is none",
)
def test_a_reservation_that_is_none(tale: Tale) -> None:
    _reserves(tale, 0)


@keeps
def test_a_reservation(tale: Tale) -> None:
    _reserves(tale, 1)
    tale.told("Reset", {"status": "Rejected"}, type="Soft")
    tale.station("DataTransfer", vendorId="ACME", transactionId=99, reservationId=0)


@breaks("transactions.unnumbered", "StopTransaction has the transaction id -1: its start was never answered")
def test_an_end_of_a_start_that_was_not_answered(tale: Tale) -> None:
    tale.comes()
    tale.starts(number=None)
    tale.ends(-1)


@breaks("transactions.unnumbered")
def test_an_end_of_a_start_whose_answer_was_an_error(tale: Tale) -> None:
    tale.comes()
    tale.error(tale.starts(number=None), "InternalError")
    tale.ends(-1)


@breaks("transactions.unnumbered")
def test_an_end_of_a_start_whose_answer_may_not_have_come(tale: Tale) -> None:
    tale.comes()
    tale.starts()
    tale.away(30)
    tale.ends(-1)


@breaks(
    "transactions.number-lost",
    "StopTransaction has the transaction id -1, though its start had been answered",
)
def test_a_number_is_lost(tale: Tale) -> None:
    tale.comes()
    tale.starts(number=None)
    tale.ends(None)
    tale.wait(60)
    tale.starts(meter=200)
    tale.wait(60)
    tale.ends(-1, meter=300)


@breaks("transactions.unnumbered", "MeterValues has the transaction id -1: its start was never answered")
def test_readings_of_the_connector_whose_start_was_not_answered(tale: Tale) -> None:
    tale.comes()
    tale.starts(1, number=None)
    tale.starts(2, "BOB", 8)
    tale.reads(connector=1, number=-1)


@breaks("transactions.number-lost")
def test_readings_of_the_connector_whose_start_was_answered(tale: Tale) -> None:
    tale.comes()
    tale.starts(2, "BOB", 8)
    tale.starts(1, number=None)
    tale.reads(connector=2, number=-1)


def test_what_starts_after_it_has_no_number_to_lose() -> None:
    tale = Tale()
    tale.comes()
    tale.ends(-1)
    tale.starts()
    assert [*loses_its_number.look(Story(tale.conversation()))] == []


@breaks("transactions.number-unknown", "StopTransaction has the transaction id 8, which was never given")
def test_a_number_that_was_never_given(tale: Tale) -> None:
    tale.comes()
    tale.starts(number=7)
    tale.ends(8)


def _named(number: Any) -> list[str]:
    """Return what is said of a number that comes before any was given."""
    tale = Tale()
    tale.comes()
    tale.reads(number=number)
    return [text for _, text in invents_a_number.look(Story(tale.conversation()))]


def test_numbers_that_no_transaction_can_have() -> None:
    for number in (0, -2, 2**31):
        assert _named(number) == [f"MeterValues has the transaction id {number}, which was never given"]


def test_no_number_at_all_is_left_over_from_nothing() -> None:
    assert said_of(tells_of_earlier, lambda tale: tale.reads(number=0)) == []


def test_numbers_that_may_be_left_over() -> None:
    for number in (1, -1, 2**31 - 1, None, "7", NOTHING):
        assert _named(number) == []


@breaks(
    "transactions.left-over",
    "StopTransaction tells of transaction 2147483647, left over from before the run",
    "StopTransaction tells of transaction 1, left over from before the run",
)
def test_transactions_from_before_the_run(tale: Tale) -> None:
    tale.comes()
    tale.ends(2**31 - 1)
    tale.ends(1)
    tale.starts(number=7)


def _twice(*others: dict[str, Any]) -> list[str]:
    tale = Tale()
    tale.comes()
    for fields in ({}, *others):
        tale.answer(_begins(tale, **fields), {"transactionId": 7})
    tale.wait(6)
    return [text for _, text in begins_twice.look(Story(tale.conversation()))]


def test_a_start_is_told_again() -> None:
    again = "it told the same start on connector 1 again, though it was answered"
    assert _twice() == []
    assert _twice({}) == [again]
    assert _twice({}, {}) == [again, again]
    assert _twice({"connectorId": 2}, {"idTag": "BOB"}, {"timestamp": "2026-01-01T00:00:01Z"}, {}) == [again]


@keeps
def test_a_start_is_told_again_as_its_answer_may_not_have_come(tale: Tale) -> None:
    tale.comes()
    began = tale.time
    tale.starts(time=began)
    tale.away(5)
    tale.starts(time=began)


def test_a_start_is_told_again_under_its_own_id() -> None:
    tale = Tale()
    tale.comes()
    for _ in range(2):
        call = Call("same", "StartTransaction", {"connectorId": 1, "timestamp": "2026-01-01T00:00:00Z"})
        tale.answer(tale.trace.record(Sender.STATION, call, ""), {"transactionId": 7})
    tale.wait(6)
    assert [*begins_twice.look(Story(tale.conversation()))] == []


@breaks("transactions.values-after-end", "it sent readings of transaction 7 after that had ended")
def test_readings_after_the_end(tale: Tale) -> None:
    tale.comes()
    tale.starts()
    tale.reads(sample(value="150"))
    tale.ends()
    tale.wait(1)
    tale.reads(sample(value="200"))


@breaks("transactions.values-after-end")
def test_readings_taken_and_told_long_after_the_end(tale: Tale) -> None:
    tale.comes()
    tale.starts()
    tale.ends()
    tale.wait(30)
    tale.reads(sample(value="200"))


@keeps
def test_readings_taken_at_the_end(tale: Tale) -> None:
    tale.comes()
    tale.starts()
    tale.ends()
    tale.reads(sample(value="200"))


def test_readings_of_what_had_begun_before_the_run() -> None:
    def play(tale: Tale) -> None:
        tale.starts()
        tale.ends(99)
        tale.wait(60)
        tale.reads(number=99)

    assert said_of(reads_after_the_end, play) == []


def test_readings_after_an_end_that_is_told_twice() -> None:
    def play(tale: Tale) -> None:
        tale.starts()
        tale.ends()
        tale.ends()
        tale.wait(60)
        tale.reads()

    assert len(said_of(reads_after_the_end, play)) == 1


def test_readings_that_come_before_the_end_whatever_they_say() -> None:
    def play(tale: Tale) -> None:
        tale.starts()
        tale.reads(time=tale.time_in(60))
        tale.ends()

    assert said_of(reads_after_the_end, play) == []


def test_a_number_whose_end_from_before_the_run_was_told_before_it_was_given_again() -> None:
    def play(tale: Tale) -> None:
        tale.ends(7, meter=50)
        tale.starts(number=7)
        tale.wait(60)
        tale.reads(number=7)

    assert said_of(reads_after_the_end, play) == said_of(runs_backwards, play) == []


def test_readings_that_come_late() -> None:
    tale = Tale()
    tale.comes()
    tale.starts()
    taken = tale.time
    tale.wait(60)
    tale.ends()
    tale.reads(time=taken)
    assert [*reads_after_the_end.look(Story(tale.conversation()))] == []


@breaks("transactions.values-after-end")
def test_readings_without_a_time_after_the_end(tale: Tale) -> None:
    tale.comes()
    tale.starts()
    tale.ends()
    tale.reads(time="soon")
