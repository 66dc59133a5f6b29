"""Every station that has left results is in the page of all, and a page that cannot be made says why."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from ocpp_support.campaign import side_by_side
from ocpp_support.campaign.folder import CampaignFolder
from ocpp_support.campaign.results import Results
from ocpp_support.campaign.side_by_side import put_side_by_side
from ocpp_support.reporting.folder import ReportsFolder
from ocpp_support.reporting.generator import NoPage

from .test_results import results


def test_it_is_made_of_every_station_that_has_left_results(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def made(folders: Sequence[ReportsFolder], output: Path, generator: object) -> Path:
        asked.extend(folder.root.name for folder in folders)
        return output / "index.html"

    monkeypatch.setattr(side_by_side, "make_merged_page", made)
    page = put_side_by_side(results(tmp_path), CampaignFolder(tmp_path))
    assert page == CampaignFolder(tmp_path).side_by_side
    assert asked == ["good", "bad"]


def test_without_any_results_there_is_no_page(tmp_path: Path) -> None:
    with pytest.raises(NoPage, match="no station has left any results"):
        put_side_by_side(Results("x", "local", {}, [], 2, 1.0), CampaignFolder(tmp_path))


def test_a_disk_that_is_full_costs_the_page_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> Path:
        raise OSError("no space left")

    monkeypatch.setattr(side_by_side, "make_merged_page", full)
    with pytest.raises(NoPage, match="no space left"):
        put_side_by_side(results(tmp_path), CampaignFolder(tmp_path))
