"""The command of a campaign, over an engine that is scripted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ocpp_support.campaign import command
from ocpp_support.campaign.dask_engine import NoEngine
from ocpp_support.campaign.folder import CampaignFolder
from ocpp_support.campaign.job import Job, Ran
from ocpp_support.campaign.results import Results
from ocpp_support.cli import app
from ocpp_support.reporting.generator import NoPage

from .made_up import TWO, Scripted, ran, refused

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


@pytest.fixture(autouse=True)
def shown(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The stations of each page that was made of several."""
    asked: list[list[str]] = []

    def put_side_by_side(results: Results, folder: CampaignFolder) -> Path:
        asked.append([one.name for one in results.stations])
        return folder.side_by_side

    monkeypatch.setattr(command, "put_side_by_side", put_side_by_side)
    return asked


@pytest.fixture
def run(tmp_path: Path) -> Run:
    (tmp_path / "c.toml").write_text(TWO, encoding="utf-8")

    def _run(*more: str) -> Result:
        arguments = ["campaign", str(tmp_path / "c.toml"), "--reports", str(tmp_path / "out"), *more]
        return CliRunner().invoke(app, arguments)

    return _run


def test_what_was_found_is_left_for_people_and_machines(engine: Scripted, run: Run, tmp_path: Path) -> None:
    assert run().exit_code == 0
    told = json.loads((tmp_path / "out/campaign.json").read_text(encoding="utf-8"))
    assert (told["of"], told["counts"], told["complete"]) == (3, {"accepted": 3}, True)
    assert (tmp_path / "out/campaign.html").exists()
    assert (tmp_path / "out/campaign.csv").exists()


def test_the_stations_are_put_side_by_side_in_the_end(
    engine: Scripted, run: Run, tmp_path: Path, shown: list[list[str]]
) -> None:
    result = run()
    assert shown == [["reference-1", "reference-2", "DC-7"]]
    assert "out/allure/index.html" in result.output
    assert 'href="allure/index.html"' in (tmp_path / "out/campaign.html").read_text(encoding="utf-8")


def test_a_campaign_that_was_stopped_and_goes_on_shows_all_that_is_there(
    engine: Scripted, run: Run, tmp_path: Path, shown: list[list[str]]
) -> None:
    def does(one: Job, _: int) -> Ran:
        if one.name == "DC-7":
            raise KeyboardInterrupt
        return ran(one)

    engine._does = does
    run()
    told = json.loads((tmp_path / "out/campaign.json").read_text(encoding="utf-8"))
    (tmp_path / "out/campaign.json").write_text(json.dumps(told | {"duration_s": 3600}), encoding="utf-8")
    engine._does = lambda one, _: ran(one)
    assert "took 1 h 00 min" in run("--resume").output
    assert shown[1:] == [["reference-1", "reference-2", "DC-7"]]
    assert set(shown[0]) <= {"reference-1", "reference-2"}


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (NoPage("npm could not install allure"), "was not made: npm could not install allure"),
        (KeyboardInterrupt(), "was not made: it was stopped"),
    ],
)
def test_a_page_that_is_not_made_costs_nothing_but_itself(
    engine: Scripted,
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    trouble: BaseException,
    said: str,
) -> None:
    old = tmp_path / "out/allure/index.html"
    old.parent.mkdir(parents=True)
    old.write_text("of an earlier campaign")

    def fails(*_: object) -> Path:
        raise trouble

    monkeypatch.setattr(command, "put_side_by_side", fails)
    result = run()
    assert result.exit_code == 0
    assert said in result.output
    assert not old.exists()
    assert "allure/index.html" not in (tmp_path / "out/campaign.html").read_text(encoding="utf-8")


def test_the_page_may_be_left_out(engine: Scripted, run: Run, shown: list[list[str]]) -> None:
    assert run("--no-page").exit_code == 0
    assert shown == []


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


def test_where_nothing_is_left_to_do_nobody_is_asked_for_help(engine: Scripted, run: Run) -> None:
    run()
    engine.asked.clear()
    result = run("--resume", "--engine", "dask://lab:1")
    assert (result.exit_code, engine.asked) == (0, [])
    assert "3 of 3 stations: 3 accepted" in result.output
    assert run("--engine", "dask://lab:1").exit_code == 2


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
