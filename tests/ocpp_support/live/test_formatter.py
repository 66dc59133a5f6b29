"""behave tells the formatter what happens, and a display shows it: as a user sees it, in a small project."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping
from typing import Any

import pytest

from tests.ocpp_support.small_project import SmallProject

LIVE = ("-f", "ocpp_support.live.formatter:LiveFormatter")
DARK = """Feature: 1 Lights
  @AC-1.1 @must
  Scenario: On
    When it is tried
    Then it does not hold
  @AC-1.2 @should
  Scenario: Off
    When it is tried
    Then it holds
"""
DOORS = "Feature: 2 Doors\n  @AC-2.1 @must\n  Scenario: Open\n    When {event}\n"
HIDDEN, SHOWN = "\x1b[?25l", "\x1b[?25h"


@pytest.fixture
def dark(project: SmallProject) -> SmallProject:
    project.feature("01_lights", DARK)
    project.feature("02_doors", DOORS.format(event="it is tried"))
    return project


def in_a_terminal(
    project: SmallProject, *arguments: str, columns: int = 80, more: Mapping[str, str] | None = None
) -> str:
    """Run the project in a terminal; return all that was written on it."""
    terminal, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    kept = {name: value for name, value in os.environ.items() if name not in ("CI", "NO_COLOR", "COLUMNS")}
    environment = {**kept, "TERM": "xterm-256color", **(more or {})}
    run = subprocess.Popen(
        [sys.executable, "-m", "behave", *LIVE, *arguments],
        cwd=project.folder,
        stdin=inner,
        stdout=inner,
        stderr=inner,
        env=environment,
    )
    os.close(inner)
    written = b""
    with contextlib.suppress(OSError):  # So a terminal says that nobody writes on it any more.
        while said := os.read(terminal, 65536):
            written += said
    os.close(terminal)
    run.wait(timeout=60)
    return written.decode("utf-8")


def without_moves(written: str) -> str:
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\r", "", written)


def test_where_nobody_looks_on_there_is_a_line_for_each_function(dark: SmallProject) -> None:
    lines = dark.run(*LIVE).output.splitlines()

    begins = lines.index("✗ 1 Lights: On (1.1)")
    assert lines[begins + 1 : begins + 5] == [
        "    Expected: a light",
        "         but: it was dark",
        "✗ 1 Lights                    ✓ 1 passed, ✗ 1 failed · 2 h 00 min for the station",
        "✓ 2 Doors                     ✓ 1 passed · 1 h 00 min for the station",
    ]


def test_there_is_neither_a_log_of_steps_nor_a_sum_of_behaves(dark: SmallProject) -> None:
    said = dark.run(*LIVE).output

    assert "When it is tried" not in said
    assert "features passed" not in said
    assert "Verdict: refused" in said


def test_behaves_own_formatters_stay_what_they_are(dark: SmallProject) -> None:
    said = dark.run("-f", "plain").output

    assert "When it is tried" in said
    assert "1 feature passed, 1 failed" in said


def test_a_dry_run_names_the_scenarios(dark: SmallProject) -> None:
    assert "Scenario: On" in dark.run(*LIVE, "--dry-run").output


def test_in_a_terminal_an_area_shows_where_the_run_is_and_goes(dark: SmallProject) -> None:
    written = in_a_terminal(dark)

    assert HIDDEN in written
    assert written.rindex(SHOWN) > written.rindex(HIDDEN)
    seen = without_moves(written)
    assert "✗ 1 Lights: On (1.1)" in seen
    assert "of 3 · " in seen
    assert "Verdict: refused" in seen[seen.rindex("of 3 · ") :]


@pytest.mark.parametrize("surroundings", [{"TERM": "dumb"}, {"CI": "true"}])
def test_where_no_area_can_move_there_are_lines(dark: SmallProject, surroundings: dict[str, str]) -> None:
    written = in_a_terminal(dark, more=surroundings)

    assert HIDDEN not in written
    assert "✓ 2 Doors                     ✓ 1 passed" in without_moves(written)


@pytest.mark.parametrize("asked", [{"more": {"NO_COLOR": "1"}}, {"option": "--no-color"}])
def test_without_colour_signs_tell_all(dark: SmallProject, asked: dict[str, Any]) -> None:
    option = asked.get("option")
    written = in_a_terminal(dark, *([option] if option else []), more=asked.get("more"))

    assert HIDDEN in written
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", written[: written.rindex(SHOWN)])


def test_an_area_does_not_move_where_somebody_is_asked_things(dark: SmallProject) -> None:
    station = dark.station('[station]\nconnectors = 2\n[hands]\nby = "person"\n')

    written = in_a_terminal(dark, "-D", station)

    assert HIDDEN not in written
    assert re.search(r"1 Lights: On\n  1 of 3", without_moves(written))


def test_ctrl_c_gives_the_terminal_back(dark: SmallProject) -> None:
    dark.feature("02_doors", DOORS.format(event="somebody presses Ctrl-C"))

    written = in_a_terminal(dark)

    assert written.rindex(SHOWN) > written.rindex(HIDDEN)
    assert "the run was stopped" in without_moves(written)


def test_an_area_keeps_to_a_narrow_terminal(dark: SmallProject) -> None:
    seen = without_moves(in_a_terminal(dark, columns=40))

    assert "✗ 1 Lights: On (1.1)" in seen
    assert max(map(len, seen[: seen.index("Verdict")].splitlines())) <= 60  # Beside behave's own first line.
