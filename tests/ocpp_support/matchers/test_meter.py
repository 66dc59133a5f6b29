"""Matchers over the meter at the start and the end of a session."""

from __future__ import annotations

from typing import Any

import pytest

from ocpp_support.matchers.expectation import Expectation
from ocpp_support.matchers.meter import energy_adds_up, plausible_start, session_has_readings
from ocpp_support.vocabulary.nouns import Outlet

from .conversations import description, mismatch
from .session_talk import NOTHING, SessionTalk, sample, survives_garbage

HAS, ADDS_UP, PLAUSIBLE = (
    session_has_readings(Outlet(1)),
    energy_adds_up(Outlet(1)),
    plausible_start(Outlet(1)),
)


def _session(start: Any = 100, stop: Any = 250, connector: int = 1) -> SessionTalk:
    talk = SessionTalk()
    talk.starts(2 if connector == 1 else 1, "BOB", 5, meter=NOTHING)
    talk.starts(connector, meter=start)
    talk.wait(60)
    talk.ends(5, meter=0)
    talk.ends(7, meter=stop)
    return talk


def test_a_session_with_both_readings_is_accepted_among_others() -> None:
    talk = _session()
    assert HAS.matches(talk.conversation())
    assert HAS.fact(talk.conversation()) == "150 Wh on connector 1"


def test_every_reading_that_is_missing_or_none_is_named() -> None:
    talk = _session("100", NOTHING)
    assert mismatch(HAS, talk.conversation()).splitlines() == [
        "the start of session 7 has no meter reading: meterStart is '100'",
        "          the end of session 7 has no meter reading: meterStop is missing",
    ]
    assert (
        HAS.in_short(talk.conversation())
        == "the start of session 7 has no meter reading: meterStart is '100'"
    )


@pytest.mark.parametrize(("start", "stop"), [(NOTHING, 250), (100, NOTHING), (250, 100)])
def test_energy_that_cannot_be_told_is_no_fact(start: Any, stop: Any) -> None:
    assert HAS.fact(_session(start, stop).conversation()) is None


def test_no_energy_is_energy() -> None:
    talk = _session(100, 100)
    assert HAS.fact(talk.conversation()) == "0 Wh on connector 1"
    assert ADDS_UP.matches(talk.conversation())


def test_where_there_was_no_session_there_is_no_fact() -> None:
    talk = SessionTalk()
    assert HAS.fact(talk.conversation()) is None
    talk.starts()
    assert HAS.fact(talk.conversation()) is None


@pytest.mark.parametrize("matcher", [HAS, ADDS_UP], ids=lambda matcher: type(matcher).__name__)
def test_a_session_elsewhere_or_without_an_end_is_none(matcher: Expectation) -> None:
    talk = SessionTalk()
    talk.starts(2, number=5)
    talk.ends(5)
    assert mismatch(matcher, talk.conversation()) == (
        "no session started on connector 1; it sent StartTransaction, StopTransaction"
    )
    talk.starts(1)
    talk.ends(5)
    assert mismatch(matcher, talk.conversation()) == "the end of session 7 was not reported"


def test_energy_that_adds_up_is_accepted() -> None:
    talk = SessionTalk()
    talk.starts(meter=100)
    talk.reads(sample(value="0.15", unit="kWh"))
    talk.reads(sample(value="9", context="Sample.Clock"), number=8)
    talk.ends(meter=200)
    assert ADDS_UP.matches(talk.conversation())


def test_a_meter_and_a_clock_that_run_backwards_are_named() -> None:
    talk = SessionTalk()
    talk.starts(meter=100, time="2026-01-01T10:00:00Z")
    talk.reads(sample(value="99"))
    talk.reads(sample(value="98"))
    talk.ends(meter=90, time="2026-01-01T09:00:00Z")
    assert mismatch(ADDS_UP, talk.conversation()).splitlines()[:2] == [
        "the meter showed 100 Wh at the start and 90 Wh at the end",
        "          it began at 2026-01-01T10:00:00Z and ended at 2026-01-01T09:00:00Z",
    ]
    assert ADDS_UP.in_short(talk.conversation()).startswith("the meter showed 100 Wh")
    assert HAS.fact(talk.conversation()) is None


def test_a_reading_between_that_lies_outside_is_named() -> None:
    talk = SessionTalk()
    talk.starts(meter=100)
    talk.reads(sample(value="220"))
    talk.ends(meter=200)
    assert mismatch(ADDS_UP, talk.conversation()) == (
        "a reading of session 7 shows 220 Wh, and it began at 100 Wh and ended at 200 Wh"
    )


@pytest.mark.parametrize(
    ("value", "lies_between"), [("99", True), ("98", False), ("201", True), ("202", False)]
)
def test_what_is_lost_by_rounding_lies_between(value: str, lies_between: bool) -> None:
    talk = SessionTalk()
    talk.starts(meter=100)
    talk.reads(sample(value=value))
    talk.ends(meter=200)
    assert ADDS_UP.matches(talk.conversation()) is lies_between


@pytest.mark.parametrize(("start", "stop"), [(NOTHING, 200), (100, NOTHING)])
def test_without_a_start_or_an_end_nothing_lies_between(start: Any, stop: Any) -> None:
    talk = SessionTalk()
    talk.starts(meter=start)
    talk.reads(sample(value="5000"))
    talk.ends(meter=stop)
    assert len(ADDS_UP.problems(talk.conversation())) == 1


def test_times_and_readings_that_are_none_do_not_add_up() -> None:
    talk = SessionTalk()
    talk.starts(meter=NOTHING, time="noon")
    talk.ends(meter=200)
    first, second = mismatch(ADDS_UP, talk.conversation()).splitlines()
    assert first == "meterStart is missing"
    assert second.strip() == f"the times are 'noon' and '{talk.time}'"


def test_a_start_with_reading_and_time_is_plausible() -> None:
    talk = SessionTalk()
    talk.starts(2, meter=-1)
    talk.starts(1, time=talk.time_in(-20))
    assert PLAUSIBLE.matches(talk.conversation())


@pytest.mark.parametrize(("off", "plausible"), [(60, True), (-60, True), (61, False), (-61, False)])
def test_a_clock_may_be_a_minute_off(off: float, plausible: bool) -> None:
    talk = SessionTalk()
    talk.starts(1, meter=0, time=talk.time_in(off))
    assert PLAUSIBLE.matches(talk.conversation()) is plausible


def test_everything_implausible_in_a_start_is_named() -> None:
    talk = SessionTalk()
    talk.starts(1, meter=-5, time=talk.time_in(7200))
    assert mismatch(PLAUSIBLE, talk.conversation()).splitlines() == [
        "meterStart is -5",
        f"          its time is {talk.time_in(7200)}, +7200 s from the time at which it arrived",
    ]
    assert PLAUSIBLE.in_short(talk.conversation()) == (
        "the start on connector 1 has no plausible meter reading and time"
    )


def test_a_start_without_reading_and_time_is_implausible() -> None:
    talk = SessionTalk()
    talk.starts(1, meter=NOTHING, time="now")
    assert mismatch(PLAUSIBLE, talk.conversation()).splitlines() == [
        "meterStart is missing",
        "          its time is 'now'",
    ]


def test_a_start_elsewhere_is_not_looked_at() -> None:
    talk = SessionTalk()
    talk.starts(2)
    assert mismatch(PLAUSIBLE, talk.conversation()) == (
        "no session started on connector 1; it sent StartTransaction"
    )
    assert PLAUSIBLE.in_short(talk.conversation()) == "no session started on connector 1"


def test_what_is_wanted_is_said() -> None:
    assert description(HAS) == (
        "start and end of a session on connector 1 to be reported, each with a meter reading"
    )
    assert "not to run backwards in a session on connector 1" in description(ADDS_UP)
    assert "give or take 60 s" in description(PLAUSIBLE)


@pytest.mark.parametrize("matcher", [HAS, ADDS_UP, PLAUSIBLE], ids=lambda matcher: type(matcher).__name__)
def test_nonsense_is_survived(matcher: Expectation) -> None:
    assert survives_garbage(matcher)
