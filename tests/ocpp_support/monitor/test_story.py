"""A story lays out connections, answers and acts as a look at every entry would find them."""

from __future__ import annotations

from ocpp_support.monitor.story import Story
from ocpp_support.trace.events import Acted, Connected, Disconnected
from ocpp_support.trace.trace import Sender

from ..matchers.conversations import Talk

OPENED = Connected("/A", ("ocpp1.6",))
ENDED = Disconnected(1000, "", "the station")


def test_an_entry_stands_in_the_connection_that_it_was_said_on() -> None:
    talk = Talk()
    outside, first = talk.station("Heartbeat"), talk.event(OPENED)
    said, end = talk.station("Heartbeat"), talk.event(ENDED)
    between, second = talk.event(Acted("plug_in", "", "a person")), talk.event(OPENED)
    again = talk.station("Heartbeat")
    story = Story(talk.conversation())
    assert [(life.opened, life.ended) for life in story.lives] == [(first, end), (second, None)]
    assert story.life_of(said) is story.lives[0]
    assert story.life_of(again) is story.lives[1]
    assert [story.life_of(entry) for entry in (outside, first, end, between, second)] == [None] * 5


def test_of_two_connections_the_newer_one_speaks_and_the_older_one_goes_first() -> None:
    talk = Talk()
    older, newer = talk.event(OPENED), talk.event(OPENED)
    both, gone = talk.station("Heartbeat"), talk.event(ENDED)
    one = talk.station("Heartbeat")
    story = Story(talk.conversation())
    assert [(life.opened, life.ended) for life in story.lives] == [(older, gone), (newer, None)]
    assert story.life_of(newer) is story.lives[0]
    assert story.life_of(both) is story.life_of(one) is story.life_of(gone) is story.lives[1]


def test_a_part_of_a_run_begins_on_a_connection() -> None:
    talk = Talk()
    before = talk.central("Reset")
    talk.mark()
    answer, end = talk.answer(before), talk.event(ENDED)
    story = Story(talk.conversation())
    assert [(life.opened, life.ended) for life in story.lives] == [(None, end)]
    assert story.life_of(before) is story.life_of(answer) is story.lives[0]
    assert story.answers_to(before) == [answer]
    assert list(story.central()) == []
    assert list(story.after(before)) == [answer, end]


def test_one_looks_around_from_an_entry() -> None:
    talk = Talk()
    talk.station("Heartbeat")
    talk.mark()
    first, second, third, fourth = [talk.station("Heartbeat") for _ in range(4)]
    story = Story(talk.conversation())
    assert list(story.after(second)) == [third, fourth]
    assert list(story.after(first, fourth)) == [second, third]
    assert list(story.back_from(third)) == [second, first]
    assert list(story.back_from(first)) == []
    assert (story.before(third), story.before(first)) == (second, None)


def test_requests_and_acts_are_found_by_name() -> None:
    talk = Talk()
    beat, status = talk.station("Heartbeat"), talk.station("StatusNotification")
    order, act = talk.central("Reset"), talk.event(Acted("unplug", "", "a person"))
    story = Story(talk.conversation())
    assert list(story.station("StatusNotification", "Heartbeat")) == [beat, status]
    assert list(story.calls(Sender.CENTRAL)) == [order]
    assert list(story.acts("unplug", "plug_in")) == [act]
    assert list(story.acts("plug_in")) == []
