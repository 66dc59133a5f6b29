"""Runs written by hand, for the tests of what is drawn of a run: who said what in which scenario."""

from __future__ import annotations

from typing import Any

from ocpp_support.chronicle.chronicle import Chronicle, Part
from ocpp_support.chronicle.scene import Scene
from ocpp_support.trace.account import Account
from ocpp_support.trace.chapters import (
    GIVEN,
    THEN,
    WHEN,
    Chapters,
    Missed,
    ScenarioBegins,
    ScenarioEnds,
    StepBegins,
)
from tests.ocpp_support.matchers.conversations import Talk
from tests.ocpp_support.matchers.session_talk import SessionTalk
from tests.ocpp_support.matchers.settings_talk import SettingsTalk

PHASES = {"Given": GIVEN, "When": WHEN, "Then": THEN}


class _Scenarios(Talk):
    """One part of a run that a test writes down, scenario by scenario."""

    def __init__(self, connectors: int = 2) -> None:
        super().__init__(connectors)
        self._chapters = Chapters()
        self._connectors = connectors

    def scenario(self, label: str) -> None:
        """A scenario begins."""
        self._chapters.take(ScenarioBegins(*self._here, label))

    def step(self, words: str) -> None:
        """A step begins; its first word says which kind it is."""
        self._chapters.take(StepBegins(*self._here, words, PHASES[words.split(maxsplit=1)[0]]))

    def misses(self, wanted: str, but: str = "nothing came") -> None:
        """Something was expected in vain."""
        number, at = self._here
        self._chapters.take(Missed(number, at, wanted, but, unwanted=False, since=number))

    def over(self) -> None:
        """The steps of the scenario are over."""
        self._chapters.take(ScenarioEnds(*self._here))

    def part(self) -> Part:
        """Return it, as a kept trace would tell it."""
        entries = [*self.trace.since(self.trace.beginning)]
        account = Account("CP1", entries, [*range(len(entries))], connectors=self._connectors)
        account.chapters = self._chapters
        account.ended_at = self.clock.elapsed
        return Part(account)

    def chronicle(self, record: dict[str, Any] | None = None) -> Chronicle:
        """Return it as a whole run."""
        return Chronicle(record or {}, [self.part()])

    def scene(self) -> Scene:
        """Return the last scenario of it."""
        return [*self.chronicle().scenes.values()][-1]

    @property
    def _here(self) -> tuple[int, float]:
        mark = self.trace.mark()
        return mark.number, mark.at


class Story(_Scenarios, SettingsTalk):
    """A run in which settings are read and changed."""


class SessionStory(_Scenarios, SessionTalk):
    """A run in which sessions are held and meters read."""
