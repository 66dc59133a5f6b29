"""What is done to the station itself shows in its connection and in its errors."""

from __future__ import annotations

import pytest

from ocpp_support.station.hands import Act

from .sign_talk import Asked, Said, SignTalk, asks, breaks, ends, reports, starts

POWER_CYCLE, POWER_OFF, POWER_ON = Act("power_cycle"), Act("power_off"), Act("power_on")
PRESS, RELEASE = Act("press_emergency_stop"), Act("release_emergency_stop")
BREAK, MEND = Act("raise_fault", 1, fault="power_pin"), Act("clear_fault", 1)
BREAK_ALL, MEND_ALL = Act("raise_fault", 0, fault="over_temperature"), Act("clear_fault", 0)


def test_a_power_cycle_shows_once_the_station_is_back() -> None:
    asked = Asked(POWER_CYCLE, SignTalk.boots)
    assert asked.sign.done_when == "the station connects again"
    assert not asked.seen_after(SignTalk.disconnects)
    assert asked.seen_after(SignTalk.connects)


def test_a_power_cycle_may_show_on_the_connection_that_was_there() -> None:
    assert Asked(POWER_CYCLE, SignTalk.boots).seen_after(SignTalk.boots)


@pytest.mark.parametrize("status", ["Pending", None])
def test_a_station_that_was_not_admitted_registers_by_itself(status: str | None) -> None:
    asked = Asked(POWER_CYCLE, lambda talk: talk.boots(status))
    assert not asked.seen_after(SignTalk.boots)
    assert asked.seen_after(SignTalk.disconnects, SignTalk.connects)


def test_a_station_that_is_shut_out_cannot_be_expected_to_connect() -> None:
    shut_out: Said = lambda talk: talk.disconnects("the central system")  # noqa: E731
    assert Asked(POWER_CYCLE, shut_out).sign.done_when == ""
    assert Asked(POWER_ON, shut_out).sign.done_when == ""
    assert Asked(POWER_CYCLE, SignTalk.disconnects).sign.done_when == "the station connects again"


def test_power_off_ends_the_connection() -> None:
    asked = Asked(POWER_OFF)
    assert asked.sign.done_when == "the connection ends"
    assert not asked.seen_after(SignTalk.connects, SignTalk.disconnects)
    assert asked.seen_after(SignTalk.disconnects)


def test_power_off_cannot_show_where_there_is_no_connection() -> None:
    asked = Asked(POWER_OFF, SignTalk.disconnects)
    assert asked.sign.done_when == ""
    assert not asked.seen_after()


def test_power_on_shows_in_a_connection() -> None:
    asked = Asked(POWER_ON, SignTalk.disconnects)
    assert asked.sign.done_when == "the station connects"
    assert not asked.seen_after()
    assert asked.seen_after(SignTalk.connects)


@pytest.mark.parametrize(
    "said", [breaks(0), breaks(2, "OtherError"), breaks(1, "NoError"), ends(reason="EmergencyStop")]
)
def test_the_emergency_stop_shows_in_any_error(said: Said) -> None:
    asked = Asked(PRESS, starts())
    assert asked.sign.done_when == "the station reports an error, of a connector or of itself"
    assert not asked.seen_after(reports("Finishing"), asks("04A2"))
    assert asked.seen_after(said)


def test_its_release_shows_where_the_error_was() -> None:
    asked = Asked(RELEASE, breaks(0), breaks(1), reports("Available", 1))
    assert asked.sign.done_when == "the station no longer reports an error"
    assert not asked.seen_after(reports("Available", 1), breaks(0))
    assert asked.seen_after(reports("Available", 0))


def test_its_release_cannot_show_where_nothing_was_reported() -> None:
    asked = Asked(RELEASE, reports("Available"))
    assert asked.sign.done_when == ""
    assert not asked.seen_after(reports("Available"))


def test_an_error_shows_at_its_connector() -> None:
    asked = Asked(BREAK, reports("Available"))
    assert asked.sign.done_when == "the station reports an error of connector 1"
    assert asked.mistake_after(breaks(0), reports("Available")) is None
    assert asked.mistake_after(breaks(2)) == "that was connector 2"
    # A warning leaves the status as it is.
    assert asked.seen_after(breaks(1, "HighTemperature", "Available"))


def test_an_error_of_the_station_shows_anywhere() -> None:
    asked = Asked(BREAK_ALL, breaks(2))
    assert asked.sign.done_when == "the station reports an error of itself"
    assert asked.mistake_after(breaks(2)) is None
    assert asked.seen_after(breaks(1))


def test_an_error_that_was_there_is_no_sign() -> None:
    asked = Asked(BREAK, breaks(1), breaks(2))
    assert asked.sign.done_when == ""
    assert asked.mistake_after(breaks(1), breaks(2)) is None


def test_an_error_is_gone_at_its_connector() -> None:
    asked = Asked(MEND, breaks(1), breaks(2))
    assert asked.sign.done_when == "the station reports connector 1 without an error"
    assert not asked.seen_after(reports("Available", 2), breaks(1, "HighTemperature", "Available"))
    assert asked.seen_after(reports("Available"))


def test_an_error_of_the_station_is_gone_wherever_it_was() -> None:
    asked = Asked(MEND_ALL, breaks(2))
    assert asked.sign.done_when == "the station reports itself without an error"
    assert not asked.seen_after(reports("Available", 1))
    assert asked.seen_after(reports("Available", 2))


def test_an_error_that_was_never_reported_cannot_be_seen_to_go() -> None:
    asked = Asked(MEND, reports("Available"))
    assert asked.sign.done_when == ""
    assert not asked.seen_after(reports("Available"))
