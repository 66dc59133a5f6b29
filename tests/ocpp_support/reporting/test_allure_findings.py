"""Findings stand on the results of the scenarios where they were seen, and only once, however often told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ocpp_support.reporting.allure_findings import attach_findings, in_words

from .allure_folders import files_of, put_result
from .test_findings import BROKEN, NOTED, noticed

SCENARIOS = ("A: one", "A: two")


def results(folder: Path) -> dict[str, dict[str, Any]]:
    found = (json.loads(file.read_text()) for file in folder.glob("*-result.json"))
    return {result["name"]: result for result in sorted(found, key=lambda one: str(one["name"]))}


def begin(folder: Path) -> None:
    for number, label in enumerate(SCENARIOS):
        put_result(folder, str(number), label, "a photograph")


def test_each_scenario_gets_its_own(tmp_path: Path) -> None:
    begin(tmp_path)
    attach_findings(tmp_path, [noticed(NOTED, BROKEN, BROKEN, scenarios=("", "A: one"))])
    one, two = results(tmp_path).values()
    attached, _ = one["attachments"]
    assert (attached["name"], attached["type"]) == ("Findings", "text/plain")
    assert (tmp_path / attached["source"]).read_text() == (
        "MUST: it is <odd>\n"
        "  OCPP-J 4.2 · frame.odd · 2 times in this scenario, first at 2026-01-01 00:00:00 UTC:\n"
        "  station → something that is no message, for odd: [2,"
    )
    assert len(two["attachments"]) == 1


def test_what_an_earlier_part_of_the_run_attached_is_replaced(tmp_path: Path) -> None:
    begin(tmp_path)
    first, second = noticed(BROKEN, scenarios=("A: one",)), noticed(NOTED, scenarios=("A: one",))
    attach_findings(tmp_path, [first])
    attach_findings(tmp_path, [first, second])
    one, _ = results(tmp_path).values()
    attached, _ = one["attachments"]
    text = (tmp_path / attached["source"]).read_text()
    assert text.index("MUST: it is <odd>") < text.index("note: it is long")
    assert [name for name in files_of(tmp_path) if "photograph" not in name] == [attached["source"]]


def test_no_secret_is_in_it(tmp_path: Path) -> None:
    found = noticed(BROKEN, raw='["ftp://me:secret@host/"').observations
    assert "secret" not in in_words(found)
    assert "ftp://***@host/" in in_words(found)
