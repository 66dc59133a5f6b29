"""An identity is known in every spelling, and no more than that."""

from __future__ import annotations

import re

import pytest

from ocpp_support.anonymity.spelling import canonical, encoded, is_short, pattern_of


def seen(identity: str, text: str) -> list[str]:
    return re.findall(pattern_of(identity), text, re.IGNORECASE)


@pytest.mark.parametrize(
    ("identity", "spelling"),
    [
        ("04A2B3C4", "04a2b3c4"),
        ("04A2B3C4", "04:A2:B3:C4"),
        ("04:A2:B3:C4", "04A2B3C4"),
        ("04A2B3C4", "04-a2-B3 c4"),
        ("RW22-000042", "RW22000042"),
        ("RW22-000042", "rw22_000042"),
        ("RW22-000042", "RW22%2D000042"),
        ("RW22 42", "RW22%2042"),
        ("Lena 1", r"Len\u0061 1"),
        ("Zoë 42", "ZO%C3%8B%2042"),
        ("Zoë 42", r"zo\\u00eb 42"),
        ("a/b/c/7", r"a\/b\/c\/7"),
        ("12345678", "12:34:56:78"),
    ],
)
def test_a_spelling_is_known(identity: str, spelling: str) -> None:
    assert seen(identity, f"({spelling})") == [spelling]
    assert canonical(spelling) == canonical(identity)


@pytest.mark.parametrize(
    ("identity", "text"),
    [
        ("20261126", "2026-11-26T06:07:02"),
        ("FACE", "the surface"),
        ("04A2B3C4", "04A2 and B3C4"),
        ("RW22", "RW23"),
    ],
)
def test_what_is_no_spelling_of_it_stays(identity: str, text: str) -> None:
    assert seen(identity, text) == []


def test_it_is_seen_within_a_longer_word() -> None:
    assert seen("CP01", "logCP01x and cp-01") == ["CP01", "cp-01"]


@pytest.mark.parametrize("text", ["A-1", "123 456", "-", ""])
def test_what_is_short_could_be_anything(text: str) -> None:
    assert is_short(text)


@pytest.mark.parametrize("text", ["CP01", "1234567", "Zoë 1"])
def test_what_is_longer_could_not(text: str) -> None:
    assert not is_short(text)


def test_bytes_are_written_as_text_in_two_ways() -> None:
    assert encoded("CP01") == ["43503031", "Q1AwMQ"]
