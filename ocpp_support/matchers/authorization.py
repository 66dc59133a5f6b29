"""Whether the station asks about a card, when, and what a refused card leaves behind.

OCPP 1.6 edition 2, sections 3.5, 4.1 and 4.9.
"""

from __future__ import annotations

from dataclasses import dataclass

from ocpp_support.matchers.expectation import Expectation, Problem
from ocpp_support.matchers.sessions import same_card, sessions
from ocpp_support.matchers.statuses import last_said, latest_status, sent_instead
from ocpp_support.trace.events import Acted
from ocpp_support.trace.trace import Conversation, Entry, Sender
from ocpp_support.vocabulary.nouns import Outlet, Status


def questions(conversation: Conversation, tag: str | None = None) -> list[Entry]:
    """Return where the station asked about a card: this one, or any."""
    return [
        entry
        for entry in conversation.calls(Sender.STATION, "Authorize")
        if entry.call and (tag is None or same_card(entry.call.payload.get("idTag"), tag))
    ]


def _asked_instead(conversation: Conversation) -> str:
    others = [str(entry.call.payload.get("idTag")) for entry in questions(conversation) if entry.call]
    return f"it asked about {', '.join(others)}" if others else sent_instead(conversation)


@dataclass(eq=False)
class _AsksFirst(Expectation):
    tag: str

    @property
    def wanted(self) -> str:
        return f"the station to ask about card {self.tag}, and to be answered, before any session starts"

    def problems(self, conversation: Conversation) -> list[str]:
        asked = questions(conversation, self.tag)
        if not asked:
            started = [session.start for session in sessions(conversation)]
            return [Problem(self._not_asked(conversation), *questions(conversation), *started)]
        answer = conversation.answer_to(asked[0])
        if answer is None:
            return [f"it asked about card {self.tag}, and was not answered yet"]
        return [
            Problem(
                f"a session started on connector {session.connector!r} before card {self.tag}"
                " was answered for",
                session.start,
            )
            for session in sessions(conversation)
            if session.start.number < answer.number
        ]

    def _not_asked(self, conversation: Conversation) -> str:
        return f"it did not ask about card {self.tag}; {_asked_instead(conversation)}"

    def in_short(self, conversation: Conversation) -> str:
        asked = questions(conversation, self.tag)
        return "it started a session before it was answered" if asked else "it did not ask about the card"


def asks_first(tag: str) -> Expectation:
    """Match if the station asked about this id tag and was answered before any session started.

    Example::

        asks_first("04A2C3")

    """
    return _AsksFirst(tag)


@dataclass(eq=False)
class _Asks(Expectation):
    tag: str

    @property
    def wanted(self) -> str:
        return f"the station to ask about card {self.tag}"

    def problems(self, conversation: Conversation) -> list[str]:
        if questions(conversation, self.tag):
            return []
        words = f"it did not ask about card {self.tag}; {_asked_instead(conversation)}"
        return [Problem(words, *questions(conversation))]

    def when_unwanted(self) -> str:
        return "it asked about a card that it knew"


def asks_about(tag: str) -> Expectation:
    """Match if the station asked about this id tag at all.

    Example::

        asks_about("04A2C3")

    """
    return _Asks(tag)


@dataclass(eq=False)
class _StartsUnasked(Expectation):
    outlet: Outlet
    tag: str

    @property
    def wanted(self) -> str:
        return f"a second session to start on {self.outlet} with card {self.tag} without a question about it"

    def problems(self, conversation: Conversation) -> list[str]:
        held = [one for one in sessions(conversation, self.outlet.number) if same_card(one.card, self.tag)]
        if len(held) < 2:
            return [f"it started {len(held)} with that card there; {_asked_instead(conversation)}"]
        asked = [
            entry
            for entry in questions(conversation, self.tag)
            if held[-2].start.number < entry.number < held[-1].start.number
        ]
        return [Problem(f"it asked about card {self.tag} before the second session", *asked)] if asked else []


def starts_unasked(outlet: Outlet, tag: str) -> Expectation:
    """Match if the last of several sessions with this id tag on a connector started without a question.

    Example::

        starts_unasked(Outlet(1), "04A2C3")

    """
    return _StartsUnasked(outlet, tag)


@dataclass(eq=False)
class _AsBeforeTheCard(Expectation):
    outlet: Outlet
    tag: str
    cable_timeout: str

    @property
    def wanted(self) -> str:
        given_up = "Finishing, Available or Faulted" if self._may_fault else "Finishing or Available"
        return f"{self.outlet} to be as it was before card {self.tag}, or {given_up} after its time-out"

    @property
    def _may_fault(self) -> bool:
        return self.cable_timeout == "fault"

    def problems(self, conversation: Conversation) -> list[str]:
        asked = questions(conversation, self.tag)
        if not asked:
            return [f"card {self.tag} was not asked about; {_asked_instead(conversation)}"]
        number = self.outlet.number
        before = latest_status(conversation.whole.until(asked[0]), number)
        now = latest_status(conversation.whole, number)
        right: list[str | None] = [before, Status.FINISHING, Status.AVAILABLE]
        if self._cable_is_in(conversation):
            # It may be reported only after the card was asked about, where short statuses are held back.
            right.append(Status.PREPARING)
        if now in right or (self._may_fault and now == Status.FAULTED):
            return []
        words = f"{self.outlet} was {before} before the card and was last reported {now}"
        return [Problem(words, last_said(conversation, number))]

    def _cable_is_in(self, conversation: Conversation) -> bool:
        acts = (entry.content for entry in conversation.events(Acted))
        return any(
            isinstance(act, Acted) and act.act == "plug_in" and act.details.endswith(str(self.outlet))
            for act in acts
        )

    def in_short(self, conversation: Conversation) -> str:
        return f"{self.outlet} did not stay as it was before the card"


def as_before_the_card(outlet: Outlet, tag: str, cable_timeout: str) -> Expectation:
    """Match if a connector's latest report is that from before a card was asked about, or its time-out's.

    Preparing will do too where a cable was plugged in since the mark.

    Args:
        outlet: The connector.
        tag: The card's id tag.
        cable_timeout: What the vendor promises for a cable that nobody pays for: "fault" or "release".

    Example::

        as_before_the_card(Outlet(1), "04A2C3", "release")

    """
    return _AsBeforeTheCard(outlet, tag, cable_timeout)
