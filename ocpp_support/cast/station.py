"""The station under test: restarting it, breaking and mending it, and proving that it is idle."""

from __future__ import annotations

from ocpp_support.cast.asking import Asking
from ocpp_support.cast.driver import Driver
from ocpp_support.cast.stage import Stage
from ocpp_support.course import NotReady
from ocpp_support.matchers.lifetimes import latest_admission
from ocpp_support.matchers.readings import listed_settings
from ocpp_support.matchers.sessions import running_session
from ocpp_support.matchers.statuses import latest_status
from ocpp_support.protocol.frames import CallResult
from ocpp_support.station.hands import Act
from ocpp_support.trace.trace import Mark, Sender
from ocpp_support.vocabulary.nouns import Outlet, Status, name_of


class Station:
    """What happens to the station as a whole."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def is_online_and_idle(self) -> None:
        """Prove that the station is connected and every connector Available, with nothing running.

        Asks the station itself; where it does not come to rest, what is out of service is put back, and the
        power is switched off and on, once.
        Raises :class:`NotReady` where that does not help either.
        """
        self._is_online()
        if not self._stage.settings_found:
            self._reads_what_it_came_with()
        for remedy in (
            self._settles,
            self._asks_how_every_connector_is,
            self._puts_back_in_service,
            self._switches_off_and_on,
        ):
            if not self._unrest():
                return
            remedy()
        if unrest := self._unrest():
            raise NotReady("the station does not come to rest: " + "; ".join(unrest))

    def restarts(self) -> None:
        """Restart the station by order; where that does not bring it back, by its power.

        Returns when it is admitted again, or when patience ends.
        """
        answer = self._stage.ask("Reset", {"type": "Hard"}, patience=self._stage.patience.boot)
        accepted = isinstance(answer and answer.content, CallResult) and self._waits_for_admission()
        if not accepted:
            self._stage.course.facts.append("restarted by its power, as Reset did not restart it")
            self._stage.act(Act("power_cycle"), patience=self._stage.patience.boot)
            self._waits_for_admission()
        self._stage.allow(self._stage.patience.reaction)

    def falls_silent(self) -> None:
        """Wait until the station has said nothing for a quiet period, so that what comes then is new.

        A station that never stops talking is waited for as long as for a restart.
        """
        patient_until = self._until(self._stage.patience.boot)
        while self._stage.trace.now() < patient_until:
            heard = self._stage.watch(
                lambda conversation: bool(conversation.calls(Sender.STATION)),
                since=self._stage.trace.mark(),
                until=self._until(self._stage.patience.quiet),
            )
            if not heard.calls(Sender.STATION):
                return

    @property
    def has_sim_card(self) -> bool:
        """Whether, by its station file, the station speaks through a SIM card of its own."""
        return self._stage.profile.station.sim_card

    def fails(self, outlet: Outlet, kind: str | None = None) -> None:
        """Provoke an error: of this kind, or of the first that the station file names for the place."""
        errors = self._stage.profile.errors
        named = errors.connector if outlet.connector else errors.station
        fault = kind.replace(" ", "_") if kind else next(iter(named), None)
        if fault is None:
            Driver(self._stage).presses_emergency_stop()
            return
        self._stage.course.facts.append(f"provoked {fault.replace('_', ' ')}")
        self._stage.remember(lambda: self.recovers(outlet), "error", outlet.connector)
        self._stage.act(Act("raise_fault", outlet.connector, fault=fault))

    def recovers(self, outlet: Outlet) -> None:
        """Mend whatever was provoked."""
        if ("emergency stop",) in self._stage.course.undo:
            Driver(self._stage).releases_emergency_stop()
        else:
            self._stage.forget("error", outlet.connector)
            self._stage.act(Act("clear_fault", outlet.connector))

    def _is_online(self) -> None:
        central = self._stage.equipment.central
        if not central.connected:
            self._stage.watch(lambda _: central.connected, until=self._until(self._stage.patience.reconnect))
        if not central.connected:
            self._stage.act(Act("power_cycle"), patience=self._stage.patience.boot)
            self._stage.watch(lambda _: central.connected, until=self._until(self._stage.patience.reconnect))
        if not central.connected:
            raise NotReady("the station does not connect")
        # It may have registered before anybody looked.
        if not self._waits_for_admission(self._stage.trace.beginning):
            raise NotReady("the station is connected and does not register")

    def _until(self, seconds: float) -> float:
        return self._stage.trace.now() + seconds

    def _waits_for_admission(self, since: Mark | None = None) -> bool:
        admitted = self._stage.watch(
            lambda conversation: latest_admission(conversation) is not None,
            since=since or self._stage.trace.mark(),
            until=self._until(self._stage.patience.boot),
        )
        return latest_admission(admitted) is not None

    def _reads_what_it_came_with(self) -> None:
        answer = self._stage.ask("GetConfiguration", {})
        if answer is not None:
            listed = listed_settings(answer)
            self._stage.settings_found = {item["key"]: item["value"] for item in listed if "value" in item}

    def _unrest(self) -> list[str]:
        history = self._stage.history
        found = []
        for connector in range(1, history.connectors + 1):
            status = latest_status(history, connector)
            if status != Status.AVAILABLE:
                found.append(f"{name_of(connector)} was last reported {status or 'never'}")
            if running_session(history, connector) is not None:
                found.append(f"a session is still running on {name_of(connector)}")
        if latest_status(history, 0) not in (None, Status.AVAILABLE):
            found.append(f"the whole station was last reported {latest_status(history, 0)}")
        return found

    def _settles(self) -> None:
        self._stage.watch(lambda _: not self._unrest(), until=self._until(self._stage.patience.reaction))

    def _asks_how_every_connector_is(self) -> None:
        for connector in range(1, self._stage.profile.connectors + 1):
            Asking(self._stage).asks_for("StatusNotification", connector)
        self._settles()

    def _puts_back_in_service(self) -> None:
        # No restart does that: a place that is out of service stays so.
        for place in range(self._stage.profile.connectors + 1):
            if latest_status(self._stage.history, place) == Status.UNAVAILABLE:
                self._stage.ask("ChangeAvailability", {"connectorId": place, "type": "Operative"})
        self._settles()

    def _switches_off_and_on(self) -> None:
        self._stage.act(Act("power_cycle"), patience=self._stage.patience.boot)
        self._waits_for_admission()
        self._settles()
