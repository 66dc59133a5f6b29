"""Whether whoever is asked still answers: nobody waits for somebody who has walked off.

Owns the counting of prompts that went unanswered in a row. Any sign that somebody is there ends it: one that
the board was told of, or what the station shows of an act that was asked for and came late.
"""

from __future__ import annotations

from dataclasses import dataclass

from ocpp_support.prompting.board import Board
from ocpp_support.station.sign import Sign
from ocpp_support.trace.trace import Mark, Trace

ENOUGH = 2
"""Unanswered prompts in a row after which nobody is asked any more."""

GONE = "nobody answered the last two prompts"


@dataclass(frozen=True)
class Asked:
    """A prompt, as it was when it was shown.

    Attributes:
        sign: What the station shows once it is done.
        since: Where the trace ended then.
        life: The signs of life on the board by then.
    """

    sign: Sign
    since: Mark
    life: int


class Attention:
    """Remembers the prompts that were not answered.

    Args:
        board: Is told of signs of life.
        trace: Where the station shows that an act was done.
    """

    def __init__(self, board: Board, trace: Trace) -> None:
        self._board = board
        self._trace = trace
        self._missed: list[Asked] = []

    def asks(self, sign: Sign) -> Asked:
        """Return what must be remembered of a prompt that is about to be shown."""
        return Asked(sign, self._trace.mark(), self._board.signs_of_life)

    def ended(self, asked: Asked, *, answered: bool) -> None:
        """Remember how a prompt ended."""
        self._missed = [] if answered else [*self._missing, asked]

    @property
    def doubtful(self) -> bool:
        """Whether the last prompt was not answered, and nobody was noticed since it was shown."""
        return bool(self._missing)

    @property
    def gone(self) -> str | None:
        """Why nobody is asked any more; None where somebody is."""
        return GONE if len(self._missing) >= ENOUGH else None

    @property
    def _missing(self) -> list[Asked]:
        if any(self._came_after_all(asked) for asked in self._missed):
            self._missed = []
        return self._missed

    def _came_after_all(self, asked: Asked) -> bool:
        return self._board.signs_of_life > asked.life or asked.sign.seen(self._trace.since(asked.since))
