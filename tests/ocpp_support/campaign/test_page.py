"""The page and the table of a campaign: every station is on them, and each cell leads to its evidence."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

from ocpp_support.campaign.page import write_page, write_table
from ocpp_support.reporting.page_mending import asks_outside

from .test_results import results


def test_every_cell_leads_to_its_evidence(tmp_path: Path) -> None:
    write_page(results(tmp_path), tmp_path / "campaign.html")
    page = (tmp_path / "campaign.html").read_text(encoding="utf-8")
    assert 'href="stations/bad/acceptance.html#AC-3.1" title="failed' in page
    assert page.count("#AC-3.1") == 2
    assert "the worker is gone" in page
    assert asks_outside(page) == []


def test_what_a_station_calls_itself_is_no_markup(tmp_path: Path) -> None:
    found = results(tmp_path)
    odd = replace(found.stations[0], station={"vendor": "<script>x</script>", "model": "'\"&"})
    write_page(replace(found, stations=[odd]), tmp_path / "campaign.html")
    page = (tmp_path / "campaign.html").read_text(encoding="utf-8")
    assert "<script>x" not in page
    assert "&lt;script&gt;x" in page


def test_the_table_has_a_column_for_each_station(tmp_path: Path) -> None:
    write_table(results(tmp_path), tmp_path / "campaign.csv")
    with (tmp_path / "campaign.csv").open(encoding="utf-8", newline="") as file:
        rows = [*csv.reader(file)]
    assert rows[0] == ["Number", "Function", "good", "bad", "gone"]
    assert ["", "verdict", "accepted", "refused", "inconclusive"] in rows
    assert ["", "trouble", "", "", "the worker is gone"] in rows
    third = next(row for row in rows if row[0] == "3")
    assert (third[2], third[4]) == ("ok", "")
    assert third[3].startswith("failed")


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    found = results(tmp_path)
    odd = replace(found.stations[0], station={"vendor": "=1+1"})
    write_table(replace(found, stations=[odd]), tmp_path / "campaign.csv")
    assert "'=1+1" in (tmp_path / "campaign.csv").read_text(encoding="utf-8")
