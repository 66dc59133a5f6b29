"""What came in place of what was wanted is named, so that it can be shown: of every kind of matcher once."""

from __future__ import annotations

import pytest

from ocpp_support.files.transfers import Transfer
from ocpp_support.matchers.answers import answered, still_answers
from ocpp_support.matchers.attempts import tried
from ocpp_support.matchers.authorization import as_before_the_card, asks_about
from ocpp_support.matchers.cable import given_up
from ocpp_support.matchers.deliveries import reports_when_delivered
from ocpp_support.matchers.diagnostics import (
    file_arrives,
    names_file,
    reports_diagnostics,
    tells_of_time_asked,
)
from ocpp_support.matchers.errors import all_is_well, reports_emergency, reports_error, reports_error_in_words
from ocpp_support.matchers.firmware import Firmware, fetches, registers_with
from ocpp_support.matchers.registration import (
    registers_with_vendor_and_model,
    says_nothing_but_its_registration,
)
from ocpp_support.matchers.resets import leaves_and_connects_again
from ocpp_support.matchers.rhythm import shows_itself_every, shows_itself_within
from ocpp_support.matchers.statuses import becomes, is_free, reports_itself_and_every_connector
from ocpp_support.matchers.triggers import reports_a_status_when_asked, reports_when_asked
from ocpp_support.matchers.updates import takes_the_order
from ocpp_support.trace.events import Transferred
from ocpp_support.trace.trace import Entry
from ocpp_support.vocabulary.nouns import Answer, Outlet, Status

from .offending import Case, Say, shown_and_wrong
from .session_talk import SessionTalk

ONE = Outlet(1)


def the_wrong_status(talk: SessionTalk) -> Case:
    talk.reports("Available")
    return becomes(ONE, (Status.UNAVAILABLE,)), [talk.reports("Charging")]


def another_connector(talk: SessionTalk) -> Case:
    talk.reports("Charging", 2)
    return becomes(ONE, (Status.UNAVAILABLE,)), [talk.reports("Unavailable", 2)]


def a_place_that_is_not_free(talk: SessionTalk) -> Case:
    return is_free(ONE), [talk.reports("Faulted")]


def no_status_at_all(talk: SessionTalk) -> Case:
    return reports_itself_and_every_connector(), [talk.reports("Occupied")]


def another_answer(talk: SessionTalk) -> Case:
    talk.answer(talk.central("Reset"), {"status": "Accepted"})
    return answered(Answer.ACCEPTED), [talk.answer(talk.central("ClearCache"), {"status": "Rejected"})]


def an_error(talk: SessionTalk) -> Case:
    return still_answers(), [talk.error(talk.central("GetConfiguration"), "InternalError")]


def a_file_too_many(talk: SessionTalk) -> Case:
    _uploads(talk)
    return tried(1), [_uploads(talk)]


def a_question_about_another_card(talk: SessionTalk) -> Case:
    return asks_about("ALICE"), [talk.asks("BOB")]


def a_connector_that_changed_with_the_card(talk: SessionTalk) -> Case:
    talk.asks(status="Blocked")
    return as_before_the_card(ONE, "ALICE", "release"), [talk.reports("Charging")]


def a_place_that_was_given_up_too_early(talk: SessionTalk) -> Case:
    talk.reports("Preparing")
    talk.wait(5)
    freed = talk.reports("Available")
    talk.wait(60)
    talk.reports("Available")
    return given_up(ONE, 40, "release", tolerance=6), [freed]


def done_before_it_is(talk: SessionTalk) -> Case:
    talk.central("GetDiagnostics")
    return reports_when_delivered(), [talk.station("DiagnosticsStatusNotification", status="Uploaded")]


def the_other_stage(talk: SessionTalk) -> Case:
    talk.station("DiagnosticsStatusNotification", status="Uploading")
    failed = talk.station("DiagnosticsStatusNotification", status="UploadFailed")
    return reports_diagnostics("Uploading", "Uploaded"), [failed]


def the_stages_the_other_way_round(talk: SessionTalk) -> Case:
    early = talk.station("DiagnosticsStatusNotification", status="Uploaded")
    talk.station("DiagnosticsStatusNotification", status="Uploading")
    return reports_diagnostics("Uploading", "Uploaded"), [early]


def no_name_of_a_file(talk: SessionTalk) -> Case:
    return names_file(), [talk.answer(talk.central("GetDiagnostics"), {})]


def a_file_of_another_name(talk: SessionTalk) -> Case:
    talk.answer(talk.central("GetDiagnostics", location="ftp://me@here/"), {"fileName": "this.txt"})
    return file_arrives(), [_uploads(talk)]


def a_file_of_another_time(talk: SessionTalk) -> Case:
    asked = talk.central("GetDiagnostics", location="ftp://me@here/", startTime="2026-01-01T00:00:00Z")
    talk.answer(asked, {"fileName": "log.txt"})
    return tells_of_time_asked(lambda name: b"2025-01-01T00:00:00Z started"), [_uploads(talk)]


def a_fault_without_a_code(talk: SessionTalk) -> Case:
    return reports_error(ONE), [talk.reports("Faulted")]


def a_fault_of_another_place(talk: SessionTalk) -> Case:
    return reports_error(ONE), [talk.reports("Faulted", 2)]


def a_code_without_words(talk: SessionTalk) -> Case:
    told = talk.station("StatusNotification", connectorId=1, status="Faulted", errorCode="GroundFailure")
    return reports_error_in_words(ONE), [told]


def an_emergency_without_a_code(talk: SessionTalk) -> Case:
    return reports_emergency(), [talk.reports("Faulted", 0)]


def an_error_that_stays(talk: SessionTalk) -> Case:
    told = talk.station("StatusNotification", connectorId=1, status="Available", errorCode="GroundFailure")
    return all_is_well(ONE), [told]


def another_image(talk: SessionTalk) -> Case:
    talk.event(Transferred(Transfer("upload", "ftp", "log.txt", 5, "00", True, "me", "there")))
    other = talk.event(Transferred(Transfer("download", "ftp", "old.bin", 5, "00", True, "me", "there")))
    return fetches(Firmware("new.bin", "2.0", 5, "00")), [other]


def the_old_version(talk: SessionTalk) -> Case:
    told = talk.station("BootNotification", firmwareVersion="1.0")
    talk.answer(told, {"status": "Accepted"})
    return registers_with("2.0"), [told]


def a_registration_without_a_vendor(talk: SessionTalk) -> Case:
    return registers_with_vendor_and_model(), [talk.station("BootNotification", chargePointModel="M")]


def something_said_before_admission(talk: SessionTalk) -> Case:
    talk.answer(talk.station("BootNotification"), {"status": "Pending"})
    early = talk.reports("Available")
    talk.answer(talk.station("BootNotification"), {"status": "Accepted"})
    return says_nothing_but_its_registration(), [early]


def a_registration_on_the_old_line(talk: SessionTalk) -> Case:
    talk.answer(talk.central("Reset", type="Soft"), {"status": "Accepted"})
    return leaves_and_connects_again(), [talk.station("BootNotification")]


def a_beat_out_of_step(talk: SessionTalk) -> Case:
    talk.station("Heartbeat")
    talk.wait(45)
    talk.station("Heartbeat")
    talk.wait(90)
    return shows_itself_every(45, tolerance=5), [talk.station("Heartbeat")]


def a_beat_too_late(talk: SessionTalk) -> Case:
    talk.wait(90)
    return shows_itself_within(45, tolerance=5), [talk.station("Heartbeat")]


def a_refusal_to_say(talk: SessionTalk) -> Case:
    asked = talk.central("TriggerMessage", requestedMessage="StatusNotification")
    return reports_a_status_when_asked(), [talk.answer(asked, {"status": "Rejected"})]


def a_status_of_another_place(talk: SessionTalk) -> Case:
    asked = talk.central("TriggerMessage", requestedMessage="StatusNotification", connectorId=1)
    talk.answer(asked, {"status": "Accepted"})
    return reports_when_asked(ONE), [talk.reports("Available", 2)]


def an_order_refused(talk: SessionTalk) -> Case:
    return takes_the_order(), [talk.error(talk.central("UpdateFirmware"), "NotSupported")]


def _uploads(talk: SessionTalk) -> Entry:
    return talk.event(Transferred(Transfer("upload", "ftp", "log.txt", 5, "00", True, "me", "there")))


SAID: list[Say] = [
    the_wrong_status,
    another_connector,
    a_place_that_is_not_free,
    no_status_at_all,
    another_answer,
    an_error,
    a_file_too_many,
    a_question_about_another_card,
    a_connector_that_changed_with_the_card,
    a_place_that_was_given_up_too_early,
    done_before_it_is,
    the_other_stage,
    the_stages_the_other_way_round,
    no_name_of_a_file,
    a_file_of_another_name,
    a_file_of_another_time,
    a_fault_without_a_code,
    a_fault_of_another_place,
    a_code_without_words,
    an_emergency_without_a_code,
    an_error_that_stays,
    another_image,
    the_old_version,
    a_registration_without_a_vendor,
    something_said_before_admission,
    a_registration_on_the_old_line,
    a_beat_out_of_step,
    a_beat_too_late,
    a_refusal_to_say,
    a_status_of_another_place,
    an_order_refused,
]


@pytest.mark.parametrize("said", SAID, ids=lambda say: say.__name__)
def test_what_came_instead_is_named(said: Say) -> None:
    shown, wrong = shown_and_wrong(said)
    assert shown == wrong


def test_where_nothing_came_there_is_nothing_to_show() -> None:
    talk = SessionTalk()
    talk.answer(talk.central("ChangeAvailability"), {"status": "Accepted"})
    assert becomes(ONE, (Status.UNAVAILABLE,)).offending(talk.conversation()) == []
    assert answered(Answer.ACCEPTED).offending(talk.conversation()) == []
