from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ocpp_support.kill_matrix.cases import Case
from ocpp_support.kill_matrix.runs import Ran, run_all

from . import children
from .made_up import case

LONG_S = 60.0


def ran(run: Callable[[Case, Path], None], *names: str, limit_s: float = LONG_S) -> dict[str, Ran]:
    cases = [case(name=name) for name in names or ("one",)]
    return {one.case.name: one for one in run_all(cases, 2, limit_s=limit_s, run=run)}


def test_each_run_has_a_process_of_its_own() -> None:
    over = ran(children.obedient, "one", "two", "three")
    records = [one.record or {} for one in over.values()]

    assert {name: one.record and one.record["of"] for name, one in over.items()} == {n: n for n in over}
    assert len({record["by"] for record in records} | {os.getpid()}) == 4


@pytest.mark.parametrize(
    ("run", "trouble"),
    [
        (children.wordless, "it left no record\nTraceback\nSystemError: gone"),
        (children.half, "its record cannot be read"),
        (children.dying, "its process was ended by signal 9"),
    ],
)
def test_a_run_that_comes_to_nothing_says_why(run: Callable[[Case, Path], None], trouble: str) -> None:
    one = ran(run)["one"]

    assert one.record is None
    assert one.trouble.startswith(trouble)


def test_a_run_that_hangs_is_ended() -> None:
    one = ran(children.hanging, limit_s=0.2)["one"]

    assert (one.record, one.trouble) == (None, "it was not over after 0.2 s")


def test_a_station_that_is_refused_is_a_run_like_any_other() -> None:
    one = ran(children.refusing)["one"]

    assert one.record
    assert not one.trouble


def test_one_that_dies_costs_the_others_nothing() -> None:
    over = ran(children.by_name, "dying", "one", "two")

    assert {name for name, one in over.items() if one.record} == {"one", "two"}


def test_whoever_goes_away_ends_what_still_runs(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    cases = [case(name=name, sentence=str(pipe)) for name in ("listening", "telling")]

    with closing(run_all(cases, 2, limit_s=LONG_S, run=children.by_name)) as running:
        first = next(running)

    assert first.record
    assert not Path(first.record["scratch"]).exists()
    with pytest.raises(ProcessLookupError):
        os.kill(first.record["other"], 0)
