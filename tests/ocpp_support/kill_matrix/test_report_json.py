from __future__ import annotations

import json
from pathlib import Path

from ocpp_support.kill_matrix.judging import judged
from ocpp_support.kill_matrix.report_json import as_json, write_json
from ocpp_support.kill_matrix.runs import Ran

from .made_up import TEXT, case, criterion, finding, judge, matrix, scenario

KILLED = judge(
    case("1.1", findings=("times.skew",), because="nothing begins"),
    criterion("1.1", scenario("failed")),
    criterion("2.1", scenario("passed")),
    findings=(finding("times.skew"),),
)
BROKEN = judged(Ran(case("1.1", name="gone"), None, 2.04, "it left no record"))


def test_a_case_is_told_whole() -> None:
    (case_,) = as_json(matrix(KILLED))["cases"]

    assert case_["name"] == "mute"
    assert case_["declared"] == {"criteria": ("1.1",), "findings": ("times.skew",)}
    assert case_["because"] == "nothing begins"
    assert (case_["fate"], case_["cells"]) == ("caught", {"1.1": "failed", "2.1": "passed"})
    assert case_["texts"] == [
        {"criteria": ("1.1",), "scenario": "Plugging in", "level": "must", "text": TEXT, "lacks": ()}
    ]
    assert [one["rule"] for one in case_["findings"]] == ["times.skew"]


def test_a_run_that_broke_says_why() -> None:
    (case_,) = as_json(matrix(BROKEN))["cases"]

    assert (case_["fate"], case_["trouble"], case_["seconds"]) == ("broken", "it left no record", 2.0)


def test_the_figures_and_the_attacks_on_each_criterion_are_there() -> None:
    told = as_json(matrix(KILLED, BROKEN, complete=False))

    assert told["schema"] == 1
    assert (told["figures"]["defects"], told["figures"]["caught"], told["complete"]) == (2, 1, False)
    assert [(one["id"], one["red_by"], one["own"], one["kinds"]) for one in told["criteria"]] == [
        ("1.1", 1, 1, 1),
        ("2.1", 0, 0, 0),
    ]


def test_what_is_written_can_be_read_again(tmp_path: Path) -> None:
    write_json(matrix(KILLED), tmp_path / "defects.json")
    read = json.loads((tmp_path / "defects.json").read_text(encoding="utf-8"))

    assert read == json.loads(json.dumps(as_json(matrix(KILLED))))
    assert "“When the driver plugs in”" in (tmp_path / "defects.json").read_text(encoding="utf-8")
