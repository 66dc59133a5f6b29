"""What is in a pack: for each failing scenario its frames, pictures, findings; and a page before all. Pure.

Everything is drawn from the record and the trace, as the reports are, and can tell nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from markupsafe import Markup

from ocpp_support.chronicle.chronicle import Chronicle
from ocpp_support.chronicle.scene import Scene
from ocpp_support.defect_pack.case import Case, case_of
from ocpp_support.drawing.meter_plot import meter_plot
from ocpp_support.drawing.sequence_diagram import sequence_diagram
from ocpp_support.exports.har import as_har
from ocpp_support.exports.table import as_csv
from ocpp_support.exports.trace_lines import as_trace_lines
from ocpp_support.reporting.pages import pages_of
from ocpp_support.trace.formats import as_text

README = "README.html"
PICTURE, METER = "picture.svg", "meter.svg"

ABOUT = {
    PICTURE: "the conversation as a picture",
    METER: "what the meter showed",
    "conversation.txt": "the conversation, a line for each message: → from the station, ← to it",
    "conversation.csv": "the same as a table, for a spreadsheet",
    "conversation.har": "the messages for a browser: developer tools, Network, Import HAR; then Messages",
    "trace.jsonl": "the frames, in the Open OCPP Trace format; `ocpp-acceptance judge` reads it, too",
    "failure.txt": "the failure in full, as the suite told it",
    "findings.json": "what the monitor found in this scenario",
}
"""What each file is."""

Slips = Mapping[str, Sequence[tuple[str, str]]]
"""By criterion, the mistakes of the bundled station that fail it: name and sentence."""


def contents(chronicle: Chronicle, places: Sequence[int], slips: Slips, *, anonymous: bool) -> dict[str, str]:
    """Return the files of a pack by their names in it.

    Args:
        chronicle: The run.
        places: Which of the record's scenarios the pack is about.
        slips: What the bundled station can be told to do wrong, by criterion.
        anonymous: Whether the run tells nobody who and where: the page then says so.

    """
    record = chronicle.record
    outcomes = [record["scenarios"][place] for place in places]
    cases = [case_of(record, one, chronicle.scenes.get(one["label"]), dict(slips)) for one in outcomes]
    folders = [(f"{number}-{case.slug}", case) for number, case in enumerate(cases, start=1)]
    files = {folder: _files_of(case, record) for folder, case in folders}
    page = (
        pages_of("ocpp_support.defect_pack")
        .get_template("readme.html.j2")
        .render(
            record=record,
            title=_title(cases),
            tested=f"{datetime.fromisoformat(record['run']['started']):%d %B %Y, %H:%M %Z}".lstrip("0"),
            cases=[(folder, case, _pictures(files[folder]), [*files[folder]]) for folder, case in folders],
            about=ABOUT,
            anonymous=anonymous,
        )
    )
    told = {f"{folder}/{name}": text for folder, own in files.items() for name, text in own.items()}
    return {README: page, **told}


def _title(cases: Sequence[Case]) -> str:
    kind = "failing scenario" if all(case.failed for case in cases) else "scenario"
    return f"{len(cases)} {kind}{'' if len(cases) == 1 else 's'}"


def _files_of(case: Case, record: dict[str, Any]) -> dict[str, str]:
    findings = {"findings.json": json.dumps(case.findings, indent=1)} if case.findings else {}
    failure = {"failure.txt": f"{case.message}\n"} if case.message else {}
    return {**(_told(case.scene, record) if case.scene else {}), **failure, **findings}


def _told(scene: Scene, record: dict[str, Any]) -> dict[str, str]:
    station = record["station"]["identity"]
    told = {
        PICTURE: sequence_diagram(scene),
        METER: meter_plot(scene),
        "conversation.txt": as_text(scene.conversation, whole=True) + "\n",
        # A spreadsheet takes it for UTF-8 by this sign alone.
        "conversation.csv": "\ufeff" + as_csv(scene),
        "conversation.har": as_har(scene, station),
        "trace.jsonl": as_trace_lines(scene, station),
    }
    return {name: text for name, text in told.items() if text}


def _pictures(files: Mapping[str, str]) -> list[Markup]:
    """Return the pictures as they stand in a page; whoever draws them lets nothing in that is no picture."""
    return [Markup(files[name]) for name in (PICTURE, METER) if name in files]
