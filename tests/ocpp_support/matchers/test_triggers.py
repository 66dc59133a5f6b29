"""Matchers over status reports that were asked for."""

from __future__ import annotations

from typing import Any

from ocpp_support.matchers.triggers import (
    reports_a_status_when_asked,
    reports_unknown_connector,
    reports_when_asked,
)
from ocpp_support.vocabulary.nouns import Outlet

from .conversations import Talk, description, mismatch

A_STATUS = reports_a_status_when_asked()
OF_EACH = reports_when_asked(Outlet(None))


def _asked(talk: Talk, connector: int | None = None, status: str = "Accepted") -> Talk:
    about = {} if connector is None else {"connectorId": connector}
    question = talk.central("TriggerMessage", requestedMessage="StatusNotification", **about)
    talk.answer(question, {"status": status})
    return talk


def _reported(talk: Talk, connector: Any, status: Any = "Available") -> Talk:
    talk.station("StatusNotification", connectorId=connector, status=status, errorCode="NoError")
    return talk


def test_any_status_of_the_station_answers_a_question_about_it() -> None:
    for connector in (0, 1, 2):
        talk = _reported(_asked(Talk()), connector)
        talk.station("Heartbeat")
        assert A_STATUS.matches(talk.conversation())


def test_a_report_from_before_the_question_does_not_answer_it() -> None:
    talk = _asked(_reported(Talk(), 0))
    assert mismatch(A_STATUS, talk.conversation()) == (
        "it answered Accepted, and then the station sent nothing at all"
    )
    assert A_STATUS.in_short(talk.conversation()) == "no status when asked for one"


def test_what_is_no_status_of_a_place_of_the_station_does_not_answer_it() -> None:
    talk = _asked(Talk())
    for connector in (3, "1", None, []):
        _reported(talk, connector)
    _reported(talk, 1, "Fine")
    assert not A_STATUS.matches(talk.conversation())


def test_a_question_about_a_connector_is_none_about_the_station() -> None:
    talk = _reported(_asked(Talk(), 1), 1)
    assert mismatch(A_STATUS, talk.conversation()) == (
        "the operator did not ask for the status of the station"
    )


def test_each_connector_is_reported_after_it_was_asked_about() -> None:
    talk = Talk()
    for connector in (1, 2):
        _reported(_asked(talk, connector), connector)
    assert OF_EACH.matches(talk.conversation())


def test_a_report_may_come_before_the_answer() -> None:
    talk = Talk()
    question = talk.central("TriggerMessage", requestedMessage="StatusNotification", connectorId=1)
    _reported(talk, 1)
    talk.answer(question, {"status": "Accepted"})
    assert reports_when_asked(Outlet(1)).matches(talk.conversation())


def test_a_report_of_another_connector_is_none_of_this_one() -> None:
    talk = _reported(_asked(Talk(), 1), 2)
    _reported(_asked(talk, 2, "Rejected"), 1)
    wanted = reports_when_asked(Outlet(2))
    assert mismatch(wanted, talk.conversation()) == (
        "asked about connector 2, it answered Rejected, and then it reported Available for connector 1"
    )


def test_a_report_without_a_status_of_ocpp_is_none() -> None:
    talk = _reported(_asked(Talk(), 1), 1, "Fine")
    assert mismatch(reports_when_asked(Outlet(1)), talk.conversation()) == (
        "asked about connector 1, it answered Accepted, and then it reported Fine"
    )


def test_every_connector_that_was_not_reported_is_told() -> None:
    talk = _asked(_asked(Talk(), 1), 2)
    assert OF_EACH.problems(talk.conversation()) == [
        "asked about connector 1, it answered Accepted, and then the station sent nothing at all",
        "asked about connector 2, it answered Accepted, and then the station sent nothing at all",
    ]
    assert OF_EACH.in_short(talk.conversation()) == (
        "no status of connector 1 and connector 2 when asked for it"
    )
    _reported(talk, 1)
    assert OF_EACH.in_short(talk.conversation()) == "no status of connector 2 when asked for it"
    assert mismatch(OF_EACH, Talk().conversation()).splitlines()[0] == (
        "the operator did not ask about connector 1"
    )


def test_a_connector_that_does_not_exist_is_known_by_its_number() -> None:
    wanted = reports_unknown_connector()
    talk = _reported(_reported(Talk(), 0), 2)
    assert mismatch(wanted, talk.conversation()) == (
        "it reported of no such connector; it reported Available, Available for connector 2"
    )
    for strange in (3, -1, "1", None, {}):
        assert wanted.matches(_reported(Talk(), strange).conversation())
    talk = _reported(_reported(Talk(), 3), "1", "Faulted")
    assert wanted.when_unwanted() == "a connector was reported that does not exist"
    assert wanted.seen(talk.conversation()) == (
        "connector 3 was reported Available; connector '1' was reported Faulted"
    )


def test_wishes_are_said() -> None:
    assert description(A_STATUS) == (
        "the station to report a status of itself or of a connector after it was asked to"
    )
    assert description(OF_EACH) == (
        "the station to report the status of every connector after it was asked for that"
    )
    assert description(reports_unknown_connector()) == (
        "the station to report a status of a connector that it does not have"
    )
