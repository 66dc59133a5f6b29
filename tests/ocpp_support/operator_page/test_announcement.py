"""What the terminal shows of the page's address."""

from __future__ import annotations

import io

from ocpp_support.operator_page.announcement import announce

URLS = ["http://192.168.1.7:8180/abcdefghijklmnopqrstuv/", "http://172.17.0.1:8180/abcdefghijklmnopqrstuv/"]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class OldTerminal(Terminal):
    encoding = "ascii"

    def write(self, text: str) -> int:
        text.encode("ascii")
        return super().write(text)


def test_a_terminal_shows_a_code_and_the_addresses() -> None:
    terminal = Terminal()

    announce(URLS, terminal)

    shown = terminal.getvalue()
    lines = shown.splitlines()
    code = [line for line in lines if "█" in line]
    assert len(code) > 12
    assert all(line.startswith("\x1b[97;40m") and line.endswith("\x1b[0m") for line in code)
    assert f"The page for your phone: {URLS[0]}" in lines
    assert f"  or, if that is not found: {URLS[1]}" in lines


def test_a_file_takes_the_words_alone() -> None:
    file = io.StringIO()

    announce(URLS[:1], file)

    assert file.getvalue().strip().splitlines() == [
        f"The page for your phone: {URLS[0]}",
        "Whoever has this address can answer.",
    ]


def test_a_terminal_that_knows_no_blocks_shows_the_words() -> None:
    terminal = OldTerminal()

    announce(URLS, terminal)

    assert URLS[0] in terminal.getvalue()
    assert "\x1b" not in terminal.getvalue()


def test_without_a_terminal_nobody_is_told() -> None:
    announce(URLS, None)
