"""What the operator asks the station to say by itself (TriggerMessage). OCPP 1.6 edition 2, section 5.17."""

from __future__ import annotations

from typing import Any

from ocpp_support.cast.stage import Stage
from ocpp_support.matchers.triggers import reports_when_asked
from ocpp_support.vocabulary.nouns import Outlet


class Asking:
    """The part of the operator that asks how things are."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def asks_for(self, message: str, connector: int | None = None) -> None:
        """Ask the station to send a message by itself (TriggerMessage, section 5.17)."""
        payload: dict[str, Any] = {"requestedMessage": message}
        if connector is not None:
            payload["connectorId"] = connector
        self._stage.ask("TriggerMessage", payload)

    def looks_at(self, outlet: Outlet) -> None:
        """Ask how a connector is, so that what goes on there shows (section 5.17)."""
        self.asks_for("StatusNotification", outlet.number)

    def asks_how_is(self, outlet: Outlet) -> None:
        """Ask for the status of each connector meant, the next when the one before was reported.

        One after the other, so that a report under a wrong number is not taken for another's.
        """
        for connector in outlet.ids(self._stage.profile.connectors):
            self.asks_for("StatusNotification", connector)
            until = self._stage.trace.now() + self._stage.patience.reaction
            self._stage.watch(reports_when_asked(Outlet(connector)).matches, until=until)

    def asks_how_no_connector_is(self) -> None:
        """Ask for the status of a connector with the number that comes after the last."""
        self.asks_for("StatusNotification", self._stage.profile.connectors + 1)
