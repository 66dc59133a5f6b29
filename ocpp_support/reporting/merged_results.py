"""The results of a run as they go into a page of several: copied, and told to be of that run.

Owns what tells two results of one scenario apart: the run, and the station with its firmware. The run's own
results stay as they are.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from allure_commons.utils import md5

from ocpp_support.reporting.allure_attachments import FRAMES, HAR, METER, PICTURE, TABLE
from ocpp_support.reporting.allure_labels import FORM
from ocpp_support.reporting.folder import ReportsFolder

RUN = "run"
"""The label that tells which run a result is of."""

FOR_PROGRAMS = (TABLE, FRAMES, HAR)
"""Attachments that stay with the run: nobody reads them in a page, and they would be half of it."""

PICTURES = (PICTURE, METER)
"""Attachments of what went well that stay with the run, too, of many: a browser must load it."""

_ABOUT_ONE = ("environment.properties", "executor.json")

_Told = dict[str, Any]


@dataclass(frozen=True)
class Run:
    """One of the runs.

    Attributes:
        key: What it is called in the program.
        name: What it is called for people.
        reports: Its folder.
        about: What is known of it and its station.
    """

    key: str
    name: str
    reports: ReportsFolder
    about: dict[str, str]


def copied(run: Run, copy: Path, output: Path, *, briefly: bool = False) -> Path:
    """Copy a run's results, each told to be of that run; return the copy.

    Args:
        run: The run.
        copy: A folder for it, which must not be there yet.
        output: Where the page is to be.
        briefly: Whether what went well is to show no pictures.

    """
    results = run.reports.allure_results
    told = {file: _read(file) for ending in _REWRITTEN for file in results.glob(f"*-{ending}")}
    left_out = {gone["source"] for one in told.values() for gone in _left_out(one, briefly=briefly)}
    not_as_it_is = {*_ABOUT_ONE, *left_out, *(file.name for file in told)}
    shutil.copytree(results, copy, ignore=lambda _, names: not_as_it_is.intersection(names))
    for file, one in told.items():
        if one:
            rewritten = _REWRITTEN[file.name.rpartition("-")[2]](one, run, copy, output)
            (copy / file.name).write_text(json.dumps(rewritten), encoding="utf-8")
    return copy


def _read(file: Path) -> _Told:
    """Read a result; an empty one where it was torn, as by a run that was killed: it tells nothing."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _left_out(told: _Told, *, briefly: bool) -> Iterator[_Told]:
    """Take out of a result what stays with the run, and yield it."""
    unwanted = {*FOR_PROGRAMS, *(PICTURES if briefly and told.get("status") == "passed" else ())}
    if attached := told.get("attachments"):
        told["attachments"] = [one for one in attached if one.get("name") not in unwanted]
        yield from (one for one in attached if one.get("name") in unwanted)


def _own(name: object, run: Run) -> str:
    """Return a name that no other run has: one may be the copy of another."""
    return f"{run.key}-{name}"


def _result(told: _Told, run: Run, _: Path, output: Path) -> _Told:
    firmware = run.about.get("Firmware", "")
    links = (_link(one, run.reports, output) for one in told.get("links", ()))
    return told | {
        "uuid": _own(told.get("uuid"), run),
        # The run's own goes over the station alone, so that it is followed from firmware to firmware.
        "historyId": md5(told.get("historyId"), firmware),
        "parameters": [*(told.get("parameters") or ()), {"name": "firmware", "value": firmware or "unknown"}],
        "labels": [*told.get("labels", ()), {"name": RUN, "value": run.key}],
        "links": [*filter(None, links)],
    }


def _container(told: _Told, run: Run, *_: Path) -> _Told:
    return told | {"children": [_own(one, run) for one in told.get("children", ())]}


def _globals(told: _Told, run: Run, copy: Path, _: Path) -> _Told:
    documents = []
    for one in told.get("attachments", ()):
        if (copy / one["source"]).is_file():
            source = _own(one["source"], run)
            (copy / one["source"]).rename(copy / source)
            documents.append(one | {"source": source, "environment": run.key})
    errors = [one | {"environment": run.key} for one in told.get("errors", ())]
    return {"attachments": documents, "errors": errors}


def _link(link: _Told, reports: ReportsFolder, output: Path) -> _Told | None:
    """Have a link to the form lead to that of the run; None where it cannot."""
    form, sign, anchor = str(link.get("url")).partition("#")
    if form != FORM:
        return link
    try:
        way = Path(os.path.relpath(reports.html, output)).as_posix()
    except ValueError:  # From one drive to another there is no way.
        return None
    if not reports.html.is_file():
        return None
    return link | {"url": (way if way.startswith("../") else f"./{way}") + sign + anchor}


_REWRITTEN: dict[str, Callable[[_Told, Run, Path, Path], _Told]] = {
    "result.json": _result,
    "container.json": _container,
    "globals.json": _globals,
}
"""What becomes of a file, by how it ends."""
