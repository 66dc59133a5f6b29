"""What every member of the cast needs: to ask the station, to act at it, to wait, to remember what to undo.

Blocking: this is where asynchrony ends. Used from the main thread only.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from ocpp_support.course import Course, NotReady, NotTested, RunSoFar
from ocpp_support.csms.central_system import NotConnected
from ocpp_support.station.hands import Act, ActFailed, CannotDo, HandsTrouble, StopHere
from ocpp_support.trace.events import Acted, Noted
from ocpp_support.trace.trace import Conversation, Entry, Mark, Sender

if TYPE_CHECKING:
    from ocpp_support.equipment import Equipment

T = TypeVar("T")


class Stage:
    """The equipment, and the scenario that is being played on it.

    Attributes:
        equipment: Clock, trace, central system, files, hands.
        course: The scenario's course.
        run: What must be known beyond the scenario.
        settings_found: The station's settings as they were before the suite changed any.
    """

    def __init__(self, equipment: Equipment) -> None:
        self.equipment = equipment
        self.trace = equipment.trace
        self.patience = equipment.patience
        self.profile = equipment.profile
        mark = self.trace.mark()
        self.course = Course(mark, mark)
        self.run = RunSoFar()
        self.settings_found: dict[str, str] = {}

    def ask(self, action: str, payload: dict[str, Any], *, patience: float | None = None) -> Entry | None:
        """Make a request of the station; the entry of its answer, None where none came.

        Args:
            action: The action.
            payload: Its payload.
            patience: Seconds that its consequences may take; a reaction's by default.

        Raises :class:`NotReady` where the station is not there, unless the scenario judges already: then
        its silence is its answer. While a scenario is put back, a silent station is asked once.
        """
        if self.course.tidying and self.course.unanswered:
            raise NotReady(f"the station has stopped answering, so {action} was not asked of it")
        self.allow(self.patience.answer + (self.patience.reaction if patience is None else patience))
        central = self.equipment.central
        try:
            answer = self._on_the_loop(central.ask(action, payload, within=self.patience.answer))
        except NotConnected as error:
            if self.course.judging:
                self.note(str(error))
                return None
            raise NotReady(str(error)) from error
        if answer is None and self.profile.real:
            # It tells a station that does not answer from a line that is dead.
            self._on_the_loop(central.ping())
        if answer is None and self.course.tidying:
            self.course.unanswered = True
            raise NotReady(f"the station did not answer {action}")
        return answer

    def act(self, act: Act, *, patience: float | None = None, why: str = "") -> None:
        """Have the hands do an act, and note on the trace that it was done.

        Args:
            act: The act.
            patience: Seconds that its consequences may take; a reaction's by default.
            why: What it is for; the scenario's step where nothing is said.

        Raises :class:`NotTested` where these hands cannot do it, :class:`NotReady` where they are in trouble.
        That the station did not let it be done is its failure once the scenario judges.
        """
        if self.run.ending or self.run.stopped:
            raise NotTested("the run is ending, so nobody is asked to do anything")
        began = self.trace.now()
        try:
            self._on_the_loop(
                self._act(replace(act, puts_back=self.course.tidying), why or self.course.after)
            )
        except CannotDo as reason:
            raise NotTested(str(reason)) from reason
        except ActFailed as reason:
            raise (AssertionError if self.course.judging else NotReady)(str(reason)) from reason
        except HandsTrouble as reason:
            raise NotReady(str(reason)) from reason
        except StopHere as reason:
            self.run.stopped = True
            raise KeyboardInterrupt from reason
        finally:
            self.course.by_hand += self.trace.now() - began
        self.allow(self.patience.reaction if patience is None else patience)

    async def _act(self, act: Act, why: str) -> None:
        # Noted first: what the station says of it must stand after it.
        by = self.equipment.hands.by
        self.trace.record(Sender.BENCH, Acted(act.name, act.details, by, act.connector, act.card))
        if said := await self.equipment.hands.do(act, why):
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
        until, since = self._no_longer_than_it_runs(until), since or self.course.mark
        if satisfied(seen := self.trace.since(since)):  # All has been said since: the loop need not be woken.
            return seen
        return self._on_the_loop(self.trace.wait_until(satisfied, since=since, until=until))

    def _no_longer_than_it_runs(self, until: float) -> float:
        """Return until when is waited: not for long once the run was stopped."""
        return min(until, self.trace.now() + self.patience.reaction) if self.run.stopped else until

    def _on_the_loop(self, work: Coroutine[Any, Any, T]) -> T:
        try:
            return self.equipment.thread.run(work)
        except KeyboardInterrupt:
            self.run.stopped = True
            raise

    def pass_time(self, seconds: float) -> None:
        """Let time pass in which nothing is expected."""
        until = self._no_longer_than_it_runs(self.trace.now() + seconds)
        self._on_the_loop(self.trace.pass_until(until))

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
