"""Writing a finished run: the record, and everything that is drawn from it and its trace.

Owns which documents there are. What is in each is its own module's; all of them can be drawn again, as they
need nothing but what stands in the folder.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from ocpp_support.chronicle.chronicle import Chronicle, chronicle_of
from ocpp_support.chronicle.summaries import summaries_of
from ocpp_support.reporting.folder import ReportsFolder
from ocpp_support.reporting.markdown import as_markdown
from ocpp_support.reporting.record import Record
from ocpp_support.reporting.step_summary import add_to_step_summary
from ocpp_support.reporting.terminal import show


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


def draw(chronicle: Chronicle, reports: ReportsFolder) -> list[Path]:
    """Draw everything there is of a run; return what a person would open."""
    # Here, as a run that leaves no documents need not load what writes them.
    from ocpp_support.exports.junit import as_junit
    from ocpp_support.reporting.allure_drawings import attach_drawings
    from ocpp_support.reporting.document import write_docx, write_html
    from ocpp_support.reporting.timeline_page import write_timeline

    reports.junit.write_bytes(as_junit(chronicle.record))
    reports.summary.write_text(as_markdown(chronicle.record), encoding="utf-8")
    write_html(chronicle.record, reports.html)
    write_docx(chronicle.record, reports.docx)
    write_timeline(chronicle, reports.timeline, reports.allure_results)
    attach_drawings(reports.allure_results, chronicle)
    return [reports.html, reports.docx, reports.timeline]


def publish(record: Record, reports: ReportsFolder, trouble: Sequence[str]) -> None:
    """Complete the record from the trace, write it, draw everything, and show how it went."""
    chronicle = read_run(record, reports)
    record.update(summaries_of(chronicle))
    write_record(record, reports.record)
    drawn = draw(chronicle, reports)
    add_to_step_summary(as_markdown(record))
    show(record, (reports.record, *drawn, reports.allure_results), trouble)
