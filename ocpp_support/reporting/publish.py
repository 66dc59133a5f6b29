"""Writing a finished run: the record, and everything that is drawn from it and its trace.

Owns which documents there are. What is in each is its own module's; all of them can be drawn again, as they
need nothing but what stands in the folder.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ocpp_support.chronicle.chronicle import Chronicle, chronicle_of
from ocpp_support.chronicle.summaries import summaries_of
from ocpp_support.reporting.evidence import evidence_of, sha256_of
from ocpp_support.reporting.folder import ReportsFolder
from ocpp_support.reporting.record import Record
from ocpp_support.reporting.step_summary import add_to_step_summary
from ocpp_support.reporting.terminal import show

if TYPE_CHECKING:
    from ocpp_support.reporting.own_template import OwnTemplate


def write_record(record: Record, path: Path) -> None:
    """Write the record as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def read_run(record: Record, reports: ReportsFolder) -> Chronicle:
    """Put a record together with the trace in its folder, if there is one."""
    try:
        trace = reports.trace.read_text(encoding="utf-8", errors="replace")
    except OSError:
        trace = ""
    return chronicle_of(record, trace)


def draw(
    chronicle: Chronicle, reports: ReportsFolder, template: OwnTemplate | None = None, sha256: str = ""
) -> list[Path]:
    """Draw every document of a run; return what a person would open.

    Args:
        chronicle: The run.
        reports: Where to.
        template: Somebody's own form, to be filled in besides.
        sha256: Of the file of the record, which the form names.

    """
    # Here, as a run that leaves no documents need not load what writes them.
    from ocpp_support.exports.junit import as_junit
    from ocpp_support.reporting.allure_globals import attach_documents
    from ocpp_support.reporting.forms import write_forms
    from ocpp_support.reporting.markdown import as_markdown
    from ocpp_support.reporting.timeline_page import write_timeline

    reports.junit.write_bytes(as_junit(chronicle.record))
    reports.summary.write_text(as_markdown(chronicle.record), encoding="utf-8")
    write_timeline(chronicle, reports.timeline, reports.allure_results)
    written = [*write_forms(chronicle, reports, template, sha256), reports.timeline]
    attach_documents(chronicle.record, reports)
    return written


def show_scenes(chronicle: Chronicle, reports: ReportsFolder) -> None:
    """Put what is drawn of each scenario to its Allure result."""
    from ocpp_support.reporting.allure_drawings import attach_drawings
    from ocpp_support.reporting.allure_first_look import show_pictures

    attach_drawings(reports.allure_results, chronicle)
    show_pictures(reports.allure_results)


def publish(
    record: Record, reports: ReportsFolder, trouble: Sequence[str], template: OwnTemplate | None = None
) -> None:
    """Complete the record from the trace, write it, draw everything, and show how it went."""
    chronicle = read_run(record, reports)
    record.update(summaries_of(chronicle))
    show_scenes(chronicle, reports)  # First: it is among the evidence.
    record["evidence"] = evidence_of(chronicle, reports)
    write_record(record, reports.record)
    drawn = draw(chronicle, reports, template, sha256_of(reports.record))
    add_to_step_summary(reports.summary.read_text(encoding="utf-8"))
    show(record, (reports.record, *drawn, reports.allure_results), trouble)
