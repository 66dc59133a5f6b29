"""Rules about diagnostics and updates: what is told of them against what came.

OCPP 1.6 edition 2, sections 4.4 and 4.5.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ocpp_support.monitor.errands import REPORTS, errands
from ocpp_support.monitor.rule import Sighting, rule
from ocpp_support.monitor.story import Story, items_of, payload_of, text, whole
from ocpp_support.protocol.findings import Severity
from ocpp_support.protocol.setting_kinds import words_of
from ocpp_support.trace.trace import Entry, Sender

PATIENCE = 120.0
"""Seconds after which something that was to be done with a file has begun, or was given up and said so."""

STUCK = 1800.0
"""Seconds after which an update that shows no progress makes none."""

FLOOD = 5
_OVER = ("Installed", "DownloadFailed", "InstallationFailed", "Idle")


@rule("files.update-course", Severity.MUST, "OCPP 1.6 4.5", whole=True)
def tells_an_odd_course(story: Story) -> Iterator[Sighting]:
    """Look for updates that were installed without having been fetched, or twice."""
    for errand in errands(story, "UpdateFirmware"):
        told = errand.told
        if "Installed" not in told:
            continue
        before = told[: told.index("Installed")]
        missing = [stage for stage in ("Downloading", "Downloaded") if stage not in before]
        if missing or told.count("Installed") > 1:
            entry = errand.stages[told.index("Installed")][0]
            yield entry, f"it reported the update as {', '.join(told)}"


@rule("files.upload-flood", Severity.SHOULD, "OCPP 1.6 4.4", whole=True)
def floods(story: Story) -> Iterator[Sighting]:
    """Look for an upload that is reported over and over."""
    for errand in errands(story, "GetDiagnostics"):
        tries = (errand.retries or 0) + 1
        times = errand.told.count("Uploading")
        if times > max(FLOOD, tries):
            yield errand.stages[errand.told.index("Uploading")][0], f"it reported Uploading {times} times"


@rule("files.no-attempt", Severity.MUST, "OCPP 1.6 errata 3.50", whole=True)
def never_tries(story: Story) -> Iterator[Sighting]:
    """Look for orders without retries that were not even tried once."""
    for errand in errands(story, "GetDiagnostics"):
        once = payload_of(errand.order).get("retries") == 0 and bool(errand.name)
        if once and not errand.transfers and errand.quiet_for() >= PATIENCE:
            yield errand.order, "told to try without retries, it did not try at all"


@rule("files.silent-failure", Severity.MUST, "OCPP 1.6 4.4", whole=True)
def fails_in_silence(story: Story) -> Iterator[Sighting]:
    """Look for uploads that failed and were never said to have."""
    for errand in errands(story, "GetDiagnostics"):
        if not errand.transfers or errand.stored or {"UploadFailed", "Uploaded"} & {*errand.told}:
            continue
        pause = whole(payload_of(errand.order).get("retryInterval")) or 0
        if errand.quiet_for() >= PATIENCE + pause:
            yield errand.transfers[-1][0], "its upload failed, and it never said so"


@rule("files.protocol-unused", Severity.MUST, "OCPP 1.6 errata 3.88", whole=True)
def does_not_speak_what_it_says(story: Story) -> Iterator[Sighting]:
    """Look for transfers that were given up without a try, though the station says it has the protocol."""
    for action in REPORTS:
        for errand in errands(story, action):
            scheme = text(payload_of(errand.order).get("location")).partition(":")[0].upper()
            failed = {"UploadFailed", "DownloadFailed"} & {*errand.told}
            if failed and not errand.transfers and scheme in _declared(story, errand.order):
                yield errand.order, f"it says that it speaks {scheme}, failed there, and never came"


def _declared(story: Story, before: Entry) -> set[str]:
    """Return the protocols that the station said it has for files, before an order."""
    said: set[str] = set()
    for request in story.central("GetConfiguration"):
        for item in items_of(story.answer(request) or {}) if request.number < before.number else ():
            if item.get("key") == "SupportedFileTransferProtocols":
                said = {word.upper() for word in words_of(text(item.get("value")))}
    return said


@rule("files.unannounced", Severity.SHOULD, "OCPP 1.6 5.9", whole=True)
def names_nothing(story: Story) -> Iterator[Sighting]:
    """Look for files that came although none was announced."""
    for errand in errands(story, "GetDiagnostics"):
        if errand.answer is not None and not errand.name and errand.stored:
            yield errand.order, f"it announced no file, and stored {errand.stored[0][1].name:.80}"


@rule("files.other-name", Severity.MUST, "OCPP 1.6 5.9", whole=True)
def stores_another_name(story: Story) -> Iterator[Sighting]:
    """Look for files that came under another name than was announced."""
    for errand in errands(story, "GetDiagnostics"):
        for entry, stored in errand.stored:
            if errand.name and PurePosixPath(stored.name).name != PurePosixPath(errand.name).name:
                yield entry, f"it announced {errand.name:.80} and stored {stored.name:.80}"


@rule("files.empty", Severity.MUST, "OCPP 1.6 5.9", whole=True)
def stores_nothing(story: Story) -> Iterator[Sighting]:
    """Look for files that came without content."""
    for errand in errands(story, "GetDiagnostics"):
        for entry, stored in errand.stored:
            if stored.size == 0:
                yield entry, f"the file {stored.name:.80} that it stored is empty"


@rule("files.never-came", Severity.MUST, "OCPP 1.6 4.4", whole=True)
def pretends(story: Story) -> Iterator[Sighting]:
    """Look for uploads that were reported and never came."""
    for errand in errands(story, "GetDiagnostics"):
        if "Uploaded" in errand.told and not errand.stored and payload_of(errand.order).get("retries") != 0:
            yield errand.stages[errand.told.index("Uploaded")][0], "it reported Uploaded, and no file came"


@rule("files.update-hangs", Severity.MUST, "OCPP 1.6 4.5", whole=True)
def hangs_after_failure(story: Story) -> Iterator[Sighting]:
    """Look for stations that say nothing any more after an update that failed."""
    for errand in errands(story, "UpdateFirmware"):
        if not errand.stages or errand.told[-1] not in ("DownloadFailed", "InstallationFailed"):
            continue
        failed = errand.stages[-1][0]
        silent = all(entry.sender is not Sender.STATION for entry in story.after(failed))
        if silent and any(entry.call for entry in story.after(failed)):
            yield failed, f"it reported {errand.told[-1]} and has not said or answered anything since"


@rule("files.update-stuck", Severity.MUST, "OCPP 1.6 4.5", whole=True)
def never_finishes(story: Story) -> Iterator[Sighting]:
    """Look for updates that begin and come to no end."""
    for errand in errands(story, "UpdateFirmware"):
        if errand.stages and errand.told[-1] not in _OVER and errand.quiet_for() >= STUCK:
            yield errand.stages[-1][0], f"its update has been {errand.told[-1]:.40} for half an hour"


RULES = (
    tells_an_odd_course,
    floods,
    never_tries,
    fails_in_silence,
    does_not_speak_what_it_says,
    names_nothing,
    stores_another_name,
    stores_nothing,
    pretends,
    hangs_after_failure,
    never_finishes,
)
