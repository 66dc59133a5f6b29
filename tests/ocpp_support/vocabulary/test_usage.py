from __future__ import annotations

from pathlib import Path

from ocpp_support.vocabulary.phrases import Vocabulary
from ocpp_support.vocabulary.usage import feature_files, said_in, stray_lines, unknown_phrases, uses_of

FEATURE = """\
Feature: Places
  Background:
    Given the station is online and idle

  @each_connector
  Scenario: One
    When the operator takes the connector out of service
    Then the connector becomes Unavailable

  Scenario Outline: Rows
    When the operator takes <place> out of service
    Then <place> becomes <status>

    Examples:
      | place       | status      |
      | connector 1 | Unavailable |
      | connector 2 | Broken      |
"""


def written(project: Path, text: str = FEATURE) -> Path:
    file = Path("features/places.feature")
    (project / file).write_text(text, encoding="utf-8")
    return file


def test_a_step_is_told_as_written_and_as_meant(project: Path) -> None:
    said = said_in(written(project))

    assert [(one.line, one.text, one.words) for one in said[:3]] == [
        (3, "Given the station is online and idle", "the station is online and idle"),
        (
            7,
            "When the operator takes the connector out of service",
            "the operator takes connector 1 out of service",
        ),
        (8, "Then the connector becomes Unavailable", "connector 1 becomes Unavailable"),
    ]


def test_rows_of_an_outline_are_told_one_by_one(project: Path) -> None:
    said = said_in(written(project))

    assert [one.words for one in said if one.line == 12] == [
        "connector 1 becomes Unavailable",
        "connector 2 becomes Broken",
    ]


def test_only_the_row_that_nobody_understands_is_explained(project: Path, vocabulary: Vocabulary) -> None:
    (text,) = unknown_phrases(vocabulary, said_in(written(project)))

    assert text.startswith(
        "features/places.feature, line 12: the suite does not know “Then connector 2 becomes Broken”.\n"
    )


def test_uses_of_a_phrase_are_lines_once_each(project: Path, vocabulary: Vocabulary) -> None:
    uses = uses_of(vocabulary, said_in(written(project)))

    assert {phrase.pattern: lines for phrase, lines in uses.items()} == {
        "the station is online and idle": {"features/places.feature": [3]},
        "{outlet:Outlet} is out of service": {},
        "the operator takes {outlet:Outlet} out of service": {"features/places.feature": [7, 11]},
        "the station restarts": {},
        "{outlet:Outlet} becomes {statuses:Statuses}": {"features/places.feature": [8, 12]},
        "the station asks about card {card:Card} within {some_seconds:Number} seconds": {},
    }


def test_a_line_that_behave_drops_in_silence_is_named(project: Path) -> None:
    text = "Feature: F\n  Scenario: S\n    Gven this\n    When the station restarts\n"

    assert stray_lines(written(project, text)) == [
        "features/places.feature, line 2, “S”: "
        "“Gven this” begins with no keyword (Given, When, Then, And, But)"
    ]
    assert stray_lines(written(project)) == []


def test_a_file_without_a_feature_says_nothing(project: Path) -> None:
    empty = written(project, "# nothing yet\n")

    assert said_in(empty) == []
    assert stray_lines(empty) == []


def test_feature_files_are_found_in_folders(project: Path) -> None:
    file = written(project)

    assert feature_files([Path("features"), file]) == [file]
