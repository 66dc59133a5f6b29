"""The stages of a file's way, as the station reports them."""

from __future__ import annotations

from ocpp_support.matchers.stages import ReportsStages

from .conversations import Talk, description, mismatch

UPDATED = ReportsStages("FirmwareStatusNotification", "firmware", ("Downloading", "Installed"))


def _told(*stages: object) -> Talk:
    talk = Talk()
    for stage in stages:
        talk.station("FirmwareStatusNotification", status=stage)
    return talk


def test_the_stages_are_found_among_others() -> None:
    talk = _told("Idle", "Downloading", "Downloaded", "Installing", "Installed", "Installed")
    assert UPDATED.matches(talk.conversation())


def test_they_must_come_in_order() -> None:
    assert mismatch(UPDATED, _told("Installed", "Downloading").conversation()) == (
        "Installed was not reported after Downloading; it reported Installed, Downloading"
    )


def test_what_a_missing_stage_was_to_come_after_is_told() -> None:
    three = ReportsStages(
        "FirmwareStatusNotification", "firmware", ("Downloading", "Downloaded", "Installed")
    )
    assert mismatch(three, _told("Installed", "Downloading", "Downloaded").conversation()) == (
        "Installed was not reported after Downloading, Downloaded; "
        "it reported Installed, Downloading, Downloaded"
    )
    failed = _told("Downloading", "Downloaded", "Installing", "InstallationFailed")
    assert three.in_short(failed.conversation()) == (
        "firmware: Installed not reported, but InstallationFailed"
    )
    assert three.in_short(_told("Idle", "Downloading", "Downloaded").conversation()) == (
        "firmware: Installed not reported"
    )


def test_a_stage_of_another_file_does_not_count() -> None:
    talk = _told("Downloading")
    talk.station("DiagnosticsStatusNotification", status="Installed")
    assert mismatch(UPDATED, talk.conversation()) == "Installed was not reported; it reported Downloading"


def test_what_was_reported_before_does_not_count() -> None:
    talk = _told("Downloading")
    talk.mark()
    talk.station("FirmwareStatusNotification", status="Installed")
    assert mismatch(UPDATED, talk.conversation()) == "Downloading was not reported; it reported Installed"


def test_it_says_what_it_wants() -> None:
    assert description(UPDATED) == "the station to report the firmware as Downloading, then Installed"


def test_it_says_what_came_instead() -> None:
    talk = Talk()
    assert mismatch(UPDATED, talk.conversation()) == (
        "it reported nothing of the firmware; the station sent nothing at all"
    )
    talk.station("Heartbeat")
    assert mismatch(UPDATED, talk.conversation()) == "it reported nothing of the firmware; it sent Heartbeat"
    assert UPDATED.in_short(talk.conversation()) == "firmware: Downloading not reported"
    failed = _told("Downloading", "DownloadFailed").conversation()
    assert UPDATED.in_short(failed) == "firmware: Installed not reported, but DownloadFailed"


def test_nonsense_is_told_as_it_is() -> None:
    assert mismatch(UPDATED, _told(None, {"a": 1}).conversation()) == (
        "Downloading was not reported; it reported None, {'a': 1}"
    )
