"""Updates and uploads are reported in order, once each, of an order, and tried as often as it says."""

from __future__ import annotations

from typing import Any

import pytest

from ocpp_support.monitor.courses import goes_backwards, repeats_a_stage
from ocpp_support.monitor.rule import Rule
from ocpp_support.monitor.story import Story

from .orders import orders_log, orders_update
from .tales import Tale, breaks, keeps


@keeps
def test_an_update_as_it_should_be(tale: Tale) -> None:
    orders_update(tale)
    tale.says_of("Firmware", "Downloading", "Downloaded", "Installing", "Installed")


@keeps
def test_an_update_that_fails_its_check(tale: Tale) -> None:
    orders_update(tale)
    tale.says_of("Firmware", "Downloading", "Downloaded", "InstallationFailed")


@keeps
def test_a_download_that_works_the_second_time(tale: Tale) -> None:
    orders_update(tale, retries=1)
    tale.says_of(
        "Firmware", "Downloading", "DownloadFailed", "Downloading", "Downloaded", "Installing", "Installed"
    )


@breaks("files.course-order")
def test_a_download_that_is_tried_again_without_leave(tale: Tale) -> None:
    orders_update(tale, retries=0)
    tale.says_of("Firmware", "Downloading", "DownloadFailed", "Downloaded")


@breaks("files.course-order")
def test_an_update_that_goes_back(tale: Tale) -> None:
    orders_update(tale)
    tale.says_of("Firmware", "Downloading", "Downloaded", "DownloadFailed")


@breaks("files.course-order")
def test_an_upload_that_goes_on_after_its_end(tale: Tale) -> None:
    orders_log(tale)
    tale.says_of("Diagnostics", "Uploading")
    tale.loads()
    tale.says_of("Diagnostics", "Uploaded", "UploadFailed")


@keeps
def test_an_upload_that_works_the_second_time(tale: Tale) -> None:
    orders_log(tale)
    tale.says_of("Diagnostics", "Uploading", "UploadFailed", "Uploading")
    tale.loads()
    tale.says_of("Diagnostics", "Uploaded")


@keeps
def test_each_order_begins_anew(tale: Tale) -> None:
    orders_update(tale)
    tale.says_of("Firmware", "Downloading", "DownloadFailed")
    tale.told("UpdateFirmware", {}, location="ftp://host/image.bin", retrieveDate=tale.time)
    tale.says_of("Firmware", "Downloading", "Downloaded", "Installing", "Installed")


@breaks("files.stage-repeated")
def test_a_stage_is_told_twice(tale: Tale) -> None:
    orders_update(tale)
    tale.says_of("Firmware", "Downloading", "Downloaded", "Installing", "Installing", "Installed")


@breaks("files.stage-repeated")
def test_a_beginning_is_told_more_often_than_it_was_tried(tale: Tale) -> None:
    orders_update(tale, retries=1)
    tale.says_of(
        "Firmware", "Downloading", "Downloading", "Downloading", "Downloaded", "Installing", "Installed"
    )


@breaks("files.idle-unasked")
def test_idle_that_nobody_asked_for(tale: Tale) -> None:
    orders_log(tale)
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


def _said(rule: Rule, *stages: str, what: str = "Firmware", **more: Any) -> list[str]:
    """Return what a rule says of the course of an order."""
    tale = Tale()
    (orders_update if what == "Firmware" else orders_log)(tale, **more)
    tale.says_of(what, *stages)
    return [text for _, text in rule.look(Story(tale.conversation()))]


def test_a_failure_is_followed_by_as_many_beginnings_as_there_are_retries() -> None:
    said = "it reported Downloading after DownloadFailed"
    once = ("Downloading", "DownloadFailed")
    assert _said(goes_backwards, *once * 2, retries=0) == [said]
    assert _said(goes_backwards, *once * 2, retries=1) == []
    assert _said(goes_backwards, *once * 3, retries=1) == [said]
    assert _said(goes_backwards, "Downloading", *once * 2, retries=1) == []
    assert _said(goes_backwards, *once * 11) == []
    assert _said(goes_backwards, *once * 12) == [said]


@pytest.mark.parametrize("stage", ["Downloaded", "Installing", "InstallationFailed", "Uploaded"])
def test_a_stage_that_comes_once_whatever_the_retries(stage: str) -> None:
    assert _said(repeats_a_stage, stage, retries=5) == []
    what = "Diagnostics" if stage == "Uploaded" else "Firmware"
    said = [f"it reported {stage} 3 times for one order"]
    assert _said(repeats_a_stage, stage, "Odd", stage, stage, what=what, retries=5) == said


@pytest.mark.parametrize("stage", ["Installed", "Uploading", "Idle"])
def test_a_stage_that_is_counted_elsewhere(stage: str) -> None:
    assert _said(repeats_a_stage, *[stage] * 9, retries=0) == []


def test_a_stage_that_comes_with_each_try() -> None:
    assert _said(repeats_a_stage, *["DownloadFailed"] * 2, retries=1) == []
    said = ["it reported DownloadFailed 3 times for one order"]
    assert _said(repeats_a_stage, *["DownloadFailed"] * 3, retries=1) == said
