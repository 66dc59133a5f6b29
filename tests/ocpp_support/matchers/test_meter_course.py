"""Matchers over the meter in the course of a session."""

from __future__ import annotations

import pytest

from ocpp_support.matchers.expectation import Expectation
from ocpp_support.matchers.meter_course import never_backwards, readings_carry_number
from ocpp_support.vocabulary.nouns import Outlet

from .conversations import description, mismatch
from .session_talk import NOTHING, SessionTalk, sample, survives_garbage

NUMBERED = readings_carry_number(Outlet(1), every=30)
FORWARDS = never_backwards(Outlet(1), every=30)


def _numbered(*numbers: object) -> SessionTalk:
    talk = SessionTalk()
    talk.reads(number=3)
    talk.starts()
    for number in numbers:
        talk.reads(number=number)
        talk.reads(connector=2, number=3)
    return talk


def test_readings_with_their_number_are_accepted_among_others() -> None:
    talk = _numbered(7, 7, 7)
    talk.ends()
    talk.reads(number=NOTHING)
    assert NUMBERED.matches(talk.conversation())


def test_readings_by_the_clock_need_no_number() -> None:
    talk = _numbered(7, 7, 7)
    talk.reads(sample(context="Sample.Clock"), number=NOTHING)
    assert NUMBERED.matches(talk.conversation())


def test_a_reading_before_the_number_was_told_cannot_carry_it() -> None:
    talk = SessionTalk()
    start = talk.starts(number=None)
    talk.reads(number=-1)
    talk.answer(start, {"transactionId": 7, "idTagInfo": {"status": "Accepted"}})
    for _ in range(3):
        talk.reads()
    assert NUMBERED.matches(talk.conversation())


def test_every_reading_with_another_number_is_named() -> None:
    talk = _numbered(7, 0, NOTHING)
    assert mismatch(NUMBERED, talk.conversation()).splitlines() == [
        "a reading of session 7 carries the number 0",
        "          a reading of session 7 carries no number",
    ]
    assert NUMBERED.in_short(talk.conversation()) == (
        "readings of connector 1 do not carry the number of their session"
    )


def test_a_few_readings_are_not_enough() -> None:
    assert mismatch(NUMBERED, _numbered(7, 7).conversation()) == "2 arrived, and 3 are needed"
    assert mismatch(NUMBERED, _numbered().conversation()).startswith("no reading arrived of connector 1")
    assert mismatch(NUMBERED, SessionTalk().conversation()).startswith("no session started on connector 1")


def _registers(*values: object, connector: int = 1) -> SessionTalk:
    talk = SessionTalk()
    for value in values:
        talk.reads(sample(value=value), connector=connector)
    return talk


def test_a_register_that_counts_up_or_stands_is_accepted() -> None:
    assert FORWARDS.matches(_registers("10", "10", "12.5").conversation())


def test_registers_are_told_apart() -> None:
    talk = SessionTalk()
    for value in ("10", "20", "30"):
        talk.reads(
            sample(value=value, unit="Wh"),
            sample(value=f"0.0{value}", unit="kWh"),
            sample(value="5", location="Inlet"),
            sample(value="1", phase="L1"),
            sample("Energy.Reactive.Import.Register", "3"),
            sample("Energy.Active.Import.Interval", value=str(100 - int(value))),
        )
    assert FORWARDS.matches(talk.conversation())


def test_every_step_back_is_named() -> None:
    talk = _registers("30", "20", "25", "24")
    assert mismatch(FORWARDS, talk.conversation()).splitlines() == [
        "Energy.Active.Import.Register Wh Outlet was told as 20 after 30",
        "          Energy.Active.Import.Register Wh Outlet was told as 24 after 25",
    ]
    assert FORWARDS.in_short(talk.conversation()) == "a register of connector 1 runs backwards"


def test_every_register_that_steps_back_is_named() -> None:
    talk = SessionTalk()
    for energy, reactive in (("0.5", "7"), ("0", "9"), ("0.7", "8")):
        talk.reads(sample(value=energy), sample("Energy.Reactive.Import.Register", reactive, unit="varh"))
    assert FORWARDS.problems(talk.conversation()) == [
        "Energy.Active.Import.Register Wh Outlet was told as 0 after 0.5",
        "Energy.Reactive.Import.Register varh Outlet was told as 8 after 9",
    ]


def test_a_register_must_be_seen_several_times_and_there() -> None:
    assert mismatch(FORWARDS, _registers("10", "20").conversation()) == "none was seen 3 times"
    assert mismatch(FORWARDS, _registers("10", "20", "30", connector=2).conversation()) == (
        "no reading arrived of connector 1; some did of connector 2"
    )


def test_what_is_wanted_is_said() -> None:
    assert description(NUMBERED) == (
        "the readings of a session on connector 1, 3 at the least, to carry its number"
    )
    assert description(FORWARDS) == ("no register of connector 1 to run backwards, seen 3 times at the least")
    assert (NUMBERED.takes, FORWARDS.takes) == (120, 120)


@pytest.mark.parametrize(
    "matcher", [NUMBERED, never_backwards(Outlet(2), every=30)], ids=["numbers", "registers"]
)
def test_nonsense_is_survived(matcher: Expectation) -> None:
    assert survives_garbage(matcher)
