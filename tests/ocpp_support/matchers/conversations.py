"""A trace written by hand, for the tests of matchers: who said what, when, in answer to what."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hamcrest.core.matcher import Matcher
from hamcrest.core.string_description import StringDescription

from ocpp_support.protocol.frames import Call, CallError, CallResult, encode
from ocpp_support.runtime.clock import Clock
from ocpp_support.trace.events import Event
from ocpp_support.trace.trace import Conversation, Entry, Mark, Sender, Trace

STARTED = datetime(2026, 1, 1, tzinfo=UTC)


class _HandClock(Clock):
    def __init__(self) -> None:
        self.elapsed = 0.0
        self.started = STARTED

    def seconds(self) -> float:
        return self.elapsed


class Talk:
    """A conversation that a test writes down line by line."""

    def __init__(self, connectors: int = 2) -> None:
        self.clock = _HandClock()
        self.trace = Trace(self.clock, lambda: STARTED, connectors=connectors)
        self._mark = self.trace.mark()
        self._ids = 0

    def station(self, action: str, **payload: Any) -> Entry:
        """The station makes a request."""
        return self._call(Sender.STATION, action, payload)

    def central(self, action: str, **payload: Any) -> Entry:
        """The central system makes a request."""
        return self._call(Sender.CENTRAL, action, payload)

    def answer(self, request: Entry, payload: dict[str, Any] | None = None) -> Entry:
        """Whoever was asked answers."""
        frame = CallResult(request.call.message_id if request.call else "", payload or {})
        return self.trace.record(_other(request), frame, encode(frame), answers=request)

    def error(self, request: Entry, code: str, description: str = "") -> Entry:
        """Whoever was asked answers with an error."""
        frame = CallError(request.call.message_id if request.call else "", code, description)
        return self.trace.record(_other(request), frame, encode(frame), answers=request)

    def event(self, event: Event) -> Entry:
        """Something happens besides frames."""
        return self.trace.record(Sender.BENCH, event)

    def wait(self, seconds: float) -> None:
        """Time passes."""
        self.clock.elapsed += seconds

    def mark(self) -> Mark:
        """From here on it counts."""
        self._mark = self.trace.mark()
        return self._mark

    def conversation(self) -> Conversation:
        """What came since the mark."""
        return self.trace.since(self._mark)

    def _call(self, sender: Sender, action: str, payload: dict[str, Any]) -> Entry:
        self._ids += 1
        frame = Call(str(self._ids), action, payload)
        return self.trace.record(sender, frame, encode(frame))


def _other(request: Entry) -> Sender:
    return Sender.CENTRAL if request.sender is Sender.STATION else Sender.STATION


def mismatch(matcher: Matcher[Conversation], conversation: Conversation) -> str:
    """Return why a matcher does not match."""
    assert not matcher.matches(conversation)
    text = StringDescription()
    matcher.describe_mismatch(conversation, text)
    return str(text)


def description(matcher: Matcher[Conversation]) -> str:
    """Return what a matcher wants."""
    text = StringDescription()
    matcher.describe_to(text)
    return str(text)
