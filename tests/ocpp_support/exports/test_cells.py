"""No cell is a formula, whoever said what stands in it."""

from __future__ import annotations

import pytest

from ocpp_support.exports.cells import guarded


@pytest.mark.parametrize(
    ("said", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("\t=1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-1.5", "-1.5"),
        ("a = b", "a = b"),
        ("two\nlines", "two lines"),
        ("\ud800", "\\ud800"),
    ],
)
def test_what_a_spreadsheet_would_work_out_is_text(said: str, cell: str) -> None:
    assert guarded(said) == cell
