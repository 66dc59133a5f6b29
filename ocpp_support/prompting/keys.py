"""What the keys mean at a prompt: one key is an answer, some of them want a line of words with it.

Knows no terminal's modes; :mod:`ocpp_support.prompting.keyboard` reads the keys.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ocpp_support.prompting.board import Board, Kind, Prompt
from ocpp_support.prompting.terminal import Terminal

BY = "the keyboard"

TOO_SOON_S = 1.0
"""Seconds in which nobody can have read a prompt: Enter was meant for the one before."""

ENTER, ESCAPE, ERASE, CLEAR = "\r\n", "\x1b", "\x7f\b", "\x15"
_SEQUENCE = re.compile("\x1b[\\[O][0-?]*[ -/]*[@-~]|\x1b[^\\[O\x1b]")
"""What arrow keys and the like send: begins as Escape does, and means nothing here."""


def hint(prompt: Prompt) -> str:
    """Return which keys answer a prompt."""
    if prompt.choices:
        answers = " · ".join(f"{choice[0]} {choice}" for choice in prompt.choices)
        return f"{answers} · s skip · r repeat · q stop here"
    # What the station says itself is better evidence, and a wrong plug is noticed until then.
    done = "Enter done, if the station does not say so" if prompt.done_when else "Enter done"
    return f"{done} · f failed · s skip · n note · r repeat · q stop here"


@dataclass
class _Line:
    """A line that is being typed, and who gets it."""

    label: str
    take: Callable[[str], str]
    may_be_empty: bool = False
    about: int | None = None
    """The number of the prompt that it is about; None where it is about none."""
    text: str = ""


class Keys:
    """Gives the keys' answers to the board.

    Args:
        board: The board.
        terminal: Shows what is typed, and what was wrong with it.
        now: Returns the seconds of the run's clock.
    """

    def __init__(self, board: Board, terminal: Terminal, now: Callable[[], float]) -> None:
        self._board = board
        self._terminal = terminal
        self._now = now
        self._line: _Line | None = None
        self._stop_watching = board.watch(self._prompt_changed)

    def close(self) -> None:
        """Take no answer any more."""
        self._stop_watching()

    def press(self, text: str) -> None:
        """Take keys, as they were pressed."""
        self._board.shows_life()
        for key in _SEQUENCE.sub("", text):
            if self._line is not None:
                self._type(key, self._line)
            elif self._board.prompt is not None:
                self._command(key, self._board.prompt)
            elif key == "n":
                self._begin(_Line("note", self._note))
            elif key == "q":
                self._terminal.tell("no prompt is open; Ctrl-C stops the run")

    def _command(self, key: str, prompt: Prompt) -> None:
        choice = next((one for one in prompt.choices if one.startswith(key)), None)
        if choice is not None:
            self._choose(prompt.number, choice, prompt.choices.index(choice) == 0)
        elif key in ENTER and not prompt.choices:
            self._done(prompt)
        elif key == "f" and not prompt.choices:
            self._begin(self._reason(prompt.number, Kind.FAILED, "why did it fail?"))
        elif key == "s":
            self._begin(self._reason(prompt.number, Kind.SKIPPED, "why is it skipped?"))
        elif key == "n":
            self._begin(_Line("note", self._note))
        elif key == "r":
            self._board.repeat()
        elif key == "q":
            self._tell(self._board.reply(prompt.number, Kind.STOPPED, BY))

    def _done(self, prompt: Prompt) -> None:
        if self._now() - prompt.asked_at < TOO_SOON_S:
            self._tell("that was before anybody can have read this; press Enter once more when it is done")
        else:
            self._tell(self._board.reply(prompt.number, Kind.DONE, BY))

    def _choose(self, number: int, choice: str, clear: bool) -> None:
        def take(remark: str) -> str:
            return self._board.reply(number, Kind.DONE, BY, choice, remark)

        if clear:
            self._tell(take(""))
        else:
            self._begin(_Line(f"{choice}; anything to add?", take, may_be_empty=True, about=number))

    def _reason(self, number: int, kind: Kind, label: str) -> _Line:
        return _Line(label, lambda words: self._board.reply(number, kind, BY, words), about=number)

    def _note(self, words: str) -> str:
        return self._board.note(words, BY)

    def _begin(self, line: _Line) -> None:
        self._line = line
        self._show(line)

    def _type(self, key: str, line: _Line) -> None:
        if key in ENTER:
            self._end_line()
            if line.text.strip() or line.may_be_empty:
                self._tell(line.take(line.text))
        elif key == ESCAPE:
            self._end_line()
        else:
            if key in ERASE:
                line.text = line.text[:-1]
            elif key == CLEAR:
                line.text = ""
            elif key.isprintable():
                line.text += key
            self._show(line)

    def _show(self, line: _Line) -> None:
        self._terminal.type(f"{line.label} (Esc to go back) {line.text}")

    def _end_line(self) -> None:
        self._line = None
        self._terminal.type(None)

    def _prompt_changed(self, board: Board) -> None:
        line, prompt = self._line, board.prompt
        if line is not None and line.about is not None and (prompt is None or prompt.number != line.about):
            self._end_line()
            self._tell(f"prompt {line.about} is over, so nothing is said about it any more")

    def _tell(self, refused: str) -> None:
        if refused:
            self._terminal.tell(refused)
