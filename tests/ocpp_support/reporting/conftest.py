import pytest

from tests.ocpp_support.small_project import Ran, SmallProject

LIGHTS = """
Feature: 1 Lights

  Why light matters.

  Background:
    Given all is well

  @AC-1.1 @must @each_connector
  Scenario: Each
    When it is tried
    Then the connector holds in the table
      | where         |
      | the connector |

  @AC-1.2 @should
  Scenario Outline: Rows of <n>
    Then <n> items are there

    Examples:
      | n |
      | 1 |
      | 1 |

  @AC-1.2 @should
  Scenario: Twin
    Then it does not hold

  @AC-1.2 @may
  Scenario: Twin
    Then it holds
"""
TROUBLE = """
Feature: 2 Doors
  @AC-2.1 @must
  Scenario: Attached
    Then a picture is attached

  @AC-2.1 @must @needs.roof
  Scenario: Inapplicable
    When it is tried

  @AC-2.1 @must
  Scenario: Nobody there
    When nobody is at the station
    Then it holds

  @AC-2.1 @must
  Scenario: Not ready
    Given nothing is ready
    When it is tried

  @AC-2.1 @must
  Scenario: Too early
    Given an assertion comes too early
    When it is tried

  @AC-2.1 @must
  Scenario: Not understood
    When it is tried in vain
    Then it holds

  @AC-2.1 @must
  Scenario: Cleaning up
    Given the cleanup will fail
    When it is tried

  @AC-2.1 @must @broken_after
  Scenario: Afterwards
    When it is tried

  @AC-2.1 @must @broken_after
  Scenario: Failed and afterwards
    Then it does not hold

  @AC-2.1 @must @broken_before
  Scenario: Beforehand
    When it is tried

  @AC-2.1 @must
  Scenario: Missed
    Then it is missed

  @AC-2.1 @must
  Scenario: Empty
"""
UNBEGUN = """
@broken_feature
Feature: 3 Never begun
  @AC-2.1 @must
  Scenario: Unbegun
    When it is tried
"""
BEYOND = """
Feature: 4 Beyond
  @LMP-01 @should
  Scenario: Further
    When it is tried
"""


@pytest.fixture(scope="module")
def ran(shared_project: SmallProject) -> Ran:
    """A run in which everything goes wrong that the stock formatter gets wrong."""
    for name, text in (("1", LIGHTS), ("2", TROUBLE), ("3", UNBEGUN), ("4", BEYOND)):
        shared_project.feature(name, text)
    return shared_project.run()
