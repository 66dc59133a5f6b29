from typing import Any

from behave.parser import parse_feature

from ocpp_support.vocabulary.connectors import expand

FEATURE = """
Feature: Places
  Background:
    Given all is well

  Scenario: Before
    When something happens at the connector

  @each_connector @must
  Scenario: A session
    Given the connector is free
    When the driver plugs in at the connector
      \"\"\"
      at the connector
      \"\"\"
    Then the connectors agree
      | where         | what |
      | the connector | busy |
    And The connector's light is on

  @each_connector
  Scenario Outline: With <card>
    When <card> is shown at the connector

    Examples: cards
      | card  |
      | ALICE |
      | BOB   |

  Scenario: After
    When nothing happens
"""


def expanded(connectors: int = 2) -> Any:
    feature = parse_feature(FEATURE)
    expand([feature], connectors)
    return feature


def test_one_scenario_for_each_connector_in_place() -> None:
    names = [scenario.name.split(" -- ")[0] for scenario in expanded().walk_scenarios()]

    assert names == [
        "Before",
        "A session (connector 1)",
        "A session (connector 2)",
        "With ALICE (connector 1)",
        "With BOB (connector 1)",
        "With ALICE (connector 2)",
        "With BOB (connector 2)",
        "After",
    ]


def test_the_connector_is_named_in_steps_texts_and_tables() -> None:
    second = expanded().scenarios[2]

    assert [step.name for step in second.steps] == [
        "connector 2 is free",
        "the driver plugs in at connector 2",
        "the connectors agree",
        "Connector 2's light is on",
    ]
    assert second.steps[1].text == "at connector 2"
    assert [row["where"] for row in second.steps[2].table] == ["connector 2"]


def test_rows_of_an_outline_are_about_one_connector_each() -> None:
    last = expanded().walk_scenarios()[-2]

    assert [step.name for step in last.steps] == ["BOB is shown at connector 2"]
    assert last.feature.name == "Places"


def test_the_copies_keep_tags_background_and_place() -> None:
    feature = expanded()
    first, second = feature.scenarios[1:3]

    assert {"each_connector", "must"} <= set(first.tags)
    assert [step.name for step in first.background_steps] == ["all is well"]
    assert first.background_steps[0] is not second.background_steps[0]
    assert first.feature is feature
    assert first.line == second.line


def test_what_is_not_tagged_is_left_as_it_is() -> None:
    assert expanded().scenarios[0].steps[0].name == "something happens at the connector"


def test_a_scenario_left_out_by_its_line_stays_left_out() -> None:
    feature = parse_feature(FEATURE)
    feature.scenarios[1].mark_skipped()
    feature.scenarios[2].scenarios[0].mark_skipped()

    expand([feature], 1)

    skipped = [
        scenario.name.split(" -- ")[0] for scenario in feature.walk_scenarios() if scenario.should_skip
    ]
    assert skipped == ["A session (connector 1)", "With ALICE (connector 1)"]
