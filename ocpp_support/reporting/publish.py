"""Writing a finished run: the record, and every document drawn from it."""

import json
from collections.abc import Sequence
from pathlib import Path

from ocpp_support.reporting.folder import ReportsFolder
from ocpp_support.reporting.record import Record
from ocpp_support.reporting.terminal import show


def write_record(record: Record, path: Path) -> None:
    """Write the record as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def publish(record: Record, reports: ReportsFolder, trouble: Sequence[str]) -> None:
    """Write the record and the form, and show the result in the terminal."""
    # Here, as a run that leaves no documents need not load what writes them.
    from ocpp_support.reporting.document import write_docx, write_html

    write_record(record, reports.record)
    write_html(record, reports.html)
    write_docx(record, reports.docx)
    show(record, (reports.record, reports.html, reports.docx, reports.allure_results), trouble)
