"""Transactions are put together from their messages, and times offline from connections."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from ocpp_support.monitor.sessions import NEAR, Offline, Session, outages, sessions
from ocpp_support.monitor.story import Story
from ocpp_support.trace.events import Connected, Disconnected
from tests.ocpp_support.matchers.session_talk import NOTHING, SessionTalk, sample

SECOND = timedelta(seconds=1)


def _all(talk: SessionTalk) -> tuple[Session, ...]:
    return sessions(Story(talk.conversation()))


def test_a_transaction_and_what_was_told_of_it() -> None:
    talk = SessionTalk()
    start = talk.starts(2, "Alice", 7, meter=100)
    talk.wait(10)
    talk.reads(sample(value="120"), number=7)
    talk.reads(sample(value="999"), number=8)
    end = talk.ends(7, meter=150)
    talk.ends(7, meter=160)
    (session,) = _all(talk)
    assert (session.start, session.end, session.number) == (start, end, 7)
    assert (session.place, session.card) == (2, "alice")
    assert (session.began, session.ended) == (start.moment, end.moment)
    assert (session.meter_start, session.meter_stop) == (100, 150)
    assert [reading.values for reading in session.readings] == [(120,)]


def test_a_transaction_that_runs_and_told_nothing() -> None:
    talk = SessionTalk()
    talk.starts(None, None, 7, meter=None, time="soon")
    (session,) = _all(talk)
    assert (session.end, session.ended, session.meter_stop) == (None, None, None)
    assert (session.place, session.card, session.began, session.meter_start) == (None, "", None, None)


def test_numbers_that_make_no_transaction() -> None:
    talk = SessionTalk()
    for number in (0, -1, "7", None):
        talk.starts(number=number)
        talk.ends(number)
    assert _all(talk) == ()


def test_the_smallest_number_makes_one() -> None:
    talk = SessionTalk()
    talk.starts(number=1)
    talk.reads(number=NOTHING)
    talk.ends(None)
    (session,) = _all(talk)
    assert (session.number, session.readings, session.end) == (1, [], None)


def test_an_answer_that_comes_twice_makes_one_transaction() -> None:
    talk = SessionTalk()
    start = talk.starts(number=7)
    talk.answer(start, {"transactionId": 7})
    other = talk.starts(2, number=7)
    assert [session.start for session in _all(talk)] == [start]
    assert other is not start


def test_what_comes_before_the_number_is_given_does_not_end_a_transaction() -> None:
    talk = SessionTalk()
    talk.ends(7)
    talk.starts(number=7)
    end = talk.ends(7)
    (session,) = _all(talk)
    assert session.end is end


def test_only_the_station_ends_a_transaction() -> None:
    talk = SessionTalk()
    talk.starts(number=7)
    talk.central("StopTransaction", transactionId=7)
    (session,) = _all(talk)
    assert session.end is None


class Lines(SessionTalk):
    """A station that is online from 10 s to 100 s, and again from 200 s."""

    def __init__(self, *further: float) -> None:
        super().__init__()
        times = (10.0, 100.0, 200.0, *further)
        for place, at in enumerate(times):
            self.clock.elapsed = at
            self.event(Disconnected(1006, "", "") if place % 2 else Connected("/CP1", ()))
        self.clock.elapsed = times[-1] + 100

    def offline(self) -> Offline:
        """What is known of its times offline."""
        return Offline(Story(self.conversation()))

    def at(self, seconds: float) -> Any:
        """A time on the run's clock."""
        return self.clock.started + seconds * SECOND


def test_a_station_is_offline_between_two_connections() -> None:
    lines = Lines()
    (outage,) = outages(Story(lines.conversation()))
    assert (outage.gone.at, outage.back.at) == (100, 200)
    near = NEAR.total_seconds()
    said = {seconds: outage.contains(lines.at(seconds)) for seconds in (97, 100 - near, 200 + near, 203)}
    assert list(said.values()) == [False, True, True, False]


def test_it_may_have_been_offline_before_it_first_came_and_where_no_time_was_told() -> None:
    lines, offline = Lines(), Lines().offline()
    assert offline.at(None)
    said = {seconds: offline.at(lines.at(seconds)) for seconds in (9, 10, 97, 98, 150, 202, 203, 999)}
    assert list(said.values()) == [True, False, False, True, True, True, False, False]


def test_one_outage_after_the_other() -> None:
    lines = Lines(300, 400, 500, 600)
    offline = lines.offline()
    said = {seconds: offline.at(lines.at(seconds)) for seconds in (150, 250, 302, 402, 403, 550, 650)}
    assert list(said.values()) == [True, False, True, True, False, True, False]


def test_a_station_that_never_came_was_never_seen_offline() -> None:
    talk = SessionTalk()
    assert not Offline(Story(talk.conversation())).at(talk.clock.started)


def test_a_line_that_has_not_come_back_is_no_outage() -> None:
    (outage,) = outages(Story(Lines(300).conversation()))
    assert (outage.gone.at, outage.again and outage.again.at) == (100, 300)


def test_two_lines_at_once_are_no_outage() -> None:
    talk = SessionTalk()
    for _ in range(2):
        talk.event(Connected("/CP1", ()))
    assert outages(Story(talk.conversation())) == []


def test_outages_that_overlap_a_stretch_of_time() -> None:
    lines = Lines(300, 400, 500, 600)
    offline = lines.offline()

    def between(begin: float, end: float) -> list[float]:
        return [outage.gone.at for outage in offline.between(lines.at(begin), lines.at(end))]

    assert between(0, 1000) == [100, 300, 500]
    assert between(210, 290) == []
    assert between(202, 298) == [100, 300]
    assert between(203, 297) == []
    assert between(350, 360) == [300]
