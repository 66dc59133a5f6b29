"""One scenario of a run as it took place: what was said and done, and what came of it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ocpp_support.matchers.statuses import latest_status
from ocpp_support.trace.chapters import Chapter, Missed, StepBegins
from ocpp_support.trace.trace import Conversation, Entry


@dataclass(frozen=True, eq=False)
class Scene:
    """A scenario that was played.

    Attributes:
        outcome: What became of it, as the record's ``scenarios`` have it.
        chapter: When it and its steps began, and what was missed.
        conversation: All that was said and done in it, what was put back afterwards included.
    """

    outcome: dict[str, Any]
    chapter: Chapter
    conversation: Conversation

    @property
    def label(self) -> str:
        """Its name, with that of its feature."""
        return self.chapter.name

    @property
    def name(self) -> str:
        """Its name."""
        return str(self.outcome.get("name") or self.label)

    @property
    def began(self) -> float:
        """Seconds of the run's clock at which it began."""
        return self.chapter.begins.at

    @property
    def steps(self) -> list[StepBegins]:
        """Its steps, as far as they began."""
        return self.chapter.steps

    @property
    def missed(self) -> list[Missed]:
        """What was expected of the station in vain."""
        return self.chapter.missed

    @property
    def counts_from(self) -> int:
        """The number of the entry from which on it counts: the first When; past the last where none came."""
        when = self.chapter.counts_from
        return when.number if when else self._past

    @property
    def over_from(self) -> int:
        """The number of the entry from which on what it changed is put back."""
        return self.chapter.ends.number if self.chapter.ends else self._past

    @property
    def entries(self) -> list[Entry]:
        """What was said and done in it."""
        return [*self.conversation]

    def is_preparation(self, entry: Entry) -> bool:
        """Tell whether an entry came before what counts."""
        return entry.number < min(self.counts_from, self.over_from)

    def is_putting_back(self, entry: Entry) -> bool:
        """Tell whether an entry came after the last step."""
        return entry.number >= self.over_from

    @cached_property
    def statuses_before(self) -> dict[int, str]:
        """What was last reported of each place before it began; 0 is the station as a whole."""
        before = self.conversation.before
        places = range(self.conversation.connectors + 1)
        said = ((place, latest_status(before, place)) for place in places)
        return {place: status for place, status in said if status is not None}

    @property
    def _past(self) -> int:
        return self.conversation.mark.number + len(self.conversation)
