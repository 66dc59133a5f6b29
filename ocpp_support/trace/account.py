"""An account of one station: what a kept trace tells of it, put together entry by entry. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from ocpp_support.protocol.findings import Finding
from ocpp_support.protocol.frames import CallResult, Frame
from ocpp_support.protocol.values import number_of
from ocpp_support.trace.chapters import Chapters
from ocpp_support.trace.events import Event, Noted
from ocpp_support.trace.index import Index
from ocpp_support.trace.trace import Conversation, Entry, Mark, Sender

MOST_CONNECTORS = 100
"""A station that speaks of more has told nonsense."""


@dataclass(frozen=True)
class When:
    """When something happened.

    Attributes:
        at: Seconds of the run's clock.
        moment: Date and time of the run's clock.
        real: Date and time on the wall.
    """

    at: float
    moment: datetime
    real: datetime


@dataclass
class Account:
    """What is known of one station, from one beginning of a trace to its end.

    Attributes:
        station: Its identity; "" where it is not known.
        entries: What happened.
        lines: The line of the file that each entry stands in.
        chapters: Which scenario ran when.
        complete: Whether it begins with the run, or with the station's first word.
        connectors: How many connectors it has; None where nobody says.
        ended_at: Seconds of the clock at which it ended; None where it was cut short.
    """

    station: str = ""
    entries: list[Entry] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    chapters: Chapters = field(default_factory=Chapters)
    complete: bool = True
    connectors: int | None = None
    ended_at: float | None = None

    def begin_in_the_middle(self) -> None:
        """Say that more was said before: nothing is judged that one would have to know that for."""
        self.complete = False
        nobody = datetime.fromtimestamp(0, UTC)
        before = Noted("what was said before is not known")
        self.entries.append(Entry(0, 0.0, nobody, nobody, Sender.BENCH, "", before))
        self.lines.append(0)

    def add(
        self,
        line: int,
        sender: Sender,
        content: Frame | Event,
        raw: str,
        when: When,
        *,
        answers: Entry | None = None,
        findings: tuple[Finding, ...] = (),
        late_by: float = 0.0,
    ) -> Entry:
        """Add what happened next."""
        number = len(self.entries)
        at, moment, real = when.at, when.moment, when.real
        entry = Entry(number, at, moment, real, sender, raw, content, answers, findings, late_by)
        self.entries.append(entry)
        self.lines.append(line)
        return entry

    def conversation(self, connectors: int | None = None) -> Conversation:
        """Return it as a conversation; ``connectors`` is how many the station has, where that is known."""
        count = connectors or self.connectors or self.guessed_connectors
        first = 0 if self.complete else 1
        last = self.entries[-1].at if self.entries else 0.0
        mark = Mark(first, self.entries[first].at if len(self.entries) > first else 0.0)
        now = last if self.ended_at is None else self.ended_at
        return Conversation(self.entries, self._index(), mark, len(self.entries), now, count)

    def _index(self) -> Index:
        index = Index()
        for entry in self.entries:
            answered = entry.answers.number if entry.answers else None
            index.note(entry.number, entry.sender, entry.content, answered)
        return index

    @property
    def guessed_connectors(self) -> int:
        """How many connectors it speaks of; one at least."""
        return max((place for place in self._places() if 0 < place <= MOST_CONNECTORS), default=1)

    def _places(self) -> Iterator[int]:
        for entry in self.entries:
            if entry.sender is not Sender.STATION:
                continue
            place = entry.call.payload.get("connectorId") if entry.call else None
            if isinstance(place, int) and not isinstance(place, bool):
                yield place
            if isinstance(entry.content, CallResult):
                yield from _number_of_connectors(entry.content)


def _number_of_connectors(answer: CallResult) -> Iterator[int]:
    items = answer.payload.get("configurationKey")
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and item.get("key") == "NumberOfConnectors":
            yield int(number_of(item.get("value")) or 0)
