"""A story lays out connections, answers and acts as a look at every entry would find them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from ocpp_support.monitor.story import (
    Story,
    action_of,
    among,
    connector_of,
    items_of,
    payload_of,
    registers,
    restarting,
    restarts,
    text,
    told_time,
    whole,
)
from ocpp_support.protocol.frames import Malformed
from ocpp_support.trace.events import Acted, Connected, Disconnected
from ocpp_support.trace.trace import Sender

from ..matchers.conversations import Talk

OPENED = Connected("/A", ("ocpp1.6",))
TIME = "2026-01-01T00:00:00Z"
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


def test_it_knows_its_time_and_its_connectors() -> None:
    talk = Talk(3)
    talk.wait(7)
    story = Story(talk.conversation())
    assert (story.now, story.connectors, story.entries) == (7, 3, [])


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
    assert [story.before(one) for one in (third, second, first)] == [second, first, None]


def test_requests_and_acts_are_found_by_name() -> None:
    talk = Talk()
    beat, status = talk.station("Heartbeat"), talk.station("StatusNotification")
    order, act = talk.central("Reset"), talk.event(Acted("unplug", "", "a person"))
    story = Story(talk.conversation())
    assert list(story.station("StatusNotification", "Heartbeat")) == [beat, status]
    assert story.central() == story.central("Reset") == [order]
    assert story.central("Heartbeat") == story.station("Reset") == []
    assert story.station() == story.said == [beat, status]
    assert story.station("Heartbeat") == [beat]
    assert list(story.acts("unplug", "plug_in")) == [act]
    assert list(story.acts("plug_in")) == []


def test_what_concerns_a_rule_is_found_in_order_and_once() -> None:
    talk = Talk()
    talk.central("Reset")
    act, boot = talk.event(Acted("unplug", "", "a person")), talk.station("BootNotification")
    answer, beat = talk.answer(boot), talk.station("Heartbeat")
    talk.answer(beat)
    order, opened = talk.central("TriggerMessage"), talk.event(OPENED)
    odd = talk.trace.record(Sender.STATION, Malformed("odd"), "[")
    story = Story(talk.conversation())
    assert story.concerning(Connected, "BootNotification", Acted) == [act, boot, opened]
    assert story.concerning("Heartbeat", answers=("BootNotification", "Reset")) == [answer, beat]
    assert story.concerning(Malformed, "Heartbeat", also=[order, beat]) == [beat, order, odd]
    assert story.concerning("TriggerMessage", Disconnected) == [order]


def test_an_answer_concerns_a_rule_though_it_was_asked_before_this_part_of_a_run() -> None:
    talk = Talk()
    order, boot, old = (
        talk.central("Reset"),
        talk.station("BootNotification"),
        talk.station("BootNotification"),
    )
    talk.answer(old)
    talk.mark()
    answers = [talk.answer(boot), talk.answer(order)]
    assert Story(talk.conversation()).concerning("Reset", answers=("Reset", "BootNotification")) == answers


def test_of_some_entries_those_between_two_others() -> None:
    talk = Talk()
    first, second, third, fourth = entries = [talk.station("Heartbeat") for _ in range(4)]
    assert among(entries, None) == entries
    assert among(entries, second) == [third, fourth]
    assert among(entries, first, fourth) == [second, third]
    assert among(entries, None, second) == among([first, third], None, second) == [first]
    assert among([first, third], second) == [third]


def test_connections_follow_each_other() -> None:
    talk = Talk()
    assert [*Story(talk.conversation()).connections()] == [(None, None)]
    first, _, second = talk.event(OPENED), talk.event(ENDED), talk.event(OPENED)
    pairs = [(None, first), (first, second), (second, None)]
    assert [*Story(talk.conversation()).connections()] == pairs


def test_an_answer_is_the_first_that_came() -> None:
    talk = Talk()
    answered, refused, unanswered = (talk.station("Heartbeat") for _ in range(3))
    first = talk.answer(answered, {"n": 1})
    error, second = talk.error(refused, "InternalError"), talk.answer(answered, {"n": 2})
    story = Story(talk.conversation())
    assert story.answers_to(answered) == [first, second]
    assert story.answers_to(refused) == [error]
    assert [story.answer(one) for one in (answered, refused, unanswered)] == [{"n": 1}, None, None]


def test_an_answer_is_sure_to_have_come_where_the_line_held_for_some_seconds() -> None:
    def delivered(seconds: float, *, ends: bool = True) -> bool:
        talk = Talk()
        talk.wait(100)
        talk.event(OPENED)
        answer = talk.answer(talk.station("Heartbeat"))
        talk.wait(seconds)
        if ends:
            talk.event(ENDED)
        return Story(talk.conversation()).delivered(answer)

    assert [delivered(5), delivered(6), delivered(0, ends=False)] == [False, True, True]


def test_what_is_answered_outside_any_connection_did_not_come() -> None:
    talk = Talk()
    answer = talk.answer(talk.station("Heartbeat"))
    assert not Story(talk.conversation()).delivered(answer)


def test_before_the_first_connection_of_a_whole_run_there_is_none() -> None:
    talk = Talk()
    talk.mark()
    story = Story(talk.conversation())
    assert (story.complete, story.lives) == (True, [])
    before = talk.station("Heartbeat")
    talk.mark()
    talk.event(OPENED)
    part = Story(talk.conversation())
    assert (part.complete, len(part.lives), part.life_of(before)) == (False, 2, part.lives[0])


def test_a_request_has_a_payload_and_an_action_and_anything_else_has_none() -> None:
    talk = Talk()
    call, act = talk.station("Heartbeat", a=1), talk.event(Acted("unplug", "", "a person"))
    assert (payload_of(call), action_of(call)) == ({"a": 1}, "Heartbeat")
    assert (payload_of(act), action_of(act)) == ({}, "")


@pytest.mark.parametrize("odd", [None, "1", 1.0, True, False, []])
def test_what_is_no_whole_number_and_no_list_of_settings(odd: Any) -> None:
    assert whole(odd) is None
    assert items_of({"configurationKey": odd}) == []


def test_whole_numbers_texts_and_settings() -> None:
    assert [whole(0), whole(-1)] == [0, -1]
    assert [text("a"), text(None), text(1)] == ["a", "", ""]
    assert items_of({"configurationKey": [{"key": "a"}, "b", None]}) == [{"key": "a"}]


@pytest.mark.parametrize(
    ("details", "place"), [("at connector 12", 12), ("with card A at connector 1", 1), ("", None)]
)
def test_an_act_is_done_at_a_connector(details: str, place: int | None) -> None:
    talk = Talk()
    assert connector_of(talk.event(Acted("unplug", details, "a person"))) == place
    assert connector_of(talk.event(OPENED)) is None


@pytest.mark.parametrize(
    ("payload", "told"),
    [
        ({"timestamp": TIME}, True),
        ({"meterValue": [{"timestamp": TIME}]}, True),
        ({"timestamp": TIME, "meterValue": [{}]}, False),
        ({"timestamp": TIME, "meterValue": []}, True),
        ({"timestamp": TIME, "meterValue": ["odd"]}, True),
        ({"timestamp": TIME, "meterValue": "odd"}, True),
        ({"timestamp": "soon"}, False),
        ({}, False),
    ],
)
def test_a_request_names_a_time(payload: dict[str, Any], told: bool) -> None:
    expected = datetime(2026, 1, 1, tzinfo=UTC) if told else None
    assert told_time(Talk().station("MeterValues", **payload)) == expected


def test_the_station_registers() -> None:
    talk = Talk()
    assert registers(talk.station("BootNotification"))
    assert not registers(talk.station("Heartbeat"))
    assert not registers(talk.central("BootNotification"))


def test_what_may_restart_it() -> None:
    talk = Talk()
    for act in ("power_cycle", "power_off", "power_on"):
        assert restarts(talk.event(Acted(act, "", "a person")))
    assert restarts(talk.central("Reset"))
    assert restarts(talk.central("UpdateFirmware"))
    assert restarts(talk.central("TriggerMessage", requestedMessage="BootNotification"))


def test_what_does_not_restart_it() -> None:
    talk = Talk()
    assert not restarts(talk.event(Acted("unplug", "", "a person")))
    assert not restarts(talk.central("TriggerMessage", requestedMessage="Heartbeat"))
    assert not restarts(talk.central("ClearCache"))
    assert not restarts(talk.station("Reset", requestedMessage="BootNotification"))


def test_whatever_may_restart_it_is_found_in_order() -> None:
    talk = Talk()
    first = talk.central("Reset")
    talk.central("ClearCache")
    talk.event(Acted("unplug", "", "a person"))
    second = talk.event(Acted("power_off", "", "a person"))
    talk.station("Reset")
    third = talk.central("UpdateFirmware")
    assert restarting(Story(talk.conversation())) == [first, second, third]
