"""The catalogue attacks every criterion in several ways, and every rule of the monitor alone.

That each defect is noticed as declared is what `make defects` shows, over the whole script.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

from ocpp_support.monitor.watch import RULES
from simulator.defects.catalogue import BY_SUBJECT, CATALOGUE
from simulator.defects.defect import Defect

ROOT = Path(__file__).parents[2]
CRITERIA = {
    one["id"]: one["function"]
    for one in tomllib.loads((ROOT / "features/acceptance/criteria.toml").read_text(encoding="utf-8"))[
        "criterion"
    ]
}

DEFECTS = 400
OF_EACH_CRITERION = 3
KINDS_OF_EACH = 3
WITHOUT_A_DEFECT = 21

FAULTS_OF_FRAMES = {
    "frame": "array type type-as-string unknown-type elements id id-length id-empty id-number action payload "
    "null-payload error-code error-elements error-details error-name binary pieces large utf-8 in-flight "
    "answered-twice foreign-answer near-id late-answer compressed websocket",
    "json": "truncated nul missing constant deep twice escapes halves other",
    "time": "none no-zone not-rfc3339",
    "form": "value-no-number value-empty info-json",
    "connections": "two unclean",
    "door": "identity-case identity-twice encoded slash no-subprotocol odd-subprotocol other-version "
    "subprotocols",
}
"""What can be wrong with a single frame, or at the door, by the names that the findings have."""

FAMILIES = ("schema.", "form.empty.", "form.empty-name.")
"""Faults that are named after the field that they are about; one of each stands for all."""

_NOBODY_IS_REJECTED = "no scenario rejects the station when it registers: it could do nothing after that"

NOT_IN_THE_SCRIPT: dict[str, str] = {
    "heartbeats.too-seldom": "only function 2 waits as long in silence, and judges it itself",
    "registration.retries-early-rejected": _NOBODY_IS_REJECTED,
    "registration.sessions-while-rejected": _NOBODY_IS_REJECTED,
    "authorization.refused": "where a card is refused, criterion 6.3 sees what begins all the same",
    "authorization.remote-not-asked": "no session is ordered while AuthorizeRemoteTxRequests is true",
    "authorization.refusal-forgotten": "the card that is refused is never let in elsewhere",
    "authorization.kept-on": "no card is refused for longer after its session has begun",
    "transactions.reason-not-power": "the power is switched only where an order to restart fails",
    "offline.readings-missing": "the only sessions that last an outage are those of criterion 14.2",
}
"""Rules that no mistake of the bundled station trips alone while the script runs, and why not."""


def only_the_monitor_sees() -> set[str]:
    return {
        defect.findings[0]
        for defect in CATALOGUE.values()
        if not defect.criteria and len(defect.findings) == 1
    }


def faults() -> set[str]:
    return {f"{of}.{name}" for of, names in FAULTS_OF_FRAMES.items() for name in names.split()}


def functions_of(defect: Defect) -> set[int]:
    return {CRITERIA[one] for one in defect.criteria}


def test_there_are_enough_and_no_name_is_given_twice() -> None:
    assert len(CATALOGUE) >= DEFECTS
    assert len(CATALOGUE) == sum(map(len, BY_SUBJECT.values()))


@pytest.mark.parametrize("criterion", CRITERIA)
def test_every_criterion_is_attacked_in_several_ways(criterion: str) -> None:
    kinds = defaultdict(list)
    for defect in CATALOGUE.values():
        if defect.criteria[:1] == (criterion,):
            kinds[defect.kind].append(defect.name)

    assert sum(map(len, kinds.values())) >= OF_EACH_CRITERION
    assert len(kinds) >= KINDS_OF_EACH


@pytest.mark.parametrize("defect", CATALOGUE.values(), ids=lambda defect: defect.name)
def test_what_is_declared_of_a_defect_can_be(defect: Defect) -> None:
    rules = {rule.name for rule in RULES}

    assert defect.criteria or defect.findings
    assert set(defect.criteria) <= CRITERIA.keys()
    assert len({*defect.criteria}) == len(defect.criteria)
    assert all(one in rules | faults() or one.startswith(FAMILIES) for one in defect.findings)


def test_what_turns_other_functions_red_says_why() -> None:
    mute = {
        defect.name for defect in CATALOGUE.values() if len(functions_of(defect)) > 1 and not defect.because
    }

    assert mute == set()


def test_every_rule_has_a_defect_that_only_it_sees() -> None:
    rules = {rule.name for rule in RULES}

    assert len(rules - only_the_monitor_sees() - NOT_IN_THE_SCRIPT.keys()) <= WITHOUT_A_DEFECT
    assert NOT_IN_THE_SCRIPT.keys() <= rules - only_the_monitor_sees()


def test_every_fault_of_a_frame_has_a_defect_that_only_it_shows() -> None:
    seen = only_the_monitor_sees()

    assert faults() - seen - NOT_IN_THE_SCRIPT.keys() == set()
    assert [family for family in FAMILIES if not any(one.startswith(family) for one in seen)] == []
