"""The page of all findings: grouped by weight and clause, each with its frame and its scenarios."""

from __future__ import annotations

import re

from ocpp_support.protocol.findings import Finding, Severity
from ocpp_support.reporting.findings_page import findings_page

from .test_findings import BROKEN, NOTED, recorded

OTHER = Finding(Severity.MUST, "OCPP 1.6 4.2", "it is other", "frame.other")


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def test_the_heaviest_stand_first_and_clauses_together() -> None:
    page = findings_page(recorded(NOTED, BROKEN, OTHER))
    assert re.findall(r"<h[123]>([^<]*)", page) == [
        "3 kinds of finding",
        "MUST",
        "OCPP 1.6 4.2",
        "OCPP-J 4.2",
        "note",
        "OCPP-J 5",
    ]


def test_a_finding_has_its_frame_and_its_scenarios() -> None:
    page = findings_page(recorded(BROKEN, BROKEN, BROKEN, raw='[2,"<b>"', scenarios=("", "A & B")))
    text = words(page)
    assert "frame.odd · 3 times, first at 2026-01-01T00:00:00+00:00 (entry 0 of the trace)" in text
    assert "[2,&#34;&lt;b&gt;&#34;" in page
    assert "seen in 2 scenarios outside of any scenario A &amp; B · 2 times" in text


def test_the_page_runs_and_loads_nothing() -> None:
    page = findings_page(recorded(BROKEN))
    assert "<script" not in page
    assert "http" not in page
