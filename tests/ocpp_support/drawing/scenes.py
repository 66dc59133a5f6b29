"""A scene written by hand, for the tests of pictures: who said what in which step, and what was missed."""

from __future__ import annotations

import html
import re
from typing import Any

from ocpp_support.chronicle.scene import Scene
from ocpp_support.drawing.sequence_diagram import sequence_diagram
from ocpp_support.trace.chapters import Chapter, Missed, ScenarioBegins, ScenarioEnds, StepBegins
from ocpp_support.trace.trace import Entry
from tests.ocpp_support.matchers.conversations import Talk

_TEXT = re.compile(r"<text [^>]*>(.*?)</text>")
_TITLE = re.compile(r"<title>.*?</title>")
_TAG = re.compile(r"<[^>]+>")


class Play(Talk):
    """A scenario that a test plays step by step."""

    def __init__(self, connectors: int = 2) -> None:
        super().__init__(connectors)
        self._chapter: Chapter | None = None

    @property
    def chapter(self) -> Chapter:
        """The scenario; it begins when it is first asked for."""
        if self._chapter is None:
            self.mark()
            self._chapter = Chapter(ScenarioBegins(self._number, self.clock.elapsed, "1 Lights: On"))
        return self._chapter

    def step(self, words: str) -> None:
        """A step begins; its keyword says of which kind it is."""
        phase = {"Given": "given", "When": "when"}.get(words.split(maxsplit=1)[0], "then")
        self.chapter.steps.append(StepBegins(self._number, self.clock.elapsed, words, phase))

    def missed(self, wanted: str, but: str, *offending: Entry, unwanted: bool = False) -> None:
        """Something was expected in vain."""
        numbers = tuple(entry.number for entry in offending)
        at, since = self.clock.elapsed, self.chapter.begins.number
        self.chapter.missed.append(Missed(self._number, at, wanted, but, unwanted, since, numbers))

    def ends(self) -> None:
        """The steps are over."""
        self.chapter.ends = ScenarioEnds(self._number, self.clock.elapsed)

    def scene(self, status: str = "passed", **outcome: Any) -> Scene:
        """Return what was played."""
        self.step_where_none_was()
        return Scene({"name": "On", "status": status, **outcome}, self.chapter, self.conversation())

    def step_where_none_was(self) -> None:
        """Begin the scenario, should nothing have."""
        assert self.chapter

    @property
    def _number(self) -> int:
        return self.trace.mark().number


def read(scene: Scene) -> list[str]:
    """Return every line of text in the picture of a scene."""
    return texts(sequence_diagram(scene))


def texts(picture: str) -> list[str]:
    """Return every line of text in a picture."""
    return [html.unescape(_TAG.sub("", _TITLE.sub("", found))) for found in _TEXT.findall(picture)]
