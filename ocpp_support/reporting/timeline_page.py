"""The page of a whole run: what happened when at one look, and below that each scenario, settings, times.

Owns what stands in it; it is one file that opens from anywhere, asks for nothing and runs no script.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from allure_commons.utils import md5
from jinja2 import Template
from markupsafe import Markup

from ocpp_support.chronicle.chronicle import Chronicle
from ocpp_support.chronicle.scene import Scene
from ocpp_support.drawing.palette import STATUS_TONES, UNKNOWN, VERDICT_TONES
from ocpp_support.drawing.run_timeline import run_timeline
from ocpp_support.drawing.timeline.strokes import STYLE
from ocpp_support.reporting.allure_attachments import scenario_of
from ocpp_support.reporting.findings_page import in_groups
from ocpp_support.reporting.form import form_of
from ocpp_support.reporting.pages import pages_of
from ocpp_support.reporting.record import Record
from ocpp_support.reporting.run_tables import acts_in_short, doings_of, settings_of, times_of
from ocpp_support.reporting.sections.wording import long_time, printable
from ocpp_support.trace.events import Acted

_AMISS = ("failed", "known deviation", "inconclusive")


def write_timeline(chronicle: Chronicle, path: Path, results: Path | None = None) -> None:
    """Write the page.

    Args:
        chronicle: The run.
        path: Where the page goes.
        results: Allure's raw results: each scenario leads to its own in the Allure page beside this one.

    """
    links = _links(results) if results else {}
    page = _template().render(printable(_shown(chronicle, links)))
    path.write_text(page, encoding="utf-8", errors="replace")


def _shown(chronicle: Chronicle, links: Mapping[str, str]) -> dict[str, Any]:
    record = chronicle.record
    anchors = _Anchors(record)
    picture = run_timeline(chronicle, anchors.link)
    return {
        "form": form_of(record),
        "record": record,
        "style": STYLE,
        "overview": picture.overview,
        "rows": picture.rows,
        "statuses": STATUS_TONES,
        "unknown": UNKNOWN,
        "verdicts": VERDICT_TONES,
        "functions": _functions(chronicle, links),
        "link": anchors.link,
        "amiss": _amiss(record),
        "settings": settings_of(record),
        "times": times_of(record),
        "groups": in_groups(record.get("findings", [])),
        "doings": doings_of(record),
        "acts": acts_in_short(_acts_of_the_simulator(chronicle)),
    }


class _Anchors:
    """Where in the page each scenario stands."""

    def __init__(self, record: Record) -> None:
        self._places: dict[str, int] = {}
        for place, one in enumerate(record.get("scenarios", []), start=1):
            self._places.setdefault(one["label"], place)

    def link(self, label: str) -> str:
        """Return a link to a scenario; to all of them, where the record does not know it."""
        place = self._places.get(label)
        return f"#s{place}" if place else "#scenarios"


def _functions(chronicle: Chronicle, links: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the scenarios by their features, in the record's order, with all that is to be said of each."""
    record = chronicle.record
    verdicts = {str(row["number"]): row["verdict"] for row in record["functions"]}
    functions: dict[str, list[dict[str, Any]]] = {}
    for place, one in enumerate(record.get("scenarios", []), start=1):
        told = _scenario(one, chronicle.scenes.get(one["label"]), f"s{place}", links)
        functions.setdefault(one["label"].partition(": ")[0], []).append(told)
    return [
        {"title": feature, "verdict": verdicts.get(feature.partition(" ")[0], ""), "scenarios": scenarios}
        for feature, scenarios in functions.items()
    ]


def _amiss(record: Record) -> list[tuple[str, list[str]]]:
    """Return by verdict the labels of the scenarios that did not go as they should."""
    found: dict[str, list[str]] = {verdict: [] for verdict in _AMISS}
    for one in record.get("scenarios", []):
        if one["status"] in found:
            found[one["status"]].append(one["label"])
    return [(verdict, labels) for verdict, labels in found.items() if labels]


def _scenario(
    outcome: dict[str, Any], scene: Scene | None, anchor: str, links: Mapping[str, str]
) -> dict[str, Any]:
    lasted = 0.0 if scene is None else scene.conversation.now - scene.began
    return {
        **outcome,
        "anchor": anchor,
        "allure": links.get(outcome["label"], ""),
        "began": f"{_moment(scene):%H:%M:%S}" if scene and scene.entries else "",
        "lasted": long_time(lasted) if scene else "",
    }


def _moment(scene: Scene) -> Any:
    first = scene.entries[0]
    return first.moment - timedelta(seconds=first.at - scene.began)


def _acts_of_the_simulator(chronicle: Chronicle) -> list[str]:
    return [
        entry.content.act
        for part in chronicle.parts
        for entry in part.conversation.events(Acted)
        if isinstance(entry.content, Acted) and entry.content.by == "the simulator"
    ]


def _links(results: Path) -> dict[str, str]:
    """Return of each scenario the link to its result in the Allure page, which names it by its UUID's MD5."""
    links = {}
    for file in results.glob("*-result.json"):
        result = json.loads(file.read_text(encoding="utf-8"))
        links[scenario_of(result)] = f"allure/index.html#{md5(str(result['uuid']))}"
    return links


@cache
def _template() -> Template:
    environment = pages_of("ocpp_support.reporting")
    environment.filters["seconds"] = _seconds
    environment.filters["breakable"] = _breakable
    return environment.get_template("timeline.html.j2")


def _seconds(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.3f} s" if value < 1 else f"{value:.1f} s"


def _breakable(value: str) -> Markup:
    """Let a list without spaces be broken after its commas."""
    return Markup(",<wbr>").join(value.split(","))
