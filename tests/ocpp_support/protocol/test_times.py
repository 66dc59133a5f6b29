"""A timestamp breaks ISO 8601, or RFC 3339, or the advice to name the zone; and never two of them at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocpp_support.protocol.findings import Finding, Severity
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


NONE = Finding(Severity.MUST, "OCPP 1.6 3.15", "is no ISO 8601 time", "time.none")
NO_ZONE = Finding(
    Severity.SHOULD,
    "OCPP 1.6 3.14",
    "names no time zone, so nobody knows which is meant; UTC is taken",
    "time.no-zone",
)
NOT_RFC_3339 = Finding(
    Severity.SHOULD,
    "OCPP 1.6 3.15",
    "is ISO 8601, as section 3.15 wants it, but not RFC 3339, as the schemas want it",
    "time.not-rfc3339",
)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("2026-05-04T10:30:15+02", NOT_RFC_3339),
        ("2026-05-04T10:30:15+0200", NOT_RFC_3339),
        ("2026-05-04T10:30:15,1Z", NOT_RFC_3339),
        ("2026-05-04 10:30:15Z", NOT_RFC_3339),
        (" 2026-05-04T10:30:15Z ", NOT_RFC_3339),
        ("20260504t103015z", NOT_RFC_3339),
        ("2026-05-04T10:30:15", NO_ZONE),
        ("2026-05-04T10:30:15.5", NO_ZONE),
        ("2026-05-04 10:30:15", NO_ZONE),
        ("2026-05-04", NONE),
        ("2026-05-04X10:30:15Z", NONE),
        ("2026-13-04T10:30:15Z", NONE),
        ("yesterday", NONE),
        ("", NONE),
        ("0", NONE),
    ],
)
def test_what_is_broken_is_named(text: str, wrong: Finding) -> None:
    assert time_finding(text) == replace(wrong, text=f"{text!r} {wrong.text}")
    assert time_finding(text, "timestamp") == replace(wrong, text=f"timestamp: {text!r} {wrong.text}")


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    time_finding(text)
