"""Bringing the station to rest before a scenario: what helps, the least first, a person last.

Wait, ask, end sessions, put back in service; then by hand: end sessions, take cables out; then restart, and
last switch the power off and on. What these hands cannot do is left out. OCPP 1.6 edition 2, section 4.9.
"""

from __future__ import annotations

from collections.abc import Callable

from ocpp_support.cast.presence import Presence
from ocpp_support.cast.stage import Stage
from ocpp_support.course import NotReady, NotTested
from ocpp_support.csms.central_system import NotConnected
from ocpp_support.matchers.left_overs import foreign_transaction
from ocpp_support.matchers.lifetimes import registrations
from ocpp_support.matchers.rest import Unrest, unrest
from ocpp_support.station.hands import Act, HandsTrouble
from ocpp_support.trace.events import Connected
from ocpp_support.trace.trace import Conversation
from ocpp_support.vocabulary.nouns import Status

Condition = Callable[[Unrest], bool]


class ComingToRest:
    """One attempt to have the station idle."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._in_vain: dict[str, None] = {}
        self._hands_gone = False
        self._line_gone = False
        self._heard, self._found = -1, list[Unrest]()

    def is_proved(self) -> None:
        """Bring the station to rest, by whatever it takes.

        Raises :class:`NotReady` with all that is left, what a person can do about it, and what was tried in
        vain. What kept it from rest the last time is not fought again before something has changed; what was
        tried while the station was away counts for nothing.
        """
        self._settles()
        self._asks_how_it_is()
        in_vain_before = self._stage.run.unrest == self._as_it_is()
        if not in_vain_before:
            self._tries_everything()
        self._stage.run.unrest = ()
        left = self._restless()
        if self._is_gone():
            besides = f"; {self._explained(left)}" if left else ""
            raise NotReady(f"the station has gone while it was brought to rest{besides}")
        if left:
            self._stage.run.unrest = self._as_it_is()
            raise NotReady(self._explained(left, in_vain_before=in_vain_before))

    def _tries_everything(self) -> None:
        for remedy in (
            self._ends_sessions_from_afar,
            self._puts_back_in_service,
            self._ends_sessions_by_hand,
            self._takes_cables_out,
            self._restarts,
            self._switches_off_and_on,
        ):
            if not self._restless():
                break
            remedy()

    def _is_gone(self) -> bool:
        """Whether the station was away when it was asked for something, or is now."""
        if not self._restless():
            return not self._stage.equipment.central.connected
        return self._line_gone or Presence(self._stage).is_gone()

    def _restless(self, condition: Condition = lambda one: True) -> list[Unrest]:
        history = self._stage.history
        if len(history) != self._heard:
            self._heard, self._found = len(history), unrest(history)
        return [one for one in self._found if condition(one)]

    def _left(self) -> tuple[str, ...]:
        return tuple(str(one) for one in self._restless())

    def _as_it_is(self) -> tuple[object, ...]:
        """Return what is left, and what would show that the station has been away meanwhile."""
        history = self._stage.history
        return (self._left(), len(history.events(Connected)), len(registrations(history)))

    def _explained(self, left: list[Unrest], *, in_vain_before: bool = False) -> str:
        lines = [f"the station does not come to rest: {'; '.join(self._left())}"]
        lines += [f"  {one}: {one.advice}" for one in left]
        if in_vain_before:
            lines.append("  (as before the last scenario: what was tried then was not tried again)")
        lines += [f"  tried in vain: {what}" for what in self._in_vain]
        return "\n".join(lines)

    def _settles(self, condition: Condition = lambda one: True, patience: float | None = None) -> None:
        """Wait until no place is so any more."""

        def settled(_: Conversation) -> bool:
            return not self._restless(condition)

        self._stage.watch(
            settled, until=self._stage.trace.now() + (patience or self._stage.patience.reaction)
        )

    def _tries(self, what: str, remedy: Callable[[], object]) -> None:
        """Try a remedy; what comes of it shows later."""
        try:
            remedy()
        except (NotReady, NotTested) as why:
            self._in_vain[f"{what}: {why}"] = None
            self._hands_gone = self._hands_gone or isinstance(why.__cause__, HandsTrouble)
            self._line_gone = self._line_gone or isinstance(why.__cause__, NotConnected)

    def _does(self, act: Act) -> None:
        """Have the hands do it, unless they are out of reach."""
        if not self._hands_gone:
            why = f"so that the station comes to rest: {'; '.join(self._left())}"
            what = f"{act.name.replace('_', ' ')} {act.details}".rstrip()
            self._tries(what, lambda: self._stage.act(act, why=why))

    def _asks(self, action: str, **payload: object) -> None:
        self._tries(action, lambda: self._stage.ask(action, payload))

    def _asks_how_it_is(self) -> None:
        """Ask about every place that is not at rest: what was reported of it may be out of date."""
        restless = self._restless()
        for one in restless:
            self._asks("TriggerMessage", requestedMessage="StatusNotification", connectorId=one.place)
        if restless:
            self._settles()

    def _ends_sessions_from_afar(self) -> None:
        in_session = self._restless(lambda one: one.in_session)
        for one in in_session:
            number = one.session.transaction_id if one.session else self._foreign(one.place)
            if number is not None:
                self._asks("RemoteStopTransaction", transactionId=number)
        if in_session:
            self._settles(lambda one: one.in_session)

    def _foreign(self, connector: int) -> object:
        """Return the number of a session that is older than the run; a reading that is asked for tells it."""
        if foreign_transaction(self._stage.history, connector) is None:
            self._asks("TriggerMessage", requestedMessage="MeterValues", connectorId=connector)
            self._stage.watch(
                lambda _: foreign_transaction(self._stage.history, connector) is not None,
                until=self._stage.trace.now() + self._stage.patience.quiet,
            )
        return foreign_transaction(self._stage.history, connector)

    def _puts_back_in_service(self) -> None:
        # No restart does that: a place that is out of service stays so.
        out = self._restless(lambda one: one.status == Status.UNAVAILABLE)
        for one in out:
            self._asks("ChangeAvailability", connectorId=one.place, type="Operative")
        if out:
            self._settles(lambda one: one.status == Status.UNAVAILABLE)

    def _ends_sessions_by_hand(self) -> None:
        for one in self._restless(lambda one: one.in_session):
            self._does(Act("press_stop", one.place))
            self._settles(lambda it, place=one.place: it.place == place and it.in_session)  # type: ignore[misc]
        for one in self._restless(lambda one: one.session is not None):
            if one.session is not None and isinstance(one.session.card, str):
                self._does(Act("present_card", one.place, card=one.session.card))
                self._settles(lambda it, place=one.place: it.place == place and it.in_session)  # type: ignore[misc]

    def _takes_cables_out(self) -> None:
        for one in self._restless(lambda one: one.cable):
            self._does(Act("unplug", one.place))
        self._settles(lambda one: one.cable)

    def _restarts(self) -> None:
        # By order first, as that spares a person the walk.
        self._tries("Reset", Presence(self._stage).restarts_by_order)
        self._settles()

    def _switches_off_and_on(self) -> None:
        if self._hands_gone:
            return
        why = f"nothing else brings the station to rest: {'; '.join(self._left())}"
        self._tries("power cycle", lambda: Presence(self._stage).switches_off_and_on(why))
        self._settles()
        self._asks_how_it_is()
