"""The documents of a run are in the Allure page, each once, and so is why the run is refused as a whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ocpp_support.reporting.allure_globals import attach_documents
from ocpp_support.reporting.folder import ReportsFolder

from .allure_folders import files_of
from .test_findings import BROKEN, recorded


@pytest.fixture
def reports(tmp_path: Path) -> ReportsFolder:
    folder = ReportsFolder(tmp_path)
    folder.allure_results.mkdir()
    return folder


def told(reports: ReportsFolder) -> tuple[dict[str, str], list[str]]:
    """The documents by name, and the errors."""
    (file,) = reports.allure_results.glob("*-globals.json")
    said = json.loads(file.read_text())
    pages = {one["name"]: (reports.allure_results / one["source"]).read_text() for one in said["attachments"]}
    return pages, [one["message"] for one in said["errors"]]


def test_every_document_that_there_is_can_be_read(reports: ReportsFolder) -> None:
    reports.html.write_text("the rows")
    reports.timeline.write_text("the bands")

    attach_documents({"findings": recorded(BROKEN)}, reports)

    pages, errors = told(reports)
    assert [*pages] == ["The timeline", "Findings", "The form"]
    assert (pages["The timeline"], pages["The form"]) == ("the bands", "the rows")
    assert "it is &lt;odd&gt;" in pages["Findings"]
    assert errors == []


def test_what_is_not_there_is_not_named(reports: ReportsFolder) -> None:
    attach_documents({"findings": []}, reports)

    assert told(reports) == ({}, [])


def test_drawn_again_each_is_there_once(reports: ReportsFolder) -> None:
    for text in ("the rows", "the rows anew"):
        reports.html.write_text(text)
        attach_documents({}, reports)

    assert told(reports)[0] == {"The form": "the rows anew"}
    assert len(files_of(reports.allure_results)) == 1


def test_no_two_runs_call_their_documents_the_same(reports: ReportsFolder) -> None:
    reports.html.write_text("the rows")
    names = set()
    for started in ("2026-01-01T00:00:00", "2026-01-01T00:00:01"):
        attach_documents({"station": {"identity": "CP1"}, "run": {"started": started}}, reports)
        names |= files_of(reports.allure_results)

    assert len(names) == 2


def test_a_run_that_is_refused_beside_its_scenarios_says_why(reports: ReportsFolder) -> None:
    attach_documents({"reasons": ["Refused for what the monitor found: frame.odd."]}, reports)

    assert told(reports)[1] == ["Refused for what the monitor found: frame.odd."]


def test_a_run_without_allure_s_folder_needs_none(tmp_path: Path) -> None:
    attach_documents({}, ReportsFolder(tmp_path))

    assert [*tmp_path.iterdir()] == []
