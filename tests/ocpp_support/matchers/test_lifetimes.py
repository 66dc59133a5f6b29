"""Where a station was admitted, and what it said since."""

from __future__ import annotations

from ocpp_support.matchers.lifetimes import latest_admission, since_admission

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
