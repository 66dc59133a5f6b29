"""The monitor: every rule over a conversation, and every finding in it, each kind told once. Pure.

Owns gathering. It changes no verdict: what a scenario demands is for its matchers to say.
"""

from __future__ import annotations

from collections.abc import Iterator

from ocpp_support.monitor import (
    authorization,
    clock_error,
    connections,
    connectors,
    consistency,
    courses,
    electricity,
    files,
    heartbeats,
    messages,
    meter_rhythm,
    metering,
    occupancy,
    offline,
    reasons,
    registers,
    registration,
    settings,
    statuses,
    times,
    transactions,
    transitions,
)
from ocpp_support.monitor.rule import Observation, Rule, Sighting
from ocpp_support.monitor.story import Story
from ocpp_support.protocol.findings import Severity
from ocpp_support.trace.trace import Conversation, Sender

_SUBJECTS = (
    connections,
    messages,
    times,
    clock_error,
    registration,
    heartbeats,
    connectors,
    statuses,
    transitions,
    occupancy,
    authorization,
    transactions,
    consistency,
    reasons,
    offline,
    metering,
    meter_rhythm,
    registers,
    electricity,
    settings,
    files,
    courses,
)
RULES: tuple[Rule, ...] = tuple(rule for subject in _SUBJECTS for rule in subject.RULES)
"""Every rule that holds at all times."""

_WEIGHT = {Severity.MUST: 0, Severity.SHOULD: 1, Severity.NOTE: 2}


def findings_of(conversation: Conversation) -> list[Observation]:
    """Return what is wrong with what the station said, each kind once; the heaviest first.

    A conversation that does not begin with the run is only looked at for what can be told from it alone.
    """
    story = Story(conversation)
    found = [*_in_frames(story), *_by_rules(story)]
    return sorted(found, key=lambda one: (_WEIGHT[one.severity], one.first.number, one.rule))


def _in_frames(story: Story) -> Iterator[Observation]:
    """Yield what was found on single frames as they came."""
    kinds: dict[tuple[str, Severity], tuple[str, list[Sighting]]] = {}
    for entry in [one for one in story.entries if one.findings]:
        # What the central system itself says wrong is the suite's own trouble, and stands in the transcript.
        if entry.sender is not Sender.CENTRAL:
            kind = {(one.kind, one.severity): one for one in reversed(entry.findings)}
            for (name, severity), one in kind.items():
                clause, sightings = kinds.setdefault((name, severity), (one.clause, []))
                sightings.append((entry, one.text))
    for (name, severity), (clause, sightings) in kinds.items():
        yield Observation(name, severity, clause, tuple(sightings))


def _by_rules(story: Story) -> Iterator[Observation]:
    for rule in RULES:
        if story.entries and (story.complete or not rule.whole):
            yield from _observed(rule, story)


def _observed(rule: Rule, story: Story) -> Iterator[Observation]:
    try:
        sightings = tuple(sorted(rule.look(story), key=lambda seen: seen[0].number))
    except Exception as error:
        # Whatever a station said to bring that about must not cost the run its record.
        text = f"the rule {rule.name} could not be looked at: {type(error).__name__}: {error}"
        yield Observation(f"{rule.name}.broken", Severity.NOTE, "the suite", ((story.entries[0], text),))
        return
    if sightings:
        yield Observation(rule.name, rule.severity, rule.clause, sightings)
