"""Registration with the central system (BootNotification, OCPP 1.6 §4.2).

Owns when the station introduces itself, and whether it has been accepted. What follows from that is the
station's business.
"""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any

from ocpp.v16 import call
from ocpp.v16.enums import RegistrationStatus

from simulator.link import LineLost, NotProcessed

if TYPE_CHECKING:
    from simulator.station import Station

RETRY_S = 30.0
"""Seconds to the next try where the central system names no interval."""


class Registration:
    """Introduces the station once in each life, and again until it is accepted."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._again = asyncio.Event()
        self.status: str = ""

    @property
    def accepted(self) -> bool:
        """Whether the central system has accepted this station since it was started."""
        return self.status == str(RegistrationStatus.accepted)

    @property
    def pending(self) -> bool:
        """Whether it is to speak only when asked, until the central system has made up its mind."""
        return self.status == str(RegistrationStatus.pending)

    async def run(self) -> None:
        """Introduce the station until it is accepted; nothing else is sent before."""
        while not self.accepted:
            self._again.clear()
            pause = await self.introduce()
            if not self.accepted:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(
                        pause / (3 if self._station.has("impatient-to-register") else 1)
                    ):
                        await self._again.wait()
        self._station.presence.registered()

    async def introduce(self) -> float:
        """Send BootNotification, take in the answer; return the seconds to wait before another try."""
        try:
            answer = await self._station.link.call(self._notification())
        except (LineLost, NotProcessed):
            return RETRY_S
        if not self.accepted:
            self.status = str(answer.status)
        self._station.set_clock(answer.current_time)
        self._station.log.record(f"registration: {answer.status}")
        if not self.accepted and self._station.has("talks-before-admission"):
            self._station.spawn(self._station.link.call(premature_report(1)))
        interval = answer.interval if isinstance(answer.interval, int) else 0
        if self.accepted and interval > 0 and not self._station.has("ignores-given-rhythm"):
            self._station.configuration.store("HeartbeatInterval", str(interval))
        return float(interval) if interval > 0 else RETRY_S

    def again(self) -> None:
        """Introduce the station now, as a trigger may ask (§5.17)."""
        if self.accepted:
            self._station.spawn(self.introduce())
        else:
            self._again.set()

    def _notification(self) -> Any:
        model = self._station.model
        return call.BootNotification(
            charge_point_model="" if self._station.has("nameless") else model.model_name,
            charge_point_vendor=self._vendor(),
            charge_point_serial_number=self._serial(),
            firmware_version=self._station.memory.firmware_version,
            iccid=self._sim_card(),
            imsi="" if self._station.has("empty-subscriber") else model.imsi,
            meter_type=model.meter_type,
        )

    def _serial(self) -> str | None:
        serial = self._station.model.serial
        if self._station.has("no-serial"):
            return None
        if self._station.restarted and self._station.has("serial-only-at-power-on"):
            return None
        if self._station.has("long-serial"):
            return serial.ljust(26, "0")
        return f"{serial[:20]}-{self._station.now():%S}" if self._station.has("changing-serial") else serial

    def _vendor(self) -> str | None:
        if self._station.has("blank-vendor"):
            return "  "
        if self.pending and self._station.has("forgets-vendor-when-told-to-wait"):
            return None
        if not self._station.restarted and self._station.has("no-vendor-at-power-on"):
            return None
        if not self._station.restarted and self._station.has("empty-vendor-at-power-on"):
            return ""
        return self._station.model.vendor

    def _sim_card(self) -> str | None:
        if self._station.has("registers-before-modem"):
            return None
        return "" if self._station.has("empty-sim-card") else self._station.model.iccid


def premature_report(number: int) -> Any:
    """Return a status report that is sent before anything may be reported."""
    return call.StatusNotification(connector_id=number, error_code="NoError", status="Available")
