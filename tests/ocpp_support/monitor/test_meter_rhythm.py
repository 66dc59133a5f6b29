"""Readings are taken at the interval and by the clock that were set, for the reason that is told."""

from __future__ import annotations

from typing import Any

from ..matchers.session_talk import sample
from .tales import Tale, breaks, keeps

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


@breaks("metering.unwanted")
def test_samples_that_nobody_wants(tale: Tale) -> None:
    _charges(tale, MeterValueSampleInterval="0", ClockAlignedDataInterval="0")
    _reads(tale, 60)


@breaks("metering.unwanted")
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


@breaks("metering.off-the-clock")
def test_a_reading_beside_the_clock(tale: Tale) -> None:
    _charges(tale, ClockAlignedDataInterval="60")
    _reads(tale, 57, context=CLOCK)


@keeps
def test_readings_by_the_clock(tale: Tale) -> None:
    _charges(tale, ClockAlignedDataInterval="60")
    _reads(tale, 50, 60, 61, 59, context=CLOCK)


@keeps
def test_midnight_of_another_time_zone(tale: Tale) -> None:
    _charges(tale, ClockAlignedDataInterval="3600", HeartbeatInterval="3600")
    _reads(tale, 1790, 3600, context=CLOCK)


@breaks("metering.clock-left-out")
def test_a_reading_by_the_clock_is_left_out(tale: Tale) -> None:
    _charges(tale, ClockAlignedDataInterval="60")
    _reads(tale, 50, 60, 120, 60, context=CLOCK)


@keeps
def test_a_clock_that_changes_or_lacks_its_line(tale: Tale) -> None:
    _charges(tale, ClockAlignedDataInterval="60")
    _reads(tale, 50, 60, context=CLOCK)
    tale.sets(ClockAlignedDataInterval="300")
    _reads(tale, 180, 300, context=CLOCK)
    tale.away(550)
    _reads(tale, 50, context=CLOCK)


@breaks("metering.context-untrue")
def test_a_begin_in_the_middle(tale: Tale) -> None:
    _charges(tale)
    _reads(tale, 60, context="Transaction.Begin")


@breaks("metering.context-untrue")
def test_an_end_long_before_it(tale: Tale) -> None:
    _charges(tale)
    _reads(tale, 60, context="Transaction.End")
    tale.wait(60)
    tale.ends()


@breaks("metering.context-untrue")
def test_a_trigger_that_nobody_pulled(tale: Tale) -> None:
    _charges(tale)
    _reads(tale, 60, context="Trigger")


@keeps
def test_contexts_as_they_are(tale: Tale) -> None:
    _charges(tale)
    _reads(tale, 1, context="Transaction.Begin")
    tale.told("TriggerMessage", {"status": "Accepted"}, requestedMessage="MeterValues")
    _reads(tale, 60, context="Trigger")
    _reads(tale, 60, context="Transaction.End")
    tale.ends()
