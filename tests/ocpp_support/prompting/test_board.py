"""One prompt at a time; the first answer counts, and every later one is told so."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from ocpp_support.prompting.board import About, Board, Kind, Prompt, Reply
from ocpp_support.runtime.clock import VirtualTimeLoop

Play = Callable[[Board], object]


def _ask(loop: VirtualTimeLoop, board: Board, *plays: tuple[float, Play], **given: Any) -> Reply:
    """Show a prompt; let things happen so many seconds later."""

    async def asked() -> Reply:
        for seconds, play in plays:
            asyncio.get_running_loop().call_later(seconds, play, board)
        words: dict[str, Any] = {"why": "the cable is in", "within": 60} | given
        return await board.ask("Plug the cable into connector 1", **words)

    return loop.run_until_complete(asked())


@pytest.fixture
def board(virtual_loop: VirtualTimeLoop) -> Board:
    return Board(virtual_loop.time)


def _says(kind: Kind, by: str = "the keyboard", words: str = "", heard: list[str] | None = None) -> Play:
    def play(board: Board) -> None:
        said = board.reply(1, kind, by, words)
        if heard is not None:
            heard.append(said)

    return play


async def _sign(seconds: float, ended: list[str]) -> None:
    shown = asyncio.Event()
    asyncio.get_running_loop().call_later(seconds, shown.set)
    try:
        await shown.wait()
        ended.append("shown")
    except asyncio.CancelledError:
        ended.append("cancelled")
        raise


def test_what_a_prompt_says_is_there_for_whoever_watches(virtual_loop: VirtualTimeLoop, board: Board) -> None:
    seen: list[Prompt | None] = []
    stop_watching = board.watch(lambda board: seen.append(board.prompt))
    _ask(virtual_loop, board, (4, _says(Kind.DONE)), done_when="it reports Preparing")
    text, why, done_when = "Plug the cable into connector 1", "the cable is in", "it reports Preparing"
    assert seen == [Prompt(1, text, why, done_when, 0, 60), None]
    stop_watching()
    _ask(virtual_loop, board, (4, lambda board: board.reply(2, Kind.DONE, "the phone")))
    assert len(seen) == 2


def test_the_first_answer_counts_and_a_later_one_is_refused(
    virtual_loop: VirtualTimeLoop, board: Board
) -> None:
    heard: list[str] = []
    first, second = _says(Kind.DONE, "the phone", heard=heard), _says(Kind.FAILED, words="no", heard=heard)
    reply = _ask(virtual_loop, board, (4, first), (4, second))
    assert reply == Reply(Kind.DONE, "the phone", "", 4)
    assert heard == ["", "prompt 1 is over already: the phone said done first"]
    assert board.reply(1, Kind.DONE, "the keyboard") == heard[1]
    assert [(prompt.number, reply) for prompt, reply in board.answered] == [(1, reply)]


def test_a_prompt_that_never_was_cannot_be_answered(board: Board) -> None:
    assert board.reply(7, Kind.DONE, "the phone") == "there is no prompt 7 to answer"


def test_the_station_answers_by_its_sign(virtual_loop: VirtualTimeLoop, board: Board) -> None:
    ended: list[str] = []
    reply = _ask(virtual_loop, board, sign=_sign(3, ended))
    assert (reply, ended) == (Reply(Kind.DONE, "the station", "", 3), ["shown"])


def test_another_answer_ends_the_watch_for_the_sign(virtual_loop: VirtualTimeLoop, board: Board) -> None:
    ended: list[str] = []
    reply = _ask(virtual_loop, board, (2, _says(Kind.DONE)), sign=_sign(3, ended))
    assert (reply.by, ended) == ("the keyboard", ["cancelled"])


def test_a_sign_that_goes_wrong_is_not_hidden(virtual_loop: VirtualTimeLoop, board: Board) -> None:
    async def broken() -> None:
        raise ValueError("no such thing")

    with pytest.raises(ValueError, match="no such thing"):
        _ask(virtual_loop, board, sign=broken())
    assert board.prompt is None


@pytest.mark.parametrize("kind", [Kind.FAILED, Kind.SKIPPED])
def test_failing_and_skipping_need_a_reason(virtual_loop: VirtualTimeLoop, board: Board, kind: Kind) -> None:
    heard: list[str] = []
    without, with_reason = _says(kind, words="  ", heard=heard), _says(kind, words=" it is locked ")
    reply = _ask(virtual_loop, board, (1, without), (2, with_reason))
    assert heard == [f"say why it is {kind}: a report without a reason helps nobody"]
    assert reply == Reply(kind, "the keyboard", "it is locked", 2)


def test_it_can_be_stopped_without_a_reason(virtual_loop: VirtualTimeLoop, board: Board) -> None:
    assert _ask(virtual_loop, board, (1, _says(Kind.STOPPED))).kind is Kind.STOPPED


def test_it_reminds_at_half_time_and_ends_unanswered(virtual_loop: VirtualTimeLoop, board: Board) -> None:
    heard: list[tuple[float, str, str]] = []
    board.watch(
        lambda board: heard.extend((virtual_loop.time(), one.kind, one.text) for one in board.notices[-1:])
    )
    reply = _ask(virtual_loop, board)
    assert reply == Reply(Kind.UNANSWERED, "nobody", "nobody answered within 60 s", 60)
    assert heard[0] == (30, "reminder", "still waiting; this prompt ends in 30 s")
    assert [prompt.number for prompt, _ in board.answered] == [1]


def test_an_answer_in_time_needs_no_reminder(virtual_loop: VirtualTimeLoop, board: Board) -> None:
    _ask(virtual_loop, board, (29, _says(Kind.DONE)))
    assert board.notices == []


def test_one_of_the_choices_is_chosen(virtual_loop: VirtualTimeLoop, board: Board) -> None:
    heard: list[str] = []

    def look(board: Board) -> None:
        heard.append(board.reply(1, Kind.DONE, "the phone", "maybe"))
        heard.append(board.reply(1, Kind.DONE, "the phone", "no", " it is dark "))

    reply = _ask(virtual_loop, board, (5, look), choices=("yes", "no"))
    assert heard == ["say one of: yes, no", ""]
    assert reply == Reply(Kind.DONE, "the phone", "no", 5, "it is dark")


def test_a_prompt_is_shown_again(virtual_loop: VirtualTimeLoop, board: Board) -> None:
    _ask(virtual_loop, board, (1, Board.repeat), (2, _says(Kind.DONE)))
    assert [(one.number, one.kind) for one in board.notices] == [(1, About.REPEAT)]


def test_nothing_is_said_about_a_prompt_that_is_not_open(board: Board) -> None:
    board.say("that was connector 2", About.MISTAKE)
    assert board.notices == []


def test_notes_are_kept_for_the_report_whether_or_not_a_prompt_is_open(virtual_loop: VirtualTimeLoop) -> None:
    kept: list[tuple[str, str]] = []
    board = Board(virtual_loop.time, lambda text, by: kept.append((text, by)))
    assert board.note(" the lid is loose ", "the phone") == ""
    _ask(
        virtual_loop,
        board,
        (1, lambda board: board.note("it beeps", "the keyboard")),
        (2, _says(Kind.DONE)),
    )
    assert kept == [("the lid is loose", "the phone"), ("it beeps", "the keyboard")]
    assert [(one.kind, one.text) for one in board.notices] == [("note", "it beeps")]
    assert board.note("  ", "the phone") == "a note without words says nothing"


def test_a_note_may_be_kept_by_nobody(board: Board) -> None:
    assert board.note("it beeps", "the phone") == ""


def test_a_cancelled_prompt_leaves_the_board(virtual_loop: VirtualTimeLoop, board: Board) -> None:
    seen: list[Prompt | None] = []

    async def interrupted() -> str:
        asking = asyncio.ensure_future(board.ask("Plug in", why="", within=60))
        board.watch(lambda board: seen.append(board.prompt))
        await _soon()
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
        return board.reply(1, Kind.DONE, "the phone")

    assert virtual_loop.run_until_complete(interrupted()) == "there is no prompt 1 to answer"
    assert seen[-1] is None


def test_an_answer_to_what_is_being_cancelled_is_refused(virtual_loop: VirtualTimeLoop, board: Board) -> None:
    async def interrupted() -> str:
        asking = asyncio.ensure_future(board.ask("Plug in", why="", within=60))
        await _soon()
        asking.cancel()
        await _soon()
        heard = board.reply(1, Kind.DONE, "the phone")
        await asyncio.gather(asking, return_exceptions=True)
        return heard

    assert virtual_loop.run_until_complete(interrupted()) == "there is no prompt 1 to answer"


def test_two_prompts_at_once_are_a_mistake(virtual_loop: VirtualTimeLoop, board: Board) -> None:
    async def twice() -> None:
        asking: Coroutine[Any, Any, Reply] = board.ask("Plug in", why="", within=60)
        first = asyncio.ensure_future(asking)
        await _soon()
        try:
            with pytest.raises(RuntimeError, match="prompt 1 is still open"):
                await board.ask("Unplug", why="", within=60)
        finally:
            first.cancel()
            await asyncio.gather(first, return_exceptions=True)

    virtual_loop.run_until_complete(twice())


async def _soon() -> None:
    turn = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(turn.set_result, None)
    await turn
