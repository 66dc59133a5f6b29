from collections.abc import Mapping

from behave.model import Feature
from behave.parser import parse_feature

from ocpp_support.plan.order import in_order, parts, scenarios_of, without
from ocpp_support.plan.takes import Takes
from tests.ocpp_support.plan.features import (
    CABLE_1,
    CABLE_2,
    CARD_1,
    EMERGENCY,
    FAULT_1,
    POWER,
    feature,
    takes,
)


def ordered(features: list[Feature], known: Mapping[str, Takes]) -> list[str]:
    made = in_order(features, lambda scenario: known.get(scenario.name))
    return [scenario.name for part in made for scenario in part.walk_scenarios()]


def test_one_walks_to_a_place_once_and_fetches_a_thing_once() -> None:
    features = [
        feature("A", "Power", "Second", "Error", "Card"),
        feature("B", "Emergency", "Cable", "Nothing"),
    ]
    known = {
        "Power": takes(POWER),
        "Second": takes(CABLE_2),
        "Error": takes(CABLE_1, FAULT_1),
        "Card": takes(CABLE_1, CARD_1),
        "Emergency": takes(EMERGENCY),
        "Cable": takes(CABLE_1),
        "Nothing": takes(),
    }

    assert ordered(features, known) == ["Nothing", "Cable", "Card", "Error", "Second", "Emergency", "Power"]


def test_what_could_lock_the_station_out_comes_last_also_where_nothing_is_known() -> None:
    features = [feature("A", "@lockout Update", "First"), feature("B", "Second")]

    assert ordered(features, {}) == ["First", "Second", "Update"]


def test_alike_scenarios_keep_the_order_of_the_script() -> None:
    features = [feature("A", "One", "Two"), feature("B", "Three")]
    known = {name: takes(CABLE_1) for name in ("One", "Two", "Three")}

    assert ordered(features, known) == ["One", "Two", "Three"]


def test_what_nobody_could_rehearse_comes_when_somebody_is_there() -> None:
    features = [feature("A", "Unknown", "Nothing")]

    assert ordered(features, {"Nothing": takes()}) == ["Nothing", "Unknown"]


def test_the_parts_of_a_feature_are_it_to_their_scenarios() -> None:
    one = feature("A", "First", "Second")
    first, second = one.run_items
    made = parts([second, first])

    assert [part.name for part in made] == ["A"]
    assert [scenario.name for scenario in made[0].walk_scenarios()] == ["Second", "First"]
    assert second.feature is made[0]
    assert [scenario.name for scenario in one.walk_scenarios()] == ["First", "Second"]


def test_a_feature_that_is_left_and_taken_up_again_has_two_parts() -> None:
    one, other = feature("A", "First", "Second"), feature("B", "Between")

    made = parts([one.run_items[0], other.run_items[0], one.run_items[1]])

    assert [part.name for part in made] == ["A", "B", "A"]
    assert one.run_items[1].feature is made[2]


def test_the_rows_of_an_outline_stay_together() -> None:
    outline = parse_feature(
        "Feature: A\n  Scenario Outline: Row <n>\n    When it is tried\n"
        "    Examples:\n      | n |\n      | 1 |\n      | 2 |\n"
    )
    known = {one.name: takes(CABLE_1) for one in outline.walk_scenarios()}
    (part,) = in_order([outline], lambda scenario: known[scenario.name])

    rows = list(part.walk_scenarios())
    assert [one.name[:5] for one in rows] == ["Row 1", "Row 2"]
    assert {one.feature for one in scenarios_of(part.run_items[0])} == {part}


def test_a_feature_of_which_everything_is_done_is_gone() -> None:
    features = [feature("A", "One", "Two"), feature("B", "Three")]

    left = without(features, lambda scenario: scenario.name != "Two")
    assert [[scenario.name for scenario in part.walk_scenarios()] for part in left] == [["Two"]]
