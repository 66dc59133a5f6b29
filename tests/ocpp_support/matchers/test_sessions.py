"""What the trace tells of sessions."""

from __future__ import annotations

from ocpp_support.matchers.sessions import ends_of, latest_session, running_session, sessions

from .session_talk import SessionTalk


def test_a_session_is_known_by_the_number_it_was_given() -> None:
    talk = SessionTalk()
    start = talk.starts(2, "BOB", 12)
    end = talk.ends(12)
    talk.answer(talk.central("ClearCache"), {"status": "Accepted"})
    talk.ends(12)
    (session,) = sessions(talk.conversation())
    assert (session.connector, session.card, session.transaction_id) == (2, "BOB", 12)
    assert (session.start, session.end) == (start, end)
    assert latest_session(talk.conversation(), 2) == session


def test_an_end_of_another_number_is_not_its_end() -> None:
    talk = SessionTalk()
    talk.starts(number=12)
    talk.ends(13)
    assert sessions(talk.conversation())[0].end is None


def test_an_end_that_came_before_the_start_is_not_its_end() -> None:
    talk = SessionTalk()
    talk.ends(12)
    talk.starts(number=12)
    session = latest_session(talk.conversation(), 1)
    assert session is not None
    assert session.end is None
    assert len(ends_of(talk.conversation(), session)) == 1


def test_the_latest_session_of_a_connector_is_not_that_of_another() -> None:
    talk = SessionTalk()
    talk.starts(1, number=3)
    talk.starts(2, number=4)
    session = latest_session(talk.conversation(), 1)
    assert session is not None
    assert session.number == "session 3"
    assert latest_session(talk.conversation(), 3) is None
    assert len(sessions(talk.conversation(), 2)) == 1


def test_a_session_runs_until_its_end() -> None:
    talk = SessionTalk()
    talk.starts(number=3)
    talk.reports("Charging")
    assert running_session(talk.conversation(), 1) is not None
    talk.ends(3)
    assert running_session(talk.conversation(), 1) is None


def test_a_session_without_a_number_does_not_run_yet() -> None:
    talk = SessionTalk()
    talk.starts(number=None)
    assert running_session(talk.conversation(), 1) is None


def test_a_session_whose_connector_is_available_is_forgotten() -> None:
    talk = SessionTalk()
    talk.starts(1, number=3)
    talk.reports("Available", 2)
    talk.station("DataTransfer", connectorId=1, status="Available")
    assert running_session(talk.conversation(), 1) is not None
    talk.reports("Available", 1)
    assert running_session(talk.conversation(), 1) is None
