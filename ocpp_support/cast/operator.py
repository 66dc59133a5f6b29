"""The operator at the central system: what is ordered of the station, and how the station is received."""

from __future__ import annotations

from ocpp_support.cast.asking import Asking
from ocpp_support.cast.configuring import Configuring
from ocpp_support.cast.ending import end_running_session
from ocpp_support.cast.maintenance import Maintenance
from ocpp_support.course import NotReady
from ocpp_support.protocol.standard_settings import same_value
from ocpp_support.vocabulary.nouns import Outlet

NO_TRANSACTION = 2_000_000_001
"""A number that no transaction of ours has: transactions are numbered from 1."""


class Operator(Asking, Configuring, Maintenance):
    """Orders of the operator. Each waits for its answer; what follows is for the scenario to expect."""

    def takes_out_of_service(self, outlet: Outlet) -> None:
        """Order Inoperative (section 5.2): of each connector meant, or of connector 0, the whole station."""
        self._stage.remember(lambda: self.puts_back_in_service(outlet), "out of service", outlet)
        self._change_availability(outlet, "Inoperative")

    def puts_back_in_service(self, outlet: Outlet) -> None:
        """Order Operative (section 5.2)."""
        self._change_availability(outlet, "Operative")

    def starts_session(self, outlet: Outlet, card: str) -> None:
        """Order a session for a card (section 5.11)."""
        tag = self._stage.profile.card(card)
        self._stage.remember(
            lambda: end_running_session(self._stage, outlet.number), "session", outlet.number
        )
        self._stage.ask("RemoteStartTransaction", {"connectorId": outlet.number, "idTag": tag})

    def ends_session(self, outlet: Outlet) -> None:
        """Order the end of the session that runs on a connector (section 5.12)."""
        if not end_running_session(self._stage, outlet.number):
            raise NotReady(f"no session is running on {outlet}, so none can be ended")

    def ends_unknown_session(self) -> None:
        """Order the end of a session that does not exist."""
        self._stage.ask("RemoteStopTransaction", {"transactionId": NO_TRANSACTION})

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
        found = self._value("HeartbeatInterval")
        if found is not None:
            self._remember_value("HeartbeatInterval", found)

    def lets_cards_start_offline(self) -> None:
        """Have the station trust, while offline, the cards it knows and those it does not (section 3.5.2).

        Raises :class:`NotReady` where it can be told neither.
        """
        keys = [key for key in ("LocalAuthorizeOffline", "AllowOfflineTxForUnknownId") if self._value(key)]
        for key in keys:
            self.has_set(key, "true")
        if not any(same_value(key, self._value(key), "true") for key in keys):
            raise NotReady("the station cannot be told to start sessions while offline")

    def answers_card(self, card: str, status: str) -> None:
        """Say this about a card from now on, to the end of the scenario."""
        self._stage.equipment.answers.answer_card(self._stage.profile.card(card), status)

    def _change_availability(self, outlet: Outlet, kind: str) -> None:
        for connector in outlet.ids(self._stage.profile.connectors):
            self._stage.ask("ChangeAvailability", {"connectorId": connector, "type": kind})
