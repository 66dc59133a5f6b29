"""Readings are taken at the interval and by the clock that were set, for the reason that is told."""

from __future__ import annotations

from typing import Any

from ocpp_support.monitor.meter_rhythm import leaves_the_clock_out, reads_off_the_clock

from ..matchers.session_talk import sample
from .tales import Tale, breaks, keeps, said_of

CLOCK = "Sample.Clock"


def _charges(tale: Tale, **settings: str) -> None:
    tale.comes()
    tale.sets(**settings)
    tale.wait(10)
    tale.starts()


def _reads(tale: Tale, *gaps: float, **fields: Any) -> None:
    for gap in gaps:
        tale.wait(gap)
        tale.reads(sample(**fields))


@breaks("metering.off-beat")
def test_samples_come_too_seldom(tale: Tale) -> None:
    _charges(tale, MeterValueSampleInterval="30")
    _reads(tale, 40, 40, 40, 40)


@breaks("metering.off-beat")
def test_samples_come_too_often(tale: Tale) -> None:
    _charges(tale, MeterValueSampleInterval="60")
    _reads(tale, 10, 10, 10, 10)


@keeps
def test_samples_that_jitter(tale: Tale) -> None:
    _charges(tale, MeterValueSampleInterval="30")
    _reads(tale, 1, 29, 33, 31, 28, 45, 15, 30)


@keeps
def test_an_interval_that_changes_under_way(tale: Tale) -> None:
    _charges(tale, MeterValueSampleInterval="60")
    _reads(tale, 60, 60)
    tale.sets(MeterValueSampleInterval="10")
    _reads(tale, 10, 10, 10, 10)


@keeps
def test_an_interval_that_nobody_knows(tale: Tale) -> None:
    _charges(tale)
    _reads(tale, 40, 40, 40, 40)


@keeps
def test_an_interval_that_waits_for_a_restart(tale: Tale) -> None:
    tale.comes()
    tale.sets(MeterValueSampleInterval="60")
    tale.told("ChangeConfiguration", {"status": "RebootRequired"}, key="MeterValueSampleInterval", value="30")
    tale.wait(10)
    tale.starts()
    _reads(tale, 60, 60, 60, 60)


@keeps
def test_one_reading_in_several_messages(tale: Tale) -> None:
    _charges(tale, MeterValueSampleInterval="30")
    for _ in range(5):
        tale.wait(30)
        tale.reads(sample())
        tale.reads(sample("Voltage", "230"))


@breaks("metering.left-out")
def test_a_sample_is_left_out(tale: Tale) -> None:
    _charges(tale, MeterValueSampleInterval="30")
    _reads(tale, 30, 30, 60, 30, 30)


@keeps
def test_samples_that_an_outage_swallowed_are_another_rule_s_matter(tale: Tale) -> None:
    _charges(tale, MeterValueSampleInterval="60")
    _reads(tale, 60, 60)
    tale.away(100)
    _reads(tale, 60, 60, 60)


@breaks("metering.unwanted", *["it sent a reading, and MeterValueSampleInterval is 0"] * 2)
def test_samples_that_nobody_wants(tale: Tale) -> None:
    _charges(tale, MeterValueSampleInterval="0", ClockAlignedDataInterval="0")
    _reads(tale, 60)
    value = {"timestamp": tale.time, "sampledValue": [sample()]}
    end = {"transactionId": 7, "meterStop": 200, "timestamp": tale.time, "transactionData": [value]}
    tale.answer(tale.station("StopTransaction", **end))
    tale.answer(tale.reports("Finishing"))
    tale.starts(2, number=8)
    tale.reads(sample(context="Transaction.Begin"), connector=2, number=8)
    tale.wait(60)
    tale.reads(sample(), connector=2, number=8)


@breaks("metering.unwanted", "it sent a reading, and MeterValueSampleInterval is 0")
def test_samples_that_by_its_own_words_nobody_wants(tale: Tale) -> None:
    tale.comes()
    names = ("MeterValueSampleInterval", "ClockAlignedDataInterval")
    settings = [{"key": name, "readonly": False, "value": "0"} for name in names]
    tale.told("GetConfiguration", {"configurationKey": settings}, key=[*names])
    tale.wait(10)
    tale.starts()
    _reads(tale, 60)


@breaks(
    "metering.unwanted",
    "it sent a reading by the clock, and ClockAlignedDataInterval is 0",
)
def test_readings_by_the_clock_that_nobody_wants(tale: Tale) -> None:
    _charges(tale, ClockAlignedDataInterval="0")
    _reads(tale, 50, context=CLOCK)


@keeps
def test_a_sample_that_was_kept_from_before_the_change(tale: Tale) -> None:
    tale.comes()
    tale.starts()
    early = tale.time
    tale.wait(60)
    tale.sets(MeterValueSampleInterval="0", ClockAlignedDataInterval="0")
    tale.wait(1)
    tale.reads(time=early)


@keeps
def test_a_reading_that_may_be_by_the_clock(tale: Tale) -> None:
    _charges(tale, MeterValueSampleInterval="0")
    _reads(tale, 60)


@keeps
def test_a_reading_that_was_asked_for_and_does_not_say_so(tale: Tale) -> None:
    _charges(tale, MeterValueSampleInterval="0", ClockAlignedDataInterval="0")
    tale.told("TriggerMessage", {"status": "Accepted"}, requestedMessage="MeterValues")
    _reads(tale, 60)


@breaks(
    "metering.off-the-clock",
    "it took a reading by the clock at 00:01:07; every 60 s are set",
    "it took a reading by the clock at 00:01:57; every 60 s are set",
)
def test_a_reading_beside_the_clock(tale: Tale) -> None:
    _charges(tale, ClockAlignedDataInterval="60")
    _reads(tale, 5)
    tale.reads(sample(context=CLOCK), time="soon")
    _reads(tale, 52, 50, context=CLOCK)


@keeps
def test_readings_by_the_clock(tale: Tale) -> None:
    _charges(tale, ClockAlignedDataInterval="60")
    _reads(tale, 50, 62, 56, 62, context=CLOCK)
    _reads(tale, 7)


def test_readings_by_a_clock_that_is_not_known() -> None:
    def play(tale: Tale) -> None:
        _charges(tale)
        _reads(tale, 7, context=CLOCK)
        tale.sets(ClockAlignedDataInterval="60")
        tale.wait(60)
        for time in ("soon", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:00-23:59"):
            tale.reads(sample(context=CLOCK), time=time)

    assert said_of(reads_off_the_clock, play) == []


@keeps
def test_midnight_of_another_time_zone(tale: Tale) -> None:
    _charges(tale, ClockAlignedDataInterval="3600", HeartbeatInterval="3600")
    _reads(tale, 1790, 3600, context=CLOCK)


@breaks(
    "metering.clock-left-out",
    "it took no reading of connector 1 by the clock for 120 s; every 60 s are set",
)
def test_a_reading_by_the_clock_is_left_out(tale: Tale) -> None:
    _charges(tale, ClockAlignedDataInterval="60")
    _reads(tale, 10)
    _reads(tale, 40, 60, context=CLOCK)
    _reads(tale, 60)
    _reads(tale, 60, 60, context=CLOCK)


def test_a_reading_is_left_out_after_one_that_came_with_an_end() -> None:
    def play(tale: Tale) -> None:
        _charges(tale, ClockAlignedDataInterval="60")
        _reads(tale, 50, context=CLOCK)
        value = {"timestamp": tale.time, "sampledValue": [sample(context=CLOCK)]}
        tale.station("StopTransaction", transactionId=7, transactionData=[value])
        _reads(tale, 180, context=CLOCK)

    assert len(said_of(leaves_the_clock_out, play)) == 1


def _by_the_clock(*gaps: float, ends_with: tuple[float, ...] = (), told: str | None = None) -> list[str]:
    """Return what is said of readings by the clock; the second time is another one's, if told."""

    def play(tale: Tale) -> None:
        _charges(tale, ClockAlignedDataInterval="60")
        _reads(tale, *gaps[:1], context=CLOCK)
        if told is not None:
            tale.reads(sample(context=CLOCK), time=told)
        _reads(tale, *gaps[1:], context=CLOCK)
        values = [
            {"timestamp": tale.time_in(seconds), "sampledValue": [sample(context=CLOCK)]}
            for seconds in ends_with
        ]
        tale.station("StopTransaction", transactionId=7, transactionData=values)

    return said_of(leaves_the_clock_out, play)


def test_what_comes_with_the_end_or_without_a_time_is_not_missed() -> None:
    assert _by_the_clock(50, 60, ends_with=(-60, 0, 300)) == []
    assert _by_the_clock(50, 300, told="soon") == []
    assert _by_the_clock(50, 107) == []
    assert len(_by_the_clock(50, 108)) == 1


@keeps
def test_a_clock_that_changes_or_lacks_its_line(tale: Tale) -> None:
    _charges(tale, ClockAlignedDataInterval="60")
    _reads(tale, 50, 60, context=CLOCK)
    tale.sets(ClockAlignedDataInterval="300")
    _reads(tale, 180, 300, context=CLOCK)
    tale.away(550)
    _reads(tale, 50, context=CLOCK)


@breaks("metering.context-untrue", "a reading of the begin of transaction 7 was taken 11 s from that")
def test_a_begin_in_the_middle(tale: Tale) -> None:
    _charges(tale)
    tale.reads(sample(context="Transaction.Begin"), number=None)
    tale.reads(sample(context="Transaction.Begin"), time="soon")
    _reads(tale, 11, context="Transaction.Begin")


@breaks("metering.context-untrue", "a reading of the end of transaction 7 was taken 60 s from that")
def test_an_end_long_before_it(tale: Tale) -> None:
    _charges(tale)
    _reads(tale, 60, context="Transaction.End")
    tale.wait(60)
    tale.ends()


@breaks("metering.context-untrue", "it sent a reading as asked for by a trigger, and nobody asked")
def test_a_trigger_that_nobody_pulled(tale: Tale) -> None:
    _charges(tale)
    _reads(tale, 60, context="Trigger")


@keeps
def test_contexts_as_they_are(tale: Tale) -> None:
    _charges(tale)
    _reads(tale, 10, context="Transaction.Begin")
    tale.told("TriggerMessage", {"status": "Accepted"}, requestedMessage="MeterValues")
    _reads(tale, 60, context="Trigger")
    _reads(tale, 60, context="Transaction.End")
    tale.ends()


@breaks("metering.context-untrue", "a reading of the end of transaction 7 was taken 60 s from that")
def test_a_reading_of_begin_and_end_where_only_the_end_is_known(tale: Tale) -> None:
    tale.comes()
    tale.starts(time="soon")
    tale.reads(sample(context="Transaction.Begin"), sample(context="Transaction.End"))
    tale.wait(60)
    tale.ends()


@keeps
def test_a_begin_of_no_transaction(tale: Tale) -> None:
    tale.comes()
    tale.starts(number=1)
    tale.wait(60)
    tale.reads(sample(context="Transaction.Begin"), number=None)


@keeps
def test_a_begin_of_which_no_time_is_known(tale: Tale) -> None:
    tale.comes()
    tale.starts(time="soon")
    _reads(tale, 60, context="Transaction.Begin")
