"""What the monitor found reaches the terminal and the form, and the verdict only where that was asked for."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

from docx import Document
from rich.console import Console

from ocpp_support.protocol.findings import Finding, Severity
from ocpp_support.reporting.document import page_of, write_docx
from ocpp_support.reporting.form import form_of
from ocpp_support.reporting.terminal import MOST_FINDINGS, show

from .records import hk_180
from .test_findings import BROKEN, NOTED, recorded


def shown(findings: list[dict[str, Any]], **more: object) -> str:
    out = StringIO()
    show(hk_180() | {"findings": findings} | more, [], console=Console(file=out, width=120))
    return out.getvalue()


def test_the_terminal_lists_what_is_broken_and_counts_the_notes() -> None:
    text = shown(recorded(BROKEN, NOTED))
    assert "MUST  it is <odd> (OCPP-J 4.2)" in text
    assert "1 note besides, in the record" in text
    assert "Verdict: accepted with remarks" in text
    assert "besides" not in shown([])


def test_the_terminal_tells_a_few_only() -> None:
    kinds = [Finding(Severity.MUST, "C", f"odd {place}", f"frame.odd-{place}") for place in "abcdefghijk"]
    text = shown(recorded(*kinds, NOTED))
    assert text.count("MUST  odd") == MOST_FINDINGS
    assert f"{len(kinds) - MOST_FINDINGS} more and 1 note besides, in the record" in text


def test_the_terminal_says_why_a_station_is_refused_that_did_everything() -> None:
    assert "Refused for this." in shown([], reasons=["Refused for this."])


def form(tmp_path: Path, record: dict[str, Any]) -> tuple[str, str]:
    write_docx(form_of(record), tmp_path / "form.docx")
    document = Document(str(tmp_path / "form.docx"))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    words = "\n".join((*(one.text for one in document.paragraphs), *cells))
    return page_of(form_of(record)), words


def test_the_form_tells_findings_in_full_and_notes_in_short(tmp_path: Path) -> None:
    findings = recorded(BROKEN, NOTED, scenarios=("1 Lights: On",))
    page, words = form(tmp_path, hk_180() | {"findings": findings, "remarks": ["A setting is not put back."]})
    assert 'it is &lt;odd&gt; (OCPP-J 4.2)</td><td class="said">1 Lights: On</td>' in page
    assert "MUST\nit is <odd> (OCPP-J 4.2)\n1 Lights: On" in words
    for told in (page, words):
        assert "Allowed, and worth knowing: it is long (OCPP-J 5)." in told
        assert "A setting is not put back." in told
        assert "It changes no verdict." in told


def test_a_form_without_remarks_has_no_such_section(tmp_path: Path) -> None:
    for findings, there in ((recorded(NOTED), True), ([], False)):
        page, words = form(tmp_path, hk_180() | {"findings": findings})
        assert (">Remarks<" in page) == ("Remarks" in words.split("\n")) == there


def test_the_form_says_why_a_station_is_refused_that_did_everything(tmp_path: Path) -> None:
    record = hk_180() | {"findings": recorded(BROKEN), "reasons": ["Refused for this."]}
    record["run"] = record["run"] | {"monitor": "strict"}
    for told in form(tmp_path, record):
        assert "Refused for this." in told
        assert "What is a MUST refuses the station." in told
