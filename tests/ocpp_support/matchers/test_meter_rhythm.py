"""Matchers over the rhythm of readings."""

from __future__ import annotations

import pytest

from ocpp_support.matchers.expectation import Expectation
from ocpp_support.matchers.meter_rhythm import readings_by_the_clock, readings_every
from ocpp_support.vocabulary.nouns import Outlet

from .conversations import description, mismatch
from .session_talk import SessionTalk, sample, survives_garbage

RHYTHM = readings_every(Outlet(1), 30, tolerance=5)
CLOCK = readings_by_the_clock(Outlet(1), 60, tolerance=2)


def _rhythm(*gaps: float, connector: int = 1, context: str = "Sample.Periodic") -> SessionTalk:
    talk = SessionTalk()
    talk.wait(7)
    talk.reads(sample(context=context), connector=connector)
    for gap in gaps:
        talk.wait(gap)
        talk.reads(sample(context=context), connector=connector)
        talk.reads(connector=2)
    return talk


def test_three_intervals_are_a_rhythm() -> None:
    talk = _rhythm(30, 35, 25)
    assert RHYTHM.matches(talk.conversation())
    assert RHYTHM.fact(talk.conversation()) == "4 readings 30 s apart"


def test_a_first_reading_out_of_step_does_no_harm() -> None:
    assert RHYTHM.matches(_rhythm(4, 30, 30, 30).conversation())
    assert not RHYTHM.matches(_rhythm(30, 30, 4, 30, 30).conversation())


def test_two_intervals_are_none() -> None:
    assert mismatch(RHYTHM, _rhythm(30, 30).conversation()) == (
        "3 arrived, and 4 are needed to see 3 intervals"
    )


def test_every_interval_that_is_off_is_named() -> None:
    talk = _rhythm(30, 36, 30, 10)
    assert mismatch(RHYTHM, talk.conversation()).splitlines() == [
        "a reading came 36.0 s after the one before it",
        "          a reading came 10.0 s after the one before it",
    ]
    assert RHYTHM.in_short(talk.conversation()) == "readings of connector 1 do not come every 30 s"


def test_three_intervals_are_enough_to_tell() -> None:
    assert (
        mismatch(RHYTHM, _rhythm(30, 36, 30).conversation())
        == "a reading came 36.0 s after the one before it"
    )


def test_readings_of_another_connector_or_kind_are_not_taken() -> None:
    assert mismatch(RHYTHM, _rhythm(30, 30, 30, connector=2).conversation()) == (
        "no reading arrived of connector 1; some did of connector 2"
    )
    assert not RHYTHM.matches(_rhythm(30, 30, 30, context="Sample.Clock").conversation())


def test_readings_from_before_the_mark_do_not_count() -> None:
    talk = _rhythm(30, 30, 30)
    talk.mark()
    assert RHYTHM.in_short(talk.conversation()) == "no readings of connector 1"


def test_one_reading_in_several_messages_is_one() -> None:
    talk = SessionTalk()
    for _ in range(4):
        talk.reads(sample("Voltage", "230"))
        talk.reads(sample("Current.Import", "16"))
        talk.wait(30)
    assert RHYTHM.matches(talk.conversation())


def test_a_rhythm_says_what_it_wants() -> None:
    assert description(RHYTHM) == ("readings of connector 1 every 30 s, give or take 5 s, 3 times in a row")
    assert RHYTHM.takes == 140


def _by_the_clock(*seconds: float, connector: int = 1, context: str = "Sample.Clock") -> SessionTalk:
    """Readings at so many seconds past midnight."""
    talk = SessionTalk()
    for second in seconds:
        talk.reads(sample(context=context), connector=connector, time=talk.time_in(second))
    return talk


def test_readings_on_the_grid_are_by_the_clock() -> None:
    assert CLOCK.matches(_by_the_clock(60, 118, 182).conversation())
    assert CLOCK.takes == 242


def test_the_grid_begins_at_midnight() -> None:
    clock = readings_by_the_clock(Outlet(1), 5400, tolerance=2)
    assert clock.matches(_by_the_clock(5400, 10800, 16200).conversation())
    assert not clock.matches(_by_the_clock(3600, 9000, 14400).conversation())


def test_readings_off_the_grid_are_named() -> None:
    talk = _by_the_clock(60, 127, 180)
    assert mismatch(CLOCK, talk.conversation()).splitlines() == [
        "one was taken at 00:02:07, 7.0 s from where it belongs",
        "          none was taken between 00:01:00 and 00:02:07",
    ]
    assert CLOCK.in_short(talk.conversation()) == "readings of connector 1 do not keep to the clock"
    assert mismatch(CLOCK, _by_the_clock(60, 122.5, 180).conversation()) == (
        "one was taken at 00:02:02, 2.5 s from where it belongs"
    )
    assert mismatch(CLOCK, _by_the_clock(60, 125, 180).conversation()).splitlines() == [
        "one was taken at 00:02:05, 5.0 s from where it belongs",
        "          none was taken between 00:01:00 and 00:02:05",
    ]


def test_a_reading_left_out_is_missed() -> None:
    assert mismatch(CLOCK, _by_the_clock(60, 120, 240).conversation()) == (
        "none was taken between 00:02:00 and 00:04:00"
    )


def test_one_moment_told_three_times_is_one() -> None:
    assert mismatch(CLOCK, _by_the_clock(60, 60, 60).conversation()) == "1 arrived, and 3 are needed"


def test_readings_at_intervals_or_elsewhere_are_not_by_the_clock() -> None:
    sampled = _by_the_clock(60, 120, 180, context="Sample.Periodic").conversation()
    assert mismatch(CLOCK, sampled) == "no such reading arrived of connector 1, though others did"
    assert CLOCK.in_short(sampled) == "no readings of connector 1 by the clock"
    assert not CLOCK.matches(_by_the_clock(60, 120, 180, connector=2).conversation())


def test_a_time_that_is_none_is_named() -> None:
    talk = _by_the_clock(60, 120, 180)
    talk.reads(sample(context="Sample.Clock"), time="noon")
    assert mismatch(CLOCK, talk.conversation()) == "'noon' is no time"
    assert "multiples of 60 s since midnight" in description(CLOCK)


@pytest.mark.parametrize("matcher", [RHYTHM, CLOCK], ids=lambda matcher: type(matcher).__name__)
def test_nonsense_is_survived(matcher: Expectation) -> None:
    assert survives_garbage(matcher)
