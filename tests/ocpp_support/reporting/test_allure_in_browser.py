"""The real page, in a real browser: links lead beside it, and no station hides another."""

from __future__ import annotations

import base64
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from ocpp_support.reporting.folder import ReportsFolder
from ocpp_support.reporting.generator import NoPage
from ocpp_support.reporting.merged_page import make_merged_page
from ocpp_support.reporting.page import make_page
from tests.ocpp_support.operator_page.browser import chromium, needs_chromium
from tests.ocpp_support.small_project import SmallProject

STATUSES = ("total", "passed", "failed")

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def reports(shared_project: SmallProject) -> ReportsFolder:
    """A run in which one scenario of four fails."""
    shared_project.passes()
    shared_project.feature(
        "03_more", "Feature: 3 More\n  @AC-1.1 @must\n  Scenario: Red\n    Then it is missed\n"
    )
    return ReportsFolder(shared_project.run().reports)


def said(page: Path, name: str) -> Any:
    """What a widget of the page knows."""
    found = re.search(rf'd\("widgets/{name}","([A-Za-z0-9+/=]*)"', page.read_text(encoding="utf-8"))
    assert found, name
    return json.loads(base64.b64decode(found[1]))


def made(make: Any) -> Path:
    try:
        return Path(make())
    except NoPage as reason:
        pytest.skip(f"the generator is not in the cache and cannot be fetched: {reason}")


def test_a_criterion_leads_to_the_form_beside_the_page(reports: ReportsFolder, browser: Browser) -> None:
    page = made(lambda: make_page(reports))
    shown = browser.new_page()
    asked: list[str] = []
    shown.on("request", lambda request: asked.append(request.url))
    shown.goto(page.as_uri())

    shown.get_by_text("Red", exact=True).click()

    link = shown.get_by_role("link", name="Criterion 1.1 in the form")
    expect(link).to_have_attribute("href", "../acceptance.html#AC-1.1")
    expect(shown.get_by_test_id("test-result-description-frame")).to_be_visible()
    frame = shown.get_by_test_id("test-result-description-frame").bounding_box()
    assert frame
    assert frame["height"] < 300, "the words before a scenario leave no empty space"
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


def test_two_runs_of_one_station_are_both_counted(reports: ReportsFolder, tmp_path: Path) -> None:
    alone = said(made(lambda: make_page(reports)), "statistic.json")

    page = made(lambda: make_merged_page([reports, reports], tmp_path))

    both = said(page, "statistic.json")
    assert [both.get(word) for word in STATUSES] == [2 * alone[word] for word in STATUSES]
    for number in (1, 2):
        assert len(said(page, f"run-{number}/tree.json")["leavesById"]) == alone["total"]
    assert alone["failed"] == 1


def test_one_station_forty_times_with_two_firmwares_is_counted_forty_times(
    reports: ReportsFolder, tmp_path: Path
) -> None:
    alone = said(made(lambda: make_page(reports)), "statistic.json")
    newer = ReportsFolder(tmp_path / "newer")
    shutil.copytree(reports.root, newer.root)
    properties = newer.allure_results / "environment.properties"
    text = properties.read_text(encoding="utf-8")
    properties.write_text(text.replace("Firmware=1.0", "Firmware=1.1"), encoding="utf-8")

    every = said(made(lambda: make_merged_page([reports, newer] * 20, tmp_path)), "statistic.json")

    assert [every.get(word) for word in STATUSES] == [40 * alone[word] for word in STATUSES]
    assert every.get("retries", 0) == 0
    assert "Firmware=1.1" in properties.read_text(encoding="utf-8")
