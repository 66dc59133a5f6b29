"""The command of a campaign, over an engine that is scripted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ocpp_support.campaign import command
from ocpp_support.campaign.engines import NoEngine
from ocpp_support.campaign.job import Job, Ran
from ocpp_support.cli import app

from .made_up import Scripted, ran, refused

TWO = """
name = "Nightly"
features = ["features/acceptance/03_change_availability.feature"]
monitor = "strict"

[[station]]
station = "reference"
count = 2
patience = 2

[[station]]
station = "dc_150"
identity = "DC-7"
defects = ["impatient"]
features = ["features/acceptance/11_cable_status.feature"]
"""

Run = Callable[..., Result]


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Scripted:
    scripted = Scripted(lambda one, _: ran(one))

    @contextmanager
    def opened(name: str, at_once: int) -> Iterator[Scripted]:
        if name != "local":
            raise NoEngine(f"There is nobody at {name}")
        yield scripted

    monkeypatch.setattr(command, "opened", opened)
    monkeypatch.setattr(command, "hear_interrupts", lambda: None)
    return scripted


@pytest.fixture
def run(tmp_path: Path) -> Run:
    (tmp_path / "c.toml").write_text(TWO, encoding="utf-8")

    def _run(*more: str) -> Result:
        arguments = ["campaign", str(tmp_path / "c.toml"), "--reports", str(tmp_path / "out"), *more]
        return CliRunner().invoke(app, arguments)

    return _run


def test_every_station_is_asked_for_as_the_file_says(engine: Scripted, run: Run, tmp_path: Path) -> None:
    jobs: list[Job] = []

    def does(one: Job, _: int) -> Ran:
        jobs.append(one)
        return ran(one)

    engine._does = does
    assert run().exit_code == 0
    assert [one.arguments for one in jobs] == [
        (
            "-Dstation=reference",
            "-Dmonitor=strict",
            f"-Didentity=reference-{number}",
            "-Dpatience=2",
            "features/acceptance/03_change_availability.feature",
        )
        for number in (1, 2)
    ] + [
        (
            "-Dstation=dc_150",
            "-Dmonitor=strict",
            "-Didentity=DC-7",
            "-Ddefects=impatient",
            "features/acceptance/11_cable_status.feature",
        )
    ]
    told = json.loads((tmp_path / "out/campaign.json").read_text(encoding="utf-8"))
    assert (told["of"], told["counts"], told["complete"]) == (3, {"accepted": 3}, True)
    assert (tmp_path / "out/campaign.html").exists()
    assert (tmp_path / "out/campaign.csv").exists()


def test_one_that_is_refused_refuses(engine: Scripted, run: Run) -> None:
    engine._does = lambda one, _: ran(one, refused() if one.name == "DC-7" else None)
    result = run()
    assert result.exit_code == 1
    assert "DC-7: refused (functions 3)" in result.output
    assert "3 of 3 stations: 1 refused, 2 accepted" in result.output


def test_one_that_was_not_judged_to_its_end_makes_it_incomplete(engine: Scripted, run: Run) -> None:
    engine._does = lambda one, _: ran(one, trouble="it was stopped" if one.name == "DC-7" else "")
    assert run().exit_code == 3


def test_what_was_judged_is_not_judged_again(engine: Scripted, run: Run) -> None:
    engine._does = lambda one, _: ran(one, trouble="it was stopped" if one.name == "DC-7" else "")
    run()
    engine.asked.clear()
    engine._does = lambda one, _: ran(one)
    result = run("--resume")
    assert engine.asked == ["DC-7"]
    assert result.exit_code == 0
    assert "3 of 3 stations: 3 accepted" in result.output


def test_ctrl_c_keeps_what_is_done(engine: Scripted, run: Run, tmp_path: Path) -> None:
    def does(one: Job, _: int) -> Ran:
        if one.name == "DC-7":
            raise KeyboardInterrupt
        return ran(one)

    engine._does = does
    result = run()
    assert result.exit_code == 3
    assert "Stopped. Go on with --resume." in result.output
    assert json.loads((tmp_path / "out/campaign.json").read_text(encoding="utf-8"))["of"] == 3


def test_wrong_use_begins_nothing(engine: Scripted, run: Run, tmp_path: Path) -> None:
    result = run("--engine", "dask://lab:1")
    assert (result.exit_code, engine.asked) == (2, [])
    assert "There is nobody at dask://lab:1" in result.output
    result = run("--engine", "spark")
    assert (result.exit_code, engine.asked) == (2, [])
    assert "an engine is local or dask://HOST:PORT" in result.output
    (tmp_path / "c.toml").write_text(TWO.replace('"DC-7"', '"Reference-2"'), encoding="utf-8")
    result = run()
    assert (result.exit_code, engine.asked) == (2, [])
    assert "two stations are called reference-2" in result.output
