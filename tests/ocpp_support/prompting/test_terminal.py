"""What a person reads in the terminal."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable
from typing import Any

import pytest
from rich.console import Console

from ocpp_support.prompting.board import About, Board, Kind
from ocpp_support.prompting.terminal import Terminal
from ocpp_support.runtime.clock import VirtualTimeLoop

Play = Callable[[Board], object]


class Screen:
    """A board and what a terminal shows of it."""

    def __init__(self, loop: VirtualTimeLoop, *, real: bool = False) -> None:
        self.loop = loop
        self.file = io.StringIO()
        console = Console(
            file=self.file, width=70, force_terminal=real, color_system=None, highlight=False, _environ={}
        )
        self.board = Board(loop.time)
        self.terminal = Terminal(self.board, console, lambda _: "Enter done")

    def after(self, *plays: Play, **given: Any) -> list[str]:
        """The lines, once a prompt was asked and this happened, each a second later."""

        async def asked() -> None:
            for seconds, play in enumerate(plays, start=1):
                asyncio.get_running_loop().call_later(seconds, play, self.board)
            words: dict[str, Any] = {"why": "When it is plugged in", "done_when": "it shows"} | given
            await self.board.ask("Plug the cable in", within=60, **words)

        self.loop.run_until_complete(asked())
        return [line.strip(" │") for line in self.file.getvalue().splitlines()]


def _done(board: Board) -> None:
    board.reply(1, Kind.DONE, "the station")


@pytest.fixture
def screen(virtual_loop: VirtualTimeLoop) -> Screen:
    return Screen(virtual_loop)


def test_a_prompt_says_what_and_why_and_what_shows_that_it_is_done(screen: Screen) -> None:
    lines = screen.after(_done)
    assert lines[0].startswith("╭─ 1 ──")
    assert lines[1:4] == ["Plug the cable in", "When it is plugged in", "Done when it shows"]
    assert lines[5:] == ["Enter done", "✓ 1 done, by the station, after 1 s"]


def test_where_the_station_cannot_show_it_somebody_must_say_so(screen: Screen) -> None:
    lines = screen.after(_done, why="", done_when="")
    assert lines[1:3] == ["Plug the cable in", "The station may not show this: say when it is done"]


def test_a_question_needs_no_such_words(screen: Screen) -> None:
    lines = screen.after(
        lambda board: board.reply(1, Kind.DONE, "the phone", "no", "it is dark"),
        why="",
        done_when="",
        choices=("yes", "no"),
    )
    assert lines[1:3] == ["Plug the cable in", "╰" + "─" * 68 + "╯"]
    assert lines[-1] == "✓ 1 done, by the phone, after 1 s: no, it is dark"


@pytest.mark.parametrize(("kind", "mark"), [(Kind.FAILED, "✗"), (Kind.SKIPPED, "–"), (Kind.STOPPED, "■")])
def test_how_a_prompt_ended_is_told_with_the_reason(screen: Screen, kind: Kind, mark: str) -> None:
    lines = screen.after(lambda board: board.reply(1, kind, "the keyboard", "it is stuck"))
    assert lines[-1] == f"{mark} 1 {kind}, by the keyboard, after 1 s: it is stuck"


def test_what_is_said_about_a_prompt_is_told_once(screen: Screen) -> None:
    lines = screen.after(
        lambda board: board.say("that was connector 2", About.MISTAKE),
        lambda board: board.note("it beeps", "the phone"),
        _done,
    )
    assert lines[6:] == ["that was connector 2", "it beeps", "✓ 1 done, by the station, after 3 s"]


def test_a_prompt_is_shown_again(screen: Screen) -> None:
    lines = screen.after(Board.repeat, _done)
    assert lines.count("Plug the cable in") == 2


def test_a_prompt_that_is_over_is_not_shown_again(screen: Screen) -> None:
    screen.after(_done)
    screen.board.repeat()
    assert screen.file.getvalue().count("Plug the cable in") == 1


def test_the_next_prompt_is_shown_too(screen: Screen) -> None:
    screen.after(_done)
    lines = screen.after(lambda board: board.reply(2, Kind.DONE, "the station"))
    assert [line for line in lines if "done, by" in line][-1].startswith("✓ 2 done")
    assert lines.count("Plug the cable in") == 2


def test_nothing_is_shown_any_more_once_closed(screen: Screen) -> None:
    screen.terminal.close()
    assert screen.after(_done) == []


def test_a_bell_rings_for_a_prompt_a_mistake_and_a_reminder_and_not_for_a_note(
    virtual_loop: VirtualTimeLoop,
) -> None:
    screen = Screen(virtual_loop, real=True)
    screen.after(
        lambda board: board.say("that was connector 2", About.MISTAKE),
        lambda board: board.say("still waiting", About.REMINDER),
        lambda board: board.note("it beeps", "the phone"),
        _done,
    )
    assert screen.file.getvalue().count("\a") == 3


def test_what_is_typed_stays_below_what_is_told(virtual_loop: VirtualTimeLoop) -> None:
    screen = Screen(virtual_loop, real=True)
    screen.terminal.type("why? it is st")
    screen.terminal.tell("still waiting")
    screen.terminal.type(None)
    clear = "\r\x1b[K"
    assert screen.file.getvalue() == (
        f"{clear}  why? it is st{clear}  still waiting\n{clear}  why? it is st{clear}"
    )


def test_of_a_long_text_that_is_typed_the_end_is_shown(virtual_loop: VirtualTimeLoop) -> None:
    screen = Screen(virtual_loop, real=True)
    screen.terminal.type("a" * 100 + "z")
    assert screen.file.getvalue() == "\r\x1b[K  " + "a" * 65 + "z"


def test_what_is_no_terminal_shows_nobody_typing(screen: Screen) -> None:
    screen.terminal.type("why?")
    assert screen.file.getvalue() == ""


def test_nothing_that_is_told_moves_the_cursor(screen: Screen) -> None:
    lines = screen.after(lambda board: board.say("card \x1b[2J\r9", About.MISTAKE), _done, why="a\x07b")
    assert "a�b" in lines
    assert "card �[2J�9" in lines


def test_no_secret_is_shown(screen: Screen) -> None:
    shown = screen.after(
        _done, why='it said {"key":"ApiToken","value":"s3cret"}', done_when="/x?token=s3cret"
    )
    assert "s3cret" not in "".join(shown)
    assert '"value":"***"' in "".join(shown)
