"""The page of a campaign in a real browser: what is shown is chosen without any script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ocpp_support.campaign.page import write_page
from tests.ocpp_support.operator_page.browser import chromium, needs_chromium

from .test_results import results

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def shown(browser: Browser, tmp_path: Path) -> Page:
    """A campaign of forty stations."""
    found = results(tmp_path)
    good, bad, gone = found.stations
    more = [replace(good, name=f"good-{number:02}") for number in range(37)]
    write_page(replace(found, stations=[*more, good, bad, gone]), tmp_path / "campaign.html")
    page = browser.new_context(java_script_enabled=False, viewport={"width": 1366, "height": 768}).new_page()
    page.goto((tmp_path / "campaign.html").as_uri())
    return page


def columns(page: Page) -> int:
    return page.locator(".matrix thead tr").last.locator("th:visible").count()


def rows(page: Page) -> int:
    return page.locator(".matrix tbody tr:visible").count()


def test_one_may_look_at_the_refused_only_and_at_what_failed_only(shown: Page) -> None:
    assert (columns(shown), rows(shown)) == (40, 16)
    shown.get_by_text("1 refused", exact=True).click()
    assert (columns(shown), rows(shown)) == (1, 16)
    shown.get_by_text("only functions that failed").click()
    assert (columns(shown), rows(shown)) == (1, 1)
    shown.get_by_text("all 40 stations").click()
    assert (columns(shown), rows(shown)) == (40, 1)


def test_forty_stations_fit_on_a_screen_and_the_matrix_scrolls_within_itself(shown: Page) -> None:
    assert not shown.evaluate("document.documentElement.scrollWidth > innerWidth")
    shown.set_viewport_size({"width": 500, "height": 500})
    assert not shown.evaluate("document.documentElement.scrollWidth > innerWidth")
    shown.locator(".matrix").evaluate("matrix => matrix.scrollTo(400, 300)")
    shown.locator(".matrix").scroll_into_view_if_needed()
    expect(shown.get_by_text("Function", exact=True)).to_be_in_viewport()
    expect(shown.locator(".matrix tbody th.first").last).to_be_in_viewport()
