"""Errors: reported where they are, by what they are, and gone again."""

from __future__ import annotations

import pytest

from ocpp_support.matchers.errors import all_is_well, reports_emergency, reports_error, reports_error_in_words
from ocpp_support.matchers.expectation import Expectation
from ocpp_support.trace.events import Acted
from ocpp_support.vocabulary.nouns import Outlet

from .conversations import Talk, description, mismatch

FIRST = Outlet(1)
ERROR, WORDS, WELL = reports_error(FIRST), reports_error_in_words(FIRST), all_is_well(FIRST)
EMERGENCY = reports_emergency()


def _report(talk: Talk, connector: object, status: str, code: object = "NoError", **more: object) -> None:
    talk.station("StatusNotification", connectorId=connector, status=status, errorCode=code, **more)


def test_an_error_is_found_among_other_reports() -> None:
    talk = Talk()
    _report(talk, 2, "Available")
    _report(talk, 1, "Faulted", "HighTemperature", info="too hot")
    _report(talk, 1, "Available")
    assert ERROR.matches(talk.conversation())
    assert WORDS.matches(talk.conversation())
    assert WORDS.fact(talk.conversation()) == "HighTemperature “too hot”"


def test_an_error_does_not_need_a_fault() -> None:
    talk = Talk()
    _report(talk, 1, "Available", "EVCommunicationError")
    assert ERROR.matches(talk.conversation())


def test_an_error_of_another_connector_does_not_count() -> None:
    talk = Talk()
    _report(talk, 2, "Faulted", "HighTemperature", info="too hot")
    _report(talk, 1, "Available")
    assert mismatch(ERROR, talk.conversation()) == (
        "no error of connector 1 was reported;"
        " it reported Faulted with HighTemperature for connector 2, Available"
    )


def test_the_emergency_stop_may_show_at_the_whole_station() -> None:
    talk = Talk()
    _report(talk, 0, "Faulted", "OtherError", info="emergency stop")
    talk.event(Acted("raise_fault", "power pin at connector 1", "the simulator"))
    assert not ERROR.matches(talk.conversation())
    talk.event(Acted("press_emergency_stop", "", "the simulator"))
    assert ERROR.matches(talk.conversation())
    assert WORDS.fact(talk.conversation()) == "OtherError “emergency stop”"
    _report(talk, 1, "Available")
    talk.mark()
    talk.event(Acted("release_emergency_stop", "", "the simulator"))
    assert mismatch(WELL, talk.conversation()).startswith("nothing of the whole station was reported")
    _report(talk, 0, "Available")
    assert WELL.matches(talk.conversation())


def test_the_emergency_stop_does_not_show_at_another_connector() -> None:
    talk = Talk()
    talk.event(Acted("press_emergency_stop", "", "the simulator"))
    _report(talk, 2, "Faulted", "OtherError", info="emergency stop")
    assert not ERROR.matches(talk.conversation())
    assert reports_error(Outlet(2)).matches(talk.conversation())


def test_code_and_words_of_two_reports_do_not_make_one() -> None:
    talk = Talk()
    _report(talk, 1, "Faulted", "HighTemperature")
    _report(talk, 1, "Available", info="all is well")
    assert mismatch(WORDS, talk.conversation()).splitlines() == [
        "connector 1 was reported Faulted with HighTemperature",
        "          connector 1 was reported Available with NoError (“all is well”)",
    ]
    assert WORDS.in_short(talk.conversation()) == "HighTemperature and nothing more"


def test_an_error_from_before_does_not_count() -> None:
    talk = Talk()
    _report(talk, 1, "Faulted", "HighTemperature", info="too hot")
    talk.mark()
    for wanted in (ERROR, EMERGENCY):
        assert "the station sent nothing at all" in mismatch(wanted, talk.conversation())


@pytest.mark.parametrize("code", ["NoError", "", None, 7, {}])
def test_a_fault_without_a_code_does_not_say_what_is_wrong(code: object) -> None:
    talk = Talk()
    _report(talk, 1, "Faulted", code)
    assert mismatch(ERROR, talk.conversation()) == f"connector 1 was reported Faulted with {code}"
    assert not EMERGENCY.matches(talk.conversation())


def test_every_connector_means_every_one() -> None:
    talk = Talk()
    _report(talk, 2, "Faulted", "OtherError")
    every = reports_error(Outlet(None))
    assert mismatch(every, talk.conversation()).startswith("no error of connector 1")
    talk.mark()
    _report(talk, 1, "Faulted", "GroundFailure")
    assert mismatch(every, talk.conversation()).startswith("no error of connector 2")
    talk.mark()
    _report(talk, 1, "Faulted")
    _report(talk, 2, "Faulted", "")
    assert every.problems(talk.conversation()) == [
        "connector 1 was reported Faulted with NoError",
        "connector 2 was reported Faulted with ",
    ]


def test_words_are_told_of_the_places_meant_and_no_other() -> None:
    talk = Talk()
    every = reports_error_in_words(Outlet(None))
    assert every.fact(talk.conversation()) is None
    _report(talk, 2, "Faulted", "GroundFailure", info="wet")
    assert every.fact(talk.conversation()) == "GroundFailure “wet”"
    assert every.in_short(talk.conversation()) == "GroundFailure and nothing more"
    assert WORDS.fact(talk.conversation()) is None
    assert WORDS.in_short(talk.conversation()) == "no error code reported for connector 1"


def test_an_error_of_the_station_is_reported_for_the_station() -> None:
    talk = Talk()
    _report(talk, 1, "Faulted", "HighTemperature")
    assert not reports_error(Outlet(0)).matches(talk.conversation())
    _report(talk, 0, "Faulted", "HighTemperature")
    assert reports_error(Outlet(0)).matches(talk.conversation())


@pytest.mark.parametrize(
    "report",
    [
        {"errorCode": "OtherError", "info": "emergency stop"},
        {"errorCode": "OtherError", "vendorErrorCode": "E7"},
        {"errorCode": "InternalError"},
    ],
)
@pytest.mark.parametrize("connector", [0, 2])
def test_an_emergency_is_a_fault_that_says_what_it_is(connector: int, report: dict[str, str]) -> None:
    talk = Talk()
    talk.station("StatusNotification", connectorId=connector, status="Faulted", **report)
    assert EMERGENCY.matches(talk.conversation())


def test_an_emergency_is_not_half_told() -> None:
    talk = Talk()
    _report(talk, 0, "Faulted", "OtherError", info=" ")
    _report(talk, 1, "Available", "OtherError", info="emergency stop")
    _report(talk, 2, "Faulted", vendorErrorCode="E7")
    assert mismatch(EMERGENCY, talk.conversation()).splitlines() == [
        "the whole station was reported Faulted with OtherError",
        "          connector 1 was reported Available with OtherError (“emergency stop”)",
        "          connector 2 was reported Faulted with NoError (“E7”)",
    ]


def test_an_emergency_is_one_of_the_station() -> None:
    talk = Talk()
    _report(talk, 0, "Available")
    _report(talk, 3, "Faulted", "InternalError")
    assert mismatch(EMERGENCY, talk.conversation()) == (
        "no error was reported; it reported Available, Faulted with InternalError for connector 3"
    )


def _broken_connector() -> Talk:
    talk = Talk()
    _report(talk, 1, "Preparing")
    _report(talk, 1, "Faulted", "HighTemperature")
    talk.mark()
    return talk


@pytest.mark.parametrize("status", ["Preparing", "Available"])
def test_all_is_well_when_it_is_as_before_or_free(status: str) -> None:
    talk = _broken_connector()
    _report(talk, 1, "Faulted", "HighTemperature")
    _report(talk, 1, status)
    assert WELL.matches(talk.conversation())


def test_the_latest_report_is_the_one_that_counts() -> None:
    talk = _broken_connector()
    _report(talk, 1, "Available")
    _report(talk, 1, "Faulted", "GroundFailure")
    assert mismatch(WELL, talk.conversation()).splitlines() == [
        "connector 1 was last reported with GroundFailure",
        "          connector 1 was last reported Faulted, not Available or Preparing",
    ]


def test_what_another_connector_was_before_is_not_well() -> None:
    talk = Talk()
    _report(talk, 1, "Preparing")
    _report(talk, 2, "Charging")
    _report(talk, 1, "Faulted", "HighTemperature")
    talk.mark()
    _report(talk, 1, "Charging")
    assert not WELL.matches(talk.conversation())
    _report(talk, 1, "Preparing")
    assert WELL.matches(talk.conversation())


def test_every_place_that_is_not_well_is_told() -> None:
    talk = _broken_connector()
    _report(talk, 2, "Faulted", "GroundFailure")
    assert all_is_well(Outlet(None)).problems(talk.conversation()) == [
        "nothing of connector 1 was reported; it reported Faulted with GroundFailure for connector 2",
        "connector 2 was last reported with GroundFailure",
        "connector 2 was last reported Faulted, not Available",
    ]


def test_silence_is_not_well() -> None:
    talk = _broken_connector()
    _report(talk, 2, "Available")
    assert mismatch(WELL, talk.conversation()) == (
        "nothing of connector 1 was reported; it reported Available for connector 2"
    )


def test_a_failure_is_short_for_the_form() -> None:
    talk = Talk()
    assert ERROR.in_short(talk.conversation()) == "no error code reported for connector 1"
    talk.event(Acted("raise_fault", "power pin at connector 1", "the simulator"))
    talk.event(Acted("plug_in", "at connector 2", "the simulator"))
    assert ERROR.in_short(talk.conversation()) == "no error code reported for power pin at connector 1"
    assert EMERGENCY.in_short(talk.conversation()) == "the pressed emergency stop was not reported"
    assert WELL.in_short(talk.conversation()) == "not reported that the error of connector 1 is gone"


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (ERROR, "connector 1 to be reported with an error, by its code"),
        (WORDS, "connector 1 to be reported with an error, by its code and in words or by the vendor's code"),
        (WELL, "connector 1 to be reported without an error, in the status from before it or Available"),
    ],
)
def test_it_says_what_it_wants(wanted: Expectation, words: str) -> None:
    assert description(wanted) == words
