"""TriggerMessage (OCPP 1.6 §5.17): send a message now, with the present state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ocpp.v16 import call, call_result
from ocpp.v16.enums import MessageTrigger, TriggerMessageStatus

if TYPE_CHECKING:
    from simulator.station import Station

REACTION_S, LATE_S = 0.2, 75.0


def handle(station: Station, requested_message: str, connector_id: int | None = None) -> Any:
    """Accept and send after the answer; a connector that does not exist is Rejected."""
    if connector_id is not None and connector_id not in station.outlets:
        if station.has("reports-unknown-connector") or station.has("reports-any-connector"):
            station.later(REACTION_S, lambda: station.reports.claim(connector_id, "Available"))
        if station.has("accepts-unknown-connector") or station.has("reports-any-connector"):
            return call_result.TriggerMessage(status=TriggerMessageStatus.accepted)
        return call_result.TriggerMessage(status=TriggerMessageStatus.rejected)
    if requested_message not in _SENDERS or _errs(station, requested_message, "refuses-{}-trigger"):
        return call_result.TriggerMessage(status=TriggerMessageStatus.not_implemented)
    admitted = station.registration.accepted or station.registration.pending
    if not admitted and requested_message != MessageTrigger.boot_notification:
        return call_result.TriggerMessage(status=TriggerMessageStatus.rejected)
    wait = LATE_S if _errs(station, requested_message, "late-{}-trigger") else REACTION_S
    station.later(wait, lambda: _SENDERS[requested_message](station, connector_id))
    if _errs(station, requested_message, "{}-though-refused"):
        return call_result.TriggerMessage(status=TriggerMessageStatus.rejected)
    return call_result.TriggerMessage(status=TriggerMessageStatus.accepted)


def _errs(station: Station, message: str, mistake: str) -> bool:
    """Return whether the station makes a mistake that there is for more than one message."""
    subjects = {MessageTrigger.heartbeat: "heartbeat", MessageTrigger.status_notification: "status"}
    return message in subjects and station.has(mistake.format(subjects[MessageTrigger(message)]))


def _boot(station: Station, connector_id: int | None) -> None:
    station.registration.again()


def _heartbeat(station: Station, connector_id: int | None) -> None:
    if station.has("status-for-heartbeat"):
        station.reports.report_asked(0)
    elif not station.has("silent-heartbeat-trigger"):
        station.spawn(station.heartbeat.beat(asked=True))


def _statuses(station: Station, connector_id: int | None) -> None:
    if station.has("silent-status-trigger"):
        return
    if station.has("reports-connector-1-only"):
        connector_id = 1
    for number in station.places() if connector_id is None else (connector_id,):
        if number == 2 and station.has("second-silent-when-asked"):
            continue
        station.reports.report_asked(number)


def _meter_values(station: Station, connector_id: int | None) -> None:
    for number in station.outlets if connector_id is None else (connector_id,):
        station.metering.send_triggered(station.outlets[number])


def _firmware(station: Station, connector_id: int | None) -> None:
    report = call.FirmwareStatusNotification(status=station.firmware_status)
    station.spawn(station.notify(report, asked=True))


def _diagnostics(station: Station, connector_id: int | None) -> None:
    report = call.DiagnosticsStatusNotification(status=station.diagnostics_status)
    station.spawn(station.notify(report, asked=True))


_SENDERS = {
    MessageTrigger.boot_notification: _boot,
    MessageTrigger.heartbeat: _heartbeat,
    MessageTrigger.status_notification: _statuses,
    MessageTrigger.meter_values: _meter_values,
    MessageTrigger.firmware_status_notification: _firmware,
    MessageTrigger.diagnostics_status_notification: _diagnostics,
}
