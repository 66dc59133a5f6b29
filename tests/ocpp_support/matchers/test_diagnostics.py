"""Diagnostics: named, delivered, and of the time that was asked for."""

from __future__ import annotations

from typing import Any

import pytest

from ocpp_support.files.transfers import Transfer
from ocpp_support.matchers.diagnostics import (
    file_arrives,
    names_file,
    reports_diagnostics,
    tells_of_time_asked,
    upload_is_over,
)
from ocpp_support.trace.events import Transferred

from .conversations import Talk, description, mismatch

NAMED, ARRIVES = names_file(), file_arrives()


def _asked(name: object = "log.txt", talk: Talk | None = None) -> Talk:
    talk = talk or Talk()
    request = talk.central(
        "GetDiagnostics",
        location="ftp://station-1:secret@host/",
        startTime="2026-01-01T11:00:00Z",
        stopTime="2026-01-01T12:00:00Z",
    )
    talk.answer(request, {} if name is None else {"fileName": name})
    return talk


def _upload(talk: Talk, **other: Any) -> None:
    values: dict[str, Any] = {
        "direction": "upload",
        "protocol": "ftp",
        "name": "log.txt",
        "size": 400,
        "sha256": "ab" * 32,
        "complete": True,
        "user": "station-1",
        "peer": "127.0.0.1:1",
    }
    talk.event(Transferred(Transfer(**{**values, **other})))


def test_the_name_is_found_and_told() -> None:
    talk = _asked()
    assert NAMED.matches(talk.conversation())
    assert NAMED.fact(talk.conversation()) == "log.txt"


@pytest.mark.parametrize("name", [None, "", " ", 7, ["log.txt"]])
def test_what_is_no_name_is_told_as_it_is(name: object) -> None:
    assert mismatch(NAMED, _asked(name).conversation()).startswith(
        "it answered without the name of a file: {"
    )


def test_another_answer_or_one_from_before_names_nothing() -> None:
    talk = _asked()
    talk.mark()
    assert mismatch(NAMED, talk.conversation()) == "the operator asked for no diagnostics"
    request = talk.central("GetDiagnostics", location="ftp://host/")
    talk.answer(talk.central("GetConfiguration"), {"fileName": "log.txt"})
    assert mismatch(NAMED, talk.conversation()).startswith("it did not answer; ")
    talk.error(request, "NotSupported")
    assert mismatch(NAMED, talk.conversation()) == "it answered with the error NotSupported"
    assert NAMED.in_short(talk.conversation()) == "no diagnostics file named"


def test_no_login_is_told() -> None:
    talk = Talk()
    request = talk.central("GetDiagnostics", location="ftp://u:secret@host/")
    talk.answer(request, {"location": "ftp://u:secret@host/"})
    assert "secret" not in mismatch(NAMED, talk.conversation())


def test_the_file_is_found_among_other_attempts() -> None:
    talk = _asked()
    _upload(talk, size=0, complete=False, note="aborted")
    _upload(talk, name="diagnostics/log.txt")
    assert ARRIVES.matches(talk.conversation())
    assert ARRIVES.fact(talk.conversation()) == "400 bytes, SHA-256 abababababab…"


def test_every_difference_of_every_attempt_is_told() -> None:
    talk = _asked()
    _upload(talk, name="other.txt", user="somebody")
    _upload(talk, complete=False, note="too large")
    _upload(talk, size=0)
    assert mismatch(ARRIVES, talk.conversation()).splitlines() == [
        "other.txt by FTP: the name was to be log.txt; the login was somebody, not the one given",
        "          log.txt by FTP: it was not completed: too large",
        "          log.txt by FTP: it is empty",
    ]
    assert ARRIVES.fact(talk.conversation()) is None
    assert ARRIVES.in_short(talk.conversation()) == "the diagnostics file did not arrive as it was named"


def test_what_is_missing_of_a_file_is_said_to_be() -> None:
    talk = _asked()
    _upload(talk, name="", user="")
    assert mismatch(ARRIVES, talk.conversation()) == (
        "a file without a name by FTP: the name was to be log.txt; the login was missing, not the one given"
    )
    assert mismatch(ARRIVES, Talk().conversation()).splitlines() == [
        "the station named no file",
        "          no file came; the station sent nothing at all",
    ]


def test_what_is_asked_afterwards_changes_nothing() -> None:
    talk = _asked()
    talk.central("TriggerMessage", requestedMessage="Heartbeat")
    _upload(talk)
    assert ARRIVES.matches(talk.conversation())


def test_where_no_login_is_given_none_is_wanted() -> None:
    talk = Talk()
    talk.answer(talk.central("GetDiagnostics", location="ftp://host/"), {"fileName": "log.txt"})
    _upload(talk, user="")
    assert ARRIVES.matches(talk.conversation())


def test_the_stages_of_an_upload_are_reported() -> None:
    talk = _asked()
    for stage in ("Uploading", "UploadFailed"):
        talk.station("FirmwareStatusNotification", status=stage)
    assert not reports_diagnostics("Uploading", "UploadFailed").matches(talk.conversation())
    for stage in ("Uploading", "UploadFailed"):
        talk.station("DiagnosticsStatusNotification", status=stage)
    assert reports_diagnostics("Uploading", "UploadFailed").matches(talk.conversation())
    assert mismatch(ARRIVES, talk.conversation()) == (
        "no file came; it reported the diagnostics as Uploading, UploadFailed"
    )


def test_a_file_that_was_not_named_is_another_one() -> None:
    talk = _asked(None)
    _upload(talk)
    assert mismatch(ARRIVES, talk.conversation()).splitlines() == [
        "the station named no file",
        "          log.txt by FTP: it was not named before",
    ]


def test_a_file_from_before_or_a_download_does_not_count() -> None:
    talk = Talk()
    _upload(talk)
    talk.mark()
    _asked(talk=talk)
    _upload(talk, direction="download")
    assert mismatch(ARRIVES, talk.conversation()) == "no file came; the station sent nothing at all"
    talk.station("DiagnosticsStatusNotification", status="Uploaded")
    assert mismatch(ARRIVES, talk.conversation()) == ("no file came; it reported the diagnostics as Uploaded")


def test_it_says_what_it_wants() -> None:
    assert description(NAMED).endswith("the name of the file that it will deliver")
    assert description(ARRIVES).startswith("the file that the station named to arrive, whole and not empty")
    assert description(reports_diagnostics("Uploading", "Uploaded")) == (
        "the station to report the diagnostics as Uploading, then Uploaded"
    )
    assert description(tells_of_time_asked(lambda _: b"")).endswith("give or take 2 s, where it can be read")


def _delivered(text: bytes) -> tuple[Talk, Any]:
    talk = _asked()
    _upload(talk)
    return talk, tells_of_time_asked({"log.txt": text}.__getitem__)


@pytest.mark.parametrize(
    "line",
    [
        "2026-01-01T11:00:00Z at the begin",
        "2026-01-01T10:59:58Z within the tolerance",
        "[2026-01-01 12:00:02] without a zone",
        "2026-01-01T13:30:00.123456789+02:00 elsewhere",
        "2026-01-01T13:30:00,5+0200 elsewhere",
    ],
)
def test_lines_of_the_time_asked_for(line: str) -> None:
    talk, wanted = _delivered(f"a heading of 1999-01-01T00:00:00Z\n{line}\nno date\n".encode())
    assert wanted.matches(talk.conversation())


def test_lines_of_another_time_are_told() -> None:
    talk, wanted = _delivered(
        b"2026-01-01T11:30:00Z good\n2026-01-01T10:30:00Z early\n2026-01-01T12:30:00Z late\n"
    )
    assert mismatch(wanted, talk.conversation()).splitlines() == [
        "line 2 is of 2026-01-01 10:30:00",
        "          line 3 is of 2026-01-01 12:30:00",
        "          asked for was 2026-01-01 11:00:00 to 2026-01-01 12:00:00, UTC",
    ]
    assert wanted.in_short(talk.conversation()) == "the diagnostics do not keep to the time asked for"


@pytest.mark.parametrize(
    "line", [b"2026-01-01 12:00:03 it is UTC\n", b"2026-01-01T14:00:03+02:00 elsewhere\n"]
)
def test_a_line_of_another_time_is_told_in_utc(line: bytes) -> None:
    talk, wanted = _delivered(line)
    talk.central("TriggerMessage", requestedMessage="Heartbeat")
    assert mismatch(wanted, talk.conversation()).splitlines()[0] == "line 1 is of 2026-01-01 12:00:03"


def test_many_lines_are_counted() -> None:
    talk, wanted = _delivered(b"2026-01-01T10:30:00Z early\n" * 5)
    assert len(mismatch(wanted, talk.conversation()).splitlines()) == 6
    talk, wanted = _delivered(b"2026-01-01T10:30:00Z early\n" * 6)
    lines = mismatch(wanted, talk.conversation()).splitlines()
    assert (len(lines), lines[5].strip()) == (7, "and so on: 6 of 6 records")


def test_where_no_time_was_asked_for_any_will_do() -> None:
    talk = Talk()
    talk.answer(talk.central("GetDiagnostics", location="ftp://station-1@host/"), {"fileName": "log.txt"})
    _upload(talk)
    wanted = tells_of_time_asked(lambda _: b"1999-01-01T00:00:00Z early\n2999-01-01T00:00:00Z late\n")
    assert wanted.matches(talk.conversation())
    assert wanted.fact(talk.conversation()) is None


@pytest.mark.parametrize("content", [b"", b"\xff\x00\xfe", b"2026-99-01T00:00:00Z no day", b"PK\x03\x04"])
def test_a_file_that_cannot_be_read_says_nothing_against_the_station(content: bytes) -> None:
    talk, wanted = _delivered(content)
    assert wanted.matches(talk.conversation())
    assert wanted.fact(talk.conversation()) == "its content shows no times"


def test_a_file_that_did_not_arrive_tells_nothing() -> None:
    wanted = tells_of_time_asked(lambda _: b"2026-01-01T11:30:00Z")
    assert mismatch(wanted, _asked().conversation()) == "no file came; the station sent nothing at all"
    assert wanted.in_short(_asked().conversation()) == "the diagnostics file did not arrive"
    assert wanted.fact(_asked().conversation()) is None


@pytest.mark.parametrize("end", ["Uploaded", "UploadFailed"])
def test_an_upload_is_over_when_the_station_says_so(end: str) -> None:
    talk = Talk()
    assert upload_is_over(talk.conversation())
    talk.station("DiagnosticsStatusNotification", status=end)
    _asked(talk=talk)
    assert not upload_is_over(talk.conversation())
    talk.station("DiagnosticsStatusNotification", status=end)
    talk.central("TriggerMessage", requestedMessage="Heartbeat")
    assert upload_is_over(talk.conversation())
    assert upload_is_over(_asked(None).conversation())
