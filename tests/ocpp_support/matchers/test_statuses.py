"""Matchers over status reports."""

from __future__ import annotations

from ocpp_support.matchers.statuses import (
    becomes,
    is_free,
    is_out_of_service,
    reports_itself_and_every_connector,
    sent_instead,
    was_reported,
)
from ocpp_support.trace.trace import Conversation
from ocpp_support.vocabulary.nouns import Outlet, Status

from .conversations import Talk, description, mismatch

FIRST, EVERY, WHOLE = Outlet(1), Outlet(None), Outlet(0)
OUT = (Status.UNAVAILABLE,)


def _reported(*reports: tuple[int, str], connectors: int = 2) -> Talk:
    talk = Talk(connectors)
    for connector, status in reports:
        talk.station("StatusNotification", connectorId=connector, status=status, errorCode="NoError")
    return talk


def _said(*reports: tuple[int, str]) -> Conversation:
    return _reported(*reports).conversation()


def test_becomes_accepts_among_others() -> None:
    assert becomes(FIRST, OUT).matches(_said((2, "Charging"), (1, "Unavailable"), (2, "Available")))


def test_becomes_accepts_one_of_several() -> None:
    either = (Status.FINISHING, Status.AVAILABLE)
    assert becomes(FIRST, either).matches(_said((1, "Available")))
    assert description(becomes(FIRST, either)) == "connector 1 to be reported Finishing or Available"


def test_becomes_wants_the_latest_report() -> None:
    assert mismatch(becomes(FIRST, OUT), _said((1, "Unavailable"), (1, "Available"))) == (
        "connector 1 was last reported Available"
    )


def test_becomes_does_not_take_the_report_of_another_connector() -> None:
    assert mismatch(becomes(FIRST, OUT), _said((2, "Unavailable"))) == (
        "no status of connector 1 was reported; it reported Unavailable for connector 2"
    )


def test_becomes_wants_every_connector_meant() -> None:
    assert becomes(EVERY, OUT).matches(_said((1, "Unavailable"), (2, "Unavailable")))
    text = mismatch(becomes(EVERY, OUT), _said((1, "Available"), (0, "Unavailable")))
    assert text.splitlines()[0] == "connector 1 was last reported Available"
    assert text.splitlines()[1].strip().startswith("no status of connector 2 was reported")


def test_becomes_knows_the_whole_station() -> None:
    assert becomes(WHOLE, OUT).matches(_said((0, "Unavailable")))
    assert not becomes(WHOLE, OUT).matches(_said((1, "Unavailable"), (2, "Unavailable")))


def test_what_came_instead_is_told_by_its_place() -> None:
    talk = Talk()
    for connector in ("x", 0, 2, 2, 2, 2, 2):
        talk.station("StatusNotification", connectorId=connector, status="Available")
    assert mismatch(becomes(FIRST, OUT), talk.conversation()) == (
        "no status of connector 1 was reported; it reported Available for the whole station, "
        + ", ".join(["Available for connector 2"] * 5)
    )
    talk.mark()
    talk.station("StatusNotification", connectorId="x", status="Available")
    assert mismatch(becomes(FIRST, OUT), talk.conversation()).endswith("Available for connector 'x'")


def test_becomes_is_not_content_with_silence() -> None:
    assert mismatch(becomes(FIRST, OUT), _said()) == (
        "no status of connector 1 was reported; the station sent nothing at all"
    )


def test_becomes_does_not_take_what_was_said_before() -> None:
    talk = _reported((1, "Unavailable"))
    talk.mark()
    assert not becomes(FIRST, OUT).matches(talk.conversation())


def test_becomes_begins_anew_when_the_station_is_admitted() -> None:
    talk = _reported((1, "Unavailable"))
    boot = talk.station("BootNotification")
    talk.answer(boot, {"status": "Accepted"})
    assert not becomes(FIRST, OUT).matches(talk.conversation())
    talk.station("StatusNotification", connectorId=1, status="Unavailable")
    assert becomes(FIRST, OUT).matches(talk.conversation())


def test_becomes_says_what_it_wants() -> None:
    assert description(becomes(EVERY, OUT)) == "every connector to be reported Unavailable"


def test_becomes_is_short_for_the_form() -> None:
    assert becomes(FIRST, OUT).in_short(_said()) == "connector 1 not reported Unavailable"
    three = (Status.FINISHING, Status.AVAILABLE, Status.CHARGING)
    assert becomes(WHOLE, three).in_short(_said()) == (
        "the whole station not reported Finishing, Available or Charging"
    )


def test_becomes_survives_garbage() -> None:
    talk = Talk()
    talk.station("StatusNotification", connectorId={"a": []}, status=[1], errorCode=7)
    assert "connector {'a': []}" in mismatch(becomes(FIRST, OUT), talk.conversation())


def test_reports_all_wants_the_station_and_every_connector() -> None:
    expectation = reports_itself_and_every_connector()
    assert expectation.matches(_said((0, "Available"), (1, "Charging"), (2, "Unavailable")))
    assert expectation.fact(_said((0, "Available"))) == "2 connectors seen"
    assert expectation.fact(Talk(connectors=1).conversation()) == "1 connector seen"


def test_reports_all_names_who_is_missing_and_what_is_no_status() -> None:
    assert mismatch(reports_itself_and_every_connector(), _said((1, "Occupied"))).splitlines() == [
        "no status of the whole station was reported",
        "          connector 1 was reported 'Occupied', which is no status of OCPP 1.6",
        "          no status of connector 2 was reported",
    ]


def test_reports_all_tells_what_was_reported_too_early() -> None:
    talk = Talk(1)
    talk.station("StatusNotification", connectorId=1, status="Available", errorCode="NoError")
    talk.answer(talk.station("BootNotification"), {"status": "Accepted"})
    assert mismatch(reports_itself_and_every_connector(), talk.conversation()).splitlines() == [
        "no status of the whole station was reported",
        "          no status of connector 1 was reported after it registered;"
        " before, it was reported Available",
    ]


def test_a_report_that_is_not_the_latest_was_made_all_the_same() -> None:
    talk = _said((1, "Unavailable"), (1, "Available"), (2, "Charging"))
    assert was_reported(FIRST, OUT).matches(talk)
    assert was_reported(EVERY, (Status.CHARGING,)).matches(talk)
    assert (
        mismatch(was_reported(FIRST, (Status.CHARGING,)), talk) == "connector 1 was never reported Charging"
    )
    assert was_reported(FIRST, OUT).when_unwanted() == "connector 1 was reported Unavailable"
    assert description(was_reported(FIRST, OUT)) == "connector 1 to be reported Unavailable at any time"


def test_a_place_is_free_if_that_was_its_last_report() -> None:
    talk = Talk()
    talk.station("StatusNotification", connectorId=1, status="Available", errorCode="NoError")
    talk.mark()
    free = is_free(FIRST)
    assert free.matches(talk.conversation())
    assert description(free) == "connector 1 to be reported Available, and nothing else since"
    talk.station("StatusNotification", connectorId=1, status="Finishing", errorCode="NoError")
    assert mismatch(free, talk.conversation()) == "connector 1 was last reported Finishing"
    assert free.in_short(talk.conversation()) == "connector 1 was last reported Finishing"
    talk.station("StatusNotification", connectorId=2, status="Available", errorCode="NoError")
    assert not free.matches(talk.conversation())
    talk.station("StatusNotification", connectorId=2, status="Charging", errorCode="NoError")
    assert is_free(EVERY).in_short(talk.conversation()) == (
        "connector 1 was last reported Finishing; connector 2 was last reported Charging"
    )


def test_the_form_is_told_which_places_were_not_reported() -> None:
    talk = Talk()
    talk.station("StatusNotification", connectorId=1, status="Available", errorCode="NoError")
    assert reports_itself_and_every_connector().in_short(talk.conversation()) == (
        "no known status reported of the whole station, connector 2"
    )


def test_with_the_whole_station_every_connector_is_out_of_service() -> None:
    assert not is_out_of_service(WHOLE).matches(_said((0, "Unavailable"), (1, "Unavailable")))
    assert is_out_of_service(WHOLE).matches(_said((0, "Unavailable"), (1, "Unavailable"), (2, "Unavailable")))
    assert is_out_of_service(FIRST).matches(_said((1, "Unavailable")))


def test_what_was_sent_instead_is_named() -> None:
    talk = Talk()
    assert sent_instead(talk.conversation()) == "the station sent nothing at all"
    talk.station("StatusNotification", connectorId=1, status="Available")
    talk.station("Authorize", idTag="ALICE")
    assert (
        sent_instead(talk.conversation()) == "it sent StatusNotification (connector 1: Available), Authorize"
    )
