"""The area at the foot of a terminal shows where the run is, however narrow the terminal is."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from ocpp_support.live.area import Area, strip
from ocpp_support.prompting.progress import Row
from ocpp_support.reporting.outcomes import Verdict
from tests.ocpp_support.live.scenarios import DARK, DOORS, outcome, scenario, score


def console(width: int = 80) -> Console:
    return Console(file=StringIO(), width=width, height=30, force_terminal=True, color_system=None)


def written(out: Console) -> str:
    file = out.file
    assert isinstance(file, StringIO)
    return file.getvalue()


def drawn(area: Area, width: int = 80) -> list[str]:
    """Draw the area as it is now, beside the terminal."""
    out = Console(file=StringIO(), width=width)
    out.print(area.now())
    return [line.rstrip() for line in written(out).splitlines()]


def test_shows_the_scenario_the_step_the_functions_and_both_times() -> None:
    on, off = scenario("On"), scenario("Off")
    counted = score(on, off, scenario("Open", DOORS))
    clock = [100.0]
    area = Area(console(), counted, lambda: clock[0])
    area.begins(on)
    counted.ends(on, outcome(on))
    area.ends(on, outcome(on))
    area.begins(off)
    area.step("When it is tried")
    clock[0] = 112.0
    area.close()

    lines = drawn(area)

    assert lines[1:6] == ["▸ 1 Lights", "  Off", "  When it is tried", "1▸  2·", "✓ 1 passed"]
    assert lines[6].endswith("1 of 3 · 12 s · 1 min 30 s for the station")


@pytest.mark.parametrize("width", [20, 40, 80])
def test_cuts_nothing_but_names_and_never_breaks_a_name(width: int) -> None:
    long = scenario("A connector goes out of service while everybody looks another way " * 3)
    area = Area(console(width), score(long, scenario("Open", DOORS)))
    area.begins(long)
    area.close()

    lines = drawn(area, width)

    assert len(lines) <= 9
    assert lines[2].endswith("…")
    assert "of 2" in " ".join(lines)


def test_shows_in_the_words_of_the_plan_what_is_left() -> None:
    on = scenario("On")
    area = Area(console(), score(on))
    area.says("1 of 9, about 4 minutes left")
    area.begins(on)
    area.close()

    assert "1 of 9, about 4 minutes left" in drawn(area)[-1]


def test_shows_no_second_time_where_there_is_one() -> None:
    on = scenario("On")
    counted = score(on, virtual=False)
    area = Area(console(), counted, lambda: 0.0)
    counted.ends(on, outcome(on))

    assert drawn(area)[-1].endswith("1 of 1 · 0 s")


def test_what_failed_stays_above() -> None:
    on = scenario("On")
    out, counted = console(), score(on)
    area = Area(out, counted)
    area.begins(on)
    ended = outcome(on, Verdict.FAILED, DARK)
    counted.ends(on, ended)
    area.ends(on, ended)
    area.close()

    assert "✗ 1 Lights: On (1.1)" in written(out)
    assert "    Expected: light" in written(out)
    assert "What was said" not in written(out)


def test_gives_the_cursor_back() -> None:
    out, on = console(), scenario("On")
    area = Area(out, score(on))
    area.begins(on)
    area.close()
    area.close()

    assert written(out).rindex("\x1b[?25h") > written(out).rindex("\x1b[?25l")


def test_a_run_of_which_nothing_begins_leaves_no_mark() -> None:
    out = console()

    Area(out, score()).close()

    assert written(out) == ""


def test_the_strip_shows_who_plays_who_is_judged_and_leaves_out_who_has_no_part() -> None:
    rows = (
        Row(1, "Lights", "passed", "✓", "good", "", 2, 2),
        Row(2, "Doors", "", "", "", "", 1, 2),
        Row(3, "Roof", "not tested", "…", "open", "", 0, 0),
        Row(10, "Walls", done=0, of=4),
    )

    assert strip(rows, "2 Doors").plain == "1✓  2▸  10·"
