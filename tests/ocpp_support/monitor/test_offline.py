"""What was read while offline comes afterwards, and nothing is told out of order."""

from __future__ import annotations

from ocpp_support.trace.events import Acted

from ..matchers.session_talk import sample
from .tales import Tale, breaks, keeps


def _cut(tale: Tale, interval: str = "30", away: float = 180) -> list[str]:
    """Lose the line in a transaction with readings; return the times at which readings were due meanwhile."""
    tale.comes()
    tale.sets(MeterValueSampleInterval=interval)
    tale.wait(10)
    tale.starts()
    tale.wait(float(interval))
    tale.reads()
    due = [tale.time_in(float(interval) * number) for number in range(1, int(away / float(interval)) + 1)]
    tale.away(away)
    return due


def _tells(tale: Tale, *times: str) -> None:
    for time in times:
        tale.reads(time=time)


@breaks("offline.readings-missing")
def test_readings_of_an_outage_never_come(tale: Tale) -> None:
    _cut(tale)
    tale.wait(10)
    tale.ends()


@breaks("offline.readings-missing")
def test_they_never_come_though_the_session_goes_on(tale: Tale) -> None:
    _cut(tale, interval="60", away=300)
    tale.wait(60)
    tale.reads()


@breaks("offline.readings-missing")
def test_only_the_first_comes(tale: Tale) -> None:
    _tells(tale, *_cut(tale)[:1])
    tale.ends()


@keeps
def test_they_come(tale: Tale) -> None:
    _tells(tale, *_cut(tale))
    tale.ends()


@keeps
def test_they_come_with_the_end(tale: Tale) -> None:
    due = _cut(tale)
    values = [{"timestamp": time, "sampledValue": [sample()]} for time in due]
    tale.station(
        "StopTransaction", transactionId=7, meterStop=200, timestamp=tale.time, transactionData=values
    )


@keeps
def test_they_may_still_come(tale: Tale) -> None:
    _cut(tale)
    tale.wait(20)


@keeps
def test_none_were_due_in_so_short_a_time(tale: Tale) -> None:
    _cut(tale, interval="60", away=100)
    tale.ends()


@keeps
def test_none_were_wanted(tale: Tale) -> None:
    tale.comes()
    tale.sets(MeterValueSampleInterval="0")
    tale.starts()
    tale.wait(10)
    tale.reads(sample(context="Sample.Clock"))
    tale.away(600)
    tale.ends()


@keeps
def test_the_power_may_have_cost_them(tale: Tale) -> None:
    tale.comes()
    tale.sets(MeterValueSampleInterval="30")
    tale.starts()
    tale.wait(30)
    tale.reads()
    tale.event(Acted("power_cycle", "", "a person"))
    tale.leaves()
    tale.wait(200)
    tale.comes()
    tale.ends(reason="PowerLoss")


@keeps
def test_the_session_had_ended_soon_after_the_line_was_lost(tale: Tale) -> None:
    tale.comes()
    tale.sets(MeterValueSampleInterval="30")
    tale.starts()
    tale.wait(30)
    tale.reads()
    ended = tale.time_in(20)
    tale.away(300)
    tale.ends(time=ended)


@breaks("times.backwards")
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


@keeps
def test_the_clock_is_set_back_a_little(tale: Tale) -> None:
    tale.comes()
    tale.starts()
    tale.wait(60)
    tale.reads(time=tale.time_in(1.5))
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


@breaks("times.statuses-backwards")
def test_an_earlier_report_comes_later(tale: Tale) -> None:
    tale.comes()
    for seconds in (0, -30):
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
