"""Matchers over heartbeats."""

from __future__ import annotations

from ocpp_support.matchers.rhythm import (
    seldom_shows_itself,
    shows_itself_every,
    shows_itself_when_asked,
    shows_itself_within,
)

from .conversations import description, mismatch
from .settings_talk import SettingsTalk, item

EVERY_45 = shows_itself_every(45, tolerance=6.5)


def _beats(*pauses: float, talk: SettingsTalk | None = None) -> SettingsTalk:
    talk = talk or SettingsTalk()
    for pause in pauses:
        talk.wait(pause)
        talk.station("Heartbeat")
    return talk


def test_three_beats_in_a_row_are_a_rhythm() -> None:
    talk = _beats(3, 45, 43)
    assert EVERY_45.matches(talk.conversation())
    assert EVERY_45.fact(talk.conversation()) == "rhythm 44.0 s"


def test_a_rhythm_may_be_off_by_what_is_said() -> None:
    off = 6.5
    assert off == 6.5
    assert EVERY_45.matches(_beats(1, 45 + off, 45 - off).conversation())
    assert not EVERY_45.matches(_beats(1, 45, 45 + off + 0.1).conversation())
    assert not EVERY_45.matches(_beats(1, 45, 45 - off - 0.1).conversation())


def test_two_beats_are_no_rhythm() -> None:
    assert mismatch(EVERY_45, _beats(45, 45).conversation()) == (
        "it showed itself 2 times, at +45.0, +90.0 s: 45.0 s apart"
    )


def test_one_gap_from_each_of_two_rows_is_no_rhythm() -> None:
    assert not EVERY_45.matches(_beats(45, 45, 10, 45).conversation())
    assert EVERY_45.matches(_beats(45, 45, 45, 10).conversation())


def test_another_message_is_no_beat() -> None:
    talk = _beats(45, 45)
    talk.wait(45)
    talk.station("StatusNotification", connectorId=1)
    assert not EVERY_45.matches(talk.conversation())


def test_between_other_messages_nothing_is_measured() -> None:
    talk = _beats(45, 45)
    talk.station("StatusNotification", connectorId=1)
    _beats(45, talk=talk)
    assert not EVERY_45.matches(talk.conversation())
    assert EVERY_45.matches(_beats(45, 45, talk=talk).conversation())


def test_beats_of_the_life_before_do_not_count() -> None:
    talk = _beats(45, 45, 45)
    talk.answer(talk.station("BootNotification"), {"status": "Accepted"})
    talk.wait(100)
    assert mismatch(EVERY_45, talk.conversation()) == (
        "it did not show itself; the station sent nothing at all"
    )
    talk.station("StatusNotification", connectorId=1)
    assert mismatch(EVERY_45, talk.conversation()) == "it did not show itself; it sent StatusNotification"
    assert EVERY_45.in_short(talk.conversation()) == "no heartbeat, 45 s wanted"
    for _ in range(8):
        talk.station("MeterValues", connectorId=1)
    assert mismatch(EVERY_45, talk.conversation()) == (
        "it did not show itself; it sent StatusNotification, MeterValues 8 times"
    )


def test_another_rhythm_is_told() -> None:
    talk = _beats(60, 60, 60)
    assert mismatch(EVERY_45, talk.conversation()) == (
        "it showed itself 3 times, at +60.0, +120.0, +180.0 s: 60.0, 60.0 s apart"
    )
    assert EVERY_45.in_short(talk.conversation()) == "no rhythm of 45 s: 60.0, 60.0 s apart"


def test_of_many_beats_the_last_are_told() -> None:
    talk = SettingsTalk()
    talk.wait(100)
    talk.mark()
    _beats(*range(1, 14), talk=talk)
    assert mismatch(EVERY_45, talk.conversation()) == (
        "it showed itself 13 times, last at +36.0, +45.0, +55.0, +66.0, +78.0, +91.0 s: "
        "9.0, 10.0, 11.0, 12.0, 13.0 s apart"
    )


def test_one_beat_is_not_apart_from_any() -> None:
    assert mismatch(EVERY_45, _beats(45).conversation()) == "it showed itself once, at +45.0 s"


def test_a_changed_rhythm_is_told_with_the_old_one() -> None:
    talk = SettingsTalk()
    talk.reads("HeartbeatInterval", items=(item("HeartbeatInterval", "900"),))
    talk.mark()
    talk.changes("HeartbeatInterval", "45")
    _beats(45, 45, 45, talk=talk)
    assert EVERY_45.fact(talk.conversation()) == "rhythm 900 s changed to 45.0 s"


def test_a_rhythm_takes_its_time() -> None:
    assert EVERY_45.takes == 3 * (45 + 6.5)
    assert description(EVERY_45) == (
        "the station to show itself 3 times in a row, every 45 s (6.5 s more or less)"
    )


def test_one_beat_within_the_hour_will_do() -> None:
    wanted = shows_itself_within(3600, tolerance=362)
    assert wanted.takes == 3962
    assert description(wanted) == "the station to show itself within 3600 s (362 s later at most)"
    assert wanted.matches(_beats(3962).conversation())
    talk = SettingsTalk()
    talk.wait(3962)
    talk.mark()
    assert wanted.matches(_beats(3700, talk=talk).conversation())
    assert mismatch(wanted, SettingsTalk().conversation()) == (
        "it did not show itself within 3962 s; the station sent nothing at all"
    )
    assert mismatch(wanted, _beats(4000).conversation()) == "it showed itself only after 4000.0 s"


def test_a_beat_after_the_question_answers_it_even_before_its_answer() -> None:
    talk = SettingsTalk()
    question = talk.central("TriggerMessage", requestedMessage="Heartbeat")
    talk.station("Heartbeat")
    talk.answer(question, {"status": "Accepted"})
    assert shows_itself_when_asked().matches(talk.conversation())


def test_a_beat_before_the_question_does_not_answer_it() -> None:
    wanted = shows_itself_when_asked()
    talk = _beats(1)
    talk.central("TriggerMessage", requestedMessage="StatusNotification")
    assert mismatch(wanted, talk.conversation()) == "the operator did not ask for it"
    talk.central("TriggerMessage", requestedMessage="Heartbeat")
    assert mismatch(wanted, talk.conversation()) == "the station sent nothing at all"
    talk.station("StatusNotification")
    assert mismatch(wanted, talk.conversation()) == "it sent StatusNotification"
    assert wanted.in_short(talk.conversation()) == "no heartbeat when asked for one"
    assert description(wanted) == "the station to show itself after it was asked to"


def test_a_slow_rhythm_or_none_is_seldom_enough() -> None:
    wanted = seldom_shows_itself()
    talk = SettingsTalk()
    assert mismatch(wanted, talk.conversation()) == "HeartbeatInterval was not read"
    for value, seldom in [("300", True), ("0", True), ("299", False), ("soon", False)]:
        talk.reads("HeartbeatInterval", items=(item("HeartbeatInterval", value),))
        assert wanted.matches(talk.conversation()) is seldom
    assert mismatch(wanted, talk.conversation()) == "HeartbeatInterval is 'soon'"
    talk.reads("HeartbeatInterval", unknown=["HeartbeatInterval"])
    assert wanted.matches(talk.conversation())
    assert description(wanted) == "the station to have no rhythm, or one of 300 s at the least"
