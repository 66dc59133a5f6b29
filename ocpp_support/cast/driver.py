"""The driver with a card and a car: what is done at a connector by hand."""

from __future__ import annotations

from ocpp_support.cast.ending import end_running_session
from ocpp_support.cast.stage import Stage
from ocpp_support.matchers.sessions import running_session
from ocpp_support.station.hands import Act
from ocpp_support.vocabulary.nouns import Outlet


class Driver:
    """Acts of a driver. What the driver leaves behind is put right after the scenario."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def plugs_in(self, outlet: Outlet) -> None:
        """Connect a car."""
        self._stage.remember(lambda: self._drives_away(outlet), "cable", outlet.number)
        self._stage.act(Act("plug_in", outlet.number))

    def unplugs(self, outlet: Outlet) -> None:
        """Take the cable out, at both ends."""
        self._stage.forget("cable", outlet.number)
        self._stage.act(Act("unplug", outlet.number))

    def pulls_the_cable_out_of_the_car(self, outlet: Outlet) -> None:
        """Take the cable out at the car's end only."""
        self._stage.act(Act("unplug_vehicle", outlet.number))

    def presents(self, outlet: Outlet, card: str) -> None:
        """Hold a card to the reader."""
        self._stage.act(Act("present_card", outlet.number, card=self._stage.profile.card(card)))

    def starts_to_charge(self, outlet: Outlet, card: str, *, cable_first: bool = True) -> None:
        """Plug in and present a card, in either order."""
        if cable_first:
            self.plugs_in(outlet)
        self._stage.remember(lambda: self._ends_what_still_runs(outlet, card), "session", outlet.number)
        self.presents(outlet, card)
        if not cable_first:
            self.plugs_in(outlet)

    def goes_on_charging(self, seconds: float) -> None:
        """Charge for so many seconds."""
        self._stage.pass_time(seconds)

    def ends_the_session(self, outlet: Outlet, card: str) -> None:
        """Present the card again, and give the station a moment to make an end."""
        self.presents(outlet, card)
        self._stage.pass_time(self._stage.patience.quiet)

    def leaves(self, outlet: Outlet, card: str) -> None:
        """End the session and take the cable out."""
        self.ends_the_session(outlet, card)
        self.unplugs(outlet)

    def completes_a_session(self, outlet: Outlet, card: str) -> None:
        """Charge for a while and leave. What the station says of it may come later, should it be offline."""
        self.starts_to_charge(outlet, card)
        self.goes_on_charging(self._stage.patience.charging)
        self.leaves(outlet, card)

    def comes_twice(self, outlet: Outlet, card: str) -> None:
        """Charge for a while and leave, come back at once, and do the same again."""
        self.completes_a_session(outlet, card)
        self._stage.pass_time(self._stage.patience.quiet)
        self.completes_a_session(outlet, card)

    def presses_emergency_stop(self) -> None:
        """Press the emergency stop."""
        self._stage.course.facts.append("pressed emergency stop")
        self._stage.remember(self.releases_emergency_stop, "emergency stop")
        self._stage.act(Act("press_emergency_stop"))

    def releases_emergency_stop(self) -> None:
        """Release the emergency stop."""
        self._stage.forget("emergency stop")
        self._stage.act(Act("release_emergency_stop"))

    def _ends_what_still_runs(self, outlet: Outlet, card: str) -> None:
        self._has_it_ended_from_afar(outlet)
        if self._runs(outlet):
            self.ends_the_session(outlet, card)

    def _drives_away(self, outlet: Outlet) -> None:
        # A plug in use is locked.
        self._has_it_ended_from_afar(outlet)
        self.unplugs(outlet)

    def _has_it_ended_from_afar(self, outlet: Outlet) -> None:
        """Have the operator end what runs, if the station is there: that spares somebody the way to it."""
        connected = self._stage.equipment.central.connected
        if connected and end_running_session(self._stage, outlet.number):
            until = self._stage.trace.now() + self._stage.patience.quiet
            self._stage.watch(lambda _: not self._runs(outlet), until=until)

    def _runs(self, outlet: Outlet) -> bool:
        return running_session(self._stage.history, outlet.number) is not None
