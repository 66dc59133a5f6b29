import io
import sys

import pytest
from rich.console import Console

from ocpp_support.plan.display import say, say_at_the_terminal, show_briefly, show_table
from ocpp_support.plan.plan import Plan, Planned
from tests.ocpp_support.plan.features import CABLE_1, CARD_1, feature, takes

LIGHTS = feature("1 Lights", "One", "Two", "Three", "Four").scenarios
UPDATE = feature("2 Update", "@lockout New", "Old").scenarios
PLAN = Plan(
    (
        Planned(LIGHTS[0], takes(seconds=120)),
        Planned(LIGHTS[1], takes(CABLE_1, CARD_1, seconds=600)),
        Planned(LIGHTS[2], None),
        Planned(LIGHTS[3], takes(), "not tested: nobody is there"),
        Planned(UPDATE[0], takes(seconds=60)),
        Planned(UPDATE[1], takes(), "not tested: nobody is there"),
    ),
    "person",
)


def shown(how: object, plan: Plan = PLAN) -> str:
    out = io.StringIO()
    how(plan, Console(file=out, width=110))  # type: ignore[operator]
    return out.getvalue()


def test_says_in_a_few_lines_what_the_run_will_take() -> None:
    assert [line.rstrip() for line in shown(show_briefly).strip().splitlines()] == [
        "The plan: 4 scenarios, 1 cable action, 1 card, about 13 minutes",
        "  Nobody is needed at the station for the first scenario, about 2 minutes.",
        "  What could lock the station out comes last: “2 Update”.",
        "  What 1 of them takes is not known.",
        "  2 left out: nobody is there",
    ]


def test_says_that_there_is_nothing_to_do() -> None:
    alone = Plan((Planned(LIGHTS[0], takes(seconds=5)),), "http")

    assert shown(show_briefly, alone).strip() == (
        "The plan: 1 scenario, nothing to be done at the station, about 1 minute"
    )


def test_says_that_nothing_is_run() -> None:
    nothing = Plan((Planned(LIGHTS[0], takes(seconds=5), "not tested: nobody is there"),), "person")

    assert [line.strip() for line in shown(show_briefly, nothing).strip().splitlines()] == [
        "The plan: no scenario is run",
        "1 left out: nobody is there",
    ]


def test_the_table_has_a_row_for_each_function_and_the_sum() -> None:
    said = shown(show_table)

    rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in said.splitlines() if "│" in line]
    assert rows == [
        ["1 Lights", "3", "1", "1 cable action, 1 card", "12"],
        ["2 Update", "1", "1", "none", "1"],
    ]
    assert "The plan: 4 scenarios" in said


def test_a_function_of_which_nothing_is_left_takes_no_time() -> None:
    assert "–" in shown(show_table, Plan((Planned(LIGHTS[0], takes(), "not tested: x"),), "person"))


def test_says_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    say("Rehearsing …")

    assert capsys.readouterr().out == "Rehearsing …\n"


def test_what_is_said_at_the_terminal_is_one_line_where_behave_keeps_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(sys, "__stderr__", terminal)
    say_at_the_terminal("12 of 89, about 70 minutes left")

    assert terminal.getvalue() == "12 of 89, about 70 minutes left\n"
    assert capsys.readouterr().err == ""
