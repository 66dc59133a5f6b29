"""A scenario is sorted by what script, feature and tags say, and introduced in the script's words."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from ocpp_support.reporting.allure_labels import SHOWN_ELSEWHERE, Introduction, epic_of
from ocpp_support.reporting.criteria import Criterion, Function
from ocpp_support.reporting.deviations import Declaration

DARK = Declaration("old relay", "https://example.org/1")
SCRIPT = [
    Function(
        1,
        "Lights",
        "section 1",
        (Criterion("1.1", "It is bright.", implied=False), Criterion("1.2", "It is warm.", implied=True)),
    )
]
WHY = ["Why light matters.", "It does.", "Acceptance script, function 1. OCPP 1.6, section 1."]


def scenario(*tags: str, file: str = "features/acceptance/1.feature", why: list[str] = WHY) -> Any:
    feature = SimpleNamespace(name="1 Lights", description=why)
    return SimpleNamespace(
        name="On",
        filename=file,
        tags=[*tags],
        effective_tags=[*tags],
        description=[],
        feature=feature,
        parent=feature,
    )


@pytest.fixture
def introduction() -> Introduction:
    return Introduction(SCRIPT, {"1.2": DARK})


def labels(introduction: Introduction, one: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for label in introduction.labels(one):
        found.setdefault(str(label.name), []).append(label.value)
    return found


def test_there_is_a_tree_by_function_and_one_by_criterion(introduction: Introduction) -> None:
    found = labels(introduction, scenario("AC-1.1", "AC-1.2", "must"))

    assert (found["parentSuite"], found["suite"]) == (["Acceptance script"], ["1 Lights"])
    assert (found["epic"], found["feature"]) == (["Acceptance script"], ["1 Lights"])
    assert found["story"] == ["1.1 It is bright.", "1.2 It is warm."]
    assert found["scenario"] == ["1 Lights: On"]


def test_what_goes_beyond_the_script_is_sorted_by_its_capability(introduction: Introduction) -> None:
    beyond = scenario("SMC-01", "should", file="features/smart_charging/limits.feature")

    assert epic_of(beyond) == "Smart charging"
    assert labels(introduction, beyond)["parentSuite"] == ["Beyond the script"]
    assert "story" not in labels(introduction, beyond)
    assert epic_of(scenario("must")) == "Acceptance script"


def test_a_criterion_that_the_script_does_not_have_is_named_all_the_same(introduction: Introduction) -> None:
    unknown = scenario("AC-9.9", "must")

    assert labels(introduction, unknown)["story"] == ["9.9"]
    assert introduction.path(unknown) == ["1 Lights", "9.9"]
    assert introduction.description(unknown).startswith("Why light")


@pytest.mark.parametrize(
    ("level", "severity"), [("must", "critical"), ("should", "minor"), ("may", "trivial")]
)
def test_the_level_is_the_severity(introduction: Introduction, level: str, severity: str) -> None:
    assert labels(introduction, scenario("AC-1.1", level))["severity"] == [severity]
    assert "severity" not in SHOWN_ELSEWHERE


def test_the_tags_are_those_of_the_scenario(introduction: Introduction) -> None:
    found = labels(introduction, scenario("AC-1.1", "must", "each_connector", "needs.roof"))

    assert found["tag"] == ["AC-1.1", "must", "needs.roof"]


def test_the_way_in_the_tree_begins_with_the_capability_where_there_are_several(
    introduction: Introduction,
) -> None:
    one = scenario("AC-1.2", "AC-1.1")

    assert introduction.path(one, among={"Acceptance script"}) == ["1 Lights", "1.2 It is warm."]
    assert introduction.path(one, among={"Acceptance script", "Offline"}) == [
        "Acceptance script",
        "1 Lights",
        "1.2 It is warm.",
    ]


def test_each_criterion_leads_to_the_form_and_a_deviation_to_where_it_is_followed_up(
    introduction: Introduction,
) -> None:
    links = [(link.type, link.url, link.name) for link in introduction.links(scenario("AC-1.1", "AC-1.2"))]

    assert links == [
        ("link", "../acceptance.html#AC-1.1", "Criterion 1.1 in the form"),
        ("link", "../acceptance.html#AC-1.2", "Criterion 1.2 in the form"),
        ("issue", "https://example.org/1", "old relay"),
    ]
    assert labels(introduction, scenario("AC-1.2"))["known deviation"] == [
        "known deviation 1.2: old relay (https://example.org/1)"
    ]


def test_the_description_has_the_script_s_words_first(introduction: Introduction) -> None:
    assert introduction.description(scenario("AC-1.1", "AC-1.2")) == (
        "> **Criterion 1.1.** It is bright.\n\n"
        "> **Criterion 1.2.** It is warm.\n>\n"
        "> The script does not say so itself: where it fails, the row of the form carries a remark.\n\n"
        "Why light matters. It does.\n\n"
        "*Acceptance script, function 1. OCPP 1.6, section 1.*"
    )


@pytest.mark.parametrize(("why", "said"), [([], ""), (["Why light matters."], "Why light matters.")])
def test_a_feature_may_say_little(introduction: Introduction, why: list[str], said: str) -> None:
    assert introduction.description(scenario(why=why)) == said
