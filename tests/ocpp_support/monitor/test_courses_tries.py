"""What is fetched or stored in vain is tried again at the interval that was ordered, and as often."""

from __future__ import annotations

from typing import Any

from ocpp_support.monitor.courses import never_gives_up
from ocpp_support.monitor.story import Story
from ocpp_support.trace.events import Transferred

from .orders import fetches, orders_log, orders_update
from .tales import Tale, breaks, keeps


def _uploads(tale: Tale, *pauses: float, **more: Any) -> None:
    """Fail to store a file, again after each pause."""
    orders_log(tale, **more)
    tale.wait(100)
    tale.says_of("Diagnostics", "Uploading")
    for pause in (0.0, *pauses):
        tale.wait(pause)
        tale.loads(complete=False)
    tale.says_of("Diagnostics", "UploadFailed")


@breaks("files.retry-pause", "it tried again after 14 s; told to wait 30 s between tries")
def test_an_upload_that_follows_too_soon(tale: Tale) -> None:
    _uploads(tale, 14, retries=1, retryInterval=30)


@breaks("files.retry-pause", "it tried again after 121 s; told to wait 30 s between tries")
def test_an_upload_that_follows_too_late(tale: Tale) -> None:
    _uploads(tale, 121, retries=1, retryInterval=30)


@breaks("files.retry-pause", "it tried again after 63 s; told to wait 1 s between tries")
def test_an_upload_that_should_follow_at_once(tale: Tale) -> None:
    _uploads(tale, 63, retries=1, retryInterval=1)


@keeps
def test_uploads_that_just_follow_in_time(tale: Tale) -> None:
    _uploads(tale, 15, 120, retries=2, retryInterval=30)


@keeps
def test_uploads_for_which_no_pause_was_ordered(tale: Tale) -> None:
    _uploads(tale, 100, retries=1, retryInterval=0)
    tale.told("GetDiagnostics", {"fileName": "log.txt"}, location="ftp://host/", retries=1)
    for pause in (0, 500):
        tale.wait(pause)
        tale.loads(complete=False)
    tale.says_of("Diagnostics", "Uploading", "UploadFailed")


@breaks("files.retry-pause")
def test_tries_that_follow_too_soon(tale: Tale) -> None:
    orders_update(tale, retries=1, retryInterval=30)
    tale.says_of("Firmware", "Downloading")
    fetches(tale)
    tale.wait(5)
    fetches(tale)
    tale.says_of("Firmware", "DownloadFailed")


@breaks("files.retry-pause")
def test_tries_that_follow_too_late(tale: Tale) -> None:
    orders_log(tale, retries=1, retryInterval=30)
    tale.says_of("Diagnostics", "Uploading")
    tale.loads(complete=False)
    tale.wait(200)
    tale.loads()
    tale.says_of("Diagnostics", "Uploaded")


@keeps
def test_tries_at_the_interval(tale: Tale) -> None:
    orders_update(tale, retries=2, retryInterval=30)
    tale.says_of("Firmware", "Downloading")
    for seconds in (1, 29, 60):
        tale.wait(seconds)
        fetches(tale)
    tale.says_of("Firmware", "DownloadFailed")


@breaks("files.more-tries")
def test_more_tries_than_were_allowed(tale: Tale) -> None:
    orders_update(tale, retries=1)
    tale.says_of("Firmware", "Downloading")
    for _ in range(3):
        fetches(tale)
    tale.says_of("Firmware", "DownloadFailed")


@keeps
def test_a_second_fetching_of_what_had_come(tale: Tale) -> None:
    orders_update(tale, retries=0, retryInterval=10)
    tale.says_of("Firmware", "Downloading")
    for _ in range(2):
        fetches(tale, complete=True)
    tale.says_of("Firmware", "Downloaded", "Installing", "Installed")


def test_one_upload_too_many_is_the_one_that_is_told() -> None:
    tale = Tale()
    _uploads(tale, 10, 10, retries=0)
    story = Story(tale.conversation())
    (sighting,) = never_gives_up.look(story)
    assert sighting[1] == "GetDiagnostics allows 0 retries; it tried 3 times"
    tries = [entry for entry in story.entries if isinstance(entry.content, Transferred)]
    assert sighting[0] is tries[1]


def test_a_negative_number_of_retries_says_nothing() -> None:
    tale = Tale()
    _uploads(tale, 10, retries=-1)
    assert [*never_gives_up.look(Story(tale.conversation()))] == []
