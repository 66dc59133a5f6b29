"""What a rule of the monitor is, and what it makes of a conversation: sightings, then one observation a rule.

A rule is one small function over a :class:`~ocpp_support.monitor.story.Story`. It yields a sighting for each
time that the station did otherwise; what it cannot know from the conversation it does not claim.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ocpp_support.monitor.story import Story
from ocpp_support.protocol.findings import Severity
from ocpp_support.trace.trace import Entry

Sighting = tuple[Entry, str]
"""Where something was seen, and a sentence that says what."""

Look = Callable[[Story], Iterator[Sighting]]


@dataclass(frozen=True)
class Rule:
    """A rule that holds at all times.

    Attributes:
        name: What it is called, by subject: ``transactions.twice``.
        severity: How much it weighs where the station did otherwise.
        clause: What says so.
        look: Finds where it did.
        whole: Whether it can only be told from a conversation that begins with the run.
    """

    name: str
    severity: Severity
    clause: str
    look: Look
    whole: bool = False


@dataclass(frozen=True)
class Observation:
    """A kind of finding, told once.

    Attributes:
        rule: What kind it is.
        severity: How much it weighs.
        clause: What says so.
        sightings: Wherever it was seen, the first first; there is one at least.
    """

    rule: str
    severity: Severity
    clause: str
    sightings: tuple[Sighting, ...]

    @property
    def first(self) -> Entry:
        """Where it was first seen."""
        return self.sightings[0][0]

    @property
    def text(self) -> str:
        """What was seen, at its first sight."""
        return self.sightings[0][1]

    @property
    def count(self) -> int:
        """How often it was seen."""
        return len(self.sightings)


def rule(name: str, severity: Severity, clause: str, *, whole: bool = False) -> Callable[[Look], Rule]:
    """Make a rule of a function that finds where it is broken."""
    return lambda look: Rule(name, severity, clause, look, whole)
