"""The trace of a run as a file, written as the run goes: whatever ends it, what was said is there.

Owns the file; what stands in its lines is `open_trace`'s. A run that goes on adds a further part.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from importlib.metadata import version
from io import FileIO
from pathlib import Path
from typing import Any

from ocpp_support.trace.chapters import Turn
from ocpp_support.trace.open_trace import END, OURS, PART, Line, LineWriter, happening_of
from ocpp_support.trace.trace import Entry


class TraceFile:
    """Writes one part of a run's trace.

    Args:
        path: The file; what is in it stays.
        station: Returns the station's identity; None while it is not known.

    Attributes:
        trouble: Why the trace is not whole; "" where it is.
    """

    def __init__(self, path: Path, station: Callable[[], str | None]) -> None:
        self._path = path
        self._station = station
        self._writer = LineWriter()
        self._file: FileIO | None = None
        self._last = self._end = 0
        # Most of it happens on the run's loop, and the bench's own remarks do not.
        self._lock = threading.Lock()
        self.trouble = ""

    def begin(self, moment: datetime, *, connectors: int, clock: str) -> None:
        """Begin a part; what an interruption tore apart is taken out.

        Args:
            moment: The date and time of the run's clock.
            connectors: How many connectors the station has.
            clock: "virtual" or "real".

        """
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.touch()
            self._file = FileIO(self._path, "r+")
            self._end = self._file.readall().rfind(b"\n") + 1
            self._file.truncate(self._end)
            self._file.seek(self._end)
        except OSError as error:
            self._give_up(error)
        about = {"kind": PART, "connectors": connectors, "clock": clock, "suite": version(OURS)}
        self._tell(about, moment)

    def take(self, entry: Entry) -> None:
        """Write down what happened."""
        self._write(lambda: self._writer.take(entry))

    def turn(self, turn: Turn, moment: datetime) -> None:
        """Write down a turn of a scenario: it begins, a step begins, something was missed, it ends."""
        self._tell(happening_of(turn), moment)

    def end(self, at: float, moment: datetime) -> None:
        """Write down when this part ended; nothing is written after it."""
        self._tell({"kind": END, "at_s": at}, moment)
        self._close()

    def _tell(self, happening: dict[str, Any], moment: datetime) -> None:
        self._write(lambda: self._writer.tell(happening, moment))

    def _write(self, told: Callable[[], Line]) -> None:
        with self._lock:
            if self._file is None:
                return
            self._writer.station = self._station() or ""
            try:
                self._put(self._file, told())
            except OSError as error:
                self._give_up(error)

    def _put(self, file: FileIO, line: Line) -> None:
        content = line.text.encode("ascii") + b"\n"
        if line.replaces:
            # In one go, and over what it replaces, which is shorter: at no moment is that lost.
            file.seek(self._last)
            end = self._last + file.write(content)
            if end < self._end:  # But for a station that comes in under a shorter name.
                file.truncate()
            self._end = end
        else:
            self._last = self._end
            self._end += file.write(content)

    def _give_up(self, error: OSError) -> None:
        self.trouble = f"The trace could not be written to {self._path}: {error.strerror or error}."
        self._close()

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
