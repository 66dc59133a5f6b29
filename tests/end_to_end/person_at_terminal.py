"""A scripted person: reads the prompts off a terminal, and does at the station what they ask for.

The station is the bundled one, in a process of its own, in real time. The run is another process, in a
terminal of its own. Both end with the sitting.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.free_ports import free_ports

ROOT = Path(__file__).parents[2]
PATIENT_S = 40.0
"""Seconds that a scripted person waits for a word on the terminal."""

STATION_FILE = """
[station]
identity = "CP01"
connectors = 2
[errors]
connector = ["power_pin"]
[listen]
port = {port}
[hands]
by = "person"
[cards.ALICE]
tag = "04A2C3D4"
looks = "the blue one"
[patience]
answer = 10
reaction = 15
boot = 20
reconnect = 20
quiet = 1
prompt = {prompt}
"""

# A program of its own must take the terminal for its own, or it may not read the keys.
_IN_THE_TERMINAL = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0);os.execv(sys.argv[1], sys.argv[1:])"
)
_COLOURS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
PROMPT = re.compile(r"╭─ (\d+) ─+╮\s*│ (.+?) +│")

_ASKED = {
    r"Plug the cable into connector (\d)": lambda number: {"act": "plug_in", "connector": int(number)},
    r"Unplug the cable from connector (\d)": lambda number: {"act": "unplug", "connector": int(number)},
    r"Hold the card \w+ \(the blue one, (\w+)\) to the reader of connector (\d)": lambda card, number: {
        "act": "present_card",
        "card": card,
        "connector": int(number),
    },
    r"Provoke the error “power pin” on connector (\d)": lambda number: {
        "act": "raise_fault",
        "connector": int(number),
        "fault": "power_pin",
    },
    r"Put right what was broken on connector (\d)": lambda number: {
        "act": "clear_fault",
        "connector": int(number),
    },
    r"Switch the power of the station off and on again": lambda: {"act": "power_cycle"},
}


def asked_for(text: str) -> dict[str, Any]:
    """Return the act that a prompt asks for, as the station's control takes it."""
    for pattern, act in _ASKED.items():
        if match := re.fullmatch(pattern, text):
            asked: Callable[..., dict[str, Any]] = act
            return asked(*match.groups())
    raise AssertionError(f"nobody knows how to do “{text}”")


class Sitting:
    """A run in a terminal, a station beside it, and somebody who sits there.

    Args:
        folder: Where the station file and the reports go.
        arguments: What behave is asked for.
        prompt: Seconds of patience with a person.
        model: Of the station.
    """

    def __init__(self, folder: Path, *arguments: str, prompt: int = 30, model: str = "reference") -> None:
        self._model = model
        self.reports = folder / "reports"
        self._port, self._control = free_ports(2)
        station = folder / "bench.toml"
        station.write_text(STATION_FILE.format(port=self._port, prompt=prompt), encoding="utf-8")
        asked = ["-D", f"station={station}", "-D", f"reports={self.reports}"]
        self._command = [sys.executable, "-m", "behave", *asked, *arguments]
        self._screen = ""
        self._read = 0

    def __enter__(self) -> Self:
        self._station = subprocess.Popen(
            [
                *(sys.executable, "-m", "simulator", "--fast", "--model", self._model),
                *("--url", f"ws://127.0.0.1:{self._port}/CP01", "--control", f"127.0.0.1:{self._control}"),
            ],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._terminal, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 60, 160, 0, 0))
        self.mode = termios.tcgetattr(inner)
        self._inner = inner
        self.run = self._runs()
        return self

    def goes_on(self, *arguments: str) -> None:
        """Kill the run, as a battery that is empty does, and start it once more with further arguments."""
        self.run.kill()
        self.run.wait()
        self.run = self._runs(*arguments)

    def _runs(self, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-c", _IN_THE_TERMINAL, *self._command, *arguments],
            cwd=ROOT,
            stdin=self._inner,
            stdout=self._inner,
            stderr=self._inner,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm", "COLUMNS": "160"},
        )

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in (self.run, self._station):
            process.kill()
            process.wait()
        os.close(self._terminal)
        os.close(self._inner)

    def reads(self, pattern: str | re.Pattern[str], within: float = PATIENT_S) -> re.Match[str]:
        """Wait until this stands on the terminal, below what was read before."""
        until = time.monotonic() + within
        while not (match := re.compile(pattern).search(self._screen, self._read)):
            left = until - time.monotonic()
            assert left > 0, f"not on the terminal within {within:.0f} s: {pattern}\n{self._screen}"
            assert self._look(left), f"the run ended without: {pattern}\n{self._screen}"
        self._read = match.end()
        return match

    def next_prompt(self) -> str | None:
        """Return what is asked for next; None once the run is over."""
        match = self.reads(re.compile(f"{PROMPT.pattern}|Verdict: "))
        return match[2]

    def does(self, text: str) -> None:
        """Do at the station what a prompt asks for."""
        self.acts(**asked_for(text))

    def acts(self, **act: Any) -> None:
        """Do something at the station."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self._control}/acts",
            json.dumps(act).encode(),
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=20) as answer:
            assert json.load(answer) == {"done": True}

    def setting(self, key: str) -> str:
        """Return a setting, as the station itself has it."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self._control}/state", timeout=20) as answer:
            return str(json.load(answer)["settings"][key])

    def presses(self, keys: str) -> None:
        """Press keys."""
        os.write(self._terminal, keys.encode())

    def ends(self, within: float = PATIENT_S) -> dict[str, Any]:
        """Wait for the end of the run, and return the record."""
        while self._look(within):
            pass
        self.run.wait(timeout=within)
        return json.loads((self.reports / "acceptance.json").read_text(encoding="utf-8"))

    @property
    def mode_now(self) -> list[Any]:
        """How the terminal is set."""
        return termios.tcgetattr(self._inner)

    @property
    def screen(self) -> str:
        """Everything that was written on the terminal."""
        return self._screen

    def _look(self, within: float) -> bool:
        """Read what is new on the terminal; return whether the run may have more to say."""
        if self.run.poll() is not None:
            within = 0
        ready, _, _ = select.select([self._terminal], [], [], min(within, 0.5))
        if ready:
            with contextlib.suppress(OSError):
                self._screen += _COLOURS.sub("", os.read(self._terminal, 65536).decode("utf-8", "replace"))
                return True
        return self.run.poll() is None
