"""What a phone may say to a prompt, and what it is told of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ocpp_support.operator_page.replies import take
from ocpp_support.prompting.board import Kind
from tests.ocpp_support.operator_page.stand import Stand


def replied(stand: Stand, **said: Any) -> tuple[int, dict[str, Any]]:
    return took(stand, json.dumps(said).encode())


def took(stand: Stand, body: bytes) -> tuple[int, dict[str, Any]]:
    return stand.do(lambda: take(stand.board, body))


def test_the_stations_sign_comes_first(stand: Stand) -> None:
    prompt = stand.ask("Plug in")
    stand.do(lambda: stand.board.reply(1, Kind.DONE, "the station"))

    status, said = replied(stand, number=1, kind="failed", words="nothing happens")

    assert prompt.result(5).by == "the station"
    assert (status, said["why"]) == (409, "prompt 1 is over already: the station said done first")


@pytest.mark.parametrize("kind", ["failed", "skipped"])
def test_a_reason_is_demanded(stand: Stand, kind: str) -> None:
    prompt = stand.ask("Plug in")

    status, said = replied(stand, number=1, kind=kind, words="  ")
    assert status == 409
    assert said["why"].startswith(f"say why it is {kind}")
    assert not prompt.done()

    assert replied(stand, number=1, kind=kind, words=" locked ")[0] == 200
    assert (prompt.result(5).kind, prompt.result(5).words) == (kind, "locked")


def test_a_question_takes_one_of_its_answers(stand: Stand) -> None:
    question = stand.ask("Is it red?", choices=("yes", "no", "cannot tell"))

    assert (
        replied(stand, number=1, kind="done", words="maybe")[1]["why"] == "say one of: yes, no, cannot tell"
    )
    assert replied(stand, number=1, kind="done", words="cannot tell")[0] == 200
    assert question.result(5).words == "cannot tell"


def test_the_run_can_be_stopped_without_a_reason(stand: Stand) -> None:
    prompt = stand.ask("Plug in")

    assert replied(stand, number=1, kind="stopped")[0] == 200
    assert (prompt.result(5).kind, prompt.result(5).by) == (Kind.STOPPED, "the phone")


def test_a_note_without_words_is_none(stand: Stand) -> None:
    assert replied(stand, kind="note", words=" ") == (
        409,
        {"counts": False, "why": "a note without words says nothing"},
    )


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'{"number": 1}',
        b'{"number": "1", "kind": "done"}',
        b'{"number": 1, "kind": "unanswered"}',
        b'{"number": 1, "kind": "done", "more": 1}',
        json.dumps({"number": 1, "kind": "failed", "words": "x" * 501}).encode(),
        b"\xff\xfe",
    ],
)
def test_nonsense_is_refused_with_a_sentence(stand: Stand, body: bytes) -> None:
    prompt = stand.ask("Plug in")

    assert took(stand, body) == (400, {"counts": False, "why": "the page sent something odd: load it anew"})
    assert not prompt.done()
