"""Every feature keeps the rules, and every rule can be broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from behave.model import Feature
from behave.parser import parse_feature

from tests.house.rules import features as rules
from tests.house.tree import ROOT, features

Rule = Callable[[Feature], Iterator[str]]

GOOD = """\
Feature: 3 Places

  A driver must find one.

  OCPP 1.6 edition 2, section 4.9.

  Background:
    Given the station is online and idle

  @AC-3.1 @must @needs.error @each_connector
  Scenario: One
    When the operator takes the connector out of service
    Then the connector becomes Unavailable
    And the setting "HeartbeatInterval" keeps its value

  @AC-3.1 @AC-3.2 @should
  Scenario Outline: Two for <card>
    When the driver presents <card>
    Then the station answers NotSupported

    @needs.error.power_pin
    Examples:
      | card  |
      | ALICE |
"""

BROKEN: list[tuple[Rule, str, str, str]] = [
    (rules.no_rule, "  @AC-3.1 @AC-3.2", "  Rule: A\n\n  @AC-3.1 @AC-3.2", "a Rule"),
    (rules.tells_why_and_where, "  A driver must find one.\n", "", "why somebody cares"),
    (rules.tells_why_and_where, "  OCPP 1.6 edition 2, section 4.9.\n", "", "the section"),
    (rules.begins_its_lines_with_keywords, "    When the driver", "    Wehn the driver", "“Wehn the driver"),
    (rules.tags_in_order, "@AC-3.1 @must", "@must @AC-3.1", "the order"),
    (rules.tags_in_order, "@needs.error @each_connector", "@each_connector @needs.error", "the order"),
    (rules.tags_in_order, "@must", "@must @fast", "@fast is no tag of ours"),
    (rules.tags_in_order, "@needs.error.power_pin", "@urgent", "@urgent is no tag of ours"),
    (rules.has_an_id, "@AC-3.1 @must", "@must", "has no id"),
    (rules.has_an_id, "@AC-3.1 @must", "@AC-4.1 @must", "@AC-4.1 is not of function 3"),
    (rules.has_one_level, "@must", "@must @should", "not 2"),
    (rules.has_one_level, "@should", "", "not 0"),
    (rules.has_one_level, "@needs.error.power_pin", "@may", "not 2"),
    (rules.needs_are_known, "@needs.error ", "@needs.luck ", "@needs.luck is unknown"),
    (rules.needs_are_known, "power_pin", "power_pun", "@needs.error.power_pun is unknown"),
    (rules.given_one_when_then, "And the setting", "When the setting", "one When"),
    (rules.given_one_when_then, "  Given the station", "  When the station", "one When"),
    (rules.given_one_when_then, "    Then the station answers NotSupported\n", "", "one When"),
    (rules.few_steps, "    And the", "    And a\n" * 6 + "    And the", "9 steps; at most 8"),
    (rules.few_rows, "      | ALICE |\n", "", "0 rows"),
    (rules.few_rows, "      | ALICE |\n", "      | ALICE |\n" * 9, "9 rows"),
    (rules.own_scenario_names, "Two for <card>", "One", "2 scenarios are called “One”"),
    (
        rules.own_scenario_names,
        "      | ALICE |\n",
        "      | ALICE |\n" * 2,
        "2 scenarios are called “Two for ALICE”",
    ),
    (rules.the_connector_where_it_is_run_for_each, " @each_connector", "", "@each_connector is missing"),
    (rules.the_connector_where_it_is_run_for_each, "the connector", "connector 1", "no step says"),
    (
        rules.the_connector_where_it_is_run_for_each,
        "| ALICE |",
        "| the connector |",
        "@each_connector is missing",
    ),
    (rules.the_connector_where_it_is_run_for_each, "station is online", "connector is well", "a background"),
    (rules.no_wire_words, "the operator takes", "the CSMS takes", "“CSMS” is a word of the wire"),
    (
        rules.no_wire_words,
        "Scenario: One",
        "Scenario: One StatusNotification",
        "“StatusNotification” is a word",
    ),
    (rules.no_wire_words, "becomes Unavailable", "becomes connectorId 1", "“connectorId” is a word"),
    (rules.no_wire_words, "| ALICE |", "| idTag |", "“idTag” is a word"),
    (rules.no_wire_words, "A driver must", "A JSON payload must", "“payload” is a word"),
    (rules.no_wire_words, "out of service", "Reset.req", "“.req” is a word"),
    (
        rules.no_testers_words,
        "the station answers",
        "the station should answer",
        "“should” is a tester's word",
    ),
    (rules.no_testers_words, "the driver presents", "I wait for", "“wait” is a tester's word"),
]


def all_rules() -> list[Rule]:
    return list(dict.fromkeys(rule for rule, *_ in BROKEN))


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.__name__)
def test_every_feature_keeps_the_rules(rule: Rule) -> None:
    assert [complaint.replace(f"{ROOT}/", "") for feature in features() for complaint in rule(feature)] == []


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.__name__)
def test_a_good_feature_is_let_pass(rule: Rule) -> None:
    assert list(rule(parse_feature(GOOD))) == []


@pytest.mark.parametrize(("rule", "good", "bad", "complaint"), BROKEN)
def test_a_broken_rule_is_noticed(rule: Rule, good: str, bad: str, complaint: str) -> None:
    assert good in GOOD

    complaints = list(rule(parse_feature(GOOD.replace(good, bad))))

    assert any(complaint in one for one in complaints), complaints


def test_every_rule_has_an_example_that_breaks_it() -> None:
    names = {
        name
        for name, rule in vars(rules).items()
        if callable(rule) and getattr(rule, "__module__", "") == rules.__name__
    }

    assert {name for name in names if not name.startswith("_")} - {"ids_of"} == {
        rule.__name__ for rule in all_rules()
    }
