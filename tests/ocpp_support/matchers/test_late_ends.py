"""Matchers over a session that was ended while the station was offline."""

from __future__ import annotations

import pytest

from ocpp_support.matchers.expectation import Expectation
from ocpp_support.matchers.late_ends import end_told_again, ended_offline
from ocpp_support.trace.events import Acted, Connected, Disconnected
from ocpp_support.vocabulary.nouns import Outlet

from .conversations import description, mismatch
from .session_talk import SessionTalk, survives_garbage

ENDED, END_AGAIN = ended_offline(Outlet(1)), end_told_again(Outlet(1))


def _ended(*times: float) -> SessionTalk:
    """A session that ALICE ended 20 s after the line was lost, told later with these times of its end."""
    talk = SessionTalk()
    talk.starts()
    talk.event(Disconnected(1006, "", "the central system"))
    talk.wait(20)
    talk.event(Acted("present_card", "with card ALICE at connector 1", "the simulator"))
    talk.wait(15)
    talk.mark()
    talk.wait(60)
    talk.event(Connected("/CS", ("ocpp1.6",)))
    for seconds in times:
        talk.ends(time=talk.time_in(seconds - talk.clock.elapsed))
    return talk


def test_an_end_told_late_has_its_own_time() -> None:
    assert ENDED.matches(_ended(30).conversation())
    late = _ended(95).conversation()
    assert mismatch(ENDED, late) == (
        "its end is said to be at 2026-01-01T00:01:35Z; it was from 00:00:20 to 00:00:30"
    )
    assert ENDED.in_short(late) == "stop received with a wrong time or less energy"
    assert "give or take 5 s" in description(ENDED)


def test_an_end_told_late_has_no_less_energy() -> None:
    talk = _ended()
    talk.ends(meter=50, time=talk.time_in(30 - talk.clock.elapsed))
    assert mismatch(ENDED, talk.conversation()) == (
        "the meter showed 100 Wh at the start and 50 Wh at the end"
    )


def test_a_station_that_redials_at_once_is_found_out_too() -> None:
    assert ENDED.matches(_ended(35).conversation())
    assert not ENDED.matches(_ended(36).conversation())


def test_an_end_that_is_not_told_is_missed() -> None:
    lost = _ended().conversation()
    assert mismatch(ENDED, lost) == ("the end of session 7 was not reported; the station sent nothing at all")
    assert ENDED.in_short(lost) == "no stop received"
    assert mismatch(ENDED, SessionTalk().conversation()) == "no session was running on connector 1"


def test_an_end_that_nobody_made_is_not_judged() -> None:
    talk = SessionTalk()
    talk.starts()
    talk.mark()
    talk.ends()
    assert mismatch(ENDED, talk.conversation()) == "nobody ended it while the station was offline"


def test_an_end_told_twice_is_seen() -> None:
    assert mismatch(END_AGAIN, _ended(30).conversation()) == "it was reported once at the most"
    assert END_AGAIN.matches(_ended(30, 30).conversation())
    assert END_AGAIN.when_unwanted() == "stop received twice"
    assert END_AGAIN.seen(_ended(30, 30).conversation()) == "2 reports of the end of session 7 came"
    assert description(END_AGAIN) == "the end of the session on connector 1 to be reported twice"


def test_what_is_told_again_is_the_end_of_the_session_there() -> None:
    talk = SessionTalk()
    talk.starts(1, number=7)
    talk.starts(2, number=8)
    talk.mark()
    talk.ends(7)
    talk.ends(7)
    assert END_AGAIN.seen(talk.conversation()) == "2 reports of the end of session 7 came"


@pytest.mark.parametrize(
    "matcher",
    [ended_offline(Outlet(2)), end_told_again(Outlet(2))],
    ids=lambda matcher: type(matcher).__name__,
)
def test_nonsense_is_survived(matcher: Expectation) -> None:
    assert survives_garbage(matcher)
