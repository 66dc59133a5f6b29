"""The board as a terminal shows it: what to do, why, what shows that it is done, and who answered.

Owns what is written and the line in which somebody types. Which key means what is
:mod:`ocpp_support.prompting.keys`' work.
"""

from __future__ import annotations

from collections.abc import Callable

from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from ocpp_support.prompting.board import About, Board, Kind, Notice, Prompt, Reply
from ocpp_support.trace.masking import masked

_MARKS = {Kind.DONE: ("✓", "green"), Kind.FAILED: ("✗", "red"), Kind.SKIPPED: ("–", "yellow")}
_STYLES = {About.MISTAKE: "bold red", About.REMINDER: "yellow", About.NOTE: "cyan"}
WIDEST = 100
"""Columns that a prompt takes at the most: a longer line is hard to read from where the station stands."""

_CLEAR_LINE = "\r\x1b[K"


class Terminal:
    """Writes on a console whatever changes on the board.

    Args:
        board: The board.
        console: Where to write; behave captures what goes to ``sys.stdout`` and ``sys.stderr``.
        hint: Returns the keys that answer a prompt; "" where no key does.
    """

    def __init__(self, board: Board, console: Console, hint: Callable[[Prompt], str] = lambda _: "") -> None:
        self._board = board
        self._console = console
        self._hint = hint
        self._shown = 0
        self._heard = 0
        self._ended = len(board.answered)
        self._typed: str | None = None
        self._stop_watching = board.watch(self._changed)

    def close(self) -> None:
        """Show nothing any more."""
        self.type(None)
        self._stop_watching()

    def tell(self, text: str, style: str = "yellow") -> None:
        """Write a line; what is being typed stays below it."""
        self._write(Text(f"  {_harmless(text)}", style))

    def type(self, text: str | None) -> None:
        """Show what is being typed, in place of what was; None ends it."""
        if (self._typed is not None or text is not None) and self._console.is_terminal:
            # Only the end of a long text: a second row could not be cleared.
            end = _harmless(text or "")[-(self._console.width - 4) :]
            self._console.file.write(f"{_CLEAR_LINE}  {end}" if text is not None else _CLEAR_LINE)
            self._console.file.flush()
        self._typed = text

    def _changed(self, board: Board) -> None:
        prompt = board.prompt
        if prompt is not None and prompt.number != self._shown:
            self._shown, self._heard = prompt.number, 0
            self._show(prompt)
        for notice in board.notices[self._heard :]:
            self._notice(notice)
        self._heard = len(board.notices)
        for ended, reply in board.answered[self._ended :]:
            self._end(ended, reply)
        self._ended = len(board.answered)

    def _show(self, prompt: Prompt) -> None:
        text = Text(_harmless(prompt.text), "bold")
        if prompt.why:
            text.append(f"\n{_harmless(prompt.why)}", "not bold dim")
        if ends := _how_it_ends(prompt):
            text.append(f"\n{_harmless(ends)}", "not bold")
        width = min(self._console.width, WIDEST)
        self._write(
            Panel(text, title=f"{prompt.number}", title_align="left", border_style="cyan", width=width)
        )
        if hint := self._hint(prompt):
            self._write(Text(f"  {hint}", "dim"))
        self._console.bell()

    def _notice(self, notice: Notice) -> None:
        if notice.kind is About.REPEAT:
            if self._board.prompt is not None:
                self._show(self._board.prompt)
            return
        self.tell(notice.text, _STYLES.get(notice.kind, ""))
        if notice.kind is not About.NOTE:
            self._console.bell()

    def _end(self, prompt: Prompt, reply: Reply) -> None:
        mark, style = _MARKS.get(reply.kind, ("■", "magenta"))
        words = ", ".join(text for text in (reply.words, reply.remark) if text)
        said = f"{mark} {prompt.number} {reply.kind}, by {reply.by}, after {reply.after:.0f} s"
        self.tell(said + (f": {words}" if words else ""), style)

    def _write(self, what: Text | Panel) -> None:
        typed = self._typed
        self.type(None)
        self._console.print(what)
        if typed is not None:
            self.type(typed)


def _how_it_ends(prompt: Prompt) -> str:
    if prompt.done_when:
        return f"Done when {prompt.done_when}"
    return "" if prompt.choices else "The station may not show this: say when it is done"


def _harmless(text: str) -> str:
    """Return a text that can move no cursor and tells no secret: some of it was said by a station."""
    return "".join(one if one.isprintable() else "�" for one in masked(text))
