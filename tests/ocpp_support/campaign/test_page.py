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
    assert 'href="stations/bad/acceptance.html#AC-3.1" title="bad: failed' in page
    assert 'href="stations/good/acceptance.html#AC-3.1" title="good: ok' in page
    assert "the worker is gone" in page
    assert asks_outside(page) == []


def test_what_keeps_a_station_from_being_accepted_comes_first(tmp_path: Path) -> None:
    write_page(results(tmp_path), tmp_path / "campaign.html")
    page = (tmp_path / "campaign.html").read_text(encoding="utf-8")
    first = page[page.index("Not accepted, and for what") : page.index("Functions and stations")]
    assert '<a href="stations/bad/acceptance.html#AC-3.1">3 Change availability</a>' in first
    assert '<span class="ids">(3.1)</span>: ' in first
    assert "<li>the worker is gone</li>" in first
    assert "stations/good" not in first


def test_a_campaign_without_a_fault_has_nothing_before_its_matrix(tmp_path: Path) -> None:
    found = results(tmp_path)
    write_page(replace(found, stations=found.stations[:1]), tmp_path / "campaign.html")
    assert "Not accepted" not in (tmp_path / "campaign.html").read_text(encoding="utf-8")


def test_what_the_monitor_refuses_a_station_for_is_said(tmp_path: Path) -> None:
    found = results(tmp_path)
    strict = replace(found.stations[0], verdict="refused", reasons=["the monitor found 2 SHALL broken"])
    write_page(replace(found, stations=[strict]), tmp_path / "campaign.html")
    assert "<li>the monitor found 2 SHALL broken</li>" in (tmp_path / "campaign.html").read_text("utf-8")


def test_the_worst_come_first_and_a_function_says_how_often_it_failed(tmp_path: Path) -> None:
    write_page(results(tmp_path), tmp_path / "campaign.html")
    page = (tmp_path / "campaign.html").read_text(encoding="utf-8")
    matrix = page[page.index("<thead>", page.index("Functions and stations")) :]
    assert matrix.index(">bad<") < matrix.index(">gone<") < matrix.index(">good<")
    third, fourth = (
        matrix[matrix.index(f"{number} {title}") :].partition("</tr>")[0]
        for number, title in ((3, "Change availability"), (4, "Get configuration"))
    )
    assert '<th class="failed">1</th>' in third
    assert '<th class="failed"></th>' in fourth


def test_it_leads_to_the_page_of_all_stations_where_there_is_one(tmp_path: Path) -> None:
    write_page(results(tmp_path), tmp_path / "campaign.html", "allure/index.html")
    assert '<a href="allure/index.html">' in (tmp_path / "campaign.html").read_text(encoding="utf-8")
    write_page(results(tmp_path), tmp_path / "campaign.html")
    assert "Allure" not in (tmp_path / "campaign.html").read_text(encoding="utf-8")


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
