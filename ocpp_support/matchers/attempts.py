"""How often the station tried to deliver a file, counted at the server.

OCPP 1.6 edition 2, section 5.9: retries come on top of the first attempt.
"""

from __future__ import annotations

from dataclasses import dataclass

from ocpp_support.matchers.diagnostics import upload_events, uploads
from ocpp_support.matchers.expectation import Expectation, Problem
from ocpp_support.trace.trace import Conversation


@dataclass(eq=False)
class _Tried(Expectation):
    times: int

    @property
    def wanted(self) -> str:
        return f"{self.times} attempts to deliver the file, counted at the server"

    def problems(self, conversation: Conversation) -> list[str]:
        attempts = len(uploads(conversation))
        if attempts == self.times:
            return []
        too_many = [event for event, _ in upload_events(conversation)][self.times :]
        return [Problem(f"{attempts or 'no'} attempt{'' if attempts == 1 else 's'} came", *too_many)]

    def in_short(self, conversation: Conversation) -> str:
        return f"attempts to deliver the diagnostics: {len(uploads(conversation))}, not {self.times}"


def tried(times: int) -> Expectation:
    """Match if the station tried so often to store a file: the retries that it was told, and one.

    Example::

        tried(3)

    """
    return _Tried(times)


@dataclass(eq=False)
class _TriedMore(Expectation):
    times: int

    @property
    def wanted(self) -> str:
        return f"another attempt to deliver the file after {self.times}, counted at the server"

    def problems(self, conversation: Conversation) -> list[str]:
        attempts = len(uploads(conversation))
        return [] if attempts > self.times else [f"{attempts} came"]

    def when_unwanted(self) -> str:
        return f"attempts to deliver the diagnostics: more than {self.times}"

    def seen(self, conversation: Conversation) -> str:
        return f"{len(uploads(conversation))} attempts came"


def tried_more(times: int) -> Expectation:
    """Match if the station tried more often than that to store a file.

    Example::

        tried_more(3)

    """
    return _TriedMore(times)
