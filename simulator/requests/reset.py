"""Reset (OCPP 1.6 §5.14): restart, in good order or at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ocpp.v16 import call_result
from ocpp.v16.enums import Reason, ResetStatus, ResetType

if TYPE_CHECKING:
    from simulator.station import Station


def handle(station: Station, type: str) -> Any:
    """Accept and restart after the answer."""
    reason = Reason.hard_reset if type == ResetType.hard else Reason.soft_reset
    station.later(0.5, lambda: station.spawn(station.reboot(str(reason))))
    return call_result.Reset(status=ResetStatus.accepted)
