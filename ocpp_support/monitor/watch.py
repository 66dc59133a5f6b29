"""The monitor: every rule over a conversation, and every finding in it, each kind told once. Pure.

Owns gathering. It changes no verdict: what a scenario demands is for its matchers to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ocpp_support.monitor import (
    connections,
    connectors,
    files,
    heartbeats,
    messages,
    metering,
    occupancy,
    registration,
    settings,
    statuses,
    times,
    transactions,
    transitions,
)
from ocpp_support.monitor.rule import Observation, Rule
from ocpp_support.monitor.story import Story
from ocpp_support.protocol.findings import Finding, Severity
from ocpp_support.trace.formats import masked
from ocpp_support.trace.trace import Conversation, Entry, Sender

_SUBJECTS = (
    connections,
    messages,
    times,
    registration,
    heartbeats,
    connectors,
    statuses,
    transitions,
    occupancy,
    transactions,
    metering,
    settings,
    files,
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


def in_lines(observations: Iterable[Observation]) -> str:
    """Write findings for people, a line each; "" where there are none."""
    return masked("\n".join(f"{one.severity}: {one.text} ({one.clause})" for one in observations))


def _in_frames(story: Story) -> Iterator[Observation]:
    """Yield what was found on single frames as they came."""
    kinds: dict[tuple[str, Severity], list[tuple[Entry, Finding]]] = {}
    for entry in story.entries:
        # What the central system itself says wrong is the suite's own trouble, and stands in the transcript.
        if entry.sender is not Sender.CENTRAL:
            kind = {(finding.kind, finding.severity): finding for finding in reversed(entry.findings)}
            for key, finding in kind.items():
                kinds.setdefault(key, []).append((entry, finding))
    for (name, severity), places in kinds.items():
        first, finding = places[0]
        yield Observation(name, severity, finding.clause, finding.text, len(places), first)


def _by_rules(story: Story) -> Iterator[Observation]:
    for rule in RULES:
        if story.entries and (story.complete or not rule.whole):
            yield from _observed(rule, story)


def _observed(rule: Rule, story: Story) -> Iterator[Observation]:
    try:
        places = list(rule.look(story))
    except (
        Exception
    ) as error:  # Whatever a station said to bring that about must not cost the run its record.
        text = f"the rule {rule.name} could not be looked at: {type(error).__name__}: {error}"
        yield Observation(f"{rule.name}.broken", Severity.NOTE, "the suite", text, 1, story.entries[0])
        return
    if places:
        first, text = places[0]
        yield Observation(rule.name, rule.severity, rule.clause, text, len(places), first)
