"""What the station reports afterwards of a session that began online and was ended while it was offline.

OCPP 1.6 edition 2, sections 3.7 and 4.10.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from ocpp_support.matchers.expectation import Expectation, Problem
from ocpp_support.matchers.meter import ran_backwards
from ocpp_support.matchers.offline import CLOCKS_S, acts_offline, not_within
from ocpp_support.matchers.sessions import ends_of, latest_session
from ocpp_support.matchers.statuses import sent_instead
from ocpp_support.trace.trace import Conversation, Sender
from ocpp_support.vocabulary.nouns import Outlet


@dataclass(eq=False)
class _EndedOffline(Expectation):
    outlet: Outlet

    @property
    def wanted(self) -> str:
        return (
            f"the end of the session on {self.outlet} to be reported, with the time it happened, "
            f"give or take {CLOCKS_S:.0f} s, and no less energy than at its start"
        )

    def problems(self, conversation: Conversation) -> list[str]:
        session = latest_session(conversation.before, self.outlet.number)
        if session is None:
            return [f"no session was running on {self.outlet}"]
        ends = ends_of(conversation, session)
        if not ends:
            words = f"the end of {session.number} was not reported; {sent_instead(conversation)}"
            return [Problem(words, *conversation.calls(Sender.STATION, "StopTransaction"))]
        cards = [at for act, at in acts_offline(conversation, self.outlet.number) if act == "present_card"]
        if not cards:
            return ["nobody ended it while the station was offline"]
        last = next(reversed(conversation.before))
        returned = last.moment + timedelta(seconds=conversation.mark.at - last.at)
        # A station that redials at once and stamps what it sends would hide in the slack after that.
        until = max(cards[-1], returned - timedelta(seconds=CLOCKS_S))
        return not_within("end", ends[0], cards[-1], until) + ran_backwards(replace(session, end=ends[0]))

    def in_short(self, conversation: Conversation) -> str:
        session = latest_session(conversation.before, self.outlet.number)
        received = session and ends_of(conversation, session)
        return "stop received with a wrong time or less energy" if received else "no stop received"


def ended_offline(outlet: Outlet) -> Expectation:
    """Match if the session that a driver ended while the station was offline is told with its own time.

    Example::

        ended_offline(Outlet(1))

    """
    return _EndedOffline(outlet)


@dataclass(eq=False)
class _EndToldAgain(Expectation):
    outlet: Outlet

    @property
    def wanted(self) -> str:
        return f"the end of the session on {self.outlet} to be reported twice"

    def problems(self, conversation: Conversation) -> list[str]:
        session = latest_session(conversation.before, self.outlet.number)
        again = session is not None and len(ends_of(conversation, session)) > 1
        return [] if again else ["it was reported once at the most"]

    def when_unwanted(self) -> str:
        return "stop received twice"

    def seen(self, conversation: Conversation) -> str:
        session = latest_session(conversation.before, self.outlet.number)
        times = len(ends_of(conversation, session)) if session else 0
        return f"{times} reports of the end of {session.number if session else 'no session'} came"


def end_told_again(outlet: Outlet) -> Expectation:
    """Match if the end of the session that ran on a connector at the mark was reported more than once.

    Example::

        end_told_again(Outlet(1))

    """
    return _EndToldAgain(outlet)
