"""One Allure page of all stations of a campaign, side by side: made last, and the results do without it.

Owns which stations are in it. How it is made is `reporting.merged_page`'s.
"""

from __future__ import annotations

from pathlib import Path

from ocpp_support.campaign.folder import CampaignFolder
from ocpp_support.campaign.results import Results
from ocpp_support.reporting.generator import Generator, NoPage
from ocpp_support.reporting.merged_page import make_merged_page


def put_side_by_side(results: Results, folder: CampaignFolder, generator: Generator | None = None) -> Path:
    """Make the page of every station that has left results; raises `NoPage`.

    Args:
        results: The campaign's.
        folder: Where the stations' reports are, and where the page is to be.
        generator: What generates; found or fetched by default.

    """
    reports = [folder.reports_of(one.name) for one in results.stations]
    shown = [one for one in reports if any(one.allure_results.glob("*-result.json"))]
    if not shown:
        raise NoPage("no station has left any results")
    try:
        return make_merged_page(shown, folder.side_by_side.parent, generator)
    except OSError as error:
        raise NoPage(str(error)) from error
