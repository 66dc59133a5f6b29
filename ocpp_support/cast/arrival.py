"""What is done once, when the station is first there: its settings, its old messages, its connectors.

A station has a past. What it still has to say of it is let out and named before the first scenario.
"""

from __future__ import annotations

from ocpp_support.cast.asking import Asking
from ocpp_support.cast.presence import Presence
from ocpp_support.cast.settings_as_found import SettingsAsFound
from ocpp_support.cast.stage import Stage
from ocpp_support.course import NotReady
from ocpp_support.matchers.left_overs import from_before, left_overs, named
from ocpp_support.matchers.rest import highest_connector
from ocpp_support.trace.trace import Mark

OF_SESSIONS = ("StartTransaction", "StopTransaction", "MeterValues")


class Arrival:
    """The station's arrival in the run.

    Args:
        stage: The stage.
        as_found: Where its settings are written down.
    """

    def __init__(self, stage: Stage, as_found: SettingsAsFound) -> None:
        self._stage = stage
        self._as_found = as_found
        self._looked: Mark = stage.trace.beginning

    def is_over(self) -> None:
        """Write the settings down, let old messages end, and see that the station file fits the station.

        Later: name what came of the past since. Raises :class:`NotReady` where the file does not fit.
        """
        run = self._stage.run
        if not run.arrived:
            self._as_found.write_down()
            if not Presence(self._stage).stops_saying(*OF_SESSIONS):
                self._stage.note(
                    "the station has not stopped telling of sessions: it is not waited for longer"
                )
            run.mismatch = self._mismatch()
        self._names_left_overs()
        run.arrived = True
        if run.mismatch:
            raise NotReady(run.mismatch)

    def _names_left_overs(self) -> None:
        found = left_overs(self._stage.trace.since(self._looked))
        self._looked = self._stage.trace.mark()
        if self._stage.run.arrived:
            # Now a number that was never given may also be this run's mistake: only its time tells.
            found = from_before(found, self._stage.equipment.clock.started)
        if found:
            said = f"from before the run: {named(found)}; acknowledged"
            self._stage.note(said)
            self._stage.course.facts.append(said)
            self._stage.run.remarks.append(f"The station still had to tell of what was {said}.")

    def _mismatch(self) -> str:
        declared, told = self._stage.profile.connectors, self._told_connectors()
        if told and told != declared:
            Asking(self._stage).asks_for("StatusNotification", max(told, declared))
            self._stage.watch(
                lambda _: highest_connector(self._stage.history) >= max(told, declared),
                until=self._stage.trace.now() + self._stage.patience.quiet,
            )
        reported = highest_connector(self._stage.history)
        if reported > declared:
            return self._correct(max(reported, told))
        if 0 < told < declared and reported < declared:
            return self._correct(told)
        if told and told != declared:
            self._stage.note(f"the station says that it has {told} connectors, and does not behave so")
        return ""

    def _told_connectors(self) -> int:
        """Return how many connectors the station's own setting says; 0 where it says nothing."""
        found = {key.casefold(): value for key, value in self._stage.settings_found.items()}
        value = found.get("numberofconnectors", "")
        return int(value) if value.isdecimal() and len(value) < 6 else 0

    def _correct(self, connectors: int) -> str:
        profile = self._stage.profile
        has = f"{connectors} connector{'s' if connectors > 1 else ''}"
        file = f"the station file “{profile.name}”" if profile.name else "the station file"
        return (
            f"the station has {has}, and {file} says {profile.connectors}: "
            "correct “connectors” in its table [station]"
        )
