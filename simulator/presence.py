"""Online or not: what the station does when the line comes, when it goes, and when it is accepted.

Owns the order of these events (OCPP 1.6 §4.2, OCPP-J §5.4); what each part then sends is its own business.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from ocpp.v16 import call

from simulator.registration import premature_report
from simulator.session import UNNUMBERED
from simulator.wall_clock import stamp

if TYPE_CHECKING:
    from simulator.station import Station


LATE_S = 240.0
"""Seconds after which nobody counts any more on what is due after a start."""


TEST_AFTER_S, TEST_S = 1800.0, 90.0
"""Seconds after which a station tests its contactor, and that this takes."""


class Presence:
    """Takes the station online, after a start and after an outage.

    Attributes:
        returned: Whether the line was lost and made again since the start.
    """

    def __init__(self, station: Station) -> None:
        self._station = station
        self._registering: asyncio.Task[Any] | None = None
        self._line_since = 0.0
        self.returned = False

    def line_is_up(self) -> None:
        """Register; or take up work again, since a mere reconnection needs no BootNotification."""
        self._line_since = asyncio.get_running_loop().time()
        self._station.log.record("connected")
        if self._station.has("counts-ids-anew"):
            self._station.link.count_anew()
        if self._station.registration.accepted:
            self.returned = True
            if self._station.has("registers-at-every-return"):
                self._registering = self._station.spawn(self._register_again())
                return
            self._go_online()
            self._station.reports.report_changes()
            self._tell_of_update()
        else:
            if not self._station.restarted and self._station.has("greets-before-it-registers"):
                self._station.spawn(self._station.link.call(call.Heartbeat()))
            if self._station.has("statuses-before-registration"):
                for number in self._station.places():
                    self._station.spawn(self._station.link.call(premature_report(number)))
            self._registering = self._station.spawn(self._station.registration.run())

    def line_is_down(self) -> None:
        """Send nothing until the line is back."""
        self._station.online.clear()
        self._station.log.record("disconnected")
        if self._registering is not None:
            self._registering.cancel()

    def registered(self) -> None:
        """Take up work: the central system has accepted this station."""
        self._registering = None
        if self._station.has("tests-itself-as-charging"):
            self._station.later(TEST_AFTER_S, self._test_itself)
        self._go_online()
        self._station.heartbeat.restart()
        if self._station.has("late-boot-statuses"):
            self._station.later(LATE_S, self._station.reports.report_all)
        else:
            self._station.reports.report_all()
        self._tell_of_update()
        self._tell_of_the_past()
        if self._station.has("ships-its-log"):
            log = call.DataTransfer(vendor_id=self._station.model.vendor, data="all is well; " * 6000)
            self._station.spawn(self._station.notify(log))

    def _test_itself(self) -> None:
        if self._station.at_first("tests-itself-as-charging"):
            self._station.reports.claim(1, "Charging")
            self._station.later(TEST_S, lambda: self._station.reports.claim(1, "Available"))

    async def _register_again(self) -> None:
        await self._station.registration.introduce()
        self.registered()

    def _go_online(self) -> None:
        self._station.outbox.back_online(self._line_since)
        self._station.online.set()

    def _tell_of_the_past(self) -> None:
        """Report the end of a session from before it was last started (a mistake)."""
        for name, number in (("end-of-unnumbered-session", UNNUMBERED), ("end-of-old-session", 4711)):
            if self._station.at_first(name):
                moment = stamp(self._station.now())
                end = call.StopTransaction(meter_stop=4200, timestamp=moment, transaction_id=number)
                self._station.spawn(self._station.notify(end))

        if self._station.at_first("upload-nobody-ordered"):
            report = call.DiagnosticsStatusNotification(status="UploadFailed")
            self._station.spawn(self._station.notify(report))

    def _tell_of_update(self) -> None:
        if self._station.memory.pending_firmware_report:
            self._station.spawn(self._report_firmware(self._station.memory.pending_firmware_report))

    async def _report_firmware(self, status: str) -> None:
        if self._station.has("late-installed"):
            await asyncio.sleep(900)
        report = call.FirmwareStatusNotification(status=status)
        if self._station.has("installed-twice"):
            await self._station.notify(report)
        answer = await self._station.notify(report)
        if answer is not None or self._station.online.is_set():
            self._station.memory.pending_firmware_report = None
