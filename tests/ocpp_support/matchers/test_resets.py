"""The station's way back after a restart."""

from __future__ import annotations

import pytest

from ocpp_support.matchers.resets import is_back, leaves_and_connects_again, registers_again
from ocpp_support.trace.events import Connected, Disconnected
from ocpp_support.trace.trace import Entry

from .conversations import Talk, description, mismatch

AGAIN = registers_again()
LEAVES = leaves_and_connects_again()
GONE = Disconnected(1001, "", "the station")
BACK = Connected("/S1", ("ocpp1.6",))


def _reset(talk: Talk, kind: str = "Hard", answer: str | None = "Accepted") -> Entry:
    order = talk.central("Reset", type=kind)
    if answer:
        talk.answer(order, {"status": answer})
    return order


def _registers(talk: Talk, status: str = "Accepted") -> None:
    talk.answer(talk.station("BootNotification"), {"status": status})


def _restarted() -> Talk:
    talk = Talk()
    _reset(talk)
    talk.wait(1)
    talk.event(GONE)
    talk.wait(7)
    talk.event(BACK)
    _registers(talk)
    return talk


def test_a_station_that_was_admitted_again_is_back() -> None:
    talk = _restarted()
    talk.station("Heartbeat")
    assert AGAIN.matches(talk.conversation())
    assert AGAIN.fact(talk.conversation()) == "hard reset: away for 7 s"


def test_on_the_same_line_it_is_away_since_its_answer() -> None:
    talk = Talk()
    _reset(talk, "Soft")
    talk.wait(9)
    _registers(talk)
    assert AGAIN.fact(talk.conversation()) == "soft reset: away for 9 s"


def test_an_order_and_another_ones_registration_are_no_return() -> None:
    talk = Talk()
    _registers(talk)
    _reset(talk)
    assert mismatch(AGAIN, talk.conversation()) == (
        "it registered only before it had answered the hard reset"
    )


def test_a_registration_from_before_does_not_count() -> None:
    talk = _restarted()
    talk.mark()
    _reset(talk)
    assert mismatch(AGAIN, talk.conversation()) == (
        "it did not register; it stayed connected; the station sent nothing at all"
    )


def test_it_must_be_accepted() -> None:
    talk = Talk()
    _reset(talk)
    _registers(talk, "Rejected")
    assert mismatch(AGAIN, talk.conversation()) == "it registered, and was not accepted"


def test_it_says_what_it_wants() -> None:
    assert description(AGAIN).startswith("the station to register again, to be accepted")
    assert description(LEAVES) == "the station's connection to end, and a new one to be opened"


def test_it_says_what_came_instead() -> None:
    talk = Talk()
    _reset(talk, answer=None)
    talk.station("Heartbeat")
    assert mismatch(AGAIN, talk.conversation()) == "the hard reset was not answered; it sent Heartbeat"
    talk = Talk()
    _reset(talk)
    talk.event(GONE)
    assert mismatch(AGAIN, talk.conversation()) == (
        "it did not register; it left and did not connect again; the station sent nothing at all"
    )
    talk.event(BACK)
    talk.station("StatusNotification", connectorId=1)
    assert mismatch(AGAIN, talk.conversation()) == (
        "it did not register; it left and connected again; it sent StatusNotification"
    )
    assert AGAIN.in_short(talk.conversation()) == "did not register again after the hard reset"


def test_an_order_that_restarts_nothing_is_not_what_it_was_restarted_by() -> None:
    talk = _restarted()
    talk.central("TriggerMessage", requestedMessage="Heartbeat")
    assert AGAIN.matches(talk.conversation())
    assert AGAIN.fact(talk.conversation()) == "hard reset: away for 7 s"
    assert LEAVES.matches(talk.conversation())
    talk.mark()
    _reset(talk, "Soft", answer=None)
    talk.central("TriggerMessage", requestedMessage="Heartbeat")
    assert mismatch(AGAIN, talk.conversation()).startswith("the soft reset was not answered")
    assert AGAIN.in_short(talk.conversation()) == "did not register again after the soft reset"
    assert AGAIN.fact(talk.conversation()) is None


def test_a_station_that_is_not_back_was_not_away_for_any_time() -> None:
    talk = Talk()
    _reset(talk)
    assert AGAIN.fact(talk.conversation()) is None


def test_an_update_restarts_the_station_too() -> None:
    talk = Talk()
    order = talk.central("UpdateFirmware", location="ftp://x/y")
    talk.central("TriggerMessage", requestedMessage="FirmwareStatusNotification")
    assert mismatch(AGAIN, talk.conversation()) == (
        "the order to update was not answered; the station sent nothing at all"
    )
    talk.answer(order, {})
    assert AGAIN.in_short(talk.conversation()) == "did not register again after the order to update"
    _registers(talk)
    assert AGAIN.matches(talk.conversation())
    assert AGAIN.fact(talk.conversation()) is None


def _charging(talk: Talk, connector: int = 2) -> None:
    start = talk.station("StartTransaction", connectorId=connector, idTag="A")
    talk.answer(start, {"transactionId": 12})
    talk.mark()


@pytest.mark.parametrize("connector", [1, 2])
def test_a_session_must_end_before_the_restart(connector: int) -> None:
    talk = Talk()
    _charging(talk, connector)
    _registers(talk)
    told = f"it registered again before the end of session 12 on connector {connector} was reported"
    assert mismatch(AGAIN, talk.conversation()) == told
    assert AGAIN.in_short(talk.conversation()) == "restarted before the session had ended"
    talk.station("StopTransaction", transactionId=12)
    assert mismatch(AGAIN, talk.conversation()) == told


def test_a_session_that_ended_is_no_hindrance() -> None:
    talk = Talk()
    _charging(talk)
    talk.station("StopTransaction", transactionId=12)
    _registers(talk)
    assert AGAIN.matches(talk.conversation())


def test_leaving_is_the_end_of_one_connection_and_the_begin_of_another() -> None:
    assert LEAVES.matches(_restarted().conversation())
    talk = Talk()
    talk.event(GONE)
    talk.event(BACK)
    assert LEAVES.matches(talk.conversation())
    _reset(talk)
    assert LEAVES.problems(talk.conversation()) == [
        "the connection was never closed",
        "no new connection was opened",
    ]
    _registers(talk)
    assert mismatch(LEAVES, talk.conversation()).splitlines() == [
        "the connection was never closed, and it registered again on it",
        "          no new connection was opened",
    ]
    assert LEAVES.in_short(talk.conversation()) == "the connection was not closed for the restart"


@pytest.mark.parametrize("answer", [None, "Rejected"])
def test_where_no_restart_was_taken_up_none_is_waited_for(answer: str | None) -> None:
    talk = Talk()
    assert is_back(talk.conversation())
    _reset(talk, answer=answer)
    assert is_back(talk.conversation())


def test_a_restart_is_over_when_every_connector_was_told() -> None:
    talk = _restarted()
    for connector in range(3):
        assert not is_back(talk.conversation())
        talk.station("StatusNotification", connectorId=connector, status="Available")
    talk.central("TriggerMessage", requestedMessage="Heartbeat")
    assert is_back(talk.conversation())
    _reset(talk)
    talk.central("TriggerMessage", requestedMessage="Heartbeat")
    assert not is_back(talk.conversation())
