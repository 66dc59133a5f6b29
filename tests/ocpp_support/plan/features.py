"""Features and what their scenarios take, for the tests of the plan."""

from __future__ import annotations

from pathlib import Path

from behave.model import Feature
from behave.parser import parse_feature

from ocpp_support.plan.takes import Done, Takes
from ocpp_support.reporting.names import Names

CABLE_1, CABLE_2 = Done("plug_in", 1), Done("plug_in", 2)
CARD_1 = Done("present_card", 1, "ALICE")
FAULT_1 = Done("raise_fault", 1)
EMERGENCY = Done("press_emergency_stop")
POWER = Done("power_cycle")


def feature(name: str, *scenarios: str) -> Feature:
    """Return a feature with scenarios of these names; tags may stand before a name: "@slow Late"."""
    lines = [f"Feature: {name}"]
    for scenario in scenarios:
        *tags, called = scenario.split(" ") if scenario.startswith("@") else ["@must", scenario]
        lines += [f"  {' '.join(tags)}", f"  Scenario: {called}", "    When it is tried"]
    return parse_feature("\n".join(lines), filename=f"{name}.feature")


def names(*features: Feature) -> Names:
    return Names(features, Path.cwd())


def takes(*acts: Done, seconds: float = 60.0) -> Takes:
    return Takes(acts, seconds)
