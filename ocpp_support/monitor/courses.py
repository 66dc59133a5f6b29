"""Rules about the course of an update or an upload, as it is reported: in order, once each, and of an order.

OCPP 1.6 edition 2, sections 4.4, 4.5, 6.23 and 6.53; errata 3.50. What is left out of a course is told with
the files; a check that fails before anything is installed may well be called a failed installation.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ocpp_support.monitor.errands import REPORTS, Errand, errands, unordered
from ocpp_support.monitor.rule import Sighting, rule
from ocpp_support.monitor.story import Story, action_of, payload_of, whole
from ocpp_support.protocol.findings import Severity
from ocpp_support.trace.trace import Entry

_AFTER = {
    "Downloading": ("Downloaded", "DownloadFailed", "Installing", "Installed", "InstallationFailed"),
    "Downloaded": ("Installing", "Installed", "InstallationFailed"),
    "Installing": ("Installed", "InstallationFailed"),
    "Uploading": ("Uploaded", "UploadFailed"),
}
"""What may be reported next; after what stands here for nothing, a course is over."""

_AGAIN = {"DownloadFailed": "Downloading", "UploadFailed": "Uploading"}
"""What may follow a failure, as often as retries are left."""

_ENDS = ("Installed", "InstallationFailed", "DownloadFailed", "Uploaded", "UploadFailed")

STATION_S_OWN = 10
"""Retries that are granted where the order leaves them to the station."""

EARLY, LATE, LATE_S = 0.5, 2.0, 60.0
"""How far a pause between two tries may be from what was ordered: shares, and seconds for the try itself."""


@rule("files.course-order", Severity.MUST, "OCPP 1.6 4.5", whole=True)
def goes_backwards(story: Story) -> Iterator[Sighting]:
    """Look for reports that cannot follow the one before: after the end, or back to an earlier stage."""
    for action in REPORTS:
        for errand in errands(story, action):
            failures = 0
            for (_, before), (entry, stage) in pairwise(errand.stages):
                failures += before in _AGAIN
                again = _AGAIN.get(before) == stage and failures <= _retries(errand)
                known = before in (*_AFTER, *_ENDS) and stage in (*_AFTER, *_ENDS)
                if known and not again and stage != before and stage not in _AFTER.get(before, ()):
                    yield entry, f"it reported {stage} after {before}"


@rule("files.stage-repeated", Severity.SHOULD, "OCPP 1.6 4.5", whole=True)
def repeats_a_stage(story: Story) -> Iterator[Sighting]:
    """Look for a stage that is reported again in the same errand, beyond what retries explain.

    Installed twice, and Uploading over and over, are told with the files.
    """
    for action in REPORTS:
        for errand in errands(story, action):
            for stage in dict.fromkeys(errand.told):
                once = stage in ("Downloaded", "Installing", "InstallationFailed", "Uploaded")
                often = 1 if once else 1 + _retries(errand)
                counted = stage not in ("Installed", "Uploading", "Idle")
                if counted and errand.told.count(stage) > often:
                    places = [entry for entry, told in errand.stages if told == stage]
                    yield places[often], f"it reported {stage:.40} {len(places)} times for one order"


@rule("files.idle-unasked", Severity.MUST, "OCPP 1.6 4.4", whole=True)
def idles_unasked(story: Story) -> Iterator[Sighting]:
    """Look for Idle, which is only for whoever asks by a trigger."""
    for action, report in REPORTS.items():
        told = [stage for errand in errands(story, action) for stage in errand.stages]
        for entry, stage in (*unordered(story, action), *told):
            if stage == "Idle":
                yield entry, f"it sent {report} Idle, and nobody had asked"


@rule("files.unordered", Severity.SHOULD, "OCPP 1.6 4.5", whole=True)
def reports_unordered(story: Story) -> Iterator[Sighting]:
    """Look for updates and uploads that are reported before any was ordered.

    What ends one may be of an order from before the run, if it comes with the first start.
    """
    starts = list(story.station("BootNotification"))
    for action in REPORTS:
        for entry, stage in unordered(story, action):
            left_over = stage in _ENDS and (len(starts) < 2 or entry.number < starts[1].number)
            if stage != "Idle" and not (left_over and action == "UpdateFirmware"):
                yield entry, f"it reported {stage:.40}, and nothing of the kind was ordered"


@rule("files.retry-pause", Severity.SHOULD, "OCPP 1.6 6.23", whole=True)
def hurries_its_retries(story: Story) -> Iterator[Sighting]:
    """Look for tries that follow each other much sooner, or later, than the interval that was ordered."""
    for action in REPORTS:
        for errand in errands(story, action):
            ordered = whole(payload_of(errand.order).get("retryInterval")) or 0
            for early, late in pairwise(_tries(errand, action)) if ordered > 0 else ():
                pause = late.at - early.at
                if not EARLY * ordered <= pause <= LATE * ordered + LATE_S:
                    yield late, f"it tried again after {pause:.0f} s; told to wait {ordered} s between tries"


@rule("files.more-tries", Severity.SHOULD, "OCPP 1.6 6.53", whole=True)
def never_gives_up(story: Story) -> Iterator[Sighting]:
    """Look for more tries at fetching or storing than an order allows: the first, and its retries."""
    for action in REPORTS:
        for errand in errands(story, action):
            tries, retries = _tries(errand, action), errand.retries
            if retries is not None and retries >= 0 and len(tries) > retries + 1:
                yield (
                    tries[retries + 1],
                    f"{action_of(errand.order)} allows {retries} retries; it tried {len(tries)} times",
                )


def _tries(errand: Errand, action: str) -> list[Entry]:
    """Return the tries of an errand up to the one that worked, or the last; logins that failed among them."""
    wanted = "upload" if action == "GetDiagnostics" else "download"
    found: list[Entry] = []
    for entry, transfer in errand.transfers:
        if transfer.direction == wanted:
            found.append(entry)
            if transfer.complete:
                break
    return found


def _retries(errand: Errand) -> int:
    return STATION_S_OWN if errand.retries is None else max(errand.retries, 0)


RULES = (
    goes_backwards,
    repeats_a_stage,
    idles_unasked,
    reports_unordered,
    hurries_its_retries,
    never_gives_up,
)
