"""What the monitor found reaches the record, the terminal and the form, and changes no verdict."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

from docx import Document
from rich.console import Console

from ocpp_support.monitor.watch import findings_of
from ocpp_support.protocol.findings import Finding, Severity
from ocpp_support.protocol.frames import Malformed
from ocpp_support.reporting.document import write_docx, write_html
from ocpp_support.reporting.findings import LONGEST_RAW, in_a_line, in_record, merged, weighty
from ocpp_support.reporting.terminal import show
from ocpp_support.trace.trace import Sender

from ..matchers.conversations import Talk
from .records import hk_180


def recorded(*findings: Finding, raw: str = "[2,") -> list[dict[str, Any]]:
    talk = Talk()
    for finding in findings:
        talk.trace.record(Sender.STATION, Malformed("odd"), raw, findings=(finding,))
    return in_record(findings_of(talk.conversation()))


BROKEN = Finding(Severity.MUST, "OCPP-J 4.2", "it is <odd>", "frame.odd")
NOTED = Finding(Severity.NOTE, "OCPP-J 5", "it is long", "frame.long")


def test_the_record_tells_each_kind_with_its_first_frame() -> None:
    assert recorded(BROKEN, BROKEN) == [
        {
            "rule": "frame.odd",
            "severity": "MUST",
            "clause": "OCPP-J 4.2",
            "text": "it is <odd>",
            "count": 2,
            "first": {"number": 0, "time": "2026-01-01T00:00:00+00:00", "raw": "[2,"},
        }
    ]


def test_the_raw_text_is_masked_and_has_an_end() -> None:
    (found,) = recorded(BROKEN, raw='["ftp://me:secret@host/",' + "x" * 5000)
    assert "secret" not in found["first"]["raw"]
    assert len(found["first"]["raw"]) == LONGEST_RAW


def test_the_parts_of_a_run_are_put_together() -> None:
    first, second = recorded(NOTED, BROKEN), recorded(BROKEN, raw="other")
    together = merged(first, second)
    assert [(one["rule"], one["count"]) for one in together] == [("frame.odd", 2), ("frame.long", 1)]
    assert together[0]["first"]["raw"] == "[2,"
    assert merged([], []) == []


def test_notes_are_for_whoever_opens_the_record() -> None:
    assert [one["rule"] for one in weighty(recorded(NOTED, BROKEN))] == ["frame.odd"]


def test_a_line_says_what_by_which_clause_and_how_often() -> None:
    assert in_a_line(recorded(BROKEN)[0]) == "it is <odd> (OCPP-J 4.2)"
    assert in_a_line(recorded(BROKEN, BROKEN)[0]) == "it is <odd> (OCPP-J 4.2, 2 times)"


def shown(findings: list[dict[str, Any]]) -> str:
    out = StringIO()
    show(hk_180() | {"findings": findings}, [], console=Console(file=out, width=120))
    return out.getvalue()


def test_the_terminal_lists_what_is_broken_and_counts_the_notes() -> None:
    text = shown(recorded(BROKEN, NOTED))
    assert "MUST  it is <odd> (OCPP-J 4.2)" in text
    assert "1 note besides, in the record" in text
    assert "Verdict: accepted with remarks" in text
    assert "besides" not in shown([])


def test_the_form_has_a_section_only_where_something_is_broken(tmp_path: Path) -> None:
    for findings, there in ((recorded(BROKEN), True), (recorded(NOTED), False), ([], False)):
        record = hk_180() | {"findings": findings}
        write_html(record, tmp_path / "form.html")
        write_docx(record, tmp_path / "form.docx")
        page = (tmp_path / "form.html").read_text(encoding="utf-8")
        words = "\n".join(one.text for one in Document(str(tmp_path / "form.docx")).paragraphs)
        assert (
            ("it is &lt;odd&gt; (OCPP-J 4.2)" in page) == ("MUST: it is <odd> (OCPP-J 4.2)" in words) == there
        )
        assert ("Noticed besides" in page) == ("Noticed besides" in words) == there
