"""A pack is about what failed of a criterion, a function, a name, or of all; otherwise it says why not."""

from __future__ import annotations

from typing import Any

import pytest

from ocpp_support.defect_pack.choice import NothingFailed, chosen


def scenario(label: str, status: str, *criteria: str) -> dict[str, Any]:
    return {"label": label, "name": label.partition(": ")[2], "status": status, "criteria": [*criteria]}


SCENARIOS = [
    scenario("3 Change: On (connector 1)", "failed", "3.1", "3.3"),
    scenario("3 Change: On (connector 2)", "passed", "3.1"),
    scenario("3 Change: Off", "inconclusive", "3.2"),
    scenario("13 Files: On", "failed", "13.1"),
    scenario("13 Files: On again", "failed", "13.1"),
]


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        ("3.1", [0]),
        ("3.3", [0]),
        ("AC-13.1", [3, 4]),
        ("3", [0]),
        ("13", [3, 4]),
        ("all", [0, 3, 4]),
        ("on (CONNECTOR 1)", [0]),
        ("13 Files: On", [3]),
        ("On", [3]),
        ("connector", [0]),
        ("13 Files", [3, 4]),
    ],
)
def test_what_failed_is_chosen(wanted: str, places: list[int]) -> None:
    assert chosen(SCENARIOS, wanted) == places


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        ("3.2", "Nothing failed of 3.2 in this run (1 inconclusive)."),
        ("Off", "Nothing failed of Off in this run (1 inconclusive)."),
        ("4.1", "Nothing in this run is called “4.1”: give a criterion such as 7.3, a function such as 7,"),
        ("Nonsense", "Nothing in this run is called “Nonsense”"),
    ],
)
def test_what_did_not_fail_is_said(wanted: str, why: str) -> None:
    with pytest.raises(NothingFailed) as said:
        chosen(SCENARIOS, wanted)
    assert str(said.value).startswith(why)


def test_where_nothing_failed_at_all_it_says_what_became_of_it() -> None:
    with pytest.raises(NothingFailed, match=r"^Nothing failed in this run \(1 passed, 1 inconclusive\)\.$"):
        chosen(SCENARIOS[1:3], "all")
    with pytest.raises(NothingFailed, match=r"^Nothing failed in this run\.$"):
        chosen([], "all")


FINDINGS = [
    {"rule": "frame.type", "severity": "MUST", "scenarios": {one["label"]: 1 for one in SCENARIOS[1:]}},
    {"rule": "frame.id", "severity": "SHOULD", "scenarios": {"": 1}},
]


def test_a_rule_stands_for_the_first_scenarios_that_show_it() -> None:
    assert chosen(SCENARIOS, "frame.type", FINDINGS) == [1, 2, 3]
    with pytest.raises(NothingFailed, match=r"^Nothing in this run is called “frame\.id”"):
        chosen(SCENARIOS, "frame.id", FINDINGS)


def test_where_nothing_failed_the_rules_that_were_broken_are_named() -> None:
    with pytest.raises(
        NothingFailed, match=r"\. What the monitor found can be packed by its rule: frame\.type\.$"
    ):
        chosen(SCENARIOS[1:3], "all", FINDINGS)
