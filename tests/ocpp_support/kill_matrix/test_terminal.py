from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console

from ocpp_support.kill_matrix.judging import Judged
from ocpp_support.kill_matrix.terminal import listed, show, show_texts, watched

from .made_up import TEXT, case, criterion, finding, good_model, judge, matrix, scenario

FAILED, PASSED = scenario("failed"), scenario("passed")
CAUGHT = judge(case("1.1"), criterion("1.1", FAILED))
SURVIVED = judge(case("1.1", name="deaf"), criterion("1.1", PASSED))
SILENT = judge(good_model(), criterion("1.1", PASSED))
AS_DECLARED = judge(good_model("1.1", name="old"), criterion("1.1", FAILED))


def console(*, terminal: bool = False) -> tuple[Console, io.StringIO]:
    out = io.StringIO()
    return Console(file=out, force_terminal=terminal, width=200, highlight=False, markup=False), out


def watched_lines(*cases: Judged, terminal: bool = False) -> str:
    shown, out = console(terminal=terminal)
    with watched(shown, len(cases)) as tell:
        for one in cases:
            tell(one)
    return out.getvalue()


def test_without_a_terminal_every_run_is_a_plain_line_with_what_is_not_as_declared() -> None:
    lines = watched_lines(CAUGHT, SURVIVED, SILENT, AS_DECLARED).splitlines()

    assert [line.strip() for line in lines] == [
        "1/4  mute: caught (1.1), 5.0 s",
        "2/4  deaf: survived, 5.0 s",
        "missed: 1.1 did not fail: passed",
        "3/4  wallbox: silent, 5.0 s",
        "4/4  old: as declared (1.1), 5.0 s",
    ]


def test_in_a_terminal_there_is_a_bar_and_a_line_for_what_is_not_as_declared() -> None:
    said = watched_lines(CAUGHT, SURVIVED, terminal=True)

    assert "2/2" in said
    assert "deaf: survived" in said
    assert "mute: caught" not in said


def test_in_the_end_what_is_not_as_declared_is_told_with_why_and_the_rest_in_figures() -> None:
    shown, out = console()
    loud = judge(case("1.1", name="loud"), criterion("1.1", FAILED), findings=(finding("times.skew"),))
    show(shown, matrix(CAUGHT, SURVIVED, loud, SILENT), [Path("reports/defects.html")])
    said = out.getvalue()

    assert "deaf  says nothing of plugs\n    missed: 1.1 did not fail: passed\n" in said
    assert "loud  says nothing of plugs\n    undeclared: the monitor found times.skew" in said
    assert "mute  " not in said
    assert "defects caught 2/3 · undeclared reds 1 · false alarms on good models 0" in said
    assert "4 runs, 5.0 s each\n  reports/defects.html" in said


def test_a_matrix_that_never_ran_shows_no_mean() -> None:
    shown, out = console()
    show(shown, matrix(complete=False), [])

    assert "runs" not in out.getvalue()


def test_the_texts_stand_under_their_defect_and_scenario() -> None:
    shown, out = console()
    show_texts(shown, [CAUGHT, SURVIVED])

    assert out.getvalue() == f"\nmute · 1.1 (must) · Plugging in\n{TEXT}\n"


def test_the_list_tells_each_defect_in_a_line_under_what_it_is_about() -> None:
    shown, out = console()
    shown.print(listed([case("1.1", "2.1", findings=("times.skew",)), case(name="off", subject="meters")]))
    lines = [" ".join(line.split()) for line in out.getvalue().splitlines()]

    assert lines[2:4] == ["Cables", "mute says nothing of plugs says nothing 1.1 2.1 times.skew"]
    assert lines[5:] == ["Meters", "off says nothing of plugs says nothing"]
