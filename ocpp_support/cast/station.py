"""The station under test: restarting it, breaking and mending it, and proving that it is idle."""

from __future__ import annotations

from ocpp_support.cast.arrival import Arrival
from ocpp_support.cast.coming_to_rest import ComingToRest
from ocpp_support.cast.driver import Driver
from ocpp_support.cast.presence import Presence
from ocpp_support.cast.settings_as_found import SettingsAsFound
from ocpp_support.cast.stage import Stage
from ocpp_support.cast.tidying import Tidying
from ocpp_support.station.hands import Act
from ocpp_support.vocabulary.nouns import Outlet


class Station:
    """What happens to the station as a whole."""

    def __init__(self, stage: Stage, as_found: SettingsAsFound, tidying: Tidying) -> None:
        self._stage = stage
        self._presence = Presence(stage)
        self._arrival = Arrival(stage, as_found)
        self._tidying = tidying

    def is_online_and_idle(self) -> None:
        """Prove that the station is there, that every connector is Available, and that nothing runs.

        Raises :class:`NotReady` where it cannot be brought to that.
        """
        self._presence.is_proved()
        self._arrival.is_over()
        self._tidying.tries_again()
        ComingToRest(self._stage).is_proved()

    def restarts(self) -> None:
        """Restart the station by order; where that does not bring it back, by its power."""
        self._presence.restarts()

    def falls_silent(self) -> None:
        """Wait until the station has said nothing for a quiet period, so that what comes then is new."""
        self._presence.falls_silent()

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
