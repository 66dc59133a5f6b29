from pathlib import Path

from behave.parser import parse_feature

from ocpp_support.reporting.names import Names

TWINS = """Feature: 1 Lights
  Scenario: Twin
    When it is tried
  Scenario: Twin
    When it is tried
  Scenario Outline: Row <n>
    When it is tried
    Examples:
      | n |
      | 1 |
"""


def test_every_scenario_has_a_name_of_its_own_in_the_order_of_the_script() -> None:
    feature = parse_feature(TWINS, filename="features/x/1.feature")
    names = Names([feature], Path.cwd())

    assert [names.of(scenario) for scenario in names.scenarios] == [
        "features/x/1.feature: 1 Lights: Twin",
        "features/x/1.feature: 1 Lights: Twin (2)",
        "features/x/1.feature: 1 Lights: Row 1 -- @1.1 ",
    ]
    assert [names.place_of(scenario) for scenario in names.scenarios] == [1, 2, 3]


def test_a_file_is_named_the_same_however_it_was_given(tmp_path: Path) -> None:
    inside, outside = tmp_path / "a" / "1.feature", tmp_path / "b" / "1.feature"
    absolute = parse_feature("Feature: 1\n  Scenario: On\n    When x\n", filename=str(inside))
    elsewhere = parse_feature("Feature: 1\n  Scenario: On\n    When x\n", filename=str(outside))
    names = Names([absolute, elsewhere], tmp_path / "a")

    assert [names.of(one) for one in names.scenarios] == ["1.feature: 1: On", f"{outside.as_posix()}: 1: On"]
