"""The guide that people read lists the placeholders that there are."""

import re
from collections.abc import Mapping

import pytest

from ocpp_support.reporting.placeholders import PLACEHOLDERS, Each, Placeholder, Value
from ocpp_support.reporting.template_guide import DOCUMENT, document
from tests.house.tree import ROOT


def count(placeholders: Mapping[str, Placeholder]) -> int:
    total = 0
    for one in placeholders.values():
        inner = one.one if isinstance(one, Each) else one
        total += 1 if isinstance(inner, Value) else count(inner)
    return total


def test_the_document_is_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    written = DOCUMENT.read_text(encoding="utf-8") if DOCUMENT.exists() else ""
    assert written == document(), f"{DOCUMENT}: python -m ocpp_support.reporting.template_guide"


def test_every_placeholder_has_a_line() -> None:
    listed = document().partition("## The placeholders")[2]
    names = re.findall(r"^\| `\{\{ ([\w.]+) \}\}` \| ", listed, re.MULTILINE)

    assert len(names) == count(PLACEHOLDERS)
    assert {"station.vendor", "row.number", "criterion.id", "reason", "deviation.sent"} <= {*names}


def test_no_table_of_it_is_torn_by_what_stands_in_a_cell() -> None:
    listed = document().partition("## The placeholders")[2]

    assert {line.count(" | ") for line in listed.splitlines() if line.startswith("| `")} == {2}
