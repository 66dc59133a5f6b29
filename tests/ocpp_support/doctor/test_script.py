from pathlib import Path

from ocpp_support.doctor.script import FEATURES, functions, read_script
from tests.house.tree import ROOT

FEATURE = """\
Feature: 6 Sessions
  @AC-6.1 @must @needs.error.power_pin
  Scenario: A
    Given a session is running on connector 1 with card "ALICE"
  @AC-14.1 @AC-6.2 @must
  Scenario Outline: B <card>
    Given a session is running on connector 1 with card "<card>"
    Examples:
      | card    |
      | ALICE   |
      | MALLORY |
  Scenario: of no function
    Given a session is running on connector 1 with card "NOBODY"
"""


def test_what_the_features_ask_for(tmp_path: Path) -> None:
    (tmp_path / "06_x.feature").write_text(FEATURE, encoding="utf-8")
    script = read_script(tmp_path)

    assert script.needs == {"error.power_pin": (6,)}
    assert script.cards == {"ALICE": (6, 14), "MALLORY": (6, 14)}


def test_the_script_itself_asks_for_something() -> None:
    script = read_script(ROOT / FEATURES)

    assert {"ALICE", "MALLORY"} <= script.cards.keys()
    assert script.needs["firmware"] == (12,)


def test_where_there_are_no_features_nothing_is_asked_for(tmp_path: Path) -> None:
    assert read_script(tmp_path).cards == {}


def test_functions_for_people() -> None:
    assert functions([6]) == "function 6"
    assert functions([6, 14]) == "functions 6 and 14"
    assert functions([3, 6, 14]) == "functions 3, 6 and 14"
