"""The history behind the Allure page: how every scenario went in earlier runs against the same station.

Owns one file for each station, which stays where the reports are when an earlier run's are moved aside. A run
is in it once, at its own time, however often its page is made; the oldest are forgotten.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from allure_commons.utils import md5

from ocpp_support.reporting.folder import ReportsFolder

KEPT = 20
"""Runs against one station."""

LONGEST_NAME, LONGEST_MESSAGE = 100, 200
_LABELS = ("feature", "severity")

Point = dict[str, Any]


class PageHistory:
    """What the page of one run shows of those before it.

    Args:
        reports: The folder of the run.
    """

    def __init__(self, reports: ReportsFolder) -> None:
        results = [*_read(reports.allure_results)]
        self._own = {md5(str(one.get("uuid"))) for one in results}
        self._ended = max((int(one.get("stop") or 0) for one in results), default=0)
        self._file = ReportsFolder(reports.begun_in).history / f"{_station(results)}.jsonl"

    def lay_out(self, path: Path) -> bool:
        """Write what was before this run, for the generator to read and to append this run to.

        Returns whether there is anything.
        """
        earlier = [point for point in self._others() if point["timestamp"] < self._ended]
        _write(earlier[-KEPT:], path)
        return bool(earlier)

    def keep(self, path: Path) -> None:
        """Take over what the generator has appended."""
        points = [*_points(path)]
        if not points or not self._own & _ids(points[-1]):
            return
        own = _slim(points[-1]) | {"timestamp": self._ended}
        every = sorted((*self._others(), own), key=lambda point: point["timestamp"])
        with suppress(OSError):  # A page without a past is a page all the same.
            self._file.parent.mkdir(parents=True, exist_ok=True)
            beside = self._file.with_suffix(".tmp")
            _write(every[-KEPT:], beside)
            beside.replace(self._file)

    def _others(self) -> list[Point]:
        others = [point for point in _points(self._file) if not self._own & _ids(point)]
        return sorted(others, key=lambda point: point["timestamp"])


def _read(results: Path) -> Iterator[dict[str, Any]]:
    for file in sorted(results.glob("*-result.json")):
        result = json.loads(file.read_text(encoding="utf-8"))
        if isinstance(result, dict):
            yield result


def _station(results: list[dict[str, Any]]) -> str:
    """Return the name of the station that most results are about, as a file may be called."""
    named = Counter(
        str(label["value"])
        for result in results
        for label in result.get("labels", ())
        if label.get("name") == "station"
    )
    name = named.most_common(1)[0][0] if named else "station"
    safe = quote(name, safe=" ").lstrip(".") or "station"
    return safe if len(safe) <= LONGEST_NAME else md5(name)


def _points(file: Path) -> Iterator[Point]:
    """Yield the runs in a file; what is no run is passed over."""
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    for line in lines:
        with suppress(ValueError):
            point = json.loads(line)
            if isinstance(point, dict) and isinstance(point.get("timestamp"), int):
                yield point


def _ids(point: Point) -> set[str]:
    results = point.get("testResults")
    return {str(one.get("id")) for one in results.values()} if isinstance(results, dict) else set()


def _slim(point: Point) -> Point:
    """Leave out what no chart and no list of earlier runs shows: it would be in every page to come."""
    results = {
        name: one
        | {
            "trace": "",
            "message": str(one.get("message") or "").partition("\n")[0][:LONGEST_MESSAGE],
            "labels": [label for label in one.get("labels", ()) if label.get("name") in _LABELS],
        }
        for name, one in point.get("testResults", {}).items()
    }
    return point | {"testResults": results}


def _write(points: list[Point], path: Path) -> None:
    path.write_text("".join(json.dumps(point) + "\n" for point in points), encoding="utf-8")
