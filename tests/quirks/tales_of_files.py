"""Tales about updates and diagnostics."""

from __future__ import annotations

from typing import Any

from .case import Case, collects
from .severities import MUST, SHOULD
from .told import Story, Tale

TALES: list[Case[Tale]] = []
case = collects(TALES)


def _updates(story: Story, *stages: str) -> None:
    story.comes()
    story.told("UpdateFirmware", {}, location="ftp://h/f.bin", retrieveDate=story.time)
    story.says_of("Firmware", *stages)


@case("Q80", MUST, "4.5")
def downloaded_is_missing(story: Story) -> None:
    _updates(story, "Downloading", "Installing", "Installed")


@case("Q80", MUST, "4.5")
def installed_twice(story: Story) -> None:
    _updates(story, "Downloading", "Downloaded", "Installing", "Installed", "Installed")


@case("Q80", None)
def installed_after_it_registered(story: Story) -> None:
    _updates(story, "Downloading", "Downloaded", "Installing")
    story.leaves()
    story.comes()
    story.says_of("Firmware", "Installed")


def _diagnoses(story: Story, name: str | None = "log.txt", **payload: Any) -> None:
    story.comes()
    answer = {} if name is None else {"fileName": name}
    story.told("GetDiagnostics", answer, **{"location": "ftp://u:secret@h/", **payload})


@case("Q81", SHOULD, "4.4")
def uploading_and_uploading(story: Story) -> None:
    _diagnoses(story)
    story.says_of("Diagnostics", *["Uploading"] * 40)
    story.loads()
    story.says_of("Diagnostics", "Uploaded")


@case("Q82", MUST, "errata 3.50")
def no_retries_is_no_try(story: Story) -> None:
    _diagnoses(story, retries=0)
    story.wait(300)
    story.beats()


@case("Q82", MUST, "4.4")
def the_second_failure_is_silent(story: Story) -> None:
    _diagnoses(story, retries=1, retryInterval=5)
    for _ in range(2):
        story.says_of("Diagnostics", "Uploading")
        story.loads(complete=False)
        story.wait(5)
    story.wait(300)
    story.beats()


def _speaks(story: Story, protocols: str) -> None:
    item = {"key": "SupportedFileTransferProtocols", "readonly": True, "value": protocols}
    story.told("GetConfiguration", {"configurationKey": [item]}, key=[item["key"]])


@case("Q83", MUST, "errata 3.88")
def it_says_ftp_and_cannot(story: Story) -> None:
    story.dials()
    _speaks(story, "FTP,HTTP")
    _diagnoses(story)
    story.says_of("Diagnostics", "UploadFailed")


@case("Q83", None)
def it_never_said_ftp(story: Story) -> None:
    story.dials()
    _speaks(story, "HTTPS")
    _diagnoses(story)
    story.says_of("Diagnostics", "UploadFailed")


@case("Q84", SHOULD, "5.9")
def a_file_comes_unannounced(story: Story) -> None:
    _diagnoses(story, None)
    story.loads()


@case("Q84", MUST, "5.9")
def a_file_comes_under_another_name(story: Story) -> None:
    _diagnoses(story)
    story.loads("other.txt")


@case("Q84", MUST, "5.9")
def an_empty_file_comes(story: Story) -> None:
    _diagnoses(story)
    story.loads(size=0)


@case("Q84", MUST, "4.4")
def uploaded_and_nothing_came(story: Story) -> None:
    _diagnoses(story)
    story.says_of("Diagnostics", "Uploading", "Uploaded")


@case("Q85", MUST, "4.5")
def it_hangs_after_a_failed_update(story: Story) -> None:
    _updates(story, "Downloading", "DownloadFailed")
    story.wait(60)
    story.told("GetConfiguration", None)
    story.wait(60)


@case("Q85", MUST, "4.5")
def it_installs_for_ever(story: Story) -> None:
    _updates(story, "Downloading", "Downloaded", "Installing")
    story.wait(3600)
    story.beats()
