"""DataTransfer (OCPP 1.6 §5.6): this station knows no vendor's extensions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ocpp.v16 import call_result
from ocpp.v16.enums import DataTransferStatus

if TYPE_CHECKING:
    from simulator.station import Station


def handle(station: Station, vendor_id: str, message_id: str | None = None, data: str | None = None) -> Any:
    """Say what is unknown: the vendor, or of our own vendor the message."""
    ours = vendor_id == station.model.vendor
    unknown = DataTransferStatus.unknown_message_id if ours else DataTransferStatus.unknown_vendor_id
    return call_result.DataTransfer(status=unknown)
