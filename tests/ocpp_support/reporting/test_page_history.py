"""A run is in the history of its station once, at its own time, and sees only what was before it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from allure_commons.utils import md5

from ocpp_support.reporting.folder import ReportsFolder
from ocpp_support.reporting.page_history import KEPT, LONGEST_MESSAGE, PageHistory


def run(folder: Path, name: str, ended: int, station: str = "CP1") -> ReportsFolder:
    """The folder of a run with one result."""
    reports = ReportsFolder(folder)
    reports.allure_results.mkdir(parents=True)
    labels = [{"name": "station", "value": station}]
    told = {"uuid": name, "stop": ended, "labels": labels}
    (reports.allure_results / f"{name}-result.json").write_text(json.dumps(told))
    return reports


def point(name: str, **more: Any) -> dict[str, Any]:
    """What the generator says of that run."""
    return {
        "uuid": "any",
        "timestamp": 99,
        "testResults": {"h": {"id": md5(name), "status": "passed"} | more},
    }


def page_of(reports: ReportsFolder, name: str, scratch: Path, **more: Any) -> list[str]:
    """Make a page, as the generator does; return the ids of the runs that it shows before this one."""
    past = scratch / "past.jsonl"
    history = PageHistory(reports)
    history.lay_out(past)
    before = [json.loads(line) for line in past.read_text().splitlines()]
    with past.open("a") as file:
        file.write(json.dumps(point(name, **more)) + "\n")
    history.keep(past)
    return [one["testResults"]["h"]["id"] for one in before if "testResults" in one]


def kept(reports: ReportsFolder, station: str = "CP1") -> list[dict[str, Any]]:
    lines = (reports.history / f"{station}.jsonl").read_text().splitlines()
    return [json.loads(line) for line in lines]


def renewed(root: Path, name: str, ended: int) -> ReportsFolder:
    """Run once more into the same folder, where an earlier run may be."""
    ReportsFolder(root).keep_earlier()
    return run(root, name, ended)


def test_a_run_sees_those_before_it(tmp_path: Path) -> None:
    root = tmp_path / "reports"

    assert page_of(renewed(root, "a", 10), "a", tmp_path) == []
    assert page_of(renewed(root, "b", 20), "b", tmp_path) == [md5("a")]
    assert page_of(renewed(root, "c", 30), "c", tmp_path) == [md5("a"), md5("b")]
    assert [one["timestamp"] for one in kept(ReportsFolder(root))] == [10, 20, 30]


def test_a_page_made_again_adds_nothing(tmp_path: Path) -> None:
    root = tmp_path / "reports"
    page_of(renewed(root, "a", 10), "a", tmp_path)
    reports = renewed(root, "b", 20)

    for _ in range(3):
        assert page_of(reports, "b", tmp_path) == [md5("a")]
    assert len(kept(reports)) == 2


def test_the_page_of_an_earlier_run_does_not_see_what_came_later(tmp_path: Path) -> None:
    root = tmp_path / "reports"
    for name, ended in (("a", 10), ("b", 20)):
        page_of(renewed(root, name, ended), name, tmp_path)
    moved = ReportsFolder(root).keep_earlier()
    run(root, "c", 30)

    assert moved is not None
    assert page_of(ReportsFolder(moved), "b", tmp_path) == [md5("a")]
    assert [one["timestamp"] for one in kept(ReportsFolder(root))] == [10, 20]


def test_each_station_has_a_history_of_its_own(tmp_path: Path) -> None:
    page_of(run(tmp_path / "reports", "a", 10), "a", tmp_path)
    ReportsFolder(tmp_path / "reports").keep_earlier()
    other = run(tmp_path / "reports", "b", 20, station="../CP/2")

    assert page_of(other, "b", tmp_path) == []
    assert sorted(file.name for file in other.history.iterdir()) == ["%2FCP%2F2.jsonl", "CP1.jsonl"]


def test_a_name_that_is_too_long_for_a_file_is_shortened(tmp_path: Path) -> None:
    reports = run(tmp_path / "reports", "a", 10, station="C" * 300)
    page_of(reports, "a", tmp_path)

    (file,) = reports.history.iterdir()
    assert file.name == f"{md5('C' * 300)}.jsonl"


def test_the_oldest_are_forgotten(tmp_path: Path) -> None:
    root = tmp_path / "reports"
    for number in range(KEPT + 3):
        page_of(renewed(root, f"run {number}", number + 1), f"run {number}", tmp_path)

    assert [one["timestamp"] for one in kept(ReportsFolder(root))] == [*range(4, KEPT + 4)]


def test_only_what_is_shown_is_kept(tmp_path: Path) -> None:
    reports = run(tmp_path / "reports", "a", 10)
    labels = [{"name": "feature", "value": "1 Lights"}, {"name": "order", "value": "7"}]
    page_of(reports, "a", tmp_path, message="x" * 999 + "\nmore", trace="much", labels=labels)

    (one,) = kept(reports)
    told = one["testResults"]["h"]
    assert (told["message"], told["trace"], told["labels"]) == ("x" * LONGEST_MESSAGE, "", labels[:1])


@pytest.mark.parametrize("line", ["", "no json", "[]", '{"timestamp": "then"}', '{"timestamp": 5}'])
def test_what_is_no_run_costs_nothing(tmp_path: Path, line: str) -> None:
    reports = run(tmp_path / "reports", "a", 10)
    reports.history.mkdir()
    (reports.history / "CP1.jsonl").write_text(f"{line}\n")

    assert page_of(reports, "a", tmp_path) == []
    assert kept(reports)[-1]["testResults"]["h"]["id"] == md5("a")


def test_a_generator_that_appends_nothing_leaves_the_history_as_it_is(tmp_path: Path) -> None:
    reports = run(tmp_path / "reports", "a", 10)
    history = PageHistory(reports)
    history.lay_out(tmp_path / "past.jsonl")
    history.keep(tmp_path / "past.jsonl")

    assert not reports.history.exists()
