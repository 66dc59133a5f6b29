"""Nothing is told out of order: neither of transactions, nor of what a connector is."""

from __future__ import annotations

from ocpp_support.monitor.offline import tells_out_of_order

from ..matchers.session_talk import sample
from .tales import Tale, breaks, keeps, said_of


@breaks("times.backwards", "MeterValues tells of 30 s earlier than what was told before it")
def test_a_reading_is_told_after_a_later_one(tale: Tale) -> None:
    tale.comes()
    tale.starts()
    early = tale.time_in(30)
    tale.wait(60)
    tale.reads()
    tale.reads(time=early)


@breaks("times.backwards")
def test_the_newer_of_two_sessions_is_told_first(tale: Tale) -> None:
    tale.comes()
    early = tale.time_in(10)
    tale.away(100)
    tale.starts(2, number=8)
    tale.starts(1, number=7, time=early)


def _back(seconds: int, what: str = "MeterValues") -> str:
    return f"{what} tells of {seconds} s earlier than what was told before it"


def test_each_is_compared_with_the_latest_before() -> None:
    def play(tale: Tale) -> None:
        tale.comes()
        tale.starts()
        tale.reads(time="soon")
        for seconds in (100, 50, 60, 0):
            tale.reads(time=tale.time_in(seconds))
        tale.central("DataTransfer", timestamp=tale.time)
        tale.ends(time=tale.time_in(90))

    assert said_of(tells_out_of_order, play) == [*map(_back, (50, 40, 100)), _back(10, "StopTransaction")]


def test_what_lies_before_the_start_is_told_of_that() -> None:
    def play(tale: Tale) -> None:
        tale.comes()
        tale.wait(100)
        tale.starts(2, "BOB", 6, time="soon")
        tale.starts()
        tale.reads(time=tale.time_in(-50))
        tale.reads(number=6, time=tale.time_in(-10))
        tale.ends(time=tale.time_in(-60))

    assert said_of(tells_out_of_order, play) == [_back(10)]


def test_an_end_at_the_time_of_the_start_is_not_before_it() -> None:
    def play(tale: Tale) -> None:
        tale.comes()
        tale.starts()
        tale.reads(time=tale.time_in(20))
        tale.ends(time=tale.time)

    assert said_of(tells_out_of_order, play) == [_back(20, "StopTransaction")]


@keeps
def test_what_is_read_by_the_clock_bears_the_begin_of_its_interval(tale: Tale) -> None:
    tale.comes()
    tale.starts()
    tale.wait(120)
    tale.reads(sample())
    tale.reads(sample(context="Sample.Clock"), time=tale.time_in(-60))


def test_it_may_begin_with_a_transaction() -> None:
    assert said_of(tells_out_of_order, lambda tale: tale.starts()) == []


@keeps
def test_the_clock_is_set_back_a_little(tale: Tale) -> None:
    tale.comes()
    tale.starts()
    tale.wait(60)
    tale.reads(time=tale.time_in(2))
    tale.ends()


@keeps
def test_each_connection_begins_anew(tale: Tale) -> None:
    tale.comes()
    tale.starts(1, time=tale.time_in(50))
    tale.away(10)
    tale.starts(2, number=8)


@keeps
def test_what_belongs_to_no_transaction_waits_for_none(tale: Tale) -> None:
    tale.comes()
    early = tale.time
    tale.wait(60)
    tale.starts()
    tale.reads(number=None, time=early)


@breaks("times.statuses-backwards", "a report of connector 1 tells of 30 s earlier than the one before it")
def test_an_earlier_report_comes_later(tale: Tale) -> None:
    tale.comes()
    for seconds in (0, -2, -30):
        tale.station(
            "StatusNotification",
            connectorId=1,
            status="Preparing",
            errorCode="NoError",
            timestamp=tale.time_in(seconds),
        )


@keeps
def test_reports_of_two_connectors_and_two_starts(tale: Tale) -> None:
    tale.comes()
    for place, seconds in ((1, 60), (2, 0), (1, 60), (2, 30)):
        tale.station(
            "StatusNotification",
            connectorId=place,
            status="Available",
            errorCode="NoError",
            timestamp=tale.time_in(seconds),
        )
    tale.leaves()
    tale.comes()
    tale.station(
        "StatusNotification", connectorId=1, status="Available", errorCode="NoError", timestamp=tale.time
    )
