"""What the station reports afterwards of what happened while it was offline.

It was offline from the end of the connection to the beginning of the next one. What a driver did meanwhile
rests on the word of whoever did it, noted as an act. OCPP 1.6 edition 2, sections 3.5 and 3.7.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from ocpp_support.matchers.expectation import Expectation, Problem
from ocpp_support.matchers.meter import outside, ran_backwards
from ocpp_support.matchers.meter_values import PERIODIC, meter_readings, none_arrived
from ocpp_support.matchers.sessions import Session, ends_of, same_card, sessions
from ocpp_support.matchers.statuses import payload_of, sent_instead
from ocpp_support.protocol.values import moment_of
from ocpp_support.trace.events import Acted, Connected, Disconnected
from ocpp_support.trace.trace import Conversation, Entry, Sender
from ocpp_support.vocabulary.nouns import Outlet

CLOCKS_S = 5.0
"""Seconds that the station's clock may differ from ours."""


def lost_at(conversation: Conversation) -> Entry | None:
    """Return the end of the connection that the station was without when the mark was set."""
    return conversation.before.last_event(Disconnected)


def back_at(conversation: Conversation) -> Entry | None:
    """Return the beginning of the first connection since the mark."""
    return next(iter(conversation.events(Connected)), None)


def acts_offline(conversation: Conversation, connector: int) -> list[tuple[str, datetime]]:
    """Return what was done at a connector between the end of the connection and the mark."""
    lost = lost_at(conversation)
    if lost is None:
        return []
    return [
        (entry.content.act, entry.moment)
        for entry in conversation.before.after(lost)
        if isinstance(entry.content, Acted) and entry.content.details.endswith(f"at connector {connector}")
    ]


@dataclass(eq=False)
class _HeldOffline(Expectation):
    outlet: Outlet
    tag: str

    @property
    def wanted(self) -> str:
        return f"start and end of a session on {self.outlet} with card {self.tag} to be reported"

    def found(self, conversation: Conversation) -> list[Session]:
        """Return the sessions that it may be, in the order in which their starts arrived."""
        return [one for one in sessions(conversation, self.outlet.number) if same_card(one.card, self.tag)]

    def problems(self, conversation: Conversation) -> list[str]:
        held = self.found(conversation)
        if not held:
            others = sessions(conversation)
            starts = [f"it reported a start on connector {o.connector!r} with card {o.card}" for o in others]
            words = f"its start was not reported; {'; '.join(starts) or sent_instead(conversation)}"
            return [Problem(words, *(other.start for other in others))]
        if any(session.end for session in held):
            return []
        ends = conversation.calls(Sender.STATION, "StopTransaction")
        numbers = [str(payload_of(entry).get("transactionId")) for entry in ends]
        instead = f"; the end of session {', '.join(numbers)} was" if numbers else ""
        return [Problem(f"the end of {held[-1].number} was not reported after its start{instead}", *ends)]

    def fact(self, conversation: Conversation) -> str | None:
        return "start and stop received"

    def in_short(self, conversation: Conversation) -> str:
        held = self.found(conversation)
        return "start received, no stop" if held else "no start received"


def held_offline(outlet: Outlet, tag: str) -> Expectation:
    """Match if start and end of a session on a connector with this id tag were reported since the mark.

    Example::

        held_offline(Outlet(1), "04A2C3")

    """
    return _HeldOffline(outlet, tag)


@dataclass(eq=False)
class _HeldInOrder(_HeldOffline):
    @property
    def wanted(self) -> str:
        return (
            f"start and end of the session on {self.outlet} with card {self.tag} to be reported in order, "
            f"with the times they happened, give or take {CLOCKS_S:.0f} s, and energy that adds up"
        )

    def problems(self, conversation: Conversation) -> list[str]:
        missing = super().problems(conversation)
        if missing:
            return missing
        return [problem for problems in self._kinds(conversation).values() for problem in problems]

    def _kinds(self, conversation: Conversation) -> dict[str, list[str]]:
        """Return what is wrong with a session that was reported, by what it comes to for the form."""
        session = next(one for one in self.found(conversation) if one.end)
        readings = meter_readings(conversation, self.outlet.number)
        return {
            "not received in order": self._strays(conversation, session),
            "received with wrong times": self._times(conversation, session),
            "received with energy that does not add up": ran_backwards(session) + outside(session, readings),
        }

    def _strays(self, conversation: Conversation, session: Session) -> list[str]:
        """Return readings of the session that arrived before its start or after its end."""
        assert session.end is not None
        return [
            Problem(
                f"a reading of {session.number} arrived {'before its start' if early else 'after its end'}",
                one.entry,
            )
            for one in meter_readings(conversation, self.outlet.number)
            if one.transaction_id == session.transaction_id
            and ((early := one.entry.number < session.start.number) or one.entry.number > session.end.number)
        ]

    def _times(self, conversation: Conversation, session: Session) -> list[str]:
        acts = acts_offline(conversation, self.outlet.number)
        cards = [moment for act, moment in acts if act == "present_card"]
        if len(cards) < 2:
            return ["no session was held offline there"]
        assert session.end is not None
        # The end belongs between the card that ended it and whatever was done next.
        later = [moment for _, moment in acts if moment > cards[-1]]
        until = later[0] if later else next(reversed(conversation.before)).moment
        return [
            *not_within("start", session.start, cards[0], cards[-1]),
            *not_within("end", session.end, cards[-1], until),
        ]

    def fact(self, conversation: Conversation) -> str | None:
        return None

    def in_short(self, conversation: Conversation) -> str:
        if super().problems(conversation):
            return super().in_short(conversation)
        return ", ".join(words for words, problems in self._kinds(conversation).items() if problems)


def not_within(what: str, entry: Entry, earliest: datetime, latest: datetime) -> list[str]:
    """Say that a start or end is not said to be between two times, give or take the clocks."""
    said = payload_of(entry).get("timestamp")
    moment = moment_of(said)
    if moment is None:
        return [Problem(f"the time of its {what} is {said!r}", entry)]
    slack = timedelta(seconds=CLOCKS_S)
    if earliest - slack <= moment <= latest + slack:
        return []
    words = f"its {what} is said to be at {said}; it was from {earliest:%H:%M:%S} to {latest:%H:%M:%S}"
    return [Problem(words, entry)]


def held_offline_in_order(outlet: Outlet, tag: str) -> Expectation:
    """Match if a session held offline was reported in order, with its own times, and energy that adds up.

    Its own times are those of the acts: it began after the card was first presented and before it was
    presented last, and ended after that and before the next act.

    Example::

        held_offline_in_order(Outlet(1), "04A2C3")

    """
    return _HeldInOrder(outlet, tag)


@dataclass(eq=False)
class _ToldAgain(_HeldOffline):
    @property
    def wanted(self) -> str:
        return f"start or end of the session on {self.outlet} with card {self.tag} to be reported twice"

    def problems(self, conversation: Conversation) -> list[str]:
        held = self.found(conversation)
        again = len(held) > 1 or any(len(ends_of(conversation, session)) > 1 for session in held)
        return [] if again else ["each was reported once at the most"]

    def when_unwanted(self) -> str:
        return "start or stop received twice"

    def seen(self, conversation: Conversation) -> str:
        held = self.found(conversation)
        ends = sum(
            len(ends_of(conversation, one)) for one in {one.transaction_id: one for one in held}.values()
        )
        return f"its start was reported {_times(len(held))}, its end {_times(ends)}"


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")


def told_again(outlet: Outlet, tag: str) -> Expectation:
    """Match if start or end of a session on a connector with this id tag was reported more than once.

    Example::

        told_again(Outlet(1), "04A2C3")

    """
    return _ToldAgain(outlet, tag)


@dataclass(eq=False)
class _ReadingsTakenOffline(Expectation):
    outlet: Outlet
    every: float
    tolerance: float

    @property
    def wanted(self) -> str:
        return (
            f"the readings of {self.outlet} that were taken offline, one every {self.every:.0f} s, "
            f"give or take {self.tolerance:.0f} s, in the order they were taken"
        )

    def problems(self, conversation: Conversation) -> list[str]:
        lost, back = lost_at(conversation), back_at(conversation)
        if lost is None:
            return ["the station was not offline"]
        if back is None:
            return ["the station did not come back"]
        taken = self._taken(conversation)
        if not taken:
            return [f"none that was taken offline arrived; {self._instead(conversation)}"]
        found: list[str] = [
            Problem(f"a reading of {late:%H:%M:%S} arrived after that of {early:%H:%M:%S}", entry)
            for (early, _), (late, entry) in pairwise(taken)
            if late < early
        ]
        # At the edges it is a matter of clocks whether a reading was taken offline.
        lasted = (back.moment - lost.moment).total_seconds() - 2 * self.tolerance
        due = int(lasted / (self.every + self.tolerance)) if self.every else 1
        # Said twice, or in several messages, it is still one reading.
        different = len({moment for moment, _ in taken})
        if different < due:
            found.append(f"{different} arrived, and in {lasted:.0f} s {due} at the least were due")
        return found

    def _instead(self, conversation: Conversation) -> str:
        others = meter_readings(conversation, self.outlet.number, PERIODIC)
        if not others:
            return none_arrived(conversation, self.outlet.number)
        return f"of those that did, the first was taken at {others[0].timestamp}"

    def _taken(self, conversation: Conversation) -> list[tuple[datetime, Entry]]:
        lost, back = lost_at(conversation), back_at(conversation)
        if lost is None or back is None:
            return []
        slack = timedelta(seconds=self.tolerance)
        earliest, latest = lost.moment + slack, back.moment - slack
        told = meter_readings(conversation, self.outlet.number, PERIODIC)
        return [(one.moment, one.entry) for one in told if one.moment and earliest < one.moment < latest]

    def fact(self, conversation: Conversation) -> str | None:
        return "meter values received"

    def in_short(self, conversation: Conversation) -> str:
        if back_at(conversation) is None:
            return "the station did not come back"
        return "not all meter values in order" if self._taken(conversation) else "no meter values"


def readings_taken_offline(outlet: Outlet, every: float, *, tolerance: float) -> Expectation:
    """Match if the sampled readings that a connector's meter gave while offline arrived since, in order.

    Args:
        outlet: The connector.
        every: The interval of readings that is set, in seconds.
        tolerance: Seconds by which an interval may be off.

    Example::

        readings_taken_offline(Outlet(1), 30, tolerance=5)

    """
    return _ReadingsTakenOffline(outlet, every, tolerance)
