"""What can go wrong with the hardware, and how OCPP 1.6 names it (§7.6, §7.7). Data only."""

from __future__ import annotations

from dataclasses import dataclass

from ocpp.v16.enums import ChargePointErrorCode as Code


@dataclass(frozen=True)
class Fault:
    """A trouble of the hardware, as StatusNotification tells it.

    Attributes:
        disabling: Whether it makes the place Faulted. A communication error with the car does not: the
            connector stays in the state that it was in (§4.9).
    """

    code: str
    vendor_code: str
    info: str
    disabling: bool = True


EMERGENCY_STOP = "emergency_stop"
CABLE_TIMEOUT = "cable_timeout"

FAULTS = {
    "communication_pin": Fault(
        Code.ev_communication_error, "CommunicationPin", "No pilot signal from the car", disabling=False
    ),
    "power_pin": Fault(Code.power_switch_failure, "PowerPin", "A power pin has no contact"),
    "phase_imbalance": Fault(Code.other_error, "PhaseImbalance", "The phases are out of balance"),
    "over_temperature": Fault(Code.high_temperature, "OverTemperature", "Too hot to charge"),
    "connector_lock": Fault(Code.connector_lock_failure, "ConnectorLock", "The plug cannot be locked"),
}
"""The faults that can be provoked by hand (``raise_fault``)."""

OWN_FAULTS = {
    EMERGENCY_STOP: Fault(Code.other_error, "EmergencyStop", "The emergency stop is pressed"),
    CABLE_TIMEOUT: Fault(Code.other_error, "CableTimeout", "A cable is in and nobody was authorized"),
}
"""The faults that the station finds by itself."""
