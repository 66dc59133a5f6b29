"""An update comes to an end, and a station is heard of after one that failed."""

from __future__ import annotations

from ocpp_support.monitor.files import never_finishes
from ocpp_support.monitor.story import Story

from .orders import orders_update
from .tales import Tale, breaks, keeps


def _waits(tale: Tale, seconds: int) -> None:
    """Let time pass, with heartbeats."""
    for _ in range(seconds // 300):
        tale.wait(300)
        tale.beats()
    tale.wait(seconds % 300)


@breaks("files.update-hangs", "it reported InstallationFailed and has not said or answered anything since")
def test_nothing_is_heard_after_a_failed_update(tale: Tale) -> None:
    orders_update(tale)
    orders_update(tale)
    tale.says_of("Firmware", "Downloading", "Downloaded", "Installing", "InstallationFailed")
    tale.told("ClearCache", None)


@breaks("files.update-hangs", "it reported DownloadFailed and has not said or answered anything since")
def test_nothing_is_heard_after_a_failed_download(tale: Tale) -> None:
    orders_update(tale)
    tale.says_of("Firmware", "Downloading", "DownloadFailed")
    tale.told("ClearCache", None)


@keeps
def test_nothing_was_asked_after_a_failed_update(tale: Tale) -> None:
    orders_update(tale)
    tale.says_of("Firmware", "Downloading", "DownloadFailed")
    tale.acts("plug_in")


@keeps
def test_it_answers_after_a_failed_installation(tale: Tale) -> None:
    orders_update(tale)
    tale.says_of("Firmware", "Downloading", "Downloaded", "Installing", "InstallationFailed")
    tale.told("ClearCache", {"status": "Accepted"})


@breaks("files.update-stuck", "its update has been Installing for half an hour")
def test_an_update_that_comes_to_no_end(tale: Tale) -> None:
    orders_update(tale)
    orders_update(tale)
    tale.says_of("Firmware", "Downloading", "Downloaded", "Installing")
    _waits(tale, 1800)


def test_an_update_is_stuck_where_it_was_last_heard_of() -> None:
    tale = Tale()
    orders_update(tale)
    tale.says_of("Firmware", "Downloading", "Downloaded", "Installing")
    tale.wait(1800)
    story = Story(tale.conversation())
    assert [entry for entry, _ in never_finishes.look(story)] == [*story.station()][-1:]


@keeps
def test_an_update_that_takes_its_time(tale: Tale) -> None:
    orders_update(tale)
    tale.says_of("Firmware", "Downloading", "Downloaded", "Installing")
    _waits(tale, 1799)


@keeps
def test_updates_that_are_over(tale: Tale) -> None:
    tale.comes()
    for end in ("DownloadFailed", "InstallationFailed", "Installed"):
        orders_update(tale)
        stages = ("Downloading", "Downloaded", "Installing")[: 1 if end == "DownloadFailed" else 3]
        tale.says_of("Firmware", *stages, end)
        _waits(tale, 1800)
