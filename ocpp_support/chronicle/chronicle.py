"""The chronicle of a run: its record and its trace, read back and put together. Nothing is judged anew. Pure.

Whatever is drawn of a run is drawn from here, so that a picture and a document can never say two things.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ocpp_support.chronicle.scene import Scene
from ocpp_support.trace.account import Account
from ocpp_support.trace.chapters import Chapter
from ocpp_support.trace.reading import read_trace
from ocpp_support.trace.trace import Conversation, Entry, Mark


@dataclass(frozen=True)
class Place:
    """Where in a run something stands.

    Attributes:
        scenario: The label of the scenario; "" where it belongs to none.
        afterwards: Whether that scenario's steps were over, and what it had changed was put back.
    """

    scenario: str
    afterwards: bool


@dataclass
class Part:
    """One part of a run; a run that was interrupted has more than one.

    Attributes:
        account: What its trace tells.
    """

    account: Account

    @cached_property
    def conversation(self) -> Conversation:
        """All that was said and done in it."""
        return self.account.conversation()

    @property
    def chapters(self) -> list[Chapter]:
        """Its scenarios in the order in which they ran, and what belongs to none (of the name "")."""
        return [*self.account.chapters]

    def place_of(self, entry: Entry) -> Place:
        """Return where in the run an entry stands."""
        chapter = self.account.chapters.chapter_at(entry.number)
        if chapter is None:
            return Place("", afterwards=False)
        over = chapter.ends is not None and entry.number >= chapter.ends.number
        return Place(chapter.name, afterwards=over)

    def during(self, chapter: Chapter) -> Conversation:
        """Return what was said and done in a chapter."""
        whole, begins = self.conversation, chapter.begins
        entries = self.account.entries
        past = len(entries) if chapter.until is None else chapter.until
        mark = Mark(begins.number, begins.at)
        after = entries[past].at if past < len(entries) else whole.now
        return whole.between(mark, past, after)


@dataclass
class Chronicle:
    """A run, read back.

    Attributes:
        record: What ``acceptance.json`` says.
        parts: What its trace tells, part by part; none where there is no trace.
    """

    record: dict[str, Any]
    parts: list[Part] = field(default_factory=list)

    @cached_property
    def scenes(self) -> dict[str, Scene]:
        """The scenarios that were played, by label, in the order in which they ran.

        One that was interrupted and done again is told as it was the last time.
        """
        outcomes = {one["label"]: one for one in self.record.get("scenarios", [])}
        scenes: dict[str, Scene] = {}
        for part in self.parts:
            for chapter in part.chapters:
                if chapter.name:
                    scenes.pop(chapter.name, None)
                    outcome = outcomes.get(chapter.name, {})
                    scenes[chapter.name] = Scene(outcome, chapter, part.during(chapter))
        return scenes


def chronicle_of(record: dict[str, Any], trace: str) -> Chronicle:
    """Put a record and its trace together.

    Args:
        record: What ``acceptance.json`` says.
        trace: What ``trace.jsonl`` says; "" where there is none. Lines that cannot be read are passed over.

    """
    return Chronicle(record, [Part(account) for account in read_trace(trace).accounts])
