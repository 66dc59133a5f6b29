"""Runs stand side by side in one page, and none hides another, whatever stations they are of."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from ocpp_support.reporting.folder import ReportsFolder
from ocpp_support.reporting.generator import NoPage
from ocpp_support.reporting.merged_page import LONGEST_NAME, make_merged_page

CONFIG = {"hideLabels": ["order"], "plugins": {"awesome": {"options": {"singleFile": True}}}}
FORM = {"type": "link", "url": "../acceptance.html#AC-1.1", "name": "Criterion 1.1 in the form"}
ISSUE = {"type": "issue", "url": "https://example.org/1", "name": "old relay"}


def run(
    folder: Path, model: str = "One", station: str = "CP1", begun: str = "2026-01-02T03:04:05"
) -> ReportsFolder:
    reports = ReportsFolder(folder)
    results = reports.allure_results
    results.mkdir(parents=True)
    told = {"uuid": "u", "labels": [], "links": [FORM, ISSUE]}
    (results / "a-result.json").write_text(json.dumps(told))
    document = {"name": "The form", "source": "x-attachment.html"}
    (results / "documents-globals.json").write_text(
        json.dumps({"attachments": [document], "errors": [{"message": "refused"}]})
    )
    (results / "x-attachment.html").write_text("the rows")
    (results / "b-container.json").write_text(json.dumps({"children": ["u"]}))
    (results / "environment.properties").write_text(f"Station={station}\nModel={model}\nSerial=-\n")
    (results / "executor.json").write_text("{}")
    reports.allure_config.write_text(json.dumps(CONFIG))
    reports.html.write_text("the rows")
    reports.record.write_text(json.dumps({"verdict": "accepted", "run": {"started": begun}}))
    return reports


class Asked:
    """A generator that keeps what it is asked for, and makes a page of nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "asked"
        self.folder.mkdir()
        self._program = folder / "generate"
        # Called as: generate <program> generate <results> … -c <config> -o <output>
        self._program.write_text(
            '#!/bin/sh\nshift 2\nwhile [ "$1" != -c ]; do cp -r "$1" ' + str(self.folder) + "; shift; done\n"
            f'cp "$2" {self.folder}/config.mjs\nmkdir -p "$4" && echo page > "$4/index.html"\n'
        )
        self._program.chmod(0o755)

    def __call__(self) -> tuple[Path, Path]:
        return self._program, Path("cli.js")

    def result(self, number: int) -> dict[str, Any]:
        return dict(json.loads((self.folder / f"run-{number}" / "a-result.json").read_text()))

    def runs(self) -> dict[str, dict[str, Any]]:
        return dict(self._said("runs"))

    def config(self) -> dict[str, Any]:
        return dict(self._said("config"))

    def _said(self, name: str) -> Any:
        found = re.search(rf"const {name} = (.*);", (self.folder / "config.mjs").read_text())
        assert found
        return json.loads(found[1])


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


def test_what_is_said_of_one_station_is_not_said_of_all(tmp_path: Path, asked: Asked) -> None:
    make_merged_page([run(tmp_path / "a"), run(tmp_path / "b", "Two")], tmp_path / "page", asked)

    left = {file.name for file in (asked.folder / "run-1").iterdir()}
    assert left == {
        "a-result.json",
        "b-container.json",
        "documents-globals.json",
        "run-1-x-attachment.html",
    }
    told = json.loads((asked.folder / "run-2" / "documents-globals.json").read_text())
    assert told["attachments"] == [
        {"name": "The form", "source": "run-2-x-attachment.html", "environment": "run-2"}
    ]
    assert told["errors"] == [{"message": "refused", "environment": "run-2"}]


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


def test_links_to_the_form_lead_to_that_of_the_run(tmp_path: Path, asked: Asked) -> None:
    runs = [run(tmp_path / "a"), run(tmp_path / "page" / "b", "Two"), run(tmp_path / "c", "Three")]
    runs[2].html.unlink()

    make_merged_page(runs, tmp_path / "page", asked)

    assert asked.result(1)["links"] == [FORM | {"url": "../a/acceptance.html#AC-1.1"}, ISSUE]
    assert asked.result(2)["links"] == [FORM | {"url": "./b/acceptance.html#AC-1.1"}, ISSUE]
    assert asked.result(3)["links"] == [ISSUE]


def test_a_folder_of_which_little_is_known_is_shown_all_the_same(tmp_path: Path, asked: Asked) -> None:
    little = run(tmp_path / "b")
    for file in (little.record, little.allure_config, little.allure_results / "environment.properties"):
        file.unlink()

    make_merged_page([run(tmp_path / "a"), little, little], tmp_path / "page", asked)

    assert [one["name"] for one in asked.runs().values()] == ["One · CP1", "2 · station", "3 · station"]


def test_the_results_themselves_stay_as_they_are(tmp_path: Path, asked: Asked) -> None:
    reports = run(tmp_path / "a")
    before = {file: file.read_text() for file in reports.allure_results.iterdir()}

    make_merged_page([reports], tmp_path / "page", asked)

    assert {file: file.read_text() for file in reports.allure_results.iterdir()} == before


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
