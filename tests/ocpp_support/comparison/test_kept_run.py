"""Records are read as far as they can be, of whatever suite they are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocpp_support.comparison.kept_run import (
    Finding,
    Judged,
    NoRecord,
    Setting,
    Timing,
    kept_run,
    read_kept_run,
)
from ocpp_support.reporting.outcomes import LEFT_OUT, Verdict
from tests.ocpp_support.reporting.records import build, outcome_for, refused

NEWER: dict[str, Any] = {
    "findings": [{"rule": "x.y", "severity": "MUST", "text": "it did", "count": 2}],
    "configuration": [{"key": "A", "readonly": False, "found": "1", "left": None, "tried": []}],
    "timings": {
        "answers": [
            {"action": "Reset", "by": "station", "median_s": 0.5, "slowest_s": 1, "unanswered": 1},
            {"action": "Heartbeat", "by": "central system", "median_s": 9.0, "slowest_s": 9.0},
        ],
        "reconnects": {"median_s": None, "slowest_s": None},
        "boots": {"median_s": 6.0, "slowest_s": 7.0},
    },
}


def test_reads_who_what_and_when() -> None:
    run = kept_run(refused())

    assert (run.verdict, run.clock, run.suite, run.started) == (
        "refused",
        "virtual",
        "0.1.0",
        "2026-03-02T14:05:07+00:00",
    )
    assert run.station["firmware"] == "V112_72900_08001"
    assert run.criteria["9.2"].verdict == "inconclusive"
    assert run.criteria["9.2"].text


def test_reads_findings_settings_and_the_stations_times() -> None:
    run = kept_run(refused() | NEWER)

    assert run.findings == {"MUST x.y": Finding("MUST", "it did", 2)}
    assert run.settings == {"A": Setting("1", None)}
    assert run.timings == {
        "the answer to Reset": Timing(0.5, 1.0, 1),
        "coming back after a lost line": Timing(None, None),
        "starting anew": Timing(6.0, 7.0),
    }


def test_what_a_record_does_not_tell_is_not_known() -> None:
    run = kept_run({"functions": []})

    assert (run.findings, run.settings, run.timings) == (None, None, None)


def test_what_was_left_out_says_nothing() -> None:
    record = build(
        outcome_for("9.2", Verdict.NOT_TESTED, message=LEFT_OUT),
        outcome_for("9.1", Verdict.NOT_TESTED, message="nobody is there"),
    )

    run = kept_run(record)

    assert run.criteria["9.2"].verdict is None
    assert run.scenarios["9 What 9.2 says holds"].verdict is None
    assert run.scenarios["9 What 9.1 says holds"] == Judged("not tested", "nobody is there")


def test_an_older_record_tells_of_scenarios_at_their_criteria() -> None:
    newer = build(outcome_for("9.2", label="9 Reset: What 9.2 says holds"))
    older = {name: said for name, said in newer.items() if name != "scenarios"}

    assert "9 What 9.2 says holds" in kept_run(newer).scenarios
    assert kept_run(older).scenarios["9 What 9.2 says holds"].verdict == "passed"


def test_reads_a_folder_or_a_file(tmp_path: Path) -> None:
    path = tmp_path / "acceptance.json"
    path.write_text(json.dumps(refused()), encoding="utf-8")

    assert read_kept_run(tmp_path) == read_kept_run(path) == kept_run(refused())


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "cannot be read: No such file"),
        ("{", "it is not JSON"),
        ("[" * 100_000, "it is not JSON"),
        ("[]", "it tells of no functions"),
        ("{}", "it tells of no functions"),
        ('{"functions": 7}', "it tells of no functions"),
    ],
)
def test_what_is_no_record_is_a_sentence(content: str | None, why: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "acceptance.json").write_text(content, encoding="utf-8")

    with pytest.raises(NoRecord, match=why):
        read_kept_run(tmp_path)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=6,
)


@given(st.data())
def test_nothing_in_a_record_stops_the_reading(data: st.DataObject) -> None:
    record = json.loads(json.dumps(refused() | NEWER))
    holder: Any = record
    while isinstance(holder, dict | list) and holder:
        at = data.draw(st.sampled_from([*holder] if isinstance(holder, dict) else [*range(len(holder))]))
        if data.draw(st.booleans()) or not isinstance(holder[at], dict | list) or not holder[at]:
            holder[at] = data.draw(_JSON)
            break
        holder = holder[at]

    kept_run(record)
