"""The judging of one station, wherever it is done: a run of the suite in a process of its own.

Owns that process, from its start to its end, and brings back what it left. Knows nothing of other stations.
"""

from __future__ import annotations

import contextlib
import io
import os
import signal
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

PROJECT = Path(__file__).parents[2]
"""Where the features stand: the suite must be set up on every machine that works."""

RUN = "ocpp_support.campaign.tied_run"
LOOK_EVERY_S = 0.5
GRACE_S = 60.0
"""Seconds that a run which is stopped has for putting the station's settings back."""

_LAST_LINES = 12


@dataclass(frozen=True)
class Job:
    """One station to be judged.

    Attributes:
        name: What the station is called in the campaign.
        arguments: How its run is asked for, as behave is called.
        limit_s: Seconds after which it is held to hang.
        again: Whether it may be judged again where the process or the machine was lost: a bundled station
            may, hardware is left as it is.
        resource: What a worker must have to do it; "" for nothing.
    """

    name: str
    arguments: tuple[str, ...]
    limit_s: float
    again: bool = True
    resource: str = ""


@dataclass(frozen=True)
class Ran:
    """What became of a job.

    Attributes:
        job: Which.
        reports: The folder of its reports, as a zip; empty where there is none.
        seconds: How long it took.
        machine: Where it was done.
        trouble: Why it was not done to its end; "" where it was.
        lost: Whether that is the process's or the machine's end, and no word of the station.
    """

    job: Job
    reports: bytes = b""
    seconds: float = 0.0
    machine: str = ""
    trouble: str = ""
    lost: bool = False


def run_job(job: Job, stopped: Callable[[], bool] = lambda: False) -> Ran:
    """Judge the station, and return what its run has left.

    Args:
        job: What to do.
        stopped: Tells, when asked, whether all is to end now.

    """
    begun = time.monotonic()
    with TemporaryDirectory(prefix="campaign-", ignore_cleanup_errors=True) as scratch:
        reports, output = Path(scratch) / "reports", Path(scratch) / "output.txt"
        trouble, lost = _run(job, reports, output, stopped)
        if trouble:
            trouble = "\n".join([trouble, *_last_lines(output)])
        return Ran(job, _packed(reports), time.monotonic() - begun, socket.gethostname(), trouble, lost)


def _run(job: Job, reports: Path, output: Path, stopped: Callable[[], bool]) -> tuple[str, bool]:
    """Run the suite; return what went wrong, and whether that was nobody's doing."""
    command = [sys.executable, "-m", RUN, *job.arguments, f"-Dreports={reports}"]
    with (
        output.open("wb") as said,
        # In a session of its own: a Ctrl-C at this terminal is the campaign's, which stops its runs itself.
        subprocess.Popen(
            command,
            cwd=PROJECT,
            stdin=subprocess.PIPE,  # Held, and never written to: it ends with this process.
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as process,
    ):
        why = _wait(process, job.limit_s, stopped)
    if why:
        return why, False
    if process.returncode < 0:
        return f"its process was ended by signal {-process.returncode}", True
    return ("", False) if (reports / "acceptance.json").is_file() else ("it left no record", False)


def _wait(process: subprocess.Popen[bytes], limit_s: float, stopped: Callable[[], bool]) -> str:
    """Wait until it ends; say why it had to be ended where it did not end by itself."""
    until = time.monotonic() + limit_s
    try:
        while not stopped():
            if time.monotonic() >= until:
                return f"it was not over after {limit_s / 60:g} minutes"
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(LOOK_EVERY_S)
                return ""
        return "it was stopped"
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End it if it still runs, and whatever it has started: politely first, so that it tidies up."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(GRACE_S)
    with contextlib.suppress(OSError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _last_lines(output: Path) -> list[str]:
    try:
        return output.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-_LAST_LINES:]
    except OSError:
        return []


def _packed(folder: Path) -> bytes:
    """Return a folder as a zip: it may have to travel."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                packed.write(file, file.relative_to(folder))
    return held.getvalue() if folder.is_dir() else b""
