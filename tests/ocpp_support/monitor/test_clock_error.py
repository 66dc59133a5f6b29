"""A clock that is off by other than whole hours is told, and what merely came late is not."""

from __future__ import annotations

from ocpp_support.monitor.clock_error import tells_of_the_future, tells_of_the_past

from .tales import Tale, breaks, keeps, said_of


def _reports(tale: Tale, *seconds: float) -> None:
    """Report a connector with times so many seconds from now, a minute apart."""
    for apart in seconds:
        tale.wait(60)
        moment = tale.time_in(apart)
        tale.station(
            "StatusNotification", connectorId=1, status="Available", errorCode="NoError", timestamp=moment
        )


def _ahead(*seconds: int) -> list[str]:
    return [f"its StatusNotification bears a time that is {one} s ahead" for one in seconds]


def _past(*seconds: int) -> list[str]:
    return [f"its StatusNotification bears a time that is {one} s past, as every one does" for one in seconds]


@breaks("times.ahead", *_ahead(300, 301, 302))
def test_a_clock_that_is_minutes_ahead(tale: Tale) -> None:
    tale.comes()
    _reports(tale, 300, 301, 302)


@breaks("times.ahead", *_ahead(61, 6000, 7321))
def test_a_clock_that_is_ahead_by_other_than_whole_hours(tale: Tale) -> None:
    tale.comes()
    _reports(tale, 61, 60, 6000, 7321)


@breaks("times.skew")
def test_a_clock_that_is_ahead_by_nearly_whole_hours(tale: Tale) -> None:
    tale.comes()
    _reports(tale, 7320, 7320, 7320)


@keeps
def test_messages_of_two_kinds_are_told_apart(tale: Tale) -> None:
    tale.comes()
    _reports(tale, 300, 300)
    tale.starts(time=tale.time_in(310))


@keeps
def test_a_clock_that_is_hardly_ahead_or_was_only_twice(tale: Tale) -> None:
    tale.comes()
    _reports(tale, 100, 100, 59, 20, 20)


@breaks("times.behind", *_past(300, 301, 302, 300, 61))
def test_a_clock_that_is_minutes_behind(tale: Tale) -> None:
    tale.comes()
    _reports(tale, -300, -301, -302, -300, -61)


@keeps
def test_four_messages_prove_nothing(tale: Tale) -> None:
    tale.comes()
    _reports(tale, -300, -301, -302, -300)


@keeps
def test_a_minute_is_not_long_past(tale: Tale) -> None:
    tale.comes()
    _reports(tale, -300, -301, -302, -300, -60)


@keeps
def test_what_comes_late_for_another_reason(tale: Tale) -> None:
    tale.comes()
    _reports(tale, -300, -300, -300, -300, 0)


@keeps
def test_a_clock_that_nobody_set(tale: Tale) -> None:
    tale.dials()
    _reports(tale, 300, 301, 302)


def test_what_it_told_before_it_was_told_the_time_does_not_count() -> None:
    def play(tale: Tale) -> None:
        tale.dials()
        _reports(tale, 300, -300, -300)
        tale.registers()
        _reports(tale, 300, 301, 302)

    assert said_of(tells_of_the_future, play) == _ahead(300, 301, 302)


def test_what_is_off_by_whole_hours_now_and_then_is_not_counted() -> None:
    def play(tale: Tale) -> None:
        tale.comes()
        tale.starts(2)
        _reports(tale, -7200, -7500, -300, -300, -300, -300, 7200)

    assert said_of(tells_of_the_past, play) == _past(7500, 300, 300, 300, 300)


def test_a_clock_may_show_the_very_time_from_which_it_counts_as_set() -> None:
    def play(tale: Tale) -> None:
        tale.comes()
        tale.wait(1000)
        for _ in range(5):
            tale.station("StatusNotification", connectorId=1, timestamp="2002-01-01T00:00:00Z")
            tale.station("StatusNotification", connectorId=1, timestamp="2001-12-31T23:59:59Z")

    assert len(said_of(tells_of_the_past, play)) == 5


@breaks("times.skew")
def test_whole_hours_are_another_rule_s_matter(tale: Tale) -> None:
    tale.comes()
    _reports(tale, 7200, 7201, 7202)
