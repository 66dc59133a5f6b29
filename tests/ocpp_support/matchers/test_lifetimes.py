"""Where a station was admitted, and what it said since."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ocpp_support.matchers.lifetimes import (
    is_admitted,
    latest_admission,
    refusal,
    restarts_by_itself,
    since_admission,
    unregistered,
)
from ocpp_support.trace.events import Acted, Connected

from .conversations import Talk


def test_without_a_registration_everything_counts() -> None:
    talk = Talk()
    beat = talk.station("Heartbeat")
    assert list(since_admission(talk.conversation())) == [beat]
    assert latest_admission(talk.conversation()) is None


def test_only_an_accepted_registration_begins_a_life() -> None:
    talk = Talk()
    first = talk.station("BootNotification")
    admission = talk.answer(first, {"status": "Accepted"})
    beat = talk.station("Heartbeat")
    talk.answer(talk.station("BootNotification"), {"status": "Pending"})
    assert latest_admission(talk.conversation()) is admission
    assert since_admission(talk.conversation())[0] is beat


def test_the_last_life_counts() -> None:
    talk = Talk()
    for _ in range(2):
        admission = talk.answer(talk.station("BootNotification"), {"status": "Accepted"})
    assert latest_admission(talk.conversation()) is admission
    assert list(since_admission(talk.conversation())) == []


def test_a_station_is_admitted_by_its_last_registration() -> None:
    talk = Talk()
    assert is_admitted(talk.conversation()) is None
    talk.answer(talk.station("BootNotification"), {"status": "Pending"})
    assert is_admitted(talk.conversation()) is False
    talk.answer(talk.station("BootNotification"), {"status": "Accepted"})
    talk.station("Heartbeat")
    assert is_admitted(talk.conversation()) is True


def test_a_registration_that_is_not_even_read_is_refused() -> None:
    talk = Talk()
    assert refusal(talk.conversation()) == ""
    talk.error(talk.station("BootNotification"), "PropertyConstraintViolation", "it is too long")
    assert refusal(talk.conversation()) == "it is too long"
    last = talk.station("BootNotification")
    assert refusal(talk.conversation()) == ""
    talk.answer(last, {"status": "Rejected"})
    assert refusal(talk.conversation()) == ""


def test_a_connection_without_a_registration_is_known() -> None:
    talk = Talk()
    assert unregistered(talk.conversation()) is None
    first = talk.event(Connected("/CP1", ("ocpp1.6",)))
    assert unregistered(talk.conversation()) is first
    talk.station("BootNotification")
    talk.station("Heartbeat")
    assert unregistered(talk.conversation()) is None
    second = talk.event(Connected("/CP1", ("ocpp1.6",)))
    talk.station("Heartbeat")
    assert unregistered(talk.conversation()) is second


def _registers(talk: Talk, status: str = "Accepted") -> None:
    talk.answer(talk.station("BootNotification"), {"status": status})


def test_a_restart_that_nothing_explains_was_by_itself() -> None:
    talk = Talk()
    _registers(talk)
    talk.mark()
    talk.station("Heartbeat")
    talk.central("TriggerMessage", requestedMessage="Heartbeat")
    again = talk.station("BootNotification")
    talk.answer(again, {"status": "Accepted"})
    assert restarts_by_itself(talk.conversation()) == [again]


@pytest.mark.parametrize(
    "why",
    [
        lambda talk: talk.central("Reset", type="Hard"),
        lambda talk: talk.central("UpdateFirmware", location="ftp://x/y"),
        lambda talk: talk.central("TriggerMessage", requestedMessage="BootNotification"),
        lambda talk: talk.event(Acted("power_cycle", "", "a person")),
        lambda talk: _registers(talk, "Rejected"),
        lambda talk: talk.station("BootNotification"),
    ],
)
def test_a_restart_that_something_explains_was_not(why: Callable[[Talk], object]) -> None:
    talk = Talk()
    _registers(talk)
    talk.mark()
    why(talk)
    talk.mark()
    _registers(talk)
    assert restarts_by_itself(talk.conversation()) == []
    again = talk.station("BootNotification")
    assert restarts_by_itself(talk.conversation()) == [again]


def test_the_first_registration_is_no_restart() -> None:
    talk = Talk()
    _registers(talk)
    assert restarts_by_itself(talk.conversation()) == []
