"""A timestamp breaks ISO 8601, or RFC 3339, or the advice to name the zone; and never two of them at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocpp_support.protocol.times import time_finding


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-04T10:30:15Z",
        "2026-05-04T10:30:15.1Z",
        "2026-05-04T10:30:15.123456789+02:00",
        "2026-05-04t10:30:15z",
    ],
)
def test_what_both_allow_is_no_finding(text: str) -> None:
    assert time_finding(text) is None


@pytest.mark.parametrize(
    ("text", "rule", "clause"),
    [
        ("2026-05-04T10:30:15+02", "time.not-rfc3339", "3.15"),
        ("2026-05-04T10:30:15+0200", "time.not-rfc3339", "3.15"),
        ("2026-05-04 10:30:15Z", "time.not-rfc3339", "3.15"),
        ("20260504T103015Z", "time.not-rfc3339", "3.15"),
        ("2026-05-04T10:30:15", "time.no-zone", "3.14"),
        ("2026-05-04T10:30:15.5", "time.no-zone", "3.14"),
        ("2026-05-04", "time.none", "3.15"),
        ("2026-13-04T10:30:15Z", "time.none", "3.15"),
        ("yesterday", "time.none", "3.15"),
        ("", "time.none", "3.15"),
        ("0", "time.none", "3.15"),
    ],
)
def test_what_is_broken_is_named(text: str, rule: str, clause: str) -> None:
    finding = time_finding(text, "timestamp")
    assert finding is not None
    assert finding.rule == rule
    assert clause in finding.clause
    assert finding.text.startswith(f"timestamp: {text!r}")


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    time_finding(text)
