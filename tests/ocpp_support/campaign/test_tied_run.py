"""A run whose campaign or worker is no more ends, and puts back what it has changed."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ocpp_support.small_project import SmallProject

WITHIN_S = 60.0

# The pipe stays open for as long as the run's process lives: its end is that of the process.
HANGS = """
from behave import then
import os, signal

@then("it hangs")
def hangs(context):
    pipe = os.open({pipe!r}, os.O_WRONLY)
    context.add_cleanup(lambda: os.write(pipe, b"put back"))
    os.write(pipe, b"begun")
    signal.pause()
"""

WORKER = """
import tempfile
from pathlib import Path
from ocpp_support.campaign import job
job.PROJECT = Path.cwd()
tempfile.tempdir = str(job.PROJECT)  # A worker that is killed leaves its scratch lying about.
job.run_job(job.Job("one", (), 600.0))
"""

DEAF = """
import signal
from ocpp_support.campaign import tied_run

def deaf(arguments):
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    print("deaf", flush=True)
    signal.pause()

tied_run.main, tied_run.GRACE_S = deaf, 0.1
tied_run.run([])
"""


@pytest.fixture
def hear(tmp_path: Path) -> Iterator[Callable[[], bytes]]:
    """Yield what returns the next that a run says by the pipe; nothing when its process has ended."""
    os.mkfifo(tmp_path / "pipe")
    pipe = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)

    def said() -> bytes:
        assert select.select([pipe], [], [], WITHIN_S)[0], "nothing was heard"
        return os.read(pipe, 100)

    yield said
    os.close(pipe)


def test_a_run_whose_worker_is_killed_puts_back_and_ends(
    project: SmallProject, tmp_path: Path, hear: Callable[[], bytes]
) -> None:
    text = HANGS.format(pipe=str(tmp_path / "pipe"))
    (project.folder / "steps/hang_steps.py").write_text(text, encoding="utf-8")
    project.feature("01_more", "Feature: 1 More\n  @AC-1.1 @must\n  Scenario: More\n    Then it hangs\n")
    with subprocess.Popen([sys.executable, "-c", WORKER], cwd=project.folder) as worker:
        assert hear() == b"begun"
        worker.send_signal(signal.SIGKILL)
    assert hear() == b"put back"
    assert hear() == b""


def test_a_run_that_does_not_heed_that_is_ended_by_force() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", DEAF], stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    ) as run:
        assert run.stdin is not None
        assert run.stdout is not None
        assert run.stdout.readline() == b"deaf\n"
        run.stdin.close()
        assert run.wait(WITHIN_S) == -signal.SIGKILL
