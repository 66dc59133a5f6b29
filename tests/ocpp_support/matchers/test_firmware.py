"""New firmware: fetched, reported, and the version that it brings."""

from __future__ import annotations

from typing import Any

from ocpp_support.files.transfers import Transfer, refused
from ocpp_support.matchers.firmware import Firmware, fetches, registers_with, reports_firmware
from ocpp_support.trace.events import Transferred

from .conversations import Talk, description, mismatch

IMAGE = Firmware("firmware-1.bin", "2.0.0", 300, "ab" * 32)
FETCHED = fetches(IMAGE)
NEW = registers_with("2.0.0")


def _transfer(**other: Any) -> Transferred:
    values: dict[str, Any] = {
        "direction": "download",
        "protocol": "ftp",
        "name": "firmware-1.bin",
        "size": 300,
        "sha256": "ab" * 32,
        "complete": True,
        "user": "station",
        "peer": "127.0.0.1:1",
    }
    return Transferred(Transfer(**{**values, **other}))


def _registers(talk: Talk, version: object, status: str = "Accepted") -> None:
    talk.answer(talk.station("BootNotification", firmwareVersion=version), {"status": status})


def test_the_fetch_is_found_among_other_attempts() -> None:
    talk = Talk()
    talk.event(_transfer(size=100, complete=False, note="aborted"))
    talk.event(_transfer())
    assert FETCHED.matches(talk.conversation())


def test_two_halves_do_not_make_a_whole() -> None:
    talk = Talk()
    talk.event(_transfer(name="other.bin"))
    talk.event(_transfer(size=100, complete=False, note="aborted"))
    talk.event(_transfer(sha256="cd" * 32))
    talk.event(Transferred(refused("login", "ftp", "", user="x", peer="p", note="login refused")))
    assert mismatch(FETCHED, talk.conversation()).splitlines() == [
        "download by FTP: the file was other.bin",
        "          download by FTP: it was not completed: aborted",
        "          download by FTP: it was 300 bytes, SHA-256 cdcdcdcdcdcd…",
        "          login by FTP: the file was not named; it was not completed: login refused",
    ]


def test_a_fetch_from_before_or_an_upload_does_not_count() -> None:
    talk = Talk()
    talk.event(_transfer())
    talk.mark()
    talk.event(_transfer(direction="upload"))
    talk.station("FirmwareStatusNotification", status="Installed")
    assert mismatch(FETCHED, talk.conversation()) == (
        "nothing was fetched; it reported the firmware as Installed"
    )


def test_the_stages_of_an_update_are_reported() -> None:
    talk = Talk()
    failed = reports_firmware("Downloading", "DownloadFailed")
    for stage in ("Downloading", "DownloadFailed"):
        talk.station("DiagnosticsStatusNotification", status=stage)
    assert not failed.matches(talk.conversation())
    for stage in ("Downloading", "DownloadFailed"):
        talk.station("FirmwareStatusNotification", status=stage)
    assert failed.matches(talk.conversation())
    assert description(failed) == "the station to report the firmware as Downloading, then DownloadFailed"
    assert mismatch(FETCHED, talk.conversation()) == (
        "nothing was fetched; it reported the firmware as Downloading, DownloadFailed"
    )


def test_it_says_what_it_wants() -> None:
    assert description(FETCHED) == (
        "firmware-1.bin to be fetched, all 300 bytes of it, SHA-256 abababababab…"
    )
    assert description(NEW) == "the station to register with the firmware version 2.0.0"


def test_it_says_what_came_instead() -> None:
    talk = Talk()
    talk.station("Heartbeat")
    assert mismatch(FETCHED, talk.conversation()) == "nothing was fetched; it sent Heartbeat"
    assert FETCHED.in_short(talk.conversation()) == "the firmware was not fetched"
    assert mismatch(NEW, talk.conversation()) == "it did not register; it sent Heartbeat"
    assert NEW.in_short(talk.conversation()) == "did not register after the update"


def test_the_latest_accepted_registration_tells_the_version() -> None:
    talk = Talk()
    _registers(talk, "2.0.0")
    talk.mark()
    _registers(talk, "2.0.0", "Rejected")
    assert mismatch(NEW, talk.conversation()).startswith("it did not register")
    _registers(talk, "1.0.0")
    assert mismatch(NEW, talk.conversation()) == "it registered with 1.0.0"
    _registers(talk, "2.0.0")
    assert NEW.matches(talk.conversation())


def test_a_version_that_is_missing_is_said_to_be() -> None:
    talk = Talk()
    talk.answer(talk.station("BootNotification"), {"status": "Accepted"})
    assert mismatch(NEW, talk.conversation()) == "it registered with no version"
    assert NEW.in_short(talk.conversation()) == "registers with the version (none) after the update"


def test_the_first_change_of_version_is_worth_telling() -> None:
    talk = Talk()
    installed = reports_firmware("Downloading", "Installed")
    for version in ("1.0.0", "1.0.0"):
        _registers(talk, version)
    assert NEW.fact(talk.conversation()) is None
    for version in ("2.0.0", "3.0.0"):
        _registers(talk, version)
    talk.mark()
    assert installed.fact(talk.conversation()) == "1.0.0 → 2.0.0"
    assert NEW.fact(talk.conversation()) == "1.0.0 → 2.0.0"
    assert reports_firmware("DownloadFailed").fact(talk.conversation()) is None
