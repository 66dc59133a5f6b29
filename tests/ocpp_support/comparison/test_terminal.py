"""The table in the terminal keeps short what only changed."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from ocpp_support.comparison.compare import compare
from ocpp_support.comparison.kept_run import Judged, Setting
from ocpp_support.comparison.terminal import MOST_CHANGED, show
from tests.ocpp_support.comparison.runs import kept


def shown(**now: object) -> str:
    out = StringIO()
    before = kept(settings={f"S{number}": Setting("1", "1") for number in range(40)})
    show(compare(before, kept(**now)), Console(file=out, width=100))
    return out.getvalue()


def test_what_only_changed_is_cut_and_says_so() -> None:
    text = shown()

    assert f"and {40 - MOST_CHANGED} more, on the page" in text
    assert f"S{MOST_CHANGED - 1} " in text
    assert f"S{MOST_CHANGED} " not in text
    assert "0 worse, 0 better, 40 changed." in text


def test_notes_and_both_runs_are_told() -> None:
    text = shown(clock="real", scenarios={"1 Off": Judged("failed", "no light")})

    assert "Before  CP1 · firmware 1.0 · suite 0.1.0 · accepted" in text
    assert "no times are compared" in text
    assert "no light" in text
