"""The command: its table, its page, and the exit status that a pipeline reads."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from ocpp_support.cli import app
from ocpp_support.reporting.outcomes import Verdict
from tests.ocpp_support.reporting.records import build, outcome_for

FAILED = outcome_for("9.2", Verdict.FAILED, message="Expected: a reset", name="Resets")
PASSED = outcome_for("9.2", name="Resets")


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    for name, outcome in (("good", PASSED), ("bad", FAILED)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "acceptance.json").write_text(json.dumps(build(outcome)), encoding="utf-8")
    return tmp_path


def compare(*arguments: Any) -> tuple[int, str, str]:
    ran = CliRunner().invoke(app, ["compare", *map(str, arguments)], env={"COLUMNS": "120"})
    return ran.exit_code, ran.stdout, ran.stderr


def test_where_something_is_worse_it_ends_with_1_and_writes_the_page(runs: Path) -> None:
    status, said, _ = compare(runs / "good", runs / "bad")

    assert status == 1
    assert "✗ Worse" in said
    assert re.search(r"scenario 9 Resets\s+│ passed\s+│ failed", said)
    assert "3 worse, 0 better, 0 changed." in said
    page = (runs / "bad" / "compare.html").read_text(encoding="utf-8")
    assert "3 worse, 0 better, 0 changed." in page
    assert "A time counts as longer from 1.5 times as long on, and by 0.5 s at least." in page


def test_where_nothing_is_worse_it_ends_with_0(runs: Path) -> None:
    assert compare(runs / "bad", runs / "good")[0] == 0
    status, said, _ = compare(runs / "good", runs / "good" / "acceptance.json")
    assert (status, "Nothing differs." in said) == (0, True)


def test_the_page_goes_where_it_is_wanted(runs: Path) -> None:
    page = runs / "there" / "page.html"

    compare(runs / "good", runs / "bad", "--output", page)

    assert page.exists()
    assert not (runs / "bad" / "compare.html").exists()


@pytest.mark.parametrize("arguments", [("good", "none"), ("none", "good"), ("good", "bad/acceptance")])
def test_what_cannot_be_compared_is_wrong_use_in_a_sentence(runs: Path, arguments: tuple[str, str]) -> None:
    status, _, errors = compare(*(runs / one for one in arguments))

    assert status == 2
    assert "cannot be read: No such file or directory." in errors
    assert "Traceback" not in errors


def test_a_page_that_cannot_be_written_is_wrong_use(runs: Path) -> None:
    status, _, errors = compare(runs / "good", runs / "bad", "--output", runs)

    assert status == 2
    assert "cannot be written: Is a directory." in errors


def test_nothing_that_a_station_says_is_taken_for_a_page_or_moves_a_cursor(runs: Path) -> None:
    record = build(FAILED)
    record["station"]["vendor"] = "<img src=x onerror=alert(1)> \x1b[2J"
    (runs / "bad" / "acceptance.json").write_text(json.dumps(record), encoding="utf-8")

    _, said, _ = compare(runs / "good", runs / "bad")

    assert "\x1b[2J" not in said
    assert "<img" not in (runs / "bad" / "compare.html").read_text(encoding="utf-8")


def test_the_page_asks_for_nothing_outside_itself(runs: Path) -> None:
    compare(runs / "good", runs / "bad")

    page = (runs / "bad" / "compare.html").read_text(encoding="utf-8")

    assert not re.search(r"<script|https?:|url\(|@import", page)
