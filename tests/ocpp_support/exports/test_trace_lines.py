"""A scenario's own file is a whole trace: all of it records, no answer an orphan, and it reads back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ocpp_support.chronicle.chronicle import chronicle_of
from ocpp_support.chronicle.scene import Scene
from ocpp_support.exports.table import as_csv
from ocpp_support.exports.trace_lines import as_trace_lines
from ocpp_support.trace.events import Connected, Disconnected, Noted
from ocpp_support.trace.open_trace import MOST_BEFORE, OURS

from ..trace.test_open_trace import VALIDATOR
from .play import LABEL, Play


def records(play: Play) -> list[dict[str, Any]]:
    text = as_trace_lines(play.scene(), "CP1")
    assert text.endswith("}\n")
    return [json.loads(line) for line in text.splitlines()]


def read_back(play: Play) -> Scene:
    return chronicle_of({}, as_trace_lines(play.scene(), "CP1")).scenes[LABEL]


def whole_play() -> Play:
    play = Play()
    play.event(Connected("/CP1", ("ocpp1.6",)))
    asked = play.central("GetDiagnostics")
    play.station("Heartbeat")
    play.begins()
    play.step("Given it is there")
    play.answer(asked, {"fileName": "log"})
    play.step("When it is told")
    play.event(Noted("before"))
    order = play.central("Reset")
    play.wait(60)
    play.misses("it to answer", "it did not", order)
    play.ends()
    play.station("Heartbeat")
    play.event(Disconnected(1000, "", "the station"))
    return play


def test_every_line_is_a_record_of_the_format() -> None:
    every = records(whole_play())
    assert [next(VALIDATOR.iter_errors(one), None) for one in every] == [None] * len(every)
    assert {one["chargePointId"] for one in every} == {"CP1"}


def test_no_answer_is_an_orphan() -> None:
    said = [(one["messageType"], one["action"]) for one in records(whole_play())]
    assert said == [
        ("CALL", "GetDiagnostics"),
        ("CALLRESULT", "GetDiagnostics"),
        ("CALL", "Reset"),
        ("CALL", "Heartbeat"),
    ]


def test_what_came_after_the_last_frame_stands_with_it() -> None:
    after = records(whole_play())[-1]["meta"][OURS]["after"]
    assert [one["kind"] for one in after] == ["Disconnected"]


def test_however_much_happens_every_line_is_a_record() -> None:
    play = Play()
    play.begins()
    for _ in range(MOST_BEFORE * 2):
        play.event(Noted("odd"))
    play.station("Heartbeat")
    (record,) = records(play)
    assert len(record["meta"][OURS]["before"]) == MOST_BEFORE * 2 + 2


def test_it_reads_back_with_all_its_turns() -> None:
    play = whole_play()
    back, scene = read_back(play), play.scene()
    assert as_csv(back) == as_csv(scene)
    assert [step.words for step in back.steps] == ["Given it is there", "When it is told"]
    assert [back.is_preparation(one) for one in back.entries] == [True, False, False, False, False]
    assert [back.is_putting_back(one) for one in back.entries] == [False, False, False, True, True]
    (missed,) = back.missed
    assert (missed.but, missed.at) == ("it did not", 60.0)
    assert [one.raw for one in back.entries if one.number in missed.offending] == ['[2,"3","Reset",{}]']
    assert back.conversation.connectors == 2


def test_turns_at_the_very_end_are_kept() -> None:
    play = Play()
    play.begins()
    play.step("When it is told")
    play.station("Heartbeat")
    play.wait(9)
    play.misses("it to rest", "it did not")
    play.ends()
    back = read_back(play)
    assert [one.but for one in back.missed] == ["it did not"]
    assert back.chapter.ends is not None


def test_where_nothing_was_said_a_line_tells_what_happened() -> None:
    play = Play()
    play.begins()
    play.event(Noted("dark"))
    (line,) = records(play)
    assert "messageType" not in line
    assert [str(one.content) for one in read_back(play).entries] == ["dark"]
    silent = Play()
    silent.begins()
    assert as_trace_lines(silent.scene(), "CP1") == ""


def test_no_secret_is_in_it() -> None:
    play = Play()
    play.begins()
    play.misses("ftp://me:0123cafe@host", "ftp://me:0123cafe@host")
    play.central("ChangeConfiguration", key="AuthorizationKey", value="0123cafe")
    assert len(records(play)) == 1
    assert "cafe" not in as_trace_lines(play.scene(), "CP1")


@pytest.mark.timeout(60)
def test_a_flood_that_is_no_message_costs_no_more_than_its_length() -> None:
    play = Play()
    play.begins()
    for _ in range(10_000):
        play.event(Noted("odd"))
    play.station("Heartbeat")
    assert len(records(play)) == 1
