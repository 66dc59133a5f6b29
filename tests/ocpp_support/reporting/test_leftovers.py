import json
import os
from pathlib import Path
from typing import Any

import pytest

from ocpp_support.reporting.leftovers import tidy


@pytest.fixture
def results(tmp_path: Path) -> Path:
    return tmp_path


def write(results: Path, name: str, content: Any, age: int = 0) -> Path:
    file = results / name
    file.write_text(content if isinstance(content, str) else json.dumps(content))
    os.utime(file, (1000 - age, 1000 - age))
    return file


def result(name: str, uuid: str, *sources: str) -> dict[str, Any]:
    attachments = [{"source": source, "name": "x"} for source in sources]
    return {"fullName": name, "uuid": uuid, "steps": [{"steps": [{"attachments": attachments}]}]}


def left(results: Path) -> list[str]:
    return sorted(file.name for file in results.iterdir())


def test_what_belongs_to_a_kept_scenario_stays(results: Path) -> None:
    write(results, "1-result.json", result("On", "u1", "a-attachment.txt"))
    write(results, "a-attachment.txt", "said")
    write(results, "c-container.json", {"children": ["u1"], "befores": [{"attachments": [{"source": "b"}]}]})
    write(results, "g-globals.json", {"attachments": [{"source": "s-attachment.txt"}]})
    write(results, "s-attachment.txt", "the set-up")
    write(results, "environment.properties", "Station=CP1")
    before = left(results)

    assert tidy(results, {"On"}) == {"On"}
    assert left(results) == before


def test_what_was_interrupted_or_never_run_goes(results: Path) -> None:
    write(results, "1-result.json", result("Off", "u1", "a-attachment.txt"))
    write(results, "a-attachment.txt", "said")
    write(results, "orphan-attachment.jsonl", "said and never named")
    write(results, "half-result.json.tmp", "{")
    write(results, "c-container.json", {"children": ["u1"], "befores": []})

    assert tidy(results, {"On"}) == set()
    assert left(results) == []


def test_of_two_results_the_first_counts(results: Path) -> None:
    write(results, "1-result.json", result("On", "u1"), age=1)
    write(results, "2-result.json", result("On", "u2"), age=9)

    assert tidy(results, {"On"}) == {"On"}
    assert left(results) == ["2-result.json"]


@pytest.mark.parametrize("content", ["", "[]", "\0\0"])
def test_what_the_power_cut_tore_apart_goes(results: Path, content: str) -> None:
    write(results, "1-result.json", content)
    write(results, "c-container.json", content)

    assert tidy(results, {"On"}) == set()
    assert left(results) == []


def test_where_there_is_no_folder_nothing_is_there(tmp_path: Path) -> None:
    assert tidy(tmp_path / "none", {"On"}) == set()
