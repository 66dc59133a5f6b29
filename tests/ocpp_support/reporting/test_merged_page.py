"""Runs stand side by side in one page, and none hides another, whatever stations they are of."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ocpp_support.reporting.folder import ReportsFolder
from ocpp_support.reporting.generator import NoPage
from ocpp_support.reporting.merged_page import LONGEST_NAME, make_merged_page

from .finished_runs import Asked, run


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    return Asked(tmp_path)


def test_each_run_is_an_environment_of_its_own(tmp_path: Path, asked: Asked) -> None:
    runs = [run(tmp_path / "a"), run(tmp_path / "b", "Two", "CP2")]

    page = make_merged_page(runs, tmp_path / "page", asked)

    assert page == tmp_path / "page" / "index.html"
    assert page.read_text() == "page\n"
    for number in (1, 2):
        assert asked.result(number)["labels"] == [{"name": "run", "value": f"run-{number}"}]
    assert asked.runs()["run-2"] == {
        "name": "Two · CP2",
        "variables": {
            "Station": "CP2",
            "Model": "Two",
            "Verdict": "accepted",
            "Begun": "2026-01-02 03:04:05",
        },
    }
    assert asked.config()["plugins"]["awesome"]["options"]["reportName"] == "2 runs side by side"
    assert asked.config()["hideLabels"] == ["order", "run"]


def test_runs_of_one_station_are_told_apart_by_their_time(tmp_path: Path, asked: Asked) -> None:
    runs = [
        run(tmp_path / "a"),
        run(tmp_path / "b", begun="2026-01-03T03:04:05"),
        run(tmp_path / "c", "Two", "CP2"),
    ]

    make_merged_page(runs, tmp_path / "page", asked)

    assert [one["name"] for one in asked.runs().values()] == [
        "2026-01-02 03:04:05 · One · CP1",
        "2026-01-03 03:04:05 · One · CP1",
        "Two · CP2",
    ]


def test_a_run_given_twice_is_there_twice(tmp_path: Path, asked: Asked) -> None:
    again = run(tmp_path / "a")

    make_merged_page([again, again], tmp_path / "page", asked)

    assert len({one["name"] for one in asked.runs().values()}) == 2
    assert [asked.result(number)["uuid"] for number in (1, 2)] == ["run-1-u", "run-2-u"]
    container = json.loads((asked.folder / "run-2" / "b-container.json").read_text())
    assert container["children"] == ["run-2-u"]


@pytest.mark.parametrize(
    ("station", "called"), [("CP/1\\2\x07", "One · CP-1-2-"), ("C" * 99, "One · " + "C" * (LONGEST_NAME - 6))]
)
def test_a_name_that_the_generator_would_not_take_is_made_fit(
    tmp_path: Path, asked: Asked, station: str, called: str
) -> None:
    make_merged_page([run(tmp_path / "a", station=station)], tmp_path / "page", asked)

    assert asked.runs()["run-1"]["name"] == called


def test_a_folder_of_which_little_is_known_is_shown_all_the_same(tmp_path: Path, asked: Asked) -> None:
    little = run(tmp_path / "b")
    for file in (little.record, little.allure_config, little.allure_results / "environment.properties"):
        file.unlink()

    make_merged_page([run(tmp_path / "a"), little, little], tmp_path / "page", asked)

    assert [one["name"] for one in asked.runs().values()] == ["One · CP1", "2 · station", "3 · station"]


def test_a_folder_without_results_is_named(tmp_path: Path, asked: Asked) -> None:
    with pytest.raises(NoPage, match=r"no results in .*empty"):
        make_merged_page([run(tmp_path / "a"), ReportsFolder(tmp_path / "empty")], tmp_path / "page", asked)


def test_folders_that_do_not_say_what_the_page_looks_like_are_no_runs_of_ours(
    tmp_path: Path, asked: Asked
) -> None:
    strange = run(tmp_path / "a")
    strange.allure_config.write_text("{}")

    with pytest.raises(NoPage, match=r"allurerc\.json"):
        make_merged_page([strange], tmp_path / "page", asked)
