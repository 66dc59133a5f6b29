"""What the bench tells the reports while the run goes on.

Owns the notes that a scenario leaves (facts for the form, a few words of a failure, the time that
passed for the station) and what was seen of the station on the wire. Judges nothing.
"""

from dataclasses import dataclass, field
from typing import Any

from ocpp_support.matchers.registration import StationSeen
from ocpp_support.reporting.findings import Noticed


@dataclass
class ScenarioNotes:
    """What one scenario leaves for the form."""

    facts: list[str] = field(default_factory=list)
    """Short findings worth a place in the Result column, e.g. "31 items"."""
    in_short: str | None = None
    """A few words of a failure, e.g. "no meter values"."""
    station_time_s: float = 0.0
    """Seconds that passed for the station while the scenario ran."""


@dataclass
class Journal:
    """The notes of a whole run, scenario by scenario."""

    station: StationSeen = field(default_factory=StationSeen)
    clock: str = "real"
    """"virtual" or "real"."""
    remarks: list[str] = field(default_factory=list)
    """What the run has to say besides its scenarios, such as settings that are not as they were found."""
    noticed: Noticed = field(default_factory=Noticed)
    """What was wrong with what the station said, whichever scenario ran."""
    _notes: dict[int, ScenarioNotes] = field(default_factory=dict)

    def note(self, scenario: Any, notes: ScenarioNotes) -> None:
        """Keep the notes of one behave scenario; the last ones count."""
        # By identity: behave holds two scenarios of one name to be equal.
        self._notes[id(scenario)] = notes

    def notes_of(self, scenario: Any) -> ScenarioNotes:
        """Return the notes of a scenario, empty ones if it left none."""
        return self._notes.get(id(scenario), ScenarioNotes())
