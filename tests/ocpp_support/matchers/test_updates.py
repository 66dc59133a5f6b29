"""The course of an update, and the session that it must wait for."""

from __future__ import annotations

import pytest

from ocpp_support.matchers.updates import LONGEST_WAIT, takes_the_order, update_is_over, waits_for_session
from ocpp_support.trace.trace import Entry
from ocpp_support.vocabulary.nouns import Outlet

from .conversations import Talk, description, mismatch

TAKEN = takes_the_order()
WAITS = waits_for_session(Outlet(1))


def _ordered(talk: Talk) -> Entry:
    order = talk.central("UpdateFirmware", location="ftp://x/y", retrieveDate="2026-01-01T00:00:00Z")
    talk.answer(order, {})
    return order


def _registers(talk: Talk) -> None:
    talk.answer(talk.station("BootNotification"), {"status": "Accepted"})


def _told(talk: Talk, stage: str) -> None:
    talk.station("FirmwareStatusNotification", status=stage)


def _charging(talk: Talk, connector: int = 1) -> None:
    talk.answer(talk.station("StartTransaction", connectorId=connector, idTag="A"), {"transactionId": 7})
    talk.mark()


def test_an_order_is_taken_by_an_answer_with_nothing_in_it() -> None:
    talk = Talk()
    assert mismatch(TAKEN, talk.conversation()) == "the operator ordered no update"
    order = talk.central("UpdateFirmware")
    talk.station("Heartbeat")
    assert mismatch(TAKEN, talk.conversation()) == "the order was not answered; it sent Heartbeat"
    assert TAKEN.in_short(talk.conversation()) == "the order to update was not answered"
    talk.answer(order, {})
    talk.central("TriggerMessage", requestedMessage="FirmwareStatusNotification")
    assert TAKEN.matches(talk.conversation())


def test_an_error_is_told_by_its_code() -> None:
    talk = Talk()
    talk.error(talk.central("UpdateFirmware"), "NotSupported")
    assert mismatch(TAKEN, talk.conversation()) == "the order was answered with the error NotSupported"


def test_a_session_that_runs_on_was_waited_for() -> None:
    talk = Talk()
    _charging(talk)
    _ordered(talk)
    talk.wait(LONGEST_WAIT)
    talk.central("TriggerMessage", requestedMessage="MeterValues")
    talk.station("MeterValues", connectorId=1, transactionId=7)
    talk.station("StopTransaction", transactionId=8)
    assert WAITS.matches(talk.conversation())


def test_too_little_time_tells_nothing() -> None:
    talk = Talk()
    _charging(talk)
    _ordered(talk)
    talk.wait(20)
    assert mismatch(WAITS, talk.conversation()) == (
        "only 20 s have passed since the order, 300 s are needed to tell"
    )


def test_a_timed_update_says_how_long_to_wait() -> None:
    talk = Talk()
    talk.wait(100)
    talk.central("Reset", type="Hard")
    talk.wait(10)
    _ordered(talk)
    talk.wait(40)
    _registers(talk)
    _told(talk, "Installed")
    _charging(talk)
    _ordered(talk)
    talk.wait(45)
    assert not WAITS.matches(talk.conversation())
    talk.wait(1.1)
    assert WAITS.matches(talk.conversation())


def test_an_update_that_came_to_nothing_times_nothing() -> None:
    talk = Talk()
    _ordered(talk)
    _told(talk, "DownloadFailed")
    _ordered(talk)
    talk.wait(10)
    _registers(talk)
    _charging(talk)
    _ordered(talk)
    talk.wait(LONGEST_WAIT - 1)
    assert mismatch(WAITS, talk.conversation()) == (
        "only 299 s have passed since the order, 300 s are needed to tell"
    )


def test_every_way_of_not_waiting_is_told() -> None:
    talk = Talk()
    talk.wait(100)
    _charging(talk)
    _ordered(talk)
    talk.wait(5)
    talk.station("StopTransaction", transactionId=7, reason="Reboot")
    talk.wait(5)
    _registers(talk)
    _registers(talk)
    talk.station("StopTransaction", transactionId=7)
    assert mismatch(WAITS, talk.conversation()).splitlines() == [
        "the station registered again 10.0 s after the order",
        "          the end of session 7 was reported 5.0 s after the order (reason Reboot)",
        "          the end of session 7 was reported 10.0 s after the order (reason not given)",
    ]
    assert WAITS.in_short(talk.conversation()) == "an update interrupts a running session"


def test_a_session_elsewhere_or_an_order_not_taken_is_not_it() -> None:
    talk = Talk()
    _charging(talk, connector=2)
    assert mismatch(WAITS, talk.conversation()) == "the operator ordered no update"
    talk.central("UpdateFirmware")
    assert mismatch(WAITS, talk.conversation()) == (
        "the order was not answered; the station sent nothing at all"
    )
    _ordered(talk)
    assert mismatch(WAITS, talk.conversation()) == "no session was running on connector 1"


def test_it_says_what_it_wants() -> None:
    assert description(TAKEN) == "the station to answer the order to update"
    assert description(WAITS).startswith(
        "the session on connector 1 to run on, and the station not to restart, for as long as an update"
    )


@pytest.mark.parametrize("failure", ["DownloadFailed", "InstallationFailed"])
def test_an_update_that_failed_is_over(failure: str) -> None:
    talk = Talk()
    assert update_is_over(talk.conversation())
    _ordered(talk)
    assert not update_is_over(talk.conversation())
    _told(talk, failure)
    talk.central("TriggerMessage", requestedMessage="FirmwareStatusNotification")
    assert update_is_over(talk.conversation())


def test_an_update_is_over_when_the_station_is_back_and_has_said_so() -> None:
    talk = Talk()
    _ordered(talk)
    _told(talk, "Installed")
    _registers(talk)
    assert not update_is_over(talk.conversation())
    for connector in range(3):
        talk.station("StatusNotification", connectorId=connector, status="Available")
    assert update_is_over(talk.conversation())


def test_an_order_that_was_refused_is_over() -> None:
    talk = Talk()
    talk.error(talk.central("UpdateFirmware"), "NotSupported")
    assert update_is_over(talk.conversation())
