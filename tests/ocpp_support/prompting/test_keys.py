"""A key is an answer; failing, skipping and noting want words with it."""

from __future__ import annotations

import asyncio
import io
from dataclasses import replace
from typing import Any

import pytest
from rich.console import Console

from ocpp_support.prompting.board import Board, Kind, Prompt, Reply
from ocpp_support.prompting.keys import Keys, hint
from ocpp_support.prompting.terminal import Terminal
from ocpp_support.runtime.clock import VirtualTimeLoop

QUESTION = ("yes", "no", "cannot tell")


class Seat:
    """A board, and somebody at the keyboard."""

    def __init__(self, loop: VirtualTimeLoop) -> None:
        self.loop = loop
        self.file = io.StringIO()
        self.notes: list[tuple[str, str]] = []
        self.board = Board(loop.time, lambda text, by: self.notes.append((text, by)))
        console = Console(file=self.file, width=100, force_terminal=True, color_system=None, highlight=False)
        self.terminal = Terminal(self.board, console)
        self.keys = Keys(self.board, self.terminal, loop.time)

    def answers(self, *pressed: str, first_after: float = 5, **given: Any) -> Reply:
        """The answer to a prompt at which these keys are pressed, each a second later."""

        async def asked() -> Reply:
            for seconds, keys in enumerate(pressed):
                asyncio.get_running_loop().call_later(first_after + seconds, self.keys.press, keys)
            words: dict[str, Any] = {"why": "", "within": 60} | given
            return await self.board.ask("Plug the cable in", **words)

        return self.loop.run_until_complete(asked())

    @property
    def shown(self) -> str:
        return self.file.getvalue()


@pytest.fixture
def seat(virtual_loop: VirtualTimeLoop) -> Seat:
    return Seat(virtual_loop)


@pytest.mark.parametrize("enter", ["\r", "\n"])
def test_enter_is_done(seat: Seat, enter: str) -> None:
    assert seat.answers(enter) == Reply(Kind.DONE, "the keyboard", "", 5)


def test_enter_before_anybody_can_have_read_the_prompt_is_not_taken(seat: Seat) -> None:
    assert seat.answers("\r", "\r", first_after=0.5).after == 1.5
    assert "that was before anybody can have read this" in seat.shown


@pytest.mark.parametrize(("key", "kind"), [("f", Kind.FAILED), ("s", Kind.SKIPPED)])
def test_failing_and_skipping_take_a_reason(seat: Seat, key: str, kind: Kind) -> None:
    reply = seat.answers(key, "the plüg is stuckk\x7f", "\r")
    assert reply == Reply(kind, "the keyboard", "the plüg is stuck", 7)
    assert "(Esc to go back) the plüg is stuck" in seat.shown


def test_a_reason_can_be_typed_anew(seat: Seat) -> None:
    assert seat.answers("f", "wrong\x15", "right\n").words == "right"


def test_escape_and_an_empty_reason_go_back(seat: Seat) -> None:
    assert seat.answers("f", "abc", "\x1b", "f", "  \r", "\r") == Reply(Kind.DONE, "the keyboard", "", 10)


def test_arrow_keys_mean_nothing(seat: Seat) -> None:
    assert seat.answers("\x1b[A", "f", "a\x1b[1;5Cb\x1bOPc\x1bx", "\r").words == "abc"


def test_other_keys_mean_nothing(seat: Seat) -> None:
    assert seat.answers("xyzc \t", "\r").kind is Kind.DONE
    assert seat.notes == []


def test_a_note_is_kept_and_the_prompt_stays_open(seat: Seat) -> None:
    assert seat.answers("n", "it beeps\r", "\r") == Reply(Kind.DONE, "the keyboard", "", 7)
    assert seat.notes == [("it beeps", "the keyboard")]


def test_a_note_can_be_written_between_prompts(seat: Seat) -> None:
    seat.keys.press("nthe lid is loose\r")
    assert seat.notes == [("the lid is loose", "the keyboard")]


def test_other_keys_between_prompts_do_nothing(seat: Seat) -> None:
    seat.keys.press("\rfsr")
    assert seat.shown == ""
    seat.keys.press("q")
    assert "no prompt is open; Ctrl-C stops the run" in seat.shown


def test_a_prompt_can_be_repeated(seat: Seat) -> None:
    seat.answers("r", "\r")
    assert seat.shown.count("Plug the cable in") == 2


def test_the_run_can_be_stopped(seat: Seat) -> None:
    assert seat.answers("q").kind is Kind.STOPPED


def test_a_reason_for_a_prompt_that_is_over_is_not_typed_on(seat: Seat) -> None:
    async def sign() -> None:
        shown = asyncio.Event()
        asyncio.get_running_loop().call_later(7, shown.set)
        await shown.wait()

    assert seat.answers("f", "it is", sign=sign()).by == "the station"
    assert "prompt 1 is over, so nothing is said about it any more" in seat.shown
    seat.keys.press("q")
    assert "no prompt is open" in seat.shown


def test_a_note_is_typed_on_although_the_prompt_is_over(seat: Seat) -> None:
    async def sign() -> None:
        shown = asyncio.Event()
        asyncio.get_running_loop().call_later(7, shown.set)
        await shown.wait()

    seat.answers("n", "it is", sign=sign())
    seat.keys.press(" odd\r")
    assert seat.notes == [("it is odd", "the keyboard")]


def test_a_clear_yes_needs_no_words(seat: Seat) -> None:
    assert seat.answers("y", choices=QUESTION) == Reply(Kind.DONE, "the keyboard", "yes", 5)


def test_no_and_cannot_tell_may_have_a_remark(seat: Seat) -> None:
    assert seat.answers("n", "it is dark\r", choices=QUESTION).remark == "it is dark"
    assert seat.answers("c", "\r", choices=QUESTION).words == "cannot tell"
    assert seat.answers("n", "\x1b", "y", choices=QUESTION).words == "yes"


def test_a_question_is_not_done_by_enter_nor_failed(seat: Seat) -> None:
    assert seat.answers("\r", "f", "s", "too dark\r", choices=QUESTION) == Reply(
        Kind.SKIPPED, "the keyboard", "too dark", 8
    )


def test_once_closed_nothing_more_is_said_of_the_board(seat: Seat) -> None:
    seat.keys.close()
    seat.answers("f", "it is", within=10)
    assert "is over, so nothing" not in seat.shown


def test_the_keys_are_told_in_one_line() -> None:
    act = Prompt(1, "Plug in", "", "", 0, 60)
    assert hint(act) == "Enter done · f failed · s skip · n note · r repeat · q stop here"
    shown = replace(act, done_when="the station reports connector 1 Preparing")
    assert hint(shown).startswith("Enter done, if the station does not say so · f failed")
    question = Prompt(1, "Is it green?", "", "", 0, 60, QUESTION)
    assert hint(question) == "y yes · n no · c cannot tell · s skip · r repeat · q stop here"


def test_any_key_shows_that_somebody_is_there(seat: Seat) -> None:
    seat.keys.press("x")
    seat.keys.press("\x1b[A")
    assert seat.board.signs_of_life == 2
