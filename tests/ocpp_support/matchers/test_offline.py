"""Matchers over what is reported of a time offline."""

from __future__ import annotations

import pytest

from ocpp_support.matchers.expectation import Expectation
from ocpp_support.matchers.offline import (
    held_offline,
    held_offline_in_order,
    readings_taken_offline,
    told_again,
)
from ocpp_support.trace.events import Acted, Connected, Disconnected
from ocpp_support.vocabulary.nouns import Outlet

from .conversations import description, mismatch
from .session_talk import SessionTalk, sample, survives_garbage

HELD = held_offline(Outlet(1), "ALICE")
IN_ORDER = held_offline_in_order(Outlet(1), "ALICE")
AGAIN = told_again(Outlet(1), "ALICE")
READINGS = readings_taken_offline(Outlet(1), 30, tolerance=5)


class OfflineTalk(SessionTalk):
    """The line is lost at 0 s; a session is held from 10 s to 70 s; the line is back at 120 s."""

    def __init__(self, *, back: bool = True) -> None:
        super().__init__()
        self.event(Disconnected(1006, "", "the central system"))
        self.began, self.ended = self.time_in(11), self.time_in(71)
        for act, seconds in (("plug_in", 10), ("present_card", 0), ("present_card", 60), ("unplug", 15)):
            self.wait(seconds)
            card = "with card ALICE " if act == "present_card" else ""
            self.event(Acted(act, f"{card}at connector 1", "the simulator"))
        self.mark()
        if back:
            self.wait(35)
            self.event(Connected("/CP01", ("ocpp1.6",)))

    def held(self, **ends: object) -> OfflineTalk:
        """The session is reported as it was."""
        self.starts(time=self.began)
        self.reads(sample(value="150"), time=self.time_in(-80))
        self.ends(**{"time": self.ended, **ends})
        return self


def test_a_session_held_offline_is_accepted_among_others() -> None:
    talk = OfflineTalk()
    talk.starts(2, "ALICE", 5)
    talk.held()
    assert HELD.matches(talk.conversation())
    assert HELD.fact(talk.conversation()) == "start and stop received"


def test_a_start_alone_is_not_enough() -> None:
    talk = OfflineTalk()
    talk.starts()
    assert mismatch(HELD, talk.conversation()) == "the end of session 7 was not reported after its start"
    talk.ends(-1)
    talk.ends(8)
    assert mismatch(HELD, talk.conversation()) == (
        "the end of session 7 was not reported after its start; the end of session -1, 8 was"
    )
    assert HELD.in_short(talk.conversation()) == "start received, no stop"


def test_place_and_card_are_those_of_one_start() -> None:
    talk = OfflineTalk()
    talk.starts(2, "ALICE", 5)
    talk.starts(1, "BOB", 6)
    talk.ends(5)
    talk.ends(6)
    assert mismatch(HELD, talk.conversation()) == (
        "its start was not reported; a start on connector 2 with card ALICE; "
        "a start on connector 1 with card BOB"
    )
    assert HELD.in_short(talk.conversation()) == "no start received"


def test_nothing_reported_is_said_so() -> None:
    talk = OfflineTalk()
    assert mismatch(HELD, talk.conversation()).endswith("the station sent nothing at all")
    assert IN_ORDER.in_short(talk.conversation()) == "no start received"


def test_a_session_in_order_and_with_its_own_times_is_accepted() -> None:
    talk = OfflineTalk().held()
    assert IN_ORDER.matches(talk.conversation())
    assert IN_ORDER.fact(talk.conversation()) is None


def test_times_at_which_it_was_sent_are_not_its_own() -> None:
    talk = OfflineTalk()
    talk.starts(time=talk.time)
    talk.ends(time=talk.time)
    assert mismatch(IN_ORDER, talk.conversation()).splitlines() == [
        "its start is said to be at 2026-01-01T00:02:00Z; it was from 00:00:10 to 00:01:10",
        "          its end is said to be at 2026-01-01T00:02:00Z; it was from 00:01:10 to 00:01:25",
    ]
    assert IN_ORDER.in_short(talk.conversation()) == "received with wrong times"


def test_clocks_may_differ_by_five_seconds() -> None:
    talk = OfflineTalk()
    talk.starts(time="2026-01-01T00:00:05Z")
    talk.ends(time="2026-01-01T00:01:30Z")
    assert IN_ORDER.matches(talk.conversation())
    talk = OfflineTalk()
    talk.starts(time="2026-01-01T00:00:04Z")
    talk.ends(time="2026-01-01T00:01:31Z")
    assert len(IN_ORDER.problems(talk.conversation())) == 2


def test_it_ended_between_the_last_card_and_whatever_was_done_next() -> None:
    talk = SessionTalk()
    talk.event(Disconnected(1006, "", "the central system"))
    for act, seconds in (("present_card", 10), ("present_card", 10), ("present_card", 50), ("unplug", 15)):
        talk.wait(seconds)
        talk.event(Acted(act, "at connector 1", "the simulator"))
    talk.wait(15)
    talk.event(Acted("plug_in", "at connector 1", "the simulator"))
    talk.mark()
    talk.starts(time="2026-01-01T00:01:00Z")
    talk.ends(time="2026-01-01T00:01:40Z")
    assert mismatch(IN_ORDER, talk.conversation()) == (
        "its end is said to be at 2026-01-01T00:01:40Z; it was from 00:01:10 to 00:01:25"
    )


def test_where_nothing_was_done_next_it_ended_before_the_line_was_back() -> None:
    talk = SessionTalk()
    talk.event(Disconnected(1006, "", "the central system"))
    for seconds in (10, 60):
        talk.wait(seconds)
        talk.event(Acted("present_card", "at connector 1", "the simulator"))
    talk.wait(30)
    talk.station("Heartbeat")
    talk.mark()
    talk.starts(time="2026-01-01T00:00:11Z")
    talk.ends(time="2026-01-01T00:01:46Z")
    assert mismatch(IN_ORDER, talk.conversation()) == (
        "its end is said to be at 2026-01-01T00:01:46Z; it was from 00:01:10 to 00:01:40"
    )


def test_readings_outside_the_session_are_not_in_order() -> None:
    talk = OfflineTalk()
    talk.reads()
    talk.held()
    talk.reads()
    assert mismatch(IN_ORDER, talk.conversation()).splitlines() == [
        "a reading of session 7 arrived before its start",
        "          a reading of session 7 arrived after its end",
    ]
    assert IN_ORDER.in_short(talk.conversation()) == "not received in order"


def test_energy_and_times_that_are_wrong_are_all_named() -> None:
    talk = OfflineTalk().held(meter=50, time="noon")
    text = mismatch(IN_ORDER, talk.conversation())
    assert "the time of its end is 'noon'" in text
    assert "the meter showed 100 Wh at the start and 50 Wh at the end" in text
    assert "a reading of session 7 shows 150 Wh, and it began at 100 Wh and ended at 50 Wh" in text
    assert IN_ORDER.in_short(talk.conversation()) == (
        "received with wrong times, received with energy that does not add up"
    )


def test_a_session_that_nobody_held_there_has_no_times() -> None:
    talk = SessionTalk()
    talk.event(Disconnected(1006, "", "the central system"))
    for _ in range(2):
        talk.event(Acted("present_card", "with card ALICE at connector 2", "the simulator"))
    talk.mark()
    talk.starts()
    talk.ends()
    assert mismatch(IN_ORDER, talk.conversation()) == "no session was held offline there"


def test_what_is_told_twice_is_seen() -> None:
    talk = OfflineTalk().held()
    assert mismatch(AGAIN, talk.conversation()) == "each was reported once at the most"
    twice = OfflineTalk().held()
    twice.starts()
    assert AGAIN.matches(twice.conversation())
    talk.ends()
    assert AGAIN.matches(talk.conversation())
    assert AGAIN.matches(OfflineTalk().held().held().conversation())
    assert AGAIN.seen(talk.conversation()) == "its start was reported once, its end twice"
    talk.starts(2, "ALICE", 8)
    talk.starts(number=9)
    talk.ends(9)
    assert AGAIN.seen(talk.conversation()) == "its start was reported twice, its end 3 times"
    assert AGAIN.when_unwanted() == "start or stop received twice"


def _read(*seconds: float, connector: int = 1, back: bool = True) -> OfflineTalk:
    """Readings that were taken so many seconds after the line was lost."""
    talk = OfflineTalk(back=back)
    for second in seconds:
        talk.reads(connector=connector, time=talk.time_in(second - talk.clock.elapsed))
    return talk


def test_readings_taken_offline_are_accepted() -> None:
    talk = _read(20, 50, 80, 110, 140)
    assert READINGS.matches(talk.conversation())
    assert READINGS.fact(talk.conversation()) == "meter values received"


def test_a_reading_that_is_told_often_is_one() -> None:
    talk = _read(20, 20, 50, 50)
    assert mismatch(READINGS, talk.conversation()) == "2 arrived, and in 110 s 3 at the least were due"


def test_a_reading_at_the_edge_may_be_of_before_or_after() -> None:
    """The line was lost at 0 s and is back at 120 s; clocks differ by 5 s at most."""
    assert READINGS.fact(_read(6, 114).conversation()) == "meter values received"
    assert READINGS.in_short(_read(5, 115).conversation()) == "no meter values"
    assert READINGS.in_short(_read(6).conversation()) == "not all meter values in order"
    assert READINGS.in_short(_read(114).conversation()) == "not all meter values in order"


def test_as_many_as_were_due_are_enough() -> None:
    assert READINGS.matches(_read(20, 50, 80).conversation())
    without_rhythm = readings_taken_offline(Outlet(1), 0, tolerance=5)
    assert without_rhythm.matches(_read(20).conversation())


def test_what_was_read_by_the_clock_is_not_taken() -> None:
    talk = OfflineTalk()
    talk.reads(sample(context="Sample.Clock"), time=talk.time_in(-60))
    assert mismatch(READINGS, talk.conversation()) == (
        "none that was taken offline arrived; no such reading arrived of connector 1, though others did"
    )


def test_readings_taken_since_are_none_that_were_taken_offline() -> None:
    talk = _read(118, 140, 170)
    assert mismatch(READINGS, talk.conversation()) == (
        "none that was taken offline arrived; of those that did, the first was taken at 2026-01-01T00:01:58Z"
    )
    assert READINGS.in_short(talk.conversation()) == "no meter values"


def test_readings_of_another_connector_are_not_taken() -> None:
    talk = _read(20, 50, 80, connector=2)
    assert mismatch(READINGS, talk.conversation()).endswith("some did of connector 2")
    assert READINGS.in_short(talk.conversation()) == "no meter values"


def test_readings_that_are_missing_or_out_of_order_are_named() -> None:
    talk = _read(80, 50)
    assert mismatch(READINGS, talk.conversation()).splitlines() == [
        "a reading of 00:00:50 arrived after that of 00:01:20",
        "          2 arrived, and in 110 s 3 at the least were due",
    ]
    assert READINGS.in_short(talk.conversation()) == "not all meter values in order"


def test_a_station_that_was_not_away_or_is_not_back_is_not_judged() -> None:
    assert mismatch(READINGS, SessionTalk().conversation()) == "the station was not offline"
    away = OfflineTalk(back=False).conversation()
    assert mismatch(READINGS, away) == "the station did not come back"
    assert READINGS.in_short(away) == "the station did not come back"
    never = SessionTalk()
    never.event(Connected("/CP01", ("ocpp1.6",)))
    never.reads()
    assert READINGS.in_short(never.conversation()) == "no meter values"


def test_what_is_wanted_is_said() -> None:
    assert description(HELD) == "start and end of a session on connector 1 with card ALICE to be reported"
    assert "with the times they happened, give or take 5 s" in description(IN_ORDER)
    assert "to be reported twice" in description(AGAIN)
    assert "one every 30 s, give or take 5 s" in description(READINGS)


@pytest.mark.parametrize(
    "matcher",
    [
        held_offline(Outlet(1), "BOB"),
        held_offline_in_order(Outlet(1), "BOB"),
        told_again(Outlet(1), "BOB"),
        READINGS,
    ],
    ids=lambda matcher: type(matcher).__name__,
)
def test_nonsense_is_survived(matcher: Expectation) -> None:
    assert survives_garbage(matcher)
