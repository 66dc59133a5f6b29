"""Keys are read one by one while the loop runs, and the terminal is left as it was."""

from __future__ import annotations

import asyncio
import io
import os
import pty
import subprocess
import sys
import termios
from collections.abc import Iterator

import pytest

from ocpp_support.prompting.board import Board, Kind, Reply
from ocpp_support.prompting.keyboard import Keyboard, keyboard_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")

LOCAL_MODES = 3


@pytest.fixture
def ends() -> Iterator[tuple[int, int]]:
    """The two ends of a terminal: whoever types, and the one that reads."""
    outer, inner = pty.openpty()
    yield outer, inner
    os.close(outer)
    os.close(inner)


class Typist:
    """Somebody at a keyboard, whose terminal's outer end is held by the test."""

    def __init__(self, outer: int, inner: int) -> None:
        self.outer, self.inner = outer, inner
        self.board = Board(asyncio.get_running_loop().time)
        self.screen = io.StringIO()
        self.keyboard = Keyboard(self.board, lambda: 1e9, inner, self.screen)

    async def asked(self, keys: bytes) -> Reply:
        self.keyboard.start()
        asyncio.get_running_loop().call_soon(os.write, self.outer, keys)
        try:
            return await self.board.ask("Plug the cable in", why="", within=20)
        finally:
            self.keyboard.stop()


def test_keys_are_read_without_enter_and_in_pieces(ends: tuple[int, int]) -> None:
    async def typed() -> Reply:
        return await Typist(*ends).asked("fstückt\r".encode())

    reply = asyncio.run(typed())
    assert (reply.kind, reply.words) == (Kind.FAILED, "stückt")


def test_the_terminal_is_left_as_it_was_and_ctrl_c_is_left_alone(ends: tuple[int, int]) -> None:
    found = termios.tcgetattr(ends[1])
    during: list[int] = []

    async def typed() -> None:
        typist = Typist(*ends)
        typist.board.watch(lambda _: during.append(termios.tcgetattr(ends[1])[LOCAL_MODES]))
        await typist.asked(b"\r")

    asyncio.run(typed())
    assert not during[0] & termios.ICANON
    assert not during[0] & termios.ECHO
    assert during[0] & termios.ISIG
    assert termios.tcgetattr(ends[1]) == found


def test_whoever_has_a_keyboard_can_answer_until_it_stops(ends: tuple[int, int]) -> None:
    async def attended() -> list[bool]:
        typist = Typist(*ends)
        seen = [typist.board.attended]
        typist.keyboard.start()
        seen.append(typist.board.attended)
        typist.keyboard.stop()
        typist.keyboard.stop()
        return [*seen, typist.board.attended]

    assert asyncio.run(attended()) == [False, True, False]


def test_a_terminal_that_is_gone_can_answer_no_more() -> None:
    async def hung_up() -> None:
        typist = Typist(*pty.openpty())
        typist.keyboard.start()
        os.close(typist.outer)
        left = asyncio.get_running_loop().create_future()
        typist.keyboard._closing.insert(0, lambda: left.set_result(None))
        async with asyncio.timeout(10):
            await left
        assert not typist.board.attended
        os.close(typist.inner)

    asyncio.run(hung_up())


def test_where_nobody_can_answer_it_is_said_at_once() -> None:
    board, screen = Board(lambda: 0), io.StringIO()
    keyboard = Keyboard(board, lambda: 0, None, screen)
    keyboard.start()
    keyboard.stop()
    assert not board.attended
    assert "Nobody can be asked to do anything" in screen.getvalue()


def test_without_a_keyboard_prompts_are_shown_all_the_same() -> None:
    async def shown() -> str:
        board, screen = Board(asyncio.get_running_loop().time), io.StringIO()
        keyboard = Keyboard(board, asyncio.get_running_loop().time, None, screen)
        board.attend("the phone")
        keyboard.start()
        asyncio.get_running_loop().call_soon(board.reply, 1, Kind.DONE, "the phone")
        await board.ask("Plug the cable in", why="", within=20)
        keyboard.stop()
        return screen.getvalue()

    text = asyncio.run(shown())
    assert "Plug the cable in" in text
    assert "Enter done" not in text
    assert "Nobody can be asked" not in text


def test_what_is_no_terminal_has_no_keyboard(ends: tuple[int, int]) -> None:
    closed = io.StringIO()
    closed.close()
    assert keyboard_of(None) is None
    assert keyboard_of(io.StringIO()) is None
    assert keyboard_of(closed) is None
    with open(os.devnull, encoding="utf-8") as nothing:
        assert keyboard_of(nothing) is None
    # A terminal, and not that of this process: reading it would stop the process.
    with os.fdopen(os.dup(ends[1]), "r", encoding="utf-8") as foreign:
        assert keyboard_of(foreign) is None


def test_the_terminal_of_this_process_has_one(ends: tuple[int, int]) -> None:
    program = (
        "import fcntl, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0);"
        "from ocpp_support.prompting.keyboard import keyboard_of; sys.exit(keyboard_of(sys.stdin) != 0)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], stdin=ends[1], start_new_session=True, timeout=30, check=False
    )
    assert ended.returncode == 0


def test_the_terminal_is_restored_at_the_exit_of_who_forgot(ends: tuple[int, int]) -> None:
    found = termios.tcgetattr(ends[1])
    program = (
        "import asyncio; from ocpp_support.prompting.board import Board\n"
        "from ocpp_support.prompting.keyboard import Keyboard\n"
        "async def forget(): Keyboard(Board(lambda: 0), lambda: 0, 0).start()\n"
        "asyncio.run(forget())"
    )
    ended = subprocess.run([sys.executable, "-c", program], stdin=ends[1], timeout=30, check=False)
    assert ended.returncode == 0
    assert termios.tcgetattr(ends[1]) == found
