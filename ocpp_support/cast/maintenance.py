"""What an operator does to keep a station well: restarts, new firmware, and asking what happened.

What goes on by itself after such an order is waited for before the next scenario begins.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, timedelta
from typing import Any

from ocpp_support.cast.stage import Stage
from ocpp_support.matchers.diagnostics import upload_is_over
from ocpp_support.matchers.firmware import Firmware
from ocpp_support.matchers.resets import is_back
from ocpp_support.matchers.updates import update_is_over
from ocpp_support.trace.trace import Conversation

LAST_HOUR = timedelta(hours=1)

RETRIES, RETRY_INTERVAL = 1, 10
"""How often, and after how many seconds, a station tries again where a scenario does not say."""


class Maintenance:
    """Orders for maintenance. Each waits for its answer; what follows is for the scenario to expect."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def resets(self, kind: str) -> None:
        """Order a restart, "Hard" or "Soft" (section 5.14)."""
        patience = self._stage.patience.boot
        self._let_it_end(is_back, patience, "the restart")
        self._stage.ask("Reset", {"type": kind}, patience=patience)

    def orders_update(self, firmware: Firmware) -> None:
        """Order an update, at once (section 5.19)."""
        files, patience = self._stage.equipment.files, self._stage.patience.transfer
        self._let_it_end(update_is_over, patience, "the update")
        order = {
            "location": files.location(firmware.name, self._protocol()),
            "retrieveDate": self._ago(timedelta()),
            "retries": RETRIES,
            "retryInterval": RETRY_INTERVAL,
        }
        self._stage.ask("UpdateFirmware", order, patience=patience)
        self._stage.course.allow(self._stage.course.patient_until, beyond_the_step=True)

    def asks_for_diagnostics(self, *, retries: int = RETRIES) -> None:
        """Ask for the diagnostics of the last hour, to be delivered by FTP (section 5.9)."""
        patience = self._stage.patience.transfer
        self._let_it_end(upload_is_over, patience, "the delivery of the diagnostics")
        request: dict[str, Any] = {
            "location": self._stage.equipment.files.upload_location("ftp"),
            "startTime": self._ago(LAST_HOUR),
            "stopTime": self._ago(timedelta()),
            "retries": retries,
            "retryInterval": RETRY_INTERVAL,
        }
        self._stage.ask("GetDiagnostics", request, patience=patience)

    def _ago(self, period: timedelta) -> str:
        moment = self._stage.equipment.clock.now() - period
        # Rounded up: what the station noted in this very second was before the question.
        return (moment + timedelta(seconds=1)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def _protocol(self) -> Any:
        """Return how to offer a file: by FTP, unless the station says that it can only do HTTP."""
        can_do = self._stage.settings_found.get("SupportedFileTransferProtocols", "FTP").upper()
        return "ftp" if "FTP" in can_do or "HTTP" not in can_do else "http"

    def _let_it_end(self, over: Callable[[Conversation], bool], patience: float, what: str) -> None:
        """Have the scenario end only when what is ordered now is over, or patience with it is."""

        def wait() -> None:
            until = self._stage.trace.now() + patience
            self._stage.watch(lambda _: over(self._stage.history), until=until)
            if not over(self._stage.history):
                self._stage.note(f"{what} did not come to an end within {patience:.0f} s")

        self._stage.remember_last(wait, what)
