"""Of what came in place of what was wanted, exactly that is named which shows it, and nothing beside it."""

from __future__ import annotations

import pytest

from ocpp_support.files.transfers import Transfer
from ocpp_support.matchers.answers import answered
from ocpp_support.matchers.authorization import as_before_the_card, asks_first
from ocpp_support.matchers.cable import given_up
from ocpp_support.matchers.deliveries import reports_when_delivered
from ocpp_support.matchers.diagnostics import names_file, reports_diagnostics
from ocpp_support.matchers.errors import all_is_well
from ocpp_support.matchers.late_ends import ended_offline
from ocpp_support.matchers.meter import energy_adds_up
from ocpp_support.matchers.meter_rhythm import readings_by_the_clock
from ocpp_support.matchers.offline import held_offline
from ocpp_support.matchers.resets import registers_again
from ocpp_support.matchers.rhythm import shows_itself_every
from ocpp_support.matchers.session_life import session_ends, session_goes_on, session_runs
from ocpp_support.matchers.statuses import becomes, is_free, reports_itself_and_every_connector
from ocpp_support.matchers.triggers import reports_a_status_when_asked, reports_when_asked
from ocpp_support.matchers.updates import waits_for_session
from ocpp_support.protocol.frames import CallResult
from ocpp_support.trace.events import Transferred
from ocpp_support.trace.trace import Entry, Sender
from ocpp_support.vocabulary.nouns import Answer, Outlet, Status

from .offending import Case, Say, shown_and_wrong
from .session_talk import SessionTalk, sample

ONE = Outlet(1)


def an_answer_under_an_id_that_is_nearly_its_own(talk: SessionTalk) -> Case:
    talk.central("ClearCache")
    frame = CallResult(" 1 ", {"status": "Accepted"})
    return answered(Answer.ACCEPTED), [talk.trace.record(Sender.STATION, frame, "")]


def an_answer_that_is_late(talk: SessionTalk) -> Case:
    order = talk.central("ClearCache")
    frame = CallResult("1", {"status": "Accepted"})
    late = talk.trace.record(Sender.STATION, frame, answers=order, late_by=15.0)
    return answered(Answer.ACCEPTED), [late]


def a_question_and_a_session_of_another_card(talk: SessionTalk) -> Case:
    return asks_first("ALICE"), [talk.asks("BOB"), talk.starts(card="BOB")]


def a_connector_that_changed_and_another_that_was_told_later(talk: SessionTalk) -> Case:
    talk.reports("Available")
    talk.asks("ALICE")
    wrong = talk.reports("Charging")
    talk.reports("Available", 2)
    return as_before_the_card(ONE, "ALICE", "release"), [wrong]


def a_cable_that_was_not_given_up(talk: SessionTalk) -> Case:
    for status in ("Preparing", "SuspendedEV"):
        talk.reports(status)
        talk.wait(40)
    return given_up(ONE, 40, "release", tolerance=6), [talk.reports("Charging")]


def a_report_before_the_file(talk: SessionTalk) -> Case:
    talk.central("GetDiagnostics", location="ftp://h/")
    early = talk.station("DiagnosticsStatusNotification", status="Uploaded")
    talk.wait(60)
    transfer = Transfer("upload", "ftp", "log.txt", 5, "00", True, "me", "there")
    talk.event(Transferred(transfer))
    talk.station("DiagnosticsStatusNotification", status="Uploaded")
    return reports_when_delivered(), [early]


def an_error_in_place_of_a_file(talk: SessionTalk) -> Case:
    return names_file(), [talk.error(talk.central("GetDiagnostics", location="ftp://h/"), "InternalError")]


def another_status_after_the_error(talk: SessionTalk) -> Case:
    talk.reports("Available")
    talk.mark()
    return all_is_well(ONE), [talk.reports("Finishing")]


def the_end_of_the_session_beside_it(talk: SessionTalk) -> Case:
    talk.starts(1, number=7)
    talk.starts(2, number=8)
    talk.mark()
    talk.station("Heartbeat")
    return ended_offline(ONE), [talk.ends(8)]


def a_start_without_a_meter(talk: SessionTalk) -> Case:
    start = talk.starts(meter=None)
    talk.ends()
    return energy_adds_up(ONE), [start]


def a_start_without_a_time(talk: SessionTalk) -> Case:
    start = talk.starts(time="soon")
    talk.ends()
    return energy_adds_up(ONE), [start]


def an_end_without_a_time(talk: SessionTalk) -> Case:
    talk.starts()
    return energy_adds_up(ONE), [talk.ends(time="soon")]


def an_end_before_the_start(talk: SessionTalk) -> Case:
    talk.starts()
    return energy_adds_up(ONE), [talk.ends(time=talk.time_in(-60))]


def _by_the_clock(talk: SessionTalk, *times: str) -> list[Entry]:
    return [talk.reads(sample(context="Sample.Clock"), time=time) for time in times]


def a_reading_by_the_clock_without_a_time(talk: SessionTalk) -> Case:
    said = _by_the_clock(talk, "2026-01-01T00:01:00Z", "soon", "2026-01-01T00:02:00Z")
    return readings_by_the_clock(ONE, 60, tolerance=2), said[1:2]


def a_reading_beside_the_clock(talk: SessionTalk) -> Case:
    said = _by_the_clock(talk, "2026-01-01T00:01:00Z", "2026-01-01T00:01:50Z")
    return readings_by_the_clock(ONE, 60, tolerance=2), said[1:]


def a_reading_after_one_that_was_left_out(talk: SessionTalk) -> Case:
    said = _by_the_clock(talk, "2026-01-01T00:01:00Z", "2026-01-01T00:03:00Z", "2026-01-01T00:04:00Z")
    return readings_by_the_clock(ONE, 60, tolerance=2), said[1:2]


def the_end_of_no_session_of_that_card(talk: SessionTalk) -> Case:
    talk.starts(card="ALICE", number=7)
    return held_offline(ONE, "ALICE"), [talk.ends(8)]


def a_registration_before_the_answer(talk: SessionTalk) -> Case:
    order = talk.central("Reset", type="Soft")
    boot = talk.station("BootNotification")
    talk.answer(boot, {"status": "Accepted"})
    talk.answer(order, {"status": "Accepted"})
    return registers_again(), [boot]


def another_status_while_a_session_runs(talk: SessionTalk) -> Case:
    talk.starts()
    wrong = talk.reports("Finishing")
    talk.reports("Available", 2)
    talk.reads()
    return session_runs(ONE, "ALICE"), [wrong]


def nothing_that_shows_a_session(talk: SessionTalk) -> Case:
    talk.starts()
    talk.mark()
    wrong = talk.reports("Finishing")
    talk.reports("Available", 2)
    return session_goes_on(ONE), [wrong]


def a_status_of_its_own(talk: SessionTalk) -> Case:
    wrong = talk.reports("Charging")
    talk.reports("Unavailable", 2)
    return becomes(ONE, (Status.UNAVAILABLE,)), [wrong]


def a_status_of_one_place_and_none_of_the_other(talk: SessionTalk) -> Case:
    talk.reports("Unavailable", 2)
    return becomes(Outlet(None), (Status.UNAVAILABLE,)), []


def a_fault_where_it_should_be_free(talk: SessionTalk) -> Case:
    wrong = talk.reports("Faulted")
    talk.reports("Available", 2)
    return is_free(ONE), [wrong]


def a_status_that_there_is_not(talk: SessionTalk) -> Case:
    wrong = talk.reports("Occupied")
    for place in (2, 0):
        talk.reports("Available", place)
    return reports_itself_and_every_connector(), [wrong]


def a_stage_that_there_is_not(talk: SessionTalk) -> Case:
    said = [
        talk.station("DiagnosticsStatusNotification", status=one) for one in ("Odd", "Odder", "Uploading")
    ]
    talk.station("Heartbeat")
    return reports_diagnostics("Uploading", "Uploaded"), said[1:2]


def a_refusal_and_a_status_of_nothing(talk: SessionTalk) -> Case:
    asked = talk.central("TriggerMessage", requestedMessage="StatusNotification")
    wrong = talk.answer(asked, {"status": "Rejected"})
    return reports_a_status_when_asked(), [wrong, talk.reports("Odd")]


def a_refusal_to_tell_of_a_connector(talk: SessionTalk) -> Case:
    asked = talk.central("TriggerMessage", requestedMessage="StatusNotification", connectorId=1)
    return reports_when_asked(ONE), [talk.answer(asked, {"status": "Rejected"})]


def a_restart_in_place_of_waiting(talk: SessionTalk) -> Case:
    talk.answer(talk.central("UpdateFirmware"), {})
    talk.starts()
    talk.mark()
    talk.answer(talk.central("UpdateFirmware"), {})
    return waits_for_session(ONE), [talk.station("BootNotification")]


def only_the_end_of_another_session(talk: SessionTalk) -> Case:
    talk.starts(1, number=7)
    talk.mark()
    talk.station("Heartbeat")
    return session_ends(ONE), [talk.ends(8)]


def another_session_in_its_place(talk: SessionTalk) -> Case:
    talk.starts(1, number=7)
    talk.starts(2, number=8)
    talk.mark()
    wrong = talk.starts(1, number=9)
    talk.reports("Available")
    talk.reads(number=7)
    return session_goes_on(ONE), [wrong]


def a_beat_that_is_out_of_step_late_in_a_run(talk: SessionTalk) -> Case:
    talk.wait(1000)
    talk.station("Heartbeat")
    talk.wait(65)
    talk.station("Heartbeat")
    talk.wait(66)
    return shows_itself_every(60, tolerance=5), [talk.station("Heartbeat")]


SAID: list[Say] = [
    an_answer_under_an_id_that_is_nearly_its_own,
    an_answer_that_is_late,
    a_question_and_a_session_of_another_card,
    a_connector_that_changed_and_another_that_was_told_later,
    a_cable_that_was_not_given_up,
    a_report_before_the_file,
    an_error_in_place_of_a_file,
    another_status_after_the_error,
    the_end_of_the_session_beside_it,
    a_start_without_a_meter,
    a_start_without_a_time,
    an_end_without_a_time,
    an_end_before_the_start,
    a_reading_by_the_clock_without_a_time,
    a_reading_beside_the_clock,
    a_reading_after_one_that_was_left_out,
    the_end_of_no_session_of_that_card,
    a_registration_before_the_answer,
    another_status_while_a_session_runs,
    only_the_end_of_another_session,
    another_session_in_its_place,
    nothing_that_shows_a_session,
    a_status_of_its_own,
    a_status_of_one_place_and_none_of_the_other,
    a_fault_where_it_should_be_free,
    a_status_that_there_is_not,
    a_stage_that_there_is_not,
    a_refusal_and_a_status_of_nothing,
    a_refusal_to_tell_of_a_connector,
    a_restart_in_place_of_waiting,
    a_beat_that_is_out_of_step_late_in_a_run,
]


@pytest.mark.parametrize("said", SAID, ids=lambda say: say.__name__)
def test_what_came_instead_is_named(said: Say) -> None:
    shown, wrong = shown_and_wrong(said)
    assert shown == wrong
