"""What came in place of what was wanted of a session is named, so that it can be shown."""

from __future__ import annotations

from datetime import datetime

import pytest

from ocpp_support.matchers.authorization import asks_first, starts_unasked
from ocpp_support.matchers.electricity import readings_tell
from ocpp_support.matchers.late_ends import ended_offline
from ocpp_support.matchers.meter import energy_adds_up, plausible_start, session_has_readings
from ocpp_support.matchers.meter_course import never_backwards, readings_carry_number
from ocpp_support.matchers.meter_rhythm import readings_by_the_clock, readings_every
from ocpp_support.matchers.offline import held_offline, held_offline_in_order, readings_taken_offline
from ocpp_support.matchers.resets import registers_again
from ocpp_support.matchers.session_life import session_ends, session_goes_on, session_runs, session_starts
from ocpp_support.matchers.updates import waits_for_session
from ocpp_support.trace.events import Acted, Connected, Disconnected
from ocpp_support.vocabulary.nouns import Outlet

from .offending import Case, Say, shown_and_wrong
from .session_talk import SessionTalk, sample

ONE = Outlet(1)


def a_session_that_nobody_was_asked_about(talk: SessionTalk) -> Case:
    return asks_first("ALICE"), [talk.starts()]


def a_session_before_the_answer(talk: SessionTalk) -> Case:
    asked, started = talk.asks(status=None), talk.starts()
    talk.answer(asked, {"idTagInfo": {"status": "Accepted"}})
    return asks_first("ALICE"), [started]


def a_question_again(talk: SessionTalk) -> Case:
    talk.starts()
    talk.ends()
    asked = talk.asks()
    talk.starts(number=8)
    return starts_unasked(ONE, "ALICE"), [asked]


def a_reading_without_a_voltage(talk: SessionTalk) -> Case:
    talk.reads(sample("Voltage", "230"), time=talk.time_in(0))
    return readings_tell(ONE, ("Voltage",), every=30), [talk.reads(sample("SoC"), time=talk.time_in(1))]


def the_end_of_another_session_later(talk: SessionTalk) -> Case:
    talk.starts()
    talk.mark()
    return ended_offline(ONE), [talk.ends(8)]


def a_start_without_a_reading(talk: SessionTalk) -> Case:
    started = talk.starts(meter=None)
    talk.ends()
    return session_has_readings(ONE), [started]


def an_end_with_less(talk: SessionTalk) -> Case:
    talk.starts(meter=100)
    return energy_adds_up(ONE), [talk.ends(meter=50)]


def a_reading_from_elsewhere(talk: SessionTalk) -> Case:
    talk.starts(meter=100)
    talk.reads(sample(value="150"))
    wrong = talk.reads(sample(value="900"))
    talk.ends(meter=200)
    return energy_adds_up(ONE), [wrong]


def a_start_from_yesterday(talk: SessionTalk) -> Case:
    return plausible_start(ONE), [talk.starts(time=talk.time_in(-86400))]


def a_reading_of_another_session(talk: SessionTalk) -> Case:
    talk.starts()
    talk.reads()
    return readings_carry_number(ONE, every=30), [talk.reads(number=8)]


def a_register_that_went_back(talk: SessionTalk) -> Case:
    talk.reads(sample(value="150"))
    return never_backwards(ONE, every=30), [talk.reads(sample(value="140"))]


def a_reading_out_of_step(talk: SessionTalk) -> Case:
    talk.reads()
    talk.wait(30)
    talk.reads()
    talk.wait(50)
    return readings_every(ONE, 30, tolerance=5), [talk.reads()]


def a_reading_beside_the_clock(talk: SessionTalk) -> Case:
    by_clock = {"context": "Sample.Clock"}
    talk.reads(sample(**by_clock), time="2026-01-01T00:00:00Z")
    wrong = talk.reads(sample(**by_clock), time="2026-01-01T00:01:20Z")
    return readings_by_the_clock(ONE, 60, tolerance=2), [wrong]


def a_start_with_another_card(talk: SessionTalk) -> Case:
    return held_offline(ONE, "ALICE"), [talk.starts(card="BOB")]


def _was_offline(talk: SessionTalk) -> datetime:
    lost = talk.event(Disconnected(1006, "", "the station"))
    for _ in range(2):
        talk.wait(60)
        talk.event(Acted("present_card", "with card ALICE at connector 1", "me"))
    talk.wait(60)
    talk.mark()
    talk.event(Connected("/", ()))
    return lost.moment


def a_reading_after_the_end(talk: SessionTalk) -> Case:
    _was_offline(talk)
    talk.starts(time=talk.time_in(-120))
    talk.ends(time=talk.time_in(-60))
    return held_offline_in_order(ONE, "ALICE"), [talk.reads()]


def an_end_at_the_time_it_was_sent(talk: SessionTalk) -> Case:
    _was_offline(talk)
    talk.wait(60)
    talk.starts(time=talk.time_in(-180))
    return held_offline_in_order(ONE, "ALICE"), [talk.ends()]


def readings_in_the_wrong_order(talk: SessionTalk) -> Case:
    _was_offline(talk)
    talk.reads(time=talk.time_in(-60))
    return readings_taken_offline(ONE, 90, tolerance=5), [talk.reads(time=talk.time_in(-120))]


def a_restart_in_a_session(talk: SessionTalk) -> Case:
    talk.starts()
    talk.mark()
    talk.answer(talk.central("Reset", type="Soft"), {"status": "Accepted"})
    told = talk.station("BootNotification")
    talk.answer(told, {"status": "Accepted"})
    return registers_again(), [told]


def a_session_elsewhere(talk: SessionTalk) -> Case:
    return session_starts(ONE, "ALICE"), [talk.starts(2)]


def a_place_made_ready_elsewhere(talk: SessionTalk) -> Case:
    talk.reports("Preparing", 1)
    return session_starts(ONE, "ALICE"), [talk.reports("Preparing", 2)]


def a_session_that_is_over(talk: SessionTalk) -> Case:
    talk.starts()
    talk.reports("Charging")
    return session_runs(ONE, "ALICE"), [talk.ends()]


def another_reason(talk: SessionTalk) -> Case:
    talk.starts()
    talk.mark()
    return session_ends(ONE, "Remote"), [talk.ends(reason="Local")]


def the_end_of_another_session(talk: SessionTalk) -> Case:
    talk.starts()
    talk.mark()
    return session_ends(ONE), [talk.ends(8)]


def an_end_where_it_was_to_go_on(talk: SessionTalk) -> Case:
    talk.starts()
    talk.mark()
    ended = talk.ends()
    talk.reports("Charging")
    return session_goes_on(ONE), [ended]


def an_end_by_an_update(talk: SessionTalk) -> Case:
    talk.starts()
    talk.mark()
    talk.answer(talk.central("UpdateFirmware"), {})
    return waits_for_session(ONE), [talk.ends()]


SAID: list[Say] = [
    a_session_that_nobody_was_asked_about,
    a_session_before_the_answer,
    a_question_again,
    a_reading_without_a_voltage,
    the_end_of_another_session_later,
    a_start_without_a_reading,
    an_end_with_less,
    a_reading_from_elsewhere,
    a_start_from_yesterday,
    a_reading_of_another_session,
    a_register_that_went_back,
    a_reading_out_of_step,
    a_reading_beside_the_clock,
    a_start_with_another_card,
    a_reading_after_the_end,
    an_end_at_the_time_it_was_sent,
    readings_in_the_wrong_order,
    a_restart_in_a_session,
    a_session_elsewhere,
    a_place_made_ready_elsewhere,
    a_session_that_is_over,
    another_reason,
    the_end_of_another_session,
    an_end_where_it_was_to_go_on,
    an_end_by_an_update,
]


@pytest.mark.parametrize("said", SAID, ids=lambda say: say.__name__)
def test_what_came_instead_is_named(said: Say) -> None:
    shown, wrong = shown_and_wrong(said)
    assert shown == wrong
