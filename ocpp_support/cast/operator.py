"""The operator at the central system: what is ordered of the station, and how the station is received."""

from __future__ import annotations

from typing import Any

from ocpp_support.cast.stage import Stage
from ocpp_support.course import NotReady
from ocpp_support.matchers.sessions import running_session
from ocpp_support.trace.trace import Entry
from ocpp_support.vocabulary.nouns import Outlet

NO_TRANSACTION = 2_000_000_001
"""A number that no transaction of ours has: transactions are numbered from 1."""


class Operator:
    """Orders of the operator. Each waits for its answer; what follows is for the scenario to expect."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def takes_out_of_service(self, outlet: Outlet) -> None:
        """Order Inoperative (section 5.2): of each connector meant, or of connector 0, the whole station."""
        self._stage.remember(lambda: self.puts_back_in_service(outlet), "out of service", outlet)
        self._change_availability(outlet, "Inoperative")

    def puts_back_in_service(self, outlet: Outlet) -> None:
        """Order Operative (section 5.2)."""
        self._change_availability(outlet, "Operative")

    def resets(self, kind: str) -> None:
        """Order a restart, "Hard" or "Soft" (section 5.14)."""
        self._stage.ask("Reset", {"type": kind}, patience=self._stage.patience.boot)

    def starts_session(self, outlet: Outlet, card: str) -> None:
        """Order a session for a card (section 5.11)."""
        tag = self._stage.profile.card(card)
        self._stage.remember(lambda: self._ends_whatever_runs(outlet.number), "session", outlet.number)
        self._stage.ask("RemoteStartTransaction", {"connectorId": outlet.number, "idTag": tag})

    def ends_session(self, outlet: Outlet) -> None:
        """Order the end of the session that runs on a connector (section 5.12)."""
        session = running_session(self._stage.history, outlet.number)
        if session is None:
            raise NotReady(f"no session is running on {outlet}, so none can be ended")
        self._stage.ask("RemoteStopTransaction", {"transactionId": session.transaction_id})

    def ends_unknown_session(self) -> None:
        """Order the end of a session that does not exist."""
        self._stage.ask("RemoteStopTransaction", {"transactionId": NO_TRANSACTION})

    def reads_settings(self, *keys: str) -> Entry | None:
        """Read these settings, or all where none is named (section 5.8)."""
        return self._stage.ask("GetConfiguration", {"key": list(keys)} if keys else {})

    def changes_setting(self, key: str, value: str) -> Entry | None:
        """Change a setting (section 5.3); it is put back after the scenario."""
        found = self._stage.settings_found.get(key)
        if found is not None:
            self._stage.remember(lambda: self._puts_setting_back(key, found), "setting", key)
        return self._stage.ask("ChangeConfiguration", {"key": key, "value": value})

    def asks_for(self, message: str, connector: int | None = None) -> None:
        """Ask the station to send a message by itself (TriggerMessage, section 5.17)."""
        payload: dict[str, Any] = {"requestedMessage": message}
        if connector is not None:
            payload["connectorId"] = connector
        self._stage.ask("TriggerMessage", payload)

    def clears_cache(self) -> None:
        """Have the station forget the cards that it remembers (section 5.4)."""
        self._stage.ask("ClearCache", {})

    def admits_at_second_registration(self) -> None:
        """Answer the next registration Pending and the one after it Accepted (section 4.2)."""
        self._stage.equipment.answers.answer_next_registrations("Pending")

    def gives_rhythm(self, seconds: int) -> None:
        """Give the station a heartbeat interval when it registers next (section 4.2)."""
        self._stage.equipment.answers.heartbeat_interval = seconds
        # The interval that is given there becomes the setting's value, so it is put back like one.
        found = self._stage.settings_found.get("HeartbeatInterval")
        if found is not None:
            undo = lambda: self._puts_setting_back("HeartbeatInterval", found)  # noqa: E731
            self._stage.remember(undo, "setting", "HeartbeatInterval")

    def answers_card(self, card: str, status: str) -> None:
        """Say this about a card from now on, to the end of the scenario."""
        self._stage.equipment.answers.answer_card(self._stage.profile.card(card), status)

    def _change_availability(self, outlet: Outlet, kind: str) -> None:
        for connector in outlet.ids(self._stage.profile.connectors):
            self._stage.ask("ChangeAvailability", {"connectorId": connector, "type": kind})

    def _puts_setting_back(self, key: str, value: str) -> None:
        self._stage.ask("ChangeConfiguration", {"key": key, "value": value})

    def _ends_whatever_runs(self, connector: int) -> None:
        session = running_session(self._stage.history, connector)
        if session is not None:
            self._stage.ask("RemoteStopTransaction", {"transactionId": session.transaction_id})
