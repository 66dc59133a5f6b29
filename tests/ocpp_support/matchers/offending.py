"""Cases of what came in place of what was wanted, and what a matcher shows of them."""

from __future__ import annotations

from collections.abc import Callable

from ocpp_support.matchers.expectation import Expectation
from ocpp_support.trace.trace import Entry

from .session_talk import SessionTalk

Case = tuple[Expectation, list[Entry]]
"""A matcher, and the entries that came in place of what it wants."""

Say = Callable[[SessionTalk], Case]
"""Says something wrong."""


def shown_and_wrong(said: Say) -> tuple[list[int], list[int]]:
    """Return the numbers of the entries that the matcher shows, and of those that are wrong."""
    talk = SessionTalk()
    matcher, wrong = said(talk)
    shown = matcher.offending(talk.conversation())
    return [entry.number for entry in shown], [entry.number for entry in wrong]
