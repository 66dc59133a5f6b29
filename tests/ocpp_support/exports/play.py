"""A scenario written by hand, for the tests of what is made of one."""

from __future__ import annotations

from typing import Any

from ocpp_support.chronicle.scene import Scene
from ocpp_support.protocol.frames import Frame, parse
from ocpp_support.trace.chapters import (
    Chapters,
    Missed,
    ScenarioBegins,
    ScenarioEnds,
    StepBegins,
)
from ocpp_support.trace.trace import Entry, Mark, Sender

from ..matchers.conversations import Talk

LABEL = "3 Change availability: A connector goes out of service"


class Play(Talk):
    """A conversation with a scenario in it: what is said before :meth:`begins` was said before it."""

    def __init__(self) -> None:
        super().__init__()
        self.chapters = Chapters()

    def begins(self) -> None:
        """The scenario begins."""
        self.chapters.take(ScenarioBegins(*self._place(), LABEL))

    def step(self, words: str) -> None:
        """A step begins."""
        number, at = self._place()
        self.chapters.take(StepBegins(number, at, words, words.split(maxsplit=1)[0].lower()))

    def misses(self, wanted: str, but: str, *offending: Entry, unwanted: bool = False) -> None:
        """Something is expected in vain."""
        number, at = self._place()
        numbers = tuple(entry.number for entry in offending)
        self.chapters.take(Missed(number, at, wanted, but, unwanted, number, numbers))

    def ends(self) -> None:
        """What follows is put back."""
        self.chapters.take(ScenarioEnds(*self._place()))

    def says(self, raw: str, sender: Sender = Sender.STATION) -> Entry:
        """Somebody says something, letter by letter."""
        frame: Frame = parse(raw).frame
        return self.trace.record(sender, frame, raw)

    def scene(self, **outcome: Any) -> Scene:
        """What came of it."""
        (chapter,) = self.chapters
        begins = chapter.begins
        conversation = self.trace.since(Mark(begins.number, begins.at))
        return Scene(outcome, chapter, conversation)

    def _place(self) -> tuple[int, float]:
        mark = self.trace.mark()
        return mark.number, mark.at
