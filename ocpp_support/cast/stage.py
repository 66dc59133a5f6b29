"""What every member of the cast needs: to ask the station, to act at it, to wait, to remember what to undo.

Blocking: this is where asynchrony ends. Used from the main thread only.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ocpp_support.course import Course, NotReady, NotTested
from ocpp_support.csms.central_system import NotConnected
from ocpp_support.equipment import Equipment
from ocpp_support.station.hands import Act, ActFailed, CannotDo, HandsTrouble, StopHere
from ocpp_support.trace.events import Acted, Noted
from ocpp_support.trace.trace import Conversation, Entry, Mark, Sender


class Stage:
    """The equipment, and the scenario that is being played on it.

    Attributes:
        equipment: Clock, trace, central system, files, hands.
        course: The scenario's course.
        settings_found: The station's settings as they were before the suite changed any.
    """

    def __init__(self, equipment: Equipment) -> None:
        self.equipment = equipment
        self.trace = equipment.trace
        self.patience = equipment.patience
        self.profile = equipment.profile
        mark = self.trace.mark()
        self.course = Course(mark, mark)
        self.settings_found: dict[str, str] = {}

    def ask(self, action: str, payload: dict[str, Any], *, patience: float | None = None) -> Entry | None:
        """Make a request of the station; the entry of its answer, None where none came.

        Args:
            action: The action.
            payload: Its payload.
            patience: Seconds that its consequences may take; a reaction's by default.

        Raises :class:`NotReady` where the station is not there, unless the scenario judges already: then
        its silence is its answer.
        """
        self.allow(self.patience.answer + (self.patience.reaction if patience is None else patience))
        central = self.equipment.central
        try:
            return self.equipment.thread.run(central.ask(action, payload, within=self.patience.answer))
        except NotConnected as error:
            if self.course.judging:
                self.note(str(error))
                return None
            raise NotReady(str(error)) from error

    def act(self, act: Act, *, patience: float | None = None) -> None:
        """Have the hands do an act, and note on the trace that it was done.

        Raises :class:`NotTested` where these hands cannot do it, :class:`NotReady` where they are in trouble.
        That the station did not let it be done is its failure once the scenario judges.
        """
        began = self.trace.now()
        try:
            self.equipment.thread.run(self._act(act))
        except CannotDo as why:
            raise NotTested(str(why)) from why
        except ActFailed as why:
            raise (AssertionError(str(why)) if self.course.judging else NotReady(str(why))) from why
        except HandsTrouble as why:
            raise NotReady(str(why)) from why
        except StopHere as why:
            raise KeyboardInterrupt from why
        finally:
            self.course.by_hand += self.trace.now() - began
        self.allow(self.patience.reaction if patience is None else patience)

    async def _act(self, act: Act) -> None:
        # Noted first: what the station says of it must stand after it.
        by = self.equipment.hands.by
        self.trace.record(Sender.BENCH, Acted(act.name, act.details, by, act.connector, act.card))
        if said := await self.equipment.hands.do(act, self.course.after):
            self.note(said)

    def watch(
        self, satisfied: Callable[[Conversation], bool], *, until: float, since: Mark | None = None
    ) -> Conversation:
        """Wait until ``satisfied`` holds for what came since a mark, or the clock says ``until``.

        Args:
            satisfied: What is waited for.
            until: Seconds of the run's clock.
            since: The mark; the scenario's own where none is given.

        """
        wait = self.trace.wait_until(satisfied, since=since or self.course.mark, until=until)
        return self.equipment.thread.run(wait)

    def pass_time(self, seconds: float) -> None:
        """Let time pass in which nothing is expected."""
        self.watch(lambda _: False, until=self.trace.now() + seconds)

    def note(self, text: str) -> None:
        """Write a remark of the bench on the trace."""
        self.trace.record(Sender.BENCH, Noted(text))

    def lacks_setting(self, key: str) -> bool:
        """Whether the station told its settings when the run began, and this was not among them."""
        return bool(self.settings_found) and key not in self.settings_found

    def allow(self, seconds: float) -> None:
        """Let what was just set in motion take so many seconds."""
        self.course.allow(self.trace.now() + seconds)

    @property
    def history(self) -> Conversation:
        """Everything since the run began."""
        return self.trace.since(self.trace.beginning)

    def remember(self, undo: Callable[[], object], *key: object) -> None:
        """Remember how to put back what is being done, unless that is remembered already."""
        self.course.undo.setdefault(key, undo)

    def remember_last(self, undo: Callable[[], object], *key: object) -> None:
        """Remember what can only be done once everything else has been put back."""
        self.course.undo = {key: undo, **self.course.undo}

    def forget(self, *key: object) -> None:
        """Forget about it: the scenario has put it back itself."""
        self.course.undo.pop(key, None)
