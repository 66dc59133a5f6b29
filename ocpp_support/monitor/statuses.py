"""Rules about what connectors are reported as, and what moves them.

OCPP 1.6 edition 2, sections 4.9 and 5.2.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from ocpp_support.monitor.rule import Sighting, rule
from ocpp_support.monitor.story import Story, action_of, among, connector_of, payload_of, text, whole
from ocpp_support.protocol.findings import Severity
from ocpp_support.trace.events import Acted, Disconnected
from ocpp_support.trace.trace import Entry, Sender

_OF_A_CONNECTOR = ("Preparing", "Charging", "SuspendedEV", "SuspendedEVSE", "Finishing", "Reserved")
IN_A_SESSION = ("Charging", "SuspendedEV", "SuspendedEVSE")
_USABLE = ("Available", "Preparing", *IN_A_SESSION)

_NO_MERE_WARNINGS = (
    "GroundFailure",
    "InternalError",
    "OverCurrentFailure",
    "PowerMeterFailure",
    "PowerSwitchFailure",
)
"""Errors with which nobody can charge; others may be warnings, which go with any status."""

_OF_A_CAR = ("Preparing", "SuspendedEV", "SuspendedEVSE", "Finishing")
"""With what a station may say that it cannot understand a car: one is there, and it does not charge."""

SOON = 60.0
"""Seconds within which a change that was accepted, or a cable that was pulled, shows."""


@rule("statuses.of-the-station", Severity.MUST, "OCPP 1.6 4.9")
def station_is_no_connector(story: Story) -> Iterator[Sighting]:
    """Look for connector 0, the station itself, in a status that only a connector can have."""
    for entry, (place, status) in reports(story).items():
        if place == 0 and status in _OF_A_CONNECTOR:
            yield entry, f"it reported connector 0, which is the station itself, {status}"


@rule("statuses.finishing-skipped", Severity.SHOULD, "OCPP 1.6 4.9", whole=True)
def skips_finishing(story: Story) -> Iterator[Sighting]:
    """Look for connectors that are free although the cable of the session before is still in."""
    latest: dict[int, str] = {}
    plugged: dict[int | None, bool] = {}
    told = reports(story)
    for entry in story.concerning(Acted, "StatusNotification"):
        if isinstance(entry.content, Acted):
            if entry.content.act in ("plug_in", "unplug", "unplug_vehicle"):
                plugged[connector_of(entry)] = entry.content.act == "plug_in"
        elif (report := told.get(entry)) is not None:
            place, status = report
            if status == "Available" and latest.get(place) in IN_A_SESSION and plugged.get(place):
                yield (
                    entry,
                    f"connector {place} went from {latest[place]} to Available with the cable still in",
                )
            latest[place] = status


@rule("statuses.stays-finishing", Severity.MUST, "OCPP 1.6 4.9", whole=True)
def stays_finishing(story: Story) -> Iterator[Sighting]:
    """Look for connectors that stay Finishing after the cable was pulled, and take no further session."""
    latest: dict[int | None, str] = {}
    cable: dict[int | None, Entry] = {}
    told = reports(story)
    for entry in story.concerning(Acted, "StatusNotification", "RemoteStartTransaction"):
        place = whole(payload_of(entry).get("connectorId"))
        if isinstance(entry.content, Acted) and entry.content.act in ("plug_in", "unplug"):
            cable[connector_of(entry)] = entry
        elif (report := told.get(entry)) is not None:
            latest[report[0]] = report[1]
        elif _rejected_start(story, entry) and latest.get(place) == "Finishing":
            moved = cable.get(place)
            if moved and _is_out(moved) and entry.at - moved.at >= SOON:
                yield entry, f"connector {place} is still Finishing without its cable, and takes no session"


def _rejected_start(story: Story, entry: Entry) -> bool:
    if entry.sender is not Sender.CENTRAL or action_of(entry) != "RemoteStartTransaction":
        return False
    return (story.answer(entry) or {}).get("status") == "Rejected"


def _is_out(moved: Entry) -> bool:
    return isinstance(moved.content, Acted) and moved.content.act == "unplug"


@rule("statuses.availability-without-effect", Severity.MUST, "OCPP 1.6 5.2", whole=True)
def does_not_change(story: Story) -> Iterator[Sighting]:
    """Look for changes of availability that were accepted and never showed."""
    latest: dict[int, str] = {}
    reported = reports(story)
    happened = story.concerning(Disconnected, "ChangeAvailability", "StatusNotification")
    for order in happened:
        if (report := reported.get(order)) is not None:
            latest[report[0]] = report[1]
        if order.sender is not Sender.CENTRAL or action_of(order) != "ChangeAvailability":
            continue
        place = whole(payload_of(order).get("connectorId"))
        off = payload_of(order).get("type") == "Inoperative"
        if place is None or (story.answer(order) or {}).get("status") != "Accepted":
            continue
        told, until = _told_of(place, reported, among(happened, order), story.now)
        was_so = place in latest and _is_so(latest[place], off=off)
        if not was_so and not any(_is_so(one, off=off) for one in told) and until - order.at >= SOON:
            what, way = f"connector {place}" if place else "the station", "out of" if off else "into"
            yield order, f"it accepted to take {what} {way} service, and that never showed"


def _told_of(
    place: int, reported: Mapping[Entry, tuple[int, str]], happened: Sequence[Entry], now: float
) -> tuple[list[str], float]:
    """Return what was reported of a place until another order came, and until when."""
    told: list[str] = []
    for entry in happened:
        if isinstance(entry.content, Disconnected) or action_of(entry) == "ChangeAvailability":
            return told, entry.at
        report = reported.get(entry)
        if report is not None and (place in (0, report[0])):
            told.append(report[1])
    return told, now


def _is_so(status: str, *, off: bool) -> bool:
    return (status == "Unavailable") is off or status == "Faulted"


@rule("statuses.station-not-switched", Severity.MUST, "OCPP 1.6 5.2", whole=True)
def switches_connectors_only(story: Story) -> Iterator[Sighting]:
    """Look for a station that changes the availability of its connectors, and not its own."""
    answers = [
        (order, whole(payload_of(order).get("connectorId")), (story.answer(order) or {}).get("status"))
        for order in story.central("ChangeAvailability")
    ]
    if any(place and status in ("Accepted", "Scheduled") for _, place, status in answers):
        for order, place, status in answers:
            if place == 0 and status == "Rejected":
                yield order, "it rejects a change of availability of the whole station, not of its connectors"


@rule("statuses.fault-without-error", Severity.SHOULD, "OCPP 1.6 4.9")
def faults_without_error(story: Story) -> Iterator[Sighting]:
    """Look for reports of a fault that name no error."""
    for entry, (place, status) in reports(story).items():
        if status == "Faulted" and payload_of(entry).get("errorCode") == "NoError":
            yield entry, f"it reported connector {place} Faulted with NoError"


@rule("statuses.error-without-fault", Severity.SHOULD, "OCPP 1.6 4.9")
def errs_without_fault(story: Story) -> Iterator[Sighting]:
    """Look for places that are said to be in use, or free for it, with an error that forbids it."""
    for entry, (place, status) in reports(story).items():
        code = text(payload_of(entry).get("errorCode"))
        if code in _NO_MERE_WARNINGS and status in _USABLE:
            yield entry, f"it reported connector {place} {status} with {code}, and not Faulted"


@rule("statuses.communication-error", Severity.MUST, "OCPP 1.6 4.9")
def misplaces_communication_error(story: Story) -> Iterator[Sighting]:
    """Look for the error that a car is not understood with a status that it does not go with."""
    for entry, (place, status) in reports(story).items():
        if payload_of(entry).get("errorCode") == "EVCommunicationError" and status not in _OF_A_CAR:
            yield entry, f"it reported connector {place} {status} with EVCommunicationError"


@lru_cache(maxsize=1)
def reports(story: Story) -> dict[Entry, tuple[int, str]]:
    """Return what the station reported, in order: of which place, and which status. Many rules ask for it."""
    told: dict[Entry, tuple[int, str]] = {}
    for entry in story.station("StatusNotification"):
        place = whole(payload_of(entry).get("connectorId"))
        if place is not None:
            told[entry] = place, text(payload_of(entry).get("status"))
    return told


RULES = (
    station_is_no_connector,
    skips_finishing,
    stays_finishing,
    does_not_change,
    switches_connectors_only,
    faults_without_error,
    errs_without_fault,
    misplaces_communication_error,
)
