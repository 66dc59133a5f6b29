"""Updates and uploads are reported in order, once each, of an order, and tried as often as it says."""

from __future__ import annotations

from typing import Any

from ocpp_support.files.transfers import Transfer
from ocpp_support.trace.events import Transferred

from .tales import Tale, breaks, keeps


def _orders_update(tale: Tale, **more: Any) -> None:
    tale.comes()
    tale.told("UpdateFirmware", {}, location="ftp://host/image.bin", retrieveDate=tale.time, **more)


def _orders_log(tale: Tale, **more: Any) -> None:
    tale.comes()
    tale.told("GetDiagnostics", {"fileName": "log.txt"}, location="ftp://host/", **more)


def _fetches(tale: Tale, *, complete: bool = False) -> None:
    tale.event(
        Transferred(Transfer("download", "ftp", "image.bin", 1, "0", complete, "station", "1.1.1.1:1"))
    )


@keeps
def test_an_update_as_it_should_be(tale: Tale) -> None:
    _orders_update(tale)
    tale.says_of("Firmware", "Downloading", "Downloaded", "Installing", "Installed")


@keeps
def test_an_update_that_fails_its_check(tale: Tale) -> None:
    _orders_update(tale)
    tale.says_of("Firmware", "Downloading", "Downloaded", "InstallationFailed")


@keeps
def test_a_download_that_works_the_second_time(tale: Tale) -> None:
    _orders_update(tale, retries=1)
    tale.says_of(
        "Firmware", "Downloading", "DownloadFailed", "Downloading", "Downloaded", "Installing", "Installed"
    )


@breaks("files.course-order")
def test_a_download_that_is_tried_again_without_leave(tale: Tale) -> None:
    _orders_update(tale, retries=0)
    tale.says_of("Firmware", "Downloading", "DownloadFailed", "Downloaded")


@breaks("files.course-order")
def test_an_update_that_goes_back(tale: Tale) -> None:
    _orders_update(tale)
    tale.says_of("Firmware", "Downloading", "Downloaded", "DownloadFailed")


@breaks("files.course-order")
def test_an_upload_that_goes_on_after_its_end(tale: Tale) -> None:
    _orders_log(tale)
    tale.says_of("Diagnostics", "Uploading")
    tale.loads()
    tale.says_of("Diagnostics", "Uploaded", "UploadFailed")


@keeps
def test_an_upload_that_works_the_second_time(tale: Tale) -> None:
    _orders_log(tale)
    tale.says_of("Diagnostics", "Uploading", "UploadFailed", "Uploading")
    tale.loads()
    tale.says_of("Diagnostics", "Uploaded")


@keeps
def test_each_order_begins_anew(tale: Tale) -> None:
    _orders_update(tale)
    tale.says_of("Firmware", "Downloading", "DownloadFailed")
    tale.told("UpdateFirmware", {}, location="ftp://host/image.bin", retrieveDate=tale.time)
    tale.says_of("Firmware", "Downloading", "Downloaded", "Installing", "Installed")


@breaks("files.stage-repeated")
def test_a_stage_is_told_twice(tale: Tale) -> None:
    _orders_update(tale)
    tale.says_of("Firmware", "Downloading", "Downloaded", "Installing", "Installing", "Installed")


@breaks("files.stage-repeated")
def test_a_beginning_is_told_more_often_than_it_was_tried(tale: Tale) -> None:
    _orders_update(tale, retries=1)
    tale.says_of(
        "Firmware", "Downloading", "Downloading", "Downloading", "Downloaded", "Installing", "Installed"
    )


@breaks("files.idle-unasked")
def test_idle_that_nobody_asked_for(tale: Tale) -> None:
    _orders_log(tale)
    tale.says_of("Diagnostics", "Uploading")
    tale.loads()
    tale.says_of("Diagnostics", "Uploaded", "Idle")


@keeps
def test_idle_that_was_asked_for(tale: Tale) -> None:
    tale.comes()
    for what in ("Firmware", "Diagnostics"):
        tale.told("TriggerMessage", {"status": "Accepted"}, requestedMessage=f"{what}StatusNotification")
        tale.says_of(what, "Idle")


@breaks("files.idle-unasked")
def test_idle_before_any_order(tale: Tale) -> None:
    tale.comes()
    tale.says_of("Firmware", "Idle")


@breaks("files.unordered")
def test_an_upload_that_nobody_ordered(tale: Tale) -> None:
    tale.comes()
    tale.says_of("Diagnostics", "UploadFailed")


@breaks("files.unordered")
def test_an_update_that_nobody_ordered(tale: Tale) -> None:
    tale.comes()
    tale.leaves()
    tale.comes()
    tale.says_of("Firmware", "Installed")


@keeps
def test_an_update_from_before_the_run(tale: Tale) -> None:
    tale.comes()
    tale.says_of("Firmware", "Installed")


@breaks("files.retry-pause")
def test_tries_that_follow_too_soon(tale: Tale) -> None:
    _orders_update(tale, retries=1, retryInterval=30)
    tale.says_of("Firmware", "Downloading")
    _fetches(tale)
    tale.wait(5)
    _fetches(tale)
    tale.says_of("Firmware", "DownloadFailed")


@breaks("files.retry-pause")
def test_tries_that_follow_too_late(tale: Tale) -> None:
    _orders_log(tale, retries=1, retryInterval=30)
    tale.says_of("Diagnostics", "Uploading")
    tale.loads(complete=False)
    tale.wait(200)
    tale.loads()
    tale.says_of("Diagnostics", "Uploaded")


@keeps
def test_tries_at_the_interval(tale: Tale) -> None:
    _orders_update(tale, retries=2, retryInterval=30)
    tale.says_of("Firmware", "Downloading")
    for seconds in (1, 29, 60):
        tale.wait(seconds)
        _fetches(tale)
    tale.says_of("Firmware", "DownloadFailed")


@breaks("files.more-tries")
def test_more_tries_than_were_allowed(tale: Tale) -> None:
    _orders_update(tale, retries=1)
    tale.says_of("Firmware", "Downloading")
    for _ in range(3):
        _fetches(tale)
    tale.says_of("Firmware", "DownloadFailed")


@keeps
def test_a_second_fetching_of_what_had_come(tale: Tale) -> None:
    _orders_update(tale, retries=0, retryInterval=10)
    tale.says_of("Firmware", "Downloading")
    for _ in range(2):
        _fetches(tale, complete=True)
    tale.says_of("Firmware", "Downloaded", "Installing", "Installed")
