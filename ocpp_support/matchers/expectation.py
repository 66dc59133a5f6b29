"""What a matcher of this suite is: a wish, and every reason why a conversation does not fulfil it.

Pure: it never waits and never fails a test; the bench waits with it and judges with it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter

from hamcrest.core.base_matcher import BaseMatcher
from hamcrest.core.description import Description

from ocpp_support.trace.trace import Conversation, Entry

MOST = 12
"""So many reasons are told, each once; what more there are is in the conversation."""


class Problem(str):
    """A reason why a conversation does not fulfil a wish, with what came in place of what is wanted.

    Attributes:
        entries: What shows it; nothing where nothing of the kind came.

    Example::

        Problem("it reported Faulted", report)

    """

    entries: tuple[Entry, ...]

    def __new__(cls, words: str, *entries: Entry | None) -> Problem:
        """Say it in words; an entry that there is not is left out."""
        problem = super().__new__(cls, words)
        problem.entries = tuple(entry for entry in entries if entry is not None)
        return problem


class Expectation(BaseMatcher[Conversation], ABC):
    """A matcher over a conversation.

    Attributes:
        takes: Seconds that what is wanted lasts by itself, as three beats of a minute do. Patience is added.
    """

    takes: float = 0.0
    _looked_at: Conversation | None = None
    _holds: bool = False

    @property
    @abstractmethod
    def wanted(self) -> str:
        """What is wanted, to be read after "Expected:"."""

    @abstractmethod
    def problems(self, conversation: Conversation) -> list[str]:
        """Return every reason why the conversation does not fulfil it; nothing where it does.

        One that something shows is a :class:`Problem`.
        """

    def fact(self, conversation: Conversation) -> str | None:
        """Return what was seen, for the form, of a conversation that fulfils it."""
        return None

    def in_short(self, conversation: Conversation) -> str:
        """Return in a few words, for the form, what is wrong with a conversation that does not."""
        return self.problems(conversation)[0].splitlines()[0]

    def offending(self, conversation: Conversation) -> list[Entry]:
        """Return what came in place of what is wanted: the entries that a picture of it marks.

        Nothing where nothing of the kind came.
        """
        problems = (one for one in self.problems(conversation) if isinstance(one, Problem))
        shown = {entry.number: entry for problem in problems for entry in problem.entries}
        return [shown[number] for number in sorted(shown)]

    def when_unwanted(self) -> str:
        """Return in a few words, for the form, what is wrong where this is seen and must not be."""
        return f"seen: {self.wanted}"

    def seen(self, conversation: Conversation) -> str:
        """Say what was seen of what must not be, with the place and the values."""
        return self.when_unwanted()

    def _matches(self, item: Conversation) -> bool:
        # The bench judges by the very conversation that it has waited for, which is looked at once.
        if item is not self._looked_at:
            self._looked_at, self._holds = item, not self.problems(item)
        return self._holds

    def describe_to(self, description: Description) -> None:
        """Write what is wanted."""
        description.append_text(self.wanted)

    def describe_mismatch(self, item: Conversation, mismatch_description: Description) -> None:
        """Write every reason why the conversation is not what is wanted."""
        counted = Counter(self.problems(item))
        told = [f"{said} ({times} times)" if times > 1 else said for said, times in counted.items()]
        if len(told) > MOST:
            told = [*told[:MOST], f"and {len(told) - MOST} more"]
        mismatch_description.append_text("\n          ".join(told))
