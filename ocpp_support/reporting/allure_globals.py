"""What stands in the Allure page beside the scenarios: whole documents, and why a run is refused as a whole.

Owns the one file in Allure's folder that names them. Drawn when the run is over; drawn again, it is replaced.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ocpp_support.reporting.allure_attachments import FINDINGS, Attachment, written
from ocpp_support.reporting.findings_page import findings_page
from ocpp_support.reporting.folder import ReportsFolder
from ocpp_support.reporting.record import Record

TIMELINE, FORM = "The timeline", "The form"

_FILE = "documents-globals.json"
_PAGE = "text/html"


def attach_documents(record: Record, reports: ReportsFolder) -> None:
    """Attach to the whole report what was drawn of the run, and say why it is refused as a whole."""
    errors = [{"message": reason, "trace": ""} for reason in record.get("reasons", ())]
    # Of a name of its own, as folders of several runs may be put together.
    whose = f"{record.get('station', {}).get('identity')} {record.get('run', {}).get('started')}"
    _write(reports.allure_results, whose, [*_documents(record, reports)], errors)


def _documents(record: Record, reports: ReportsFolder) -> Iterator[Attachment]:
    if reports.timeline.is_file():
        yield Attachment(TIMELINE, _PAGE, "html", reports.timeline.read_text(encoding="utf-8"))
    if findings := record.get("findings"):
        yield Attachment(FINDINGS, _PAGE, "html", findings_page(findings))
    if reports.html.is_file():
        yield Attachment(FORM, _PAGE, "html", reports.html.read_text(encoding="utf-8"))


def _write(results: Path, whose: str, attachments: Sequence[Attachment], errors: Sequence[Any]) -> None:
    if not results.is_dir():
        return
    file = results / _FILE
    if file.is_file():
        for one in json.loads(file.read_text(encoding="utf-8"))["attachments"]:
            (results / one["source"]).unlink(missing_ok=True)
    told = {"attachments": [written(one, results, whose) for one in attachments], "errors": errors}
    file.write_text(json.dumps(told), encoding="utf-8")
