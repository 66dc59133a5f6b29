"""The form in all its shapes: the page, the Word document, the PDF, and somebody's own.

Owns that what cannot be written keeps nothing else from being written.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from ocpp_support.chronicle.chronicle import Chronicle
from ocpp_support.chronicle.scene import Scene
from ocpp_support.drawing.sequence_diagram import sequence_diagram
from ocpp_support.reporting.document import page_of, write_docx
from ocpp_support.reporting.folder import ReportsFolder
from ocpp_support.reporting.form import Form, form_of
from ocpp_support.reporting.own_template import NoTemplate, OwnTemplate, fill_in
from ocpp_support.reporting.pdf import write_pdf


def write_forms(
    chronicle: Chronicle, reports: ReportsFolder, template: OwnTemplate | None = None, sha256: str = ""
) -> list[Path]:
    """Write the form; return what was written.

    Args:
        chronicle: The run.
        reports: Where to.
        template: Somebody's own form.
        sha256: Of the file of the record.

    """
    form = form_of(chronicle.record, chronicle.scenes, sha256)
    reports.html.write_text(page_of(form, _pictures(form, chronicle.scenes)), encoding="utf-8")
    write_docx(form, reports.docx)
    written = [reports.html, reports.docx]
    if template is not None and _filled(template, form, reports.filled_in):
        written.append(reports.filled_in)
    reports.pdf.unlink(missing_ok=True)  # It would tell what an earlier drawing told.
    return written


def write_form_as_pdf(chronicle: Chronicle, reports: ReportsFolder, sha256: str = "") -> Path:
    """Write the form as PDF, which takes longer than all the others; return it. Raises `NoPdf`."""
    write_pdf(page_of(form_of(chronicle.record, chronicle.scenes, sha256)), reports.pdf)
    return reports.pdf


def _pictures(form: Form, scenes: Mapping[str, Scene]) -> dict[str, str]:
    """Draw the scenarios that show a deviation, by label."""
    wanted = (one["label"] for one in form["deviations"])
    return {label: picture for label in wanted if label in scenes and (picture := _picture(scenes[label]))}


def _picture(scene: Scene) -> str:
    try:
        return sequence_diagram(scene)
    except Exception:  # A picture less is no reason to lose the form.
        return ""


def _filled(template: OwnTemplate, form: Form, path: Path) -> bool:
    try:
        path.write_bytes(fill_in(template, form))
    except NoTemplate as why:
        sys.stderr.write(f"{why}\n")
        return False
    return True
