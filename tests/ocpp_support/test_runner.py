from __future__ import annotations

import pytest

from tests.ocpp_support.small_project import SmallProject


def test_runs_a_scenario_for_each_connector_of_the_station(project: SmallProject) -> None:
    project.passes()
    assert project.run().row(1)["result"] == "ok, connector 1 tried, connector 2 tried"


def test_a_dry_run_writes_nothing_and_names_each_connector(project: SmallProject) -> None:
    project.passes()
    ran = project.run("--dry-run")

    assert ran.status == 0
    assert not ran.reports.exists()
    assert "On (connector 2)" in ran.output


def test_a_dry_run_of_a_station_that_is_named_has_that_one_s_connectors(project: SmallProject) -> None:
    project.passes()
    (project.folder / "mine.toml").write_text("[station]\nconnectors = 3\n", encoding="utf-8")

    assert "On (connector 3)" in project.run("--dry-run", "-D", "station=mine.toml").output
    assert "On (connector 3)" not in project.run("--dry-run").output


@pytest.mark.parametrize("how", [(), ("--dry-run",)], ids=["run", "dry run"])
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-D", "sation=x"), "did you mean station?"),
        (("-D", "station=nosuch"), "nosuch"),
        (
            ("features/acceptance/99_nothing.feature",),
            "There is no feature file features/acceptance/99_nothing.feature.",
        ),
    ],
)
def test_wrong_use_is_one_sentence_and_nothing_is_touched(
    project: SmallProject, how: tuple[str, ...], arguments: tuple[str, ...], said: str
) -> None:
    project.passes()
    ran = project.run(*how, *arguments)

    assert ran.status == 1
    assert said in ran.errors
    assert "Traceback" not in ran.errors
    assert not ran.reports.exists()


def test_a_feature_that_cannot_be_read_is_wrong_use(project: SmallProject) -> None:
    project.feature("01_lights", "Feature: 1\n  Scenario: On\n    When it is tried\n    Whatever\n")
    ran = project.run()

    assert ran.status == 1
    assert "01_lights.feature" in ran.errors
