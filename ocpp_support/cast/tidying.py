"""Putting back what scenarios changed: after each, once more before the next, and when the run ends.

What cannot be put back is noted, and kept for another try; nothing here fails a scenario.
"""

from __future__ import annotations

from ocpp_support.cast.presence import Presence
from ocpp_support.cast.settings_as_found import SettingsAsFound
from ocpp_support.cast.stage import Stage
from ocpp_support.course import NotReady, NotTested, Undo
from ocpp_support.matchers.rest import unrest
from ocpp_support.vocabulary.nouns import Status

Undos = dict[tuple[object, ...], Undo]


class Tidying:
    """Whoever tidies up.

    Args:
        stage: The stage.
        as_found: The settings as they were found.
    """

    def __init__(self, stage: Stage, as_found: SettingsAsFound) -> None:
        self._stage = stage
        self._as_found = as_found

    def puts_back(self) -> None:
        """Undo what the scenario changed, the last first. A station that is gone is not waited for."""
        course, run = self._stage.course, self._stage.run
        course.judging, course.tidying = False, True
        course.after = "To put back what the scenario changed"
        self._undoes(course.undo, run.undone)
        if not run.missing_since and run.arrived and Presence(self._stage).is_missing():
            self._stage.note("the station is off the line, or left the last request unanswered")

    def tries_again(self) -> None:
        """Undo what an earlier scenario could not put back: once, now that the station is there."""
        run = self._stage.run
        if run.undone:
            self._stage.note("what an earlier scenario could not put back is tried again")
        self._undoes(run.undone, run.given_up)

    def ends_the_run(self) -> None:
        """Put back what is left to be put back, and every setting as it was found. Asks nobody.

        What still differs afterwards is among the run's remarks. At hardware so is that nothing does: whoever
        stopped the run need not wonder how it was left.
        """
        stage, run = self._stage, self._stage.run
        run.ending = True
        if not (self._as_found.known or run.undone or run.given_up):
            return
        stage.course.judging, stage.course.tidying, stage.course.unanswered = False, True, False
        self._waits_for_the_station()
        self._undoes(run.given_up, {})
        self._undoes(run.undone, {})
        self.puts_back_in_service()
        differing = self._as_found.put_back()
        if self._as_found.known and not differing and stage.profile.real:
            run.remarks.append("Every setting that was noted is as it was found.")
        run.remarks += differing

    def puts_back_in_service(self) -> None:
        """Put back in service what was last reported out of it."""
        for one in unrest(self._stage.history):
            if one.status == Status.UNAVAILABLE:
                order = {"connectorId": one.place, "type": "Operative"}
                self._undoes({("in service",): lambda order=order: self._orders(order)}, {})  # type: ignore[misc]

    def _orders(self, order: dict[str, object]) -> None:
        self._stage.ask("ChangeAvailability", order)

    def _waits_for_the_station(self) -> None:
        central = self._stage.equipment.central
        if not central.connected:
            until = self._stage.trace.now() + self._stage.patience.reaction
            self._stage.watch(lambda _: central.connected, until=until)

    def _undoes(self, undos: Undos, left: Undos) -> None:
        """Do every undo, the last first; what is in trouble goes to ``left``."""
        while undos:
            key, undo = undos.popitem()
            self._stage.course.mark = self._stage.trace.mark()
            try:
                undo()
            except NotTested as why:
                self._stage.note(f"could not be put back: {why}")
            except NotReady as why:
                self._stage.note(f"could not be put back: {why}")
                left.setdefault(key, undo)
            except KeyboardInterrupt:
                self._stage.run.undone.update({**undos, key: undo})
                undos.clear()
                raise
