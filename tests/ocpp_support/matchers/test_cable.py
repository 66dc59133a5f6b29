"""Matchers over a cable that nobody pays for."""

from __future__ import annotations

from ocpp_support.matchers.cable import given_up
from ocpp_support.vocabulary.nouns import Outlet

from .conversations import description, mismatch
from .session_talk import SessionTalk, survives_garbage

RELEASED = given_up(Outlet(1), 40, "release", tolerance=6)
FAULTED = given_up(Outlet(1), 40, "fault", tolerance=6)


def _plugged(after: str, seconds: float, connector: int = 1) -> SessionTalk:
    talk = SessionTalk()
    talk.wait(100)
    talk.reports("Preparing", connector)
    talk.reports("SuspendedEV", connector)
    talk.wait(seconds)
    talk.reports(after, connector)
    talk.reports("Charging", 2)
    return talk


def test_a_place_is_given_up_as_was_promised() -> None:
    assert RELEASED.matches(_plugged("Available", 40).conversation())
    assert FAULTED.matches(_plugged("Faulted", 34).conversation())
    assert not FAULTED.matches(_plugged("Faulted", 33).conversation())


def test_a_place_that_still_holds_the_cable_may_be_finishing() -> None:
    assert RELEASED.matches(_plugged("Finishing", 40).conversation())
    assert not FAULTED.matches(_plugged("Finishing", 40).conversation())


def test_another_end_than_promised_is_none() -> None:
    talk = _plugged("Faulted", 40)
    assert mismatch(RELEASED, talk.conversation()) == "connector 1 was last reported Faulted"
    assert RELEASED.in_short(talk.conversation()) == (
        "connector 1 was not reported Available or Finishing after 40 s"
    )
    assert not FAULTED.matches(_plugged("Available", 40).conversation())


def test_a_place_given_up_early_is_not_right() -> None:
    talk = _plugged("Available", 20)
    assert (
        mismatch(RELEASED, talk.conversation()) == "connector 1 was reported Available after 20.0 s already"
    )
    assert RELEASED.in_short(talk.conversation()) == "connector 1 was given up after 20 s, not 40 s"


def test_a_place_given_up_late_is_not_right() -> None:
    talk = _plugged("Available", 60)
    assert mismatch(RELEASED, talk.conversation()) == "connector 1 was reported Available only after 60.0 s"
    assert RELEASED.in_short(talk.conversation()) == "connector 1 was given up after 60 s, not 40 s"
    assert RELEASED.matches(_plugged("Available", 46).conversation())


def test_a_place_that_says_again_that_it_is_free_was_given_up_in_time() -> None:
    talk = _plugged("Finishing", 40)
    talk.wait(60)
    talk.reports("Available")
    assert RELEASED.matches(talk.conversation())


def test_a_place_that_was_never_occupied_is_not_given_up() -> None:
    talk = SessionTalk()
    talk.reports("Preparing", 2)
    talk.wait(40)
    talk.reports("Available")
    assert mismatch(RELEASED, talk.conversation()) == (
        "connector 1 was not reported occupied; it reported Preparing for connector 2, Available"
    )


def test_the_reports_of_another_connector_are_not_taken() -> None:
    assert not RELEASED.matches(_plugged("Available", 40, connector=2).conversation())
    assert "the station sent nothing at all" in mismatch(RELEASED, SessionTalk().conversation())


def test_what_is_wanted_and_what_was_seen_is_said() -> None:
    assert description(FAULTED) == (
        "connector 1 to be occupied for 40 s, give or take 6 s, and then to be reported Faulted, "
        "as its station file promises"
    )
    assert FAULTED.takes == 40
    assert FAULTED.fact(SessionTalk().conversation()) == "in error after 40 s"
    assert RELEASED.fact(SessionTalk().conversation()) == "released after 40 s"


def test_nonsense_is_survived() -> None:
    assert survives_garbage(RELEASED)
