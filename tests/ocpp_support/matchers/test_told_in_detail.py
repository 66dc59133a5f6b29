"""What is wrong is told with what matters of it, and of each place what is its own."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ocpp_support.matchers.electricity import readings_tell
from ocpp_support.matchers.expectation import Problem
from ocpp_support.matchers.meter_course import readings_carry_number
from ocpp_support.matchers.offline import not_within, told_again
from ocpp_support.matchers.resets import registers_again
from ocpp_support.matchers.rest import Unrest
from ocpp_support.matchers.rhythm import SHOWN, shows_itself_every
from ocpp_support.matchers.setting_changes import is_between
from ocpp_support.matchers.statuses import sent_instead
from ocpp_support.vocabulary.nouns import Outlet

from .session_talk import SessionTalk

ONE = Outlet(1)


def test_a_time_that_is_none_is_shown_by_where_it_was_told() -> None:
    talk = SessionTalk()
    end = talk.ends(time="soon")
    (problem,) = not_within("end", end, end.moment, end.moment + timedelta(seconds=1))
    assert isinstance(problem, Problem)
    assert problem.entries == (end,)


def test_readings_are_compared_with_the_session_of_their_connector() -> None:
    talk = SessionTalk()
    talk.starts(1, number=7)
    talk.starts(2, number=8)
    for _ in range(3):
        talk.reads(number=7)
    assert readings_carry_number(ONE, every=30).matches(talk.conversation())


def test_what_can_be_done_about_a_place_that_is_not_at_rest() -> None:
    unknown = "correct “connectors” in the station file if the station has no such connector"
    assert (Unrest(1, None).advice, Unrest(1, "Odd").advice) == (unknown, "see what it does")


def test_of_much_that_was_sent_the_last_eight_are_told() -> None:
    talk = SessionTalk()
    for number in range(9):
        talk.station(f"Message{number}", connectorId=1, status="Odd")
    told = ", ".join(f"Message{number}" for number in range(1, 9))
    assert sent_instead(talk.conversation()) == f"it sent {told}"


@pytest.mark.parametrize(("digits", "number"), [(18, True), (19, False)])
def test_a_number_has_eighteen_digits_at_most(digits: int, number: bool) -> None:
    talk = SessionTalk()
    item = {"key": "K", "readonly": False, "value": "1" * digits}
    talk.answer(talk.central("GetConfiguration", key=["K"]), {"configurationKey": [item]})
    assert is_between("K", 0, 10**20).matches(talk.conversation()) is number


def test_every_session_that_a_restart_cut_short_is_told() -> None:
    talk = SessionTalk()
    talk.starts(2, number=8)
    talk.starts(1, number=7)
    talk.mark()
    talk.answer(talk.central("Reset", type="Soft"), {"status": "Accepted"})
    talk.answer(talk.station("BootNotification"), {"status": "Accepted"})
    told = registers_again().problems(talk.conversation())
    assert [problem.partition(" on ")[2] for problem in told] == [
        f"connector {place} was reported" for place in (1, 2)
    ]


@pytest.mark.parametrize(("beats", "last"), [(SHOWN, False), (SHOWN + 1, True)])
def test_of_many_beats_the_last_are_told(beats: int, last: bool) -> None:
    talk = SessionTalk()
    for _ in range(beats):
        talk.wait(100)
        talk.station("Heartbeat")
    (problem,) = shows_itself_every(60, tolerance=5).problems(talk.conversation())
    assert ("last at" in problem) is last


def test_of_a_reading_everything_that_is_missing_is_told() -> None:
    talk = SessionTalk()
    talk.reads()
    told = readings_tell(ONE, ("Voltage", "SoC"), every=30).problems(talk.conversation())
    assert told[0] == "the reading that came at +0 s: no Voltage, no SoC"


def test_how_often_a_start_and_an_end_were_reported() -> None:
    talk = SessionTalk()
    for _ in range(2):
        talk.starts()
    again = told_again(ONE, "ALICE")
    assert again.seen(talk.conversation()) == "its start was reported twice, its end never"
