"""Which gaps between samples are told, and which have a reason."""

from __future__ import annotations

from typing import Any

from ocpp_support.monitor.meter_rhythm import leaves_samples_out, samples_off_beat

from ..matchers.session_talk import sample
from .tales import Play, Tale, said_of, sightings_in


def _samples(*gaps: float, interval: str | None = "60") -> Play:
    """Return the tale of a session in which samples are taken so many seconds after each other."""

    def play(tale: Tale) -> None:
        tale.comes()
        if interval is not None:
            tale.sets(MeterValueSampleInterval=interval)
        tale.wait(10)
        tale.starts()
        _reads(tale, *gaps)

    return play


def _reads(tale: Tale, *gaps: float, number: int = 7, **fields: Any) -> None:
    for gap in gaps:
        tale.wait(gap)
        tale.reads(sample(**fields), number=number)


def _off(middle: int, interval: int = 60, number: int = 7) -> list[str]:
    return [f"in transaction {number} it samples every {middle} s; {interval} s are set"]


def _none(*seconds: int, interval: int = 60) -> list[str]:
    return [f"in transaction 7 it took no sample for {one} s; {interval} s are set" for one in seconds]


def test_the_middle_gap_is_off_by_more_than_a_tenth_or_three_seconds() -> None:
    assert said_of(samples_off_beat, _samples(60, 66, 66, 66)) == []
    assert said_of(samples_off_beat, _samples(60, 67, 67, 67)) == _off(67)
    assert said_of(samples_off_beat, _samples(10, 13, 13, 13, interval="10")) == []
    assert said_of(samples_off_beat, _samples(10, 14, 14, 14, interval="10")) == _off(14, 10)
    assert said_of(samples_off_beat, _samples(60, 50, 50, 100)) == _off(50)


def test_two_gaps_are_no_rhythm() -> None:
    assert said_of(samples_off_beat, _samples(60, 90, 90)) == []


def test_it_is_told_where_the_last_sample_was_told() -> None:
    tale = Tale()
    _samples(60, 90, 90, 90)(tale)
    last = tale.conversation()[-1]
    (sighting,) = sightings_in(samples_off_beat, _samples(60, 90, 90, 90))
    assert sighting[0].number == last.number


def test_a_session_after_one_without_a_rhythm() -> None:
    def play(tale: Tale) -> None:
        _samples(60)(tale)
        tale.starts(2, number=8)
        _reads(tale, 60, 90, 90, 90, number=8)

    assert said_of(samples_off_beat, play) == _off(90, number=8)


def test_an_interval_that_is_known_only_later() -> None:
    def play(tale: Tale) -> None:
        _samples(60, 60, interval=None)(tale)
        tale.sets(MeterValueSampleInterval="60")
        tale.wait(10)
        _reads(tale, 90, 90, 90, 90)

    assert said_of(samples_off_beat, play) == _off(90)


def test_an_interval_that_changes() -> None:
    def play(tale: Tale) -> None:
        _samples(60, 60, 60)(tale)
        tale.wait(50)
        tale.sets(MeterValueSampleInterval="10")
        _reads(tale, 10, 10, 10, 10, 10, 10)

    assert said_of(samples_off_beat, play) == []
    assert said_of(leaves_samples_out, play) == []


def test_samples_that_were_taken_under_another_setting() -> None:
    def play(tale: Tale) -> None:
        tale.comes()
        tale.sets(MeterValueSampleInterval="600")
        tale.starts()
        began = tale.time
        taken = [tale.time_in(seconds) for seconds in (60, 660, 1260, 1860)]
        tale.wait(2000)
        tale.sets(MeterValueSampleInterval="60")
        for time in (began, *taken):
            tale.reads(time=time)

    assert said_of(samples_off_beat, play) == []
    assert said_of(leaves_samples_out, play) == []


def test_readings_for_another_reason_are_no_samples() -> None:
    def play(tale: Tale) -> None:
        _samples(60)(tale)
        for _ in range(4):
            _reads(tale, 30, context="Sample.Clock")
            tale.reads(time="soon")
            _reads(tale, 30)

    assert said_of(samples_off_beat, play) == []


def test_samples_that_come_out_of_order() -> None:
    def play(tale: Tale) -> None:
        _samples(60)(tale)
        for seconds in (180, 60, 120, 240):
            tale.reads(time=tale.time_in(seconds))

    assert said_of(samples_off_beat, play) == []
    assert said_of(leaves_samples_out, play) == []


def test_a_sample_is_left_out() -> None:
    assert said_of(leaves_samples_out, _samples(60, 60, 108)) == _none(108)
    assert said_of(leaves_samples_out, _samples(60, 60, 107)) == []


def test_one_that_is_slow_as_a_whole_leaves_none_out() -> None:
    assert said_of(leaves_samples_out, _samples(60, 120, 120, 120)) == []
    assert said_of(leaves_samples_out, _samples(60, 120, 120)) == _none(120, 120)


def test_after_an_outage_one_is_left_out() -> None:
    def play(tale: Tale) -> None:
        _samples(60, 60)(tale)
        tale.away(180)
        _reads(tale, 10, 60, 120, 60, 60, 60)

    assert said_of(leaves_samples_out, play) == _none(120)
