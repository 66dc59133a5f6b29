"""Whether the station is at rest, as its own reports tell."""

from __future__ import annotations

import pytest

from ocpp_support.matchers.rest import highest_connector, unrest

from .conversations import Talk


def _registers(talk: Talk) -> None:
    talk.answer(talk.station("BootNotification"), {"status": "Accepted"})


def _is(talk: Talk, connector: object, status: str) -> None:
    talk.station("StatusNotification", connectorId=connector, errorCode="NoError", status=status)


def _all_free() -> Talk:
    talk = Talk()
    _registers(talk)
    for connector in (1, 2):
        _is(talk, connector, "Available")
    return talk


def _said(talk: Talk) -> list[str]:
    return [str(one) for one in unrest(talk.conversation())]


def test_a_station_whose_connectors_are_free_is_at_rest() -> None:
    assert _said(_all_free()) == []


def test_what_was_said_before_the_mark_counts_too() -> None:
    talk = _all_free()
    talk.mark()
    assert _said(talk) == []


def test_the_latest_report_counts() -> None:
    talk = _all_free()
    _is(talk, 2, "Faulted")
    _is(talk, 2, "Finishing")
    assert _said(talk) == ["connector 2 was last reported Finishing"]
    _is(talk, 2, "Available")
    assert _said(talk) == []


def test_what_was_reported_before_a_restart_is_out_of_date() -> None:
    talk = _all_free()
    _registers(talk)
    _is(talk, 1, "Available")
    assert _said(talk) == ["connector 2 was not reported since the station registered"]


def test_a_registration_that_was_not_accepted_changes_nothing() -> None:
    talk = _all_free()
    talk.answer(talk.station("BootNotification"), {"status": "Pending"})
    talk.station("BootNotification")
    assert _said(talk) == []


@pytest.mark.parametrize(
    ("status", "said"),
    [("Unavailable", 1), ("Faulted", 1), ("Available", 0), ("Preparing", 0), ("Operative", 0)],
)
def test_the_whole_station_counts_where_it_was_reported(status: str, said: int) -> None:
    talk = _all_free()
    _is(talk, 0, status)
    assert len(_said(talk)) == said


def test_a_running_session_is_no_rest_whatever_is_reported() -> None:
    talk = _all_free()
    start = talk.station("StartTransaction", connectorId=1, idTag="A", timestamp="now", meterStart=0)
    talk.answer(start, {"transactionId": 7})
    [one] = unrest(talk.conversation())
    assert one.in_session
    assert str(one) == "a session is still running on connector 1"
    _is(talk, 1, "Charging")
    assert _said(talk) == ["connector 1 was last reported Charging"]


@pytest.mark.parametrize(
    ("status", "in_session", "cable", "advice"),
    [
        ("Preparing", False, True, "take the cable out"),
        ("Finishing", False, True, "take the cable out"),
        ("SuspendedEV", True, True, "end the session"),
        ("Charging", True, True, "end the session"),
        ("Faulted", False, True, "emergency stop"),
        ("Unavailable", False, False, "back in service"),
        ("Reserved", False, False, "reservation"),
        ("Dreaming", False, False, "see what it does"),
    ],
)
def test_every_unrest_has_its_remedy(status: str, in_session: bool, cable: bool, advice: str) -> None:
    talk = _all_free()
    _is(talk, 1, status)
    [one] = unrest(talk.conversation())
    assert (one.in_session, one.cable) == (in_session, cable)
    assert advice in one.advice


def test_a_connector_that_is_never_reported_may_not_exist() -> None:
    talk = Talk(connectors=1)
    [one] = unrest(talk.conversation())
    assert "station file" in one.advice


def test_garbage_in_reports_is_no_place() -> None:
    talk = _all_free()
    talk.station("StatusNotification")
    _is(talk, "1", "Faulted")
    _is(talk, [2], "Faulted")
    assert _said(talk) == []
    assert highest_connector(talk.conversation()) == 2


def test_the_highest_connector_that_was_reported() -> None:
    talk = Talk(connectors=1)
    assert highest_connector(talk.conversation()) == 0
    _is(talk, 3, "Available")
    _is(talk, 1, "Available")
    talk.station("MeterValues", connectorId=7)
    assert highest_connector(talk.conversation()) == 3
