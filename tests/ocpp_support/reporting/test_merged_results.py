"""Every result of several runs is told to be of its own, and none is taken for another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ocpp_support.reporting.allure_attachments import PICTURE
from ocpp_support.reporting.merged_page import FEW, make_merged_page

from .finished_runs import FORM, ISSUE, Asked, run


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    return Asked(tmp_path)


def test_what_is_said_of_one_station_is_not_said_of_all(tmp_path: Path, asked: Asked) -> None:
    make_merged_page([run(tmp_path / "a"), run(tmp_path / "b", "Two")], tmp_path / "page", asked)

    left = {file.name for file in (asked.folder / "run-1").iterdir()}
    assert left == {
        "0-attachment.txt",
        "1-attachment.txt",
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


def test_links_to_the_form_lead_to_that_of_the_run(tmp_path: Path, asked: Asked) -> None:
    runs = [run(tmp_path / "a"), run(tmp_path / "page" / "b", "Two"), run(tmp_path / "c", "Three")]
    runs[2].html.unlink()

    make_merged_page(runs, tmp_path / "page", asked)

    assert asked.result(1)["links"] == [FORM | {"url": "../a/acceptance.html#AC-1.1"}, ISSUE]
    assert asked.result(2)["links"] == [FORM | {"url": "./b/acceptance.html#AC-1.1"}, ISSUE]
    assert asked.result(3)["links"] == [ISSUE]


def test_the_results_themselves_stay_as_they_are(tmp_path: Path, asked: Asked) -> None:
    reports = run(tmp_path / "a")
    before = {file: file.read_text() for file in reports.allure_results.iterdir()}

    make_merged_page([reports], tmp_path / "page", asked)

    assert {file: file.read_text() for file in reports.allure_results.iterdir()} == before


def test_what_only_programs_read_stays_with_the_run(tmp_path: Path, asked: Asked) -> None:
    make_merged_page([run(tmp_path / "a")], tmp_path / "page", asked)

    assert [one["name"] for one in asked.result(1)["attachments"]] == ["The conversation", "mine"]


@pytest.mark.parametrize(
    ("status", "runs", "kept"), [("passed", FEW, True), ("passed", FEW + 1, False), ("failed", FEW + 1, True)]
)
def test_of_many_runs_only_what_went_wrong_has_a_picture(
    tmp_path: Path, asked: Asked, status: str, runs: int, kept: bool
) -> None:
    one = run(tmp_path / "a")
    (result,) = one.allure_results.glob("*-result.json")
    told = json.loads(result.read_text())
    told["attachments"] = [{"name": PICTURE, "source": "0-attachment.txt"}]
    result.write_text(json.dumps(told | {"status": status}))

    make_merged_page([one] * runs, tmp_path / "page", asked)

    assert bool(asked.result(runs)["attachments"]) is kept
    assert (asked.folder / f"run-{runs}" / "0-attachment.txt").exists() is kept


def test_a_station_with_two_firmwares_is_two(tmp_path: Path, asked: Asked) -> None:
    old, new = (run(tmp_path / version, firmware=version) for version in ("1.4", "1.5"))

    make_merged_page([old, new, old, run(tmp_path / "x")], tmp_path / "page", asked)

    first, second, again, unknown = (asked.result(number) for number in (1, 2, 3, 4))
    assert len({first["historyId"], second["historyId"], unknown["historyId"]}) == 3
    assert first["historyId"] == again["historyId"]
    assert first["parameters"] == [{"name": "firmware", "value": "1.4"}]
    assert unknown["parameters"] == [{"name": "firmware", "value": "unknown"}]


def test_a_result_that_was_torn_costs_no_other(tmp_path: Path, asked: Asked) -> None:
    torn = run(tmp_path / "a")
    (torn.allure_results / "c-result.json").write_text('{"uuid": "')
    (torn.allure_results / "x-attachment.html").unlink()
    (torn.allure_results / "y-attachment.json").write_text("{}")

    make_merged_page([torn], tmp_path / "page", asked)

    left = {file.name for file in (asked.folder / "run-1").iterdir()}
    assert {"a-result.json", "y-attachment.json"} < left
    assert "c-result.json" not in left
    told = json.loads((asked.folder / "run-1" / "documents-globals.json").read_text())
    assert told["attachments"] == []
