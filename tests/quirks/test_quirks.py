"""What real stations do: all 85 are survived, kept as they were said, and told once with their weight.

Severity and clause are those of the specification; nothing else changes a verdict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pytest

from ocpp_support.matchers.statuses import becomes
from ocpp_support.monitor import connectors, heartbeats, messages, occupancy, transitions
from ocpp_support.monitor.rule import Observation
from ocpp_support.monitor.watch import RULES, findings_of
from ocpp_support.protocol.frames import parse
from ocpp_support.runtime.clock import VirtualTimeLoop
from ocpp_support.trace.trace import Entry, Sender
from ocpp_support.vocabulary.nouns import Outlet, Status
from tests.ocpp_support.monitor import tales

from .case import Case
from .conduct import CONDUCT
from .doors import DOORS, OPTIONS
from .played import PLAYED
from .said import SAID, Said
from .said_fields import SAID_FIELDS
from .severities import SEVERITIES, Severity
from .tales_of_files import TALES as OF_FILES
from .tales_of_life import TALES as OF_LIFE
from .tales_of_use import TALES as OF_USE
from .told import Story, Tale
from .wire import Wire, WirePlay, plays

ALL: list[Case[Any]] = [*SAID, *SAID_FIELDS, *PLAYED, *DOORS, *CONDUCT, *OF_LIFE, *OF_USE, *OF_FILES]


def _agrees(found: Iterable[Observation], case: Case[Any]) -> None:
    """There is exactly the one finding of the case, or none."""
    found = list(found)
    assert [one.severity for one in found] == case.expected, [f"{one.rule}: {one.text}" for one in found]
    if found:
        assert case.clause in found[0].clause
        assert found[0].text
        assert found[0].count >= 1


def test_every_row_is_there_with_every_weight_that_it_has() -> None:
    weights: dict[str, set[Severity]] = defaultdict(set)
    for case in ALL:
        weights[case.row] |= {*case.expected}
    assert list(SEVERITIES.keys() - weights.keys()) == []
    assert dict(weights) == SEVERITIES
    assert {f"Q{number}" for number in range(1, 86)} == SEVERITIES.keys()


def test_every_case_has_a_name_of_its_own() -> None:
    names = [str(case) for case in ALL]
    assert sorted(names) == sorted(set(names))


def test_a_conversation_in_good_form_has_no_findings(virtual_loop: VirtualTimeLoop) -> None:
    async def play(wire: Wire) -> None:
        await wire.comes()

    assert plays(virtual_loop, play).found == []


@pytest.mark.parametrize("case", [*SAID, *SAID_FIELDS], ids=str)
def test_a_message(virtual_loop: VirtualTimeLoop, case: Case[Said]) -> None:
    said = case.play
    answers: list[Any] = []
    entries: list[Entry] = []

    async def play(wire: Wire) -> None:
        await wire.comes()
        entries.append(await wire.says(said.raw, as_text=said.as_text))
        if said.answered is not None:
            answers.append(await wire.hears())

    found = plays(virtual_loop, play).found
    _agrees(found, case)
    raw = said.raw if isinstance(said.raw, str) else said.raw.decode("utf-8", "backslashreplace")
    assert entries[0].raw == raw
    if found:
        assert found[0].first is entries[0]
    for kind, message_id, *rest in answers:
        assert message_id == said.message_id
        assert said.answered == 3 if kind == 3 else (kind, rest[0]) == (4, said.answered)


@pytest.mark.parametrize("case", [*PLAYED, *CONDUCT], ids=str)
def test_a_play_on_the_wire(virtual_loop: VirtualTimeLoop, case: Case[WirePlay]) -> None:
    wire = plays(virtual_loop, case.play)
    _agrees(wire.found, case)
    recorded = [entry.raw for entry in wire.whole if entry.sender is Sender.STATION]
    assert [raw for raw in wire.said if raw not in recorded] == []


@pytest.mark.parametrize("case", DOORS, ids=str)
def test_a_play_at_the_door(virtual_loop: VirtualTimeLoop, case: Case[WirePlay]) -> None:
    wire = plays(virtual_loop, case.play, **OPTIONS.get(str(case), {}))
    _agrees(wire.found, case)


@pytest.mark.parametrize("case", [*OF_LIFE, *OF_USE, *OF_FILES], ids=str)
def test_a_tale(case: Case[Tale]) -> None:
    story = Story()
    case.play(story)
    _agrees(findings_of(story.conversation()), case)
    mark = story.trace.mark()
    story.reports("Unavailable")
    assert becomes(Outlet(1), (Status.UNAVAILABLE,)).problems(story.trace.since(mark)) == []


PROVED_ELSEWHERE = {
    "registration.retries-early",
    "registration.retries-early-rejected",
    "settings.effect-without-change",
    "settings.listed-twice",
    "settings.required-missing",
    "settings.wrong-kind",
    "statuses.communication-error",
    *(rule.name for subject in (connectors, heartbeats, occupancy, transitions) for rule in subject.RULES),
}
"""Rules that no quirk is about; what they flag and pass is told in tests/ocpp_support/monitor."""


def test_every_rule_is_seen_broken() -> None:
    seen = {*tales.broken()}
    for case in [*OF_LIFE, *OF_USE, *OF_FILES]:
        story = Story()
        case.play(story)
        seen |= {found.rule for found in findings_of(story.conversation())}
    on_the_wire = {"connections.hammering", "connections.ping", "transactions.reservation-zero"}
    on_the_wire |= {rule.name for rule in messages.RULES}
    assert {
        rule.name for rule in RULES
    } - on_the_wire - PROVED_ELSEWHERE == seen - on_the_wire - PROVED_ELSEWHERE


def test_nothing_that_is_told_is_out_of_form() -> None:
    for case in [*OF_LIFE, *OF_USE, *OF_FILES]:
        story = Story()
        case.play(story)
        for entry in story.conversation():
            assert not entry.raw or parse(entry.raw).findings == ()
