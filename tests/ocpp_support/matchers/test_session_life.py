"""Matchers over sessions: starting, running, going on, ending."""

from __future__ import annotations

import pytest

from ocpp_support.matchers.expectation import Expectation
from ocpp_support.matchers.session_life import (
    any_session_starts,
    session_ends,
    session_goes_on,
    session_runs,
    session_starts,
)
from ocpp_support.vocabulary.nouns import Outlet

from .conversations import description, mismatch
from .session_talk import SessionTalk, survives_garbage

FIRST = Outlet(1)


def _charging(connector: int = 1) -> SessionTalk:
    """A session of ALICE's, number 7, runs at the mark."""
    talk = SessionTalk()
    talk.starts(connector)
    talk.reports("Charging", connector)
    talk.mark()
    return talk


def test_a_start_is_accepted_among_others() -> None:
    talk = SessionTalk()
    talk.starts(2, "BOB", 4)
    talk.starts(1, "ALICE", 5)
    assert session_starts(FIRST, "ALICE").matches(talk.conversation())


def test_who_waits_or_charges_elsewhere_is_shown_where_nothing_started() -> None:
    talk = SessionTalk()
    elsewhere = [talk.reports(status, 2) for status in ("Preparing", "Charging")]
    for status, connector in (("Available", 2), ("Preparing", 1)):
        talk.reports(status, connector)
    assert session_starts(FIRST, "ALICE").offending(talk.conversation()) == elsewhere
    start = talk.starts(card="BOB")
    assert session_starts(FIRST, "ALICE").offending(talk.conversation()) == [start]


def test_a_start_takes_place_and_card_from_one_message() -> None:
    talk = SessionTalk()
    talk.starts(1, "BOB", 4)
    talk.starts(2, "ALICE", 5)
    assert mismatch(session_starts(FIRST, "ALICE"), talk.conversation()).splitlines() == [
        "a session started with card BOB, not with ALICE",
        "          a session started on connector 2, not on connector 1",
    ]


def test_a_start_must_have_been_given_a_number() -> None:
    talk = SessionTalk()
    talk.starts(2, "BOB", None)
    assert mismatch(session_starts(FIRST, "ALICE"), talk.conversation()) == (
        "a session started on connector 2, not on connector 1; a session started with card BOB, "
        "not with ALICE; its start was not answered with a number yet"
    )


def test_a_start_from_before_the_mark_does_not_count() -> None:
    talk = _charging()
    assert mismatch(session_starts(FIRST, "ALICE"), talk.conversation()) == (
        "no session started; the station sent nothing at all"
    )


def test_a_start_says_what_it_wants() -> None:
    wanted = session_starts(FIRST, "ALICE")
    assert description(wanted) == "a session to start on connector 1 with card ALICE"
    assert wanted.in_short(SessionTalk().conversation()) == "no session started on connector 1"


def test_any_start_is_seen_wherever_it_is() -> None:
    talk = SessionTalk()
    talk.asks()
    assert mismatch(any_session_starts(), talk.conversation()) == "no session started; it sent Authorize"
    talk.starts(2)
    assert any_session_starts().matches(talk.conversation())
    assert any_session_starts().seen(talk.conversation()) == (
        "a session started on connector 2 with card ALICE"
    )
    talk.starts(1, "BOB", 8)
    assert any_session_starts().seen(talk.conversation()) == (
        "a session started on connector 2 with card ALICE and on connector 1 with card BOB"
    )
    assert any_session_starts().when_unwanted() == "a session started all the same"
    assert description(any_session_starts()) == "a session to start on any connector"


def test_a_card_is_the_same_in_any_case() -> None:
    talk = SessionTalk()
    talk.starts(card="alice")
    assert session_starts(FIRST, "ALICE").matches(talk.conversation())
    assert not session_starts(FIRST, "ALICE2").matches(talk.conversation())


@pytest.mark.parametrize("status", ["Charging", "SuspendedEV"])
def test_a_session_runs_when_it_is_seen_to(status: str) -> None:
    talk = SessionTalk()
    talk.starts()
    talk.reports(status)
    talk.reports("Available", 2)
    assert session_runs(FIRST, "ALICE").matches(talk.conversation())


def test_a_session_does_not_run_where_only_its_start_was_reported() -> None:
    talk = SessionTalk()
    talk.starts()
    talk.reports("Charging", 2)
    assert mismatch(session_runs(FIRST, "ALICE"), talk.conversation()) == (
        "connector 1 is not reported charging; it reported Charging for connector 2"
    )
    talk.reports("Preparing")
    assert mismatch(session_runs(FIRST, "ALICE"), talk.conversation()).endswith(
        "; it reported Charging for connector 2, Preparing"
    )


def test_a_session_that_is_over_does_not_run() -> None:
    talk = SessionTalk()
    talk.starts()
    talk.reports("Charging")
    talk.ends()
    assert "is over already" in mismatch(session_runs(FIRST, "ALICE"), talk.conversation())
    assert description(session_runs(FIRST, "BOB")) == "a session to run on connector 1 with card BOB"


def test_an_end_is_accepted_among_others() -> None:
    talk = _charging()
    talk.ends(3)
    talk.ends(7, reason="Remote")
    assert session_ends(FIRST).matches(talk.conversation())
    assert session_ends(FIRST, "Remote").matches(talk.conversation())


def test_an_end_takes_number_and_reason_from_one_message() -> None:
    talk = _charging()
    talk.ends(3, reason="Remote")
    talk.ends(7, reason="Other")
    assert (
        mismatch(session_ends(FIRST, "Remote"), talk.conversation())
        == "session 7 on connector 1 ended with the reason Other"
    )
    assert session_ends(FIRST, "Remote").in_short(talk.conversation()) == (
        "the session on connector 1 ended with the reason Other, not Remote"
    )


def test_of_several_reports_of_an_end_one_with_the_reason_will_do() -> None:
    talk = _charging()
    talk.ends(7, reason="Other")
    talk.ends(7, reason="Remote")
    assert session_ends(FIRST, "Remote").matches(talk.conversation())


def test_an_end_without_a_reason_is_local() -> None:
    talk = _charging()
    talk.ends()
    assert session_ends(FIRST, "Local").matches(talk.conversation())
    assert mismatch(session_ends(FIRST, "Remote"), talk.conversation()) == (
        "session 7 on connector 1 ended with the reason Local, as none was given"
    )
    assert session_ends(FIRST, "Remote").in_short(talk.conversation()) == (
        "the session on connector 1 ended with the reason Local, not Remote"
    )


def test_an_end_that_must_not_be_is_told_with_its_reason() -> None:
    talk = _charging()
    talk.starts(2, "BOB", 3)
    talk.mark()
    talk.ends(3, reason="Remote")
    talk.ends(7, reason="PowerLoss")
    assert session_ends(FIRST).seen(talk.conversation()) == (
        "the end of the session on connector 1 was reported (reason PowerLoss)"
    )
    talk.ends(7)
    assert session_ends(FIRST).seen(talk.conversation()) == (
        "the end of the session on connector 1 was reported (reason PowerLoss, not given)"
    )


def test_an_end_of_another_session_is_named() -> None:
    talk = _charging()
    talk.ends(3)
    talk.ends(0)
    assert mismatch(session_ends(FIRST), talk.conversation()) == (
        "the end of session 7 on connector 1 was not reported; it reported the end of session 3, 0"
    )
    assert session_ends(FIRST).in_short(talk.conversation()) == (
        "the end of the session on connector 1 was not reported"
    )


def test_an_end_says_what_came_instead() -> None:
    talk = _charging()
    assert "the station sent nothing at all" in mismatch(session_ends(FIRST), talk.conversation())
    talk.reports("Available")
    assert "it sent StatusNotification" in mismatch(session_ends(FIRST), talk.conversation())


def test_an_end_is_that_of_the_session_of_its_connector() -> None:
    talk = _charging(2)
    talk.ends()
    assert mismatch(session_ends(FIRST), talk.conversation()) == "no session was running on connector 1"
    assert session_ends(FIRST).in_short(talk.conversation()) == (
        "the end of the session on connector 1 was not reported"
    )
    assert description(session_ends(FIRST, "Remote")) == (
        "the end of the session on connector 1 to be reported, with the reason Remote"
    )
    assert session_ends(FIRST).when_unwanted() == "the session on connector 1 did not go on"


def test_a_session_goes_on_when_asked_it_is_reported_so() -> None:
    talk = _charging()
    talk.reports("Available", 2)
    talk.central("TriggerMessage", requestedMessage="StatusNotification", connectorId=1)
    talk.reports("SuspendedEVSE")
    assert session_goes_on(FIRST).matches(talk.conversation())


def test_a_session_goes_on_when_it_is_measured() -> None:
    talk = _charging()
    talk.central("TriggerMessage", requestedMessage="StatusNotification", connectorId=1)
    talk.starts(2, "BOB", 8)
    talk.reads(number=7)
    talk.central("GetConfiguration")
    assert session_goes_on(FIRST).matches(talk.conversation())


def test_a_sign_from_before_the_question_does_not_count() -> None:
    talk = _charging()
    talk.reports("Charging")
    talk.reads(number=7)
    talk.central("TriggerMessage", requestedMessage="StatusNotification", connectorId=1)
    talk.station("DataTransfer", vendorId="V", transactionId=7)
    assert mismatch(session_goes_on(FIRST), talk.conversation()) == (
        "nothing shows that it goes on; it reported Charging"
    )
    talk.reads(number=8)
    talk.reports("Charging", 2)
    assert not session_goes_on(FIRST).matches(talk.conversation())
    assert session_goes_on(FIRST).in_short(talk.conversation()) == "the session on connector 1 did not go on"


def test_a_session_that_ended_does_not_go_on_whatever_is_reported() -> None:
    talk = _charging()
    talk.ends()
    talk.starts(number=8)
    talk.reports("Charging")
    assert mismatch(session_goes_on(FIRST), talk.conversation()).splitlines() == [
        "the end of session 7 was reported",
        "          another session began: session 8",
    ]
    assert session_goes_on(FIRST).in_short(talk.conversation()) == "the session on connector 1 was ended"


def test_what_does_not_run_does_not_go_on() -> None:
    talk = SessionTalk()
    talk.reports("Charging")
    assert mismatch(session_goes_on(FIRST), talk.conversation()) == "no session was running on connector 1"
    assert description(session_goes_on(FIRST)) == "the session on connector 1 to go on, and to be seen to"


@pytest.mark.parametrize(
    "matcher",
    [
        session_starts(FIRST, "BOB"),
        session_runs(FIRST, "BOB"),
        session_ends(FIRST, "Remote"),
        session_goes_on(FIRST),
    ],
    ids=lambda matcher: type(matcher).__name__,
)
def test_nonsense_is_survived(matcher: Expectation) -> None:
    assert survives_garbage(matcher)
