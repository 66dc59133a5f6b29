"""Whether the station is there: on the line, admitted, and answering. Waiting for it, and getting it back.

Owns what a station that has gone costs: one scenario all the patience and a walk to its power switch, every
later one a short look.
"""

from __future__ import annotations

from ocpp_support.cast.stage import Stage
from ocpp_support.course import NotReady, NotTested
from ocpp_support.matchers.lifetimes import is_admitted, latest_admission, refusal, unregistered
from ocpp_support.protocol.frames import CallResult
from ocpp_support.station.hands import Act
from ocpp_support.trace.attempts import lately_refused
from ocpp_support.trace.trace import Mark, Sender

PROBE = {"key": ["HeartbeatInterval"]}
"""A question that every station must be able to answer, and that changes nothing."""


class Presence:
    """The station, as far as it is there at all."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def is_proved(self) -> None:
        """Prove that the station is connected, admitted, and answers.

        Where it is not, its power is switched off and on, once. Raises :class:`NotReady` where that does not
        help, and at once where its registration is refused for its form; as long as it stays away, the
        scenarios that follow wait for it for a moment only.
        """
        if trouble := self._trouble():
            self._is_missing(trouble)
        elif self._stage.run.missing_since:
            self._stage.note(f"the station is back; it was missing since “{self._stage.run.missing_since}”")
        self._stage.run.missing_since = ""

    def restarts(self) -> None:
        """Restart the station by order; where that does not bring it back, by its power.

        Returns when it is admitted again, or when patience ends.
        """
        if not self.restarts_by_order():
            self._stage.course.facts.append("restarted by its power, as Reset did not restart it")
            self.switches_off_and_on("the station did not restart when it was told to")
        self._stage.allow(self._stage.patience.reaction)

    def restarts_by_order(self) -> bool:
        """Order a restart; return whether it was accepted and the station was admitted again."""
        answer = self._stage.ask("Reset", {"type": "Hard"}, patience=self._stage.patience.boot)
        return isinstance(answer and answer.content, CallResult) and self._waits_for_admission()

    def switches_off_and_on(self, why: str) -> None:
        """Have the hands switch the power off and on, and wait until the station is admitted again."""
        since = self._stage.trace.mark()
        self._stage.act(Act("power_cycle"), patience=self._stage.patience.boot, why=why)
        self._waits_for_admission(since)

    def falls_silent(self) -> None:
        """Wait until the station has said nothing for a quiet period, so that what comes then is new.

        A station that never stops talking is waited for as long as for a restart.
        """
        self.stops_saying()

    def stops_saying(self, *actions: str) -> bool:
        """Wait until the station has said none of these for a quiet period; return whether it did that."""
        patient_until = self._until(self._stage.patience.boot)
        while self._stage.trace.now() < patient_until:
            heard = self._stage.watch(
                lambda conversation: bool(conversation.calls(Sender.STATION, *actions)),
                since=self._stage.trace.mark(),
                until=self._until(self._stage.patience.quiet),
            )
            if not heard.calls(Sender.STATION, *actions):
                return True
        return False

    def is_missing(self) -> bool:
        """Whether the station is off the line now, or left the last request unanswered."""
        return not self._connected or self._left_unanswered()

    def is_gone(self) -> bool:
        """Whether the station is off the line now, or answers nothing: one silence alone proves nothing."""
        return not self._connected or (self._left_unanswered() and not self._answers())

    @property
    def _connected(self) -> bool:
        return self._stage.equipment.central.connected

    def _trouble(self) -> str:
        """Return why the station is not there, once patience has ended; "" where it is."""
        patience = self._stage.patience
        self._waits_for_the_line(patience.quiet if self._stage.run.missing_since else patience.reconnect)
        if not self._connected:
            return "the station does not connect"
        if not self._is_admitted():
            if broken := refusal(self._stage.history):
                # No power switch mends what it says.
                raise NotReady(
                    f"the station is connected, and its registration was refused (strict): {broken}"
                )
            return "the station is connected and does not register"
        if self._left_unanswered() and not self._answers():
            return "the station is connected and does not answer"
        return ""

    def _is_missing(self, trouble: str) -> None:
        run = self._stage.run
        if run.missing_since:
            raise NotReady(f"{trouble}; it has been missing since “{run.missing_since}”{self._lately()}")
        run.missing_since = self._stage.course.scenario or self._stage.course.after
        in_vain = "switching its power off and on did not help"
        try:
            self.switches_off_and_on(trouble)
        except (NotReady, NotTested) as why:
            in_vain = f"its power could not be switched off and on: {why}"
        if trouble := self._trouble():
            raise NotReady(f"{trouble}, and {in_vain}{self._lately()}")

    def _lately(self) -> str:
        """Return who dialled and was not let in while nobody is connected, as a sentence that follows one."""
        said = "" if self._connected else lately_refused(self._stage.history)
        return f". {said}" if said else ""

    def _waits_for_the_line(self, seconds: float) -> None:
        if not self._connected:
            self._stage.watch(lambda _: self._connected, until=self._until(seconds))

    def _is_admitted(self) -> bool:
        self._lets_it_register()
        if is_admitted(self._stage.history) is None:
            # It was admitted before the run: then it need not register again when it reconnects (OCPP-J 1.6,
            # section 5.4), and TriggerMessage may not ask it to (erratum 3.35).
            if self._stage.run.arrived:
                return True
            if self._answers():
                self._stage.note("the station did not register: it was admitted before the run")
                return True
        self._stage.watch(
            lambda _: is_admitted(self._stage.history) is True or bool(refusal(self._stage.history)),
            until=self._until(self._stage.patience.boot),
        )
        return bool(is_admitted(self._stage.history))

    def _lets_it_register(self) -> None:
        """Give a station that has just connected the time to say that it has restarted."""
        connection = unregistered(self._stage.history)
        if connection is not None:
            self._stage.watch(
                lambda _: unregistered(self._stage.history) is None,
                until=connection.at + self._stage.patience.quiet,
            )

    def _left_unanswered(self) -> bool:
        history = self._stage.history
        last = next(history.newest_calls(Sender.CENTRAL), None)
        return last is not None and not (history.answer_to(last) or history.late_answer_to(last))

    def _answers(self) -> bool:
        return self._stage.ask("GetConfiguration", PROBE) is not None

    def _waits_for_admission(self, since: Mark | None = None) -> bool:
        admitted = self._stage.watch(
            lambda conversation: latest_admission(conversation) is not None,
            since=since or self._stage.trace.mark(),
            until=self._until(self._stage.patience.boot),
        )
        return latest_admission(admitted) is not None

    def _until(self, seconds: float) -> float:
        return self._stage.trace.now() + seconds
