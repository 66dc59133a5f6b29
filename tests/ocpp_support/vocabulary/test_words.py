from __future__ import annotations

from pathlib import Path

import pytest
from behave.parser import parse_feature
from typer.testing import CliRunner

from ocpp_support.vocabulary import words
from ocpp_support.vocabulary.phrases import Vocabulary

GOOD = """\
Feature: Places
  @each_connector
  Scenario: One
    When the operator takes the connector out of service
    Then the connector becomes Unavailable
"""


@pytest.fixture
def feature(project: Path) -> Path:
    file = project / "features" / "places.feature"
    file.write_text(GOOD, encoding="utf-8")
    return file


def test_the_vocabulary_is_written_with_where_it_is_used(project: Path, feature: Path) -> None:
    result = CliRunner().invoke(words.app, ["write"])

    page = (project / "docs" / "vocabulary.md").read_text(encoding="utf-8")
    assert result.exit_code == 0
    assert "The vocabulary is in" in result.output
    assert (
        "- **When the operator takes {connector} out of service**\\\n"
        "  [places](../features/places.feature): 4\n" in page
    )
    assert "- **When the station restarts**\\\n  used nowhere\n" in page
    assert "- `{connector}`: “connector 1” or another number" in page
    assert "## Place\n\nDefined in [steps/place_steps.py](../steps/place_steps.py)." in page


def test_a_check_of_good_features_is_short(feature: Path) -> None:
    result = CliRunner().invoke(words.app, ["check"])

    assert (result.exit_code, result.output) == (0, "Every phrase is known (1 feature).\n")


def test_a_check_names_file_line_phrase_and_near_ones(feature: Path) -> None:
    feature.write_text(GOOD.replace("takes", "takse"), encoding="utf-8")

    result = CliRunner().invoke(words.app, ["check"])

    assert result.exit_code == 1
    assert result.output == (
        "features/places.feature, line 4: the suite does not know "
        "“When the operator takse the connector out of service”.\n"
        "Near to it:\n"
        "    When the operator takes {connector} out of service\n"
    )


def test_a_check_names_what_behave_cannot_read(feature: Path) -> None:
    feature.write_text(GOOD + "    Adn the station restarts\n", encoding="utf-8")

    result = CliRunner().invoke(words.app, ["check", "features"])

    assert result.exit_code == 1
    assert (
        "features/places.feature, line 6: “Adn the station restarts” begins with no keyword" in result.output
    )


def test_a_file_that_is_not_there_is_wrong_use(project: Path) -> None:
    result = CliRunner().invoke(words.app, ["check", "features/none.feature"])

    assert result.exit_code == 2
    assert "none.feature" in result.output


def test_a_run_explains_by_the_phrases_it_has_read(
    vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "known_phrases", lambda: vocabulary)
    step = parse_feature("Feature: F\n  Scenario: S\n    When the station restart\n", filename="a.feature")

    assert words.explain(step.scenarios[0].steps[0]) == (
        "a.feature, line 3: the suite does not know “When the station restart”.\n"
        "Near to it:\n"
        "    When the station restarts"
    )
