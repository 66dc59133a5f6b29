"""A campaign as a page and as a table: functions down, stations across, each cell opening its evidence.

Owns what stands in each place; how the page looks is the template's.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ocpp_support.campaign.results import ACCEPTED_WITH_REMARKS, INCONCLUSIVE, VERDICTS, Judged, Results
from ocpp_support.exports.cells import guarded
from ocpp_support.reporting.outcomes import Verdict
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
    worst_first = sorted(results.stations, key=lambda one: VERDICTS.index(one.verdict))
    return {
        "name": results.name,
        "summary": results.in_a_line,
        "counts": [(verdict, count, *_look(verdict)) for verdict, count in results.counts.items()],
        "missing": results.missing,
        "took": long_time(results.seconds),
        "engine": results.engine,
        "worst_first": [_station(one) for one in worst_first],
        "in_the_way": [_in_the_way(one, results) for one in worst_first if _look(one.verdict)[1] != "good"],
        "stations": [_station(one) for one in results.stations],
        "rows": [_row(number, title, worst_first) for number, title in results.titles.items()],
        "signs": [(*MARKS[verdict], str(verdict)) for verdict in MARKS],
    }


def _row(number: int, title: str, stations: Sequence[Judged]) -> dict[str, Any]:
    cells = [_cell(one, number) for one in stations]
    failed = sum(cell["tone"] == "bad" for cell in cells)
    return {"number": number, "title": title, "cells": cells, "failed": failed}


def _in_the_way(one: Judged, results: Results) -> dict[str, Any]:
    """Say what keeps a station from being accepted."""
    said = [*one.trouble.splitlines()[:1], *one.reasons]
    bad = [number for number, cell in one.cells.items() if MARKS[cell.verdict][1] == "bad"]
    numbers = bad or [number for number, cell in one.cells.items() if MARKS[cell.verdict][1] == "open"]
    functions = [
        {
            **_cell(one, number),
            "function": f"{number} {results.titles.get(number, '')}",
            "criteria": ", ".join(one.cells[number].failed),
            "words": one.cells[number].result.removeprefix("failed: "),
        }
        for number in numbers
    ]
    return {**_station(one), "said": said, "functions": functions}


def _station(one: Judged) -> dict[str, Any]:
    mark, tone = _look(one.verdict)
    return {
        "name": one.name,
        "identity": identity if (identity := one.station.get("identity", "")) != one.name else "",
        "kind": one.kind,
        "verdict": one.verdict,
        "mark": mark,
        "tone": tone,
        "trouble": one.trouble,
        "took": long_time(one.seconds),
        "machine": one.machine,
        "link": f"{quote(one.folder)}/acceptance.html" if one.folder else "",
    }


def _cell(one: Judged, number: int) -> dict[str, str]:
    about = {"station": one.name, "verdict": one.verdict}
    cell = one.cells.get(number)
    if cell is None:
        return about | {"mark": "", "tone": "quiet", "words": "nothing is known of it", "link": ""}
    mark, tone = MARKS[cell.verdict]
    link = f"{quote(one.folder)}/acceptance.html#AC-{cell.criterion}"
    return about | {"mark": mark, "tone": tone, "words": cell.result, "link": link}


def _look(verdict: str) -> tuple[str, str]:
    """Return the sign and the tone of a station's verdict."""
    if verdict == ACCEPTED_WITH_REMARKS:
        return MARKS[Verdict.REMARK]
    tone = "open" if verdict == INCONCLUSIVE else RUN_TONES[verdict]
    return next(mark for mark in MARKS.values() if mark[1] == tone)
