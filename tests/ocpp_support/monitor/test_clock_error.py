"""A clock that is off by other than whole hours is told, and what merely came late is not."""

from __future__ import annotations

from .tales import Tale, breaks, keeps


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


@breaks("times.skew")
def test_whole_hours_are_another_rule_s_matter(tale: Tale) -> None:
    tale.comes()
    _reports(tale, 7200, 7201, 7202)
