"""The terminal's keyboard: read key by key while a run goes on, and left as it was found.

Owns the terminal's mode. Ctrl-C is left alone: it interrupts, as ever. Where keys cannot be read one by one
(no terminal, or Windows), there is no keyboard, and the page on the phone is the way to answer.
"""

from __future__ import annotations

import asyncio
import atexit
import codecs
import contextlib
import os
import sys
from collections.abc import Callable
from typing import TextIO

from rich.console import Console

from ocpp_support.prompting.board import Board
from ocpp_support.prompting.keys import BY, Keys, hint
from ocpp_support.prompting.terminal import Terminal

if sys.platform == "win32":
    termios = tty = None
else:
    import termios
    import tty


NOBODY_CAN_ANSWER = (
    "Nobody can be asked to do anything: the keys of this terminal cannot be read, "
    "and the station file names no “page” for a phone. What needs a person is left out."
)


def keyboard_of(stream: TextIO | None) -> int | None:
    """Return the terminal behind a stream, if this process may read its keys; None where it may not."""
    try:
        terminal = stream.fileno() if stream is not None and termios is not None else None
        if terminal is None or not os.isatty(terminal) or os.tcgetpgrp(terminal) != os.getpgrp():
            return None
    except (OSError, ValueError):
        return None
    return terminal


class Keyboard:
    """Shows the board's prompts in the terminal, and takes the answers that are typed there.

    Args:
        board: The board.
        now: Returns the seconds of the run's clock.
        terminal: The terminal whose keys are read; None where there is none.
        screen: Where to write; behave captures the ordinary streams.
    """

    def __init__(
        self,
        board: Board,
        now: Callable[[], float],
        terminal: int | None,
        screen: TextIO | None = sys.__stderr__,
    ) -> None:
        self._board = board
        self._now = now
        self._terminal = terminal
        self._screen = screen
        self._closing: list[Callable[[], object]] = []

    def start(self) -> None:
        """Show prompts, and read keys on the running loop where there is a keyboard."""
        console = Console(file=self._screen or sys.stderr, highlight=False)
        if self._terminal is None:
            shown = Terminal(self._board, console)
            self._closing.append(shown.close)
            if not self._board.attended:
                shown.tell(NOBODY_CAN_ANSWER)
            return
        shown = Terminal(self._board, console, hint)
        keys = Keys(self._board, shown, self._now)
        self._closing += [shown.close, keys.close, self._board.attend(BY)]
        self._read_keys(self._terminal, keys)

    def stop(self) -> None:
        """Read and show nothing more; the terminal is as it was."""
        while self._closing:
            self._closing.pop()()

    def _read_keys(self, terminal: int, keys: Keys) -> None:
        loop = asyncio.get_running_loop()
        found = termios.tcgetattr(terminal)
        decoder = codecs.getincrementaldecoder("utf-8")("replace")

        def restore() -> None:
            with contextlib.suppress(termios.error):
                termios.tcsetattr(terminal, termios.TCSADRAIN, found)

        def read() -> None:
            pressed = _pressed(terminal)
            if pressed:
                keys.press(decoder.decode(pressed))
            else:
                # The terminal is gone, with whoever sat there.
                self.stop()

        tty.setcbreak(terminal)
        loop.add_reader(terminal, read)
        atexit.register(restore)
        self._closing += [lambda: atexit.unregister(restore), restore, lambda: loop.remove_reader(terminal)]


def _pressed(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1024)
    except OSError:
        return b""
