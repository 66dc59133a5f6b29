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


@breaks("times.ahead")
def test_a_clock_that_is_minutes_ahead(tale: Tale) -> None:
    tale.comes()
    _reports(tale, 300, 301, 302)


@keeps
def test_a_clock_that_is_hardly_ahead_or_was_only_twice(tale: Tale) -> None:
    tale.comes()
    _reports(tale, 100, 100, 59, 20, 20)


@breaks("times.behind")
def test_a_clock_that_is_minutes_behind(tale: Tale) -> None:
    tale.comes()
    _reports(tale, -300, -301, -302, -300, -300)


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
