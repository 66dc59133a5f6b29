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
from ocpp_support.reporting.record import Record
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
    from ocpp_support.reporting.document import write_docx, write_html

    write_html(chronicle.record, reports.html)
    write_docx(chronicle.record, reports.docx)
    return [reports.html, reports.docx]


def publish(record: Record, reports: ReportsFolder, trouble: Sequence[str]) -> None:
    """Complete the record from the trace, write it, draw everything from it, and show the result."""
    chronicle = read_run(record, reports)
    record.update(summaries_of(chronicle))
    write_record(record, reports.record)
    drawn = draw(chronicle, reports)
    show(record, (reports.record, *drawn, reports.allure_results), trouble)
