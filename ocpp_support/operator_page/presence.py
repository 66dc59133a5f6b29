"""Whether somebody can be asked by way of the page: not because it is served, but because it is looked at.

Owns the count of phones. Without a phone, one prompt is still asked: whoever was not at hand gets its whole
patience to open the page, or to wake a phone that went to sleep. Used on the run's loop only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ocpp_support.prompting.board import Board, Kind


class Presence:
    """Tells the board whether it is attended by way of the page.

    Args:
        board: The board.
        by: Who answers there.

    Attributes:
        phones: How many look at the page now.
    """

    def __init__(self, board: Board, by: str) -> None:
        self._board = board
        self._by = by
        self._leave: Callable[[], None] | None = None
        self._unwatch: Callable[[], None] = lambda: None
        self.phones = 0

    def begin(self) -> None:
        """Expect somebody: the page can be opened from now on."""
        self._unwatch = self._board.watch(self._look)
        self._attend()

    def end(self) -> None:
        """Expect nobody any more."""
        self._unwatch()
        self._unwatch = lambda: None
        self._part()

    @contextmanager
    def phone(self) -> Iterator[None]:
        """Hold the line to one phone."""
        self.phones += 1
        self._attend()
        try:
            yield
        finally:
            self.phones -= 1

    def _look(self, board: Board) -> None:
        over = board.prompt is None and board.answered
        if over and not self.phones and board.answered[-1][1].kind is Kind.UNANSWERED:
            self._part()

    def _attend(self) -> None:
        if self._leave is None:
            self._leave = self._board.attend(self._by)

    def _part(self) -> None:
        if self._leave is not None:
            self._leave()
            self._leave = None
