from behave.parser import parse_feature

from ocpp_support.reporting.journal import Journal, ScenarioNotes

TWINS = """
Feature: Twins
  Scenario: One name
    When it is tried
  Scenario: One name
    When it is tried
"""


def test_keeps_the_notes_of_two_scenarios_of_one_name_apart() -> None:
    first, second = parse_feature(TWINS).scenarios
    journal = Journal()

    journal.note(first, ScenarioNotes(["a fact"]))

    assert journal.notes_of(first).facts == ["a fact"]
    assert journal.notes_of(second) == ScenarioNotes()
