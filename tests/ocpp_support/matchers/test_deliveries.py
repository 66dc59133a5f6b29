"""When diagnostics are said to be delivered."""

from __future__ import annotations

from ocpp_support.files.transfers import Transfer
from ocpp_support.matchers.deliveries import reports_when_delivered
from ocpp_support.trace.events import Transferred

from .conversations import Talk, description, mismatch
from .session_talk import survives_garbage

WHEN_DELIVERED = reports_when_delivered()


def _reports(talk: Talk, *stages: str) -> Talk:
    for stage in stages:
        talk.station("DiagnosticsStatusNotification", status=stage)
    return talk


def _upload(talk: Talk, *, complete: bool = True, direction: str = "upload") -> Talk:
    transfer = Transfer(
        direction=direction,
        protocol="ftp",
        name="log.txt",
        size=400,
        sha256="ab" * 32,
        complete=complete,
        user="station-1",
        peer="127.0.0.1:1",
    )
    talk.event(Transferred(transfer))
    return talk


def test_what_has_arrived_may_be_said_to_have() -> None:
    talk = _reports(_upload(_reports(Talk(), "Uploading")), "Uploaded")
    assert WHEN_DELIVERED.matches(talk.conversation())


def test_report_and_file_may_cross() -> None:
    talk = _reports(Talk(), "Uploading")
    talk.wait(5)
    _reports(talk, "Uploaded")
    talk.wait(1)
    assert WHEN_DELIVERED.matches(_upload(talk).conversation())


def test_what_is_said_before_is_not_right() -> None:
    talk = _reports(Talk(), "Uploading")
    talk.station("FirmwareStatusNotification", status="Uploaded")
    assert WHEN_DELIVERED.in_short(talk.conversation()) == "the diagnostics were not reported as Uploaded"
    talk.wait(5)
    _reports(talk, "Uploaded")
    assert mismatch(WHEN_DELIVERED, talk.conversation()) == "it reported Uploaded, and no file has arrived"
    talk.wait(2)
    _reports(_upload(talk), "Uploaded")
    assert mismatch(WHEN_DELIVERED, talk.conversation()) == (
        "it reported Uploaded 2.0 s before the file had arrived"
    )
    assert WHEN_DELIVERED.in_short(talk.conversation()) == (
        "the diagnostics were reported as Uploaded before they were"
    )


def test_neither_a_part_nor_a_download_has_arrived() -> None:
    talk = _upload(_upload(Talk(), complete=False), direction="download")
    _reports(talk, "Uploaded")
    assert mismatch(WHEN_DELIVERED, talk.conversation()) == "it reported Uploaded, and no file has arrived"


def test_what_is_not_said_is_missing() -> None:
    talk = _upload(_reports(Talk(), "Uploading"))
    assert "Uploaded was not reported" in mismatch(WHEN_DELIVERED, talk.conversation())
    assert WHEN_DELIVERED.in_short(talk.conversation()) == "the diagnostics were not reported as Uploaded"


def test_it_says_what_it_wants() -> None:
    assert description(WHEN_DELIVERED) == (
        "the station to report the diagnostics as Uploaded, and only when the file has arrived"
    )


def test_nonsense_is_survived() -> None:
    assert survives_garbage(WHEN_DELIVERED)
