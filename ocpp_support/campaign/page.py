"""A campaign as a page and as a table: functions down, stations across, each cell opening its evidence.

Owns what stands in each place; how the page looks is the template's.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ocpp_support.campaign.results import INCONCLUSIVE, Judged, Results
from ocpp_support.exports.cells import guarded
from ocpp_support.reporting.pages import pages_of
from ocpp_support.reporting.sections.looks import MARKS, RUN_TONES
from ocpp_support.reporting.sections.wording import long_time


def write_page(results: Results, path: Path, side_by_side: str = "") -> None:
    """Write the page: one file, without scripts; the evidence is beside it.

    Args:
        results: The campaign's.
        path: Where to.
        side_by_side: The way from there to the Allure page of all stations; "" where there is none.

    """
    path.write_text(
        pages_of("ocpp_support.campaign", trim=True)
        .get_template("campaign.html.j2")
        .render(_content(results), side_by_side=side_by_side),
        encoding="utf-8",
    )


def write_table(results: Results, path: Path) -> None:
    """Write the table, for a spreadsheet."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(map(guarded, row) for row in _table(results))


def _table(results: Results) -> Iterator[list[str]]:
    stations = results.stations
    yield ["Number", "Function", *(one.name for one in stations)]
    for about in ("identity", "vendor", "model", "serial", "firmware"):
        yield ["", about, *(one.station.get(about, "") for one in stations)]
    yield ["", "verdict", *(one.verdict for one in stations)]
    yield ["", "trouble", *(one.trouble.partition("\n")[0] for one in stations)]
    for number, title in results.titles.items():
        cells = (one.cells.get(number) for one in stations)
        yield [str(number), title, *(cell.result if cell else "" for cell in cells)]


def _content(results: Results) -> dict[str, Any]:
    return {
        "name": results.name,
        "summary": results.in_a_line,
        "counts": [(verdict, count, _tone(verdict)) for verdict, count in results.counts.items()],
        "missing": results.missing,
        "took": long_time(results.seconds),
        "engine": results.engine,
        "stations": [_station(one) for one in results.stations],
        "rows": [
            {
                "number": number,
                "title": title,
                "cells": [_cell(one, number) for one in results.stations],
            }
            for number, title in results.titles.items()
        ],
        "signs": [(*MARKS[verdict], str(verdict)) for verdict in MARKS],
    }


def _station(one: Judged) -> dict[str, Any]:
    return {
        "name": one.name,
        "identity": one.station.get("identity", ""),
        "kind": one.kind,
        "verdict": one.verdict,
        "tone": _tone(one.verdict),
        "trouble": one.trouble,
        "took": long_time(one.seconds),
        "machine": one.machine,
        "link": f"{quote(one.folder)}/acceptance.html" if one.folder else "",
    }


def _cell(one: Judged, number: int) -> dict[str, str]:
    cell = one.cells.get(number)
    if cell is None:
        return {"mark": "", "tone": "quiet", "words": "nothing is known of it", "link": ""}
    mark, tone = MARKS[cell.verdict]
    link = f"{quote(one.folder)}/acceptance.html#AC-{cell.criterion}"
    return {"mark": mark, "tone": tone, "words": cell.result, "link": link}


def _tone(verdict: str) -> str:
    return "open" if verdict == INCONCLUSIVE else RUN_TONES[verdict]
