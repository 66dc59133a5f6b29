"""New firmware: whether it was fetched, what the station reports of it, and the version that it brings.

OCPP 1.6 edition 2, sections 4.5, 5.19 and 7.25.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from ocpp_support.matchers.expectation import Expectation, Problem
from ocpp_support.matchers.lifetimes import admitted_at, latest_admission, registrations
from ocpp_support.matchers.stages import ReportsStages, stages
from ocpp_support.matchers.statuses import payload_of, sent_instead
from ocpp_support.trace.events import Transferred
from ocpp_support.trace.trace import Conversation

REPORT = "FirmwareStatusNotification"


@dataclass(frozen=True)
class Firmware:
    """A firmware image on the file server.

    Attributes:
        name: Of the file.
        version: What the station calls itself once it is installed.
        size: In bytes.
        sha256: Of the whole file.
    """

    name: str
    version: str
    size: int
    sha256: str


@dataclass(eq=False)
class _Fetches(Expectation):
    firmware: Firmware

    @property
    def wanted(self) -> str:
        f = self.firmware
        return f"{f.name} to be fetched, all {f.size} bytes of it, SHA-256 {f.sha256[:12]}…"

    def problems(self, conversation: Conversation) -> list[str]:
        attempts = [
            (event, event.content.transfer)
            for event in conversation.events(Transferred)
            if isinstance(event.content, Transferred) and event.content.transfer.direction != "upload"
        ]
        found: list[str] = []
        for event, transfer in attempts:
            differences = []
            if transfer.name != self.firmware.name:
                differences.append(f"the file was {transfer.name or 'not named'}")
            if not transfer.complete:
                differences.append(f"it was not completed: {transfer.note}")
            elif (transfer.size, transfer.sha256) != (self.firmware.size, self.firmware.sha256):
                differences.append(f"it was {transfer.size} bytes, SHA-256 {transfer.sha256[:12]}…")
            if not differences:
                return []
            what = f"{transfer.direction} by {transfer.protocol.upper()}"
            found.append(Problem(f"{what}: {'; '.join(differences)}", event))
        told = ", ".join(map(str, stages(conversation, REPORT)))
        return found or [
            "nothing was fetched; "
            + (f"it reported the firmware as {told}" if told else sent_instead(conversation))
        ]

    def in_short(self, conversation: Conversation) -> str:
        return "the firmware was not fetched"


def fetches(firmware: Firmware) -> Expectation:
    """Match if the image was fetched from the file server, whole and unchanged.

    Example::

        fetches(Firmware("station-2.0.0.bin", "2.0.0", 33100, "9f86d0…"))

    """
    return _Fetches(firmware)


@dataclass(eq=False)
class _ReportsFirmware(ReportsStages):
    def fact(self, conversation: Conversation) -> str | None:
        return _first_change(conversation.whole) if self.words[-1] == "Installed" else None


def reports_firmware(*words: str) -> Expectation:
    """Match if these stages of the update were reported in this order; others may lie between.

    Example::

        reports_firmware("Downloading", "Installed")

    """
    return _ReportsFirmware(REPORT, "firmware", words)


def _versions(conversation: Conversation) -> list[str]:
    """Return the versions that the station registered with, of the registrations that were accepted."""
    accepted = [entry for entry in registrations(conversation) if admitted_at(conversation, entry)]
    return [str(payload_of(entry).get("firmwareVersion", "")) for entry in accepted]


def _version(conversation: Conversation) -> str:
    """Return the version that the station last registered with, which it must have."""
    return _versions(conversation)[-1]


def _first_change(conversation: Conversation) -> str | None:
    """Return the first change of version that was seen, old and new."""
    changes = (f"{old} → {new}" for old, new in pairwise(_versions(conversation)) if old != new)
    return next(changes, None)


@dataclass(eq=False)
class _RegistersWith(Expectation):
    version: str

    @property
    def wanted(self) -> str:
        return f"the station to register with the firmware version {self.version}"

    def problems(self, conversation: Conversation) -> list[str]:
        admission = latest_admission(conversation)
        if admission is None:
            return [f"it did not register; {sent_instead(conversation)}"]
        version = _version(conversation)
        if version == self.version:
            return []
        return [Problem(f"it registered with {version or 'no version'}", admission.answers)]

    def fact(self, conversation: Conversation) -> str | None:
        return _first_change(conversation.whole)

    def in_short(self, conversation: Conversation) -> str:
        if latest_admission(conversation) is None:
            return "did not register after the update"
        return f"registers with the version {_version(conversation) or '(none)'} after the update"


def registers_with(version: str) -> Expectation:
    """Match if the latest accepted registration tells this firmware version.

    Example::

        registers_with("2.0.0")

    """
    return _RegistersWith(version)
