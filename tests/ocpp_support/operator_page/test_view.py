"""What the page shows, as one value."""

from __future__ import annotations

import json

from ocpp_support.operator_page.view import View, view_of
from ocpp_support.prompting.board import About, Kind
from ocpp_support.prompting.progress import Row
from tests.ocpp_support.operator_page.stand import CARDS, ROWS, Stand


def view(stand: Stand) -> View:
    told = stand.trace.since(stand.trace.beginning)
    cards = {tag.casefold(): name for tag, name in CARDS.items()}
    return stand.do(lambda: view_of(stand.board, stand.whereabouts.now, told, cards))


def test_before_anything_happened(stand: Stand) -> None:
    shown = view(stand)

    assert (shown["prompt"], shown["answered"], shown["heard_s"]) == (None, None, None)
    assert (shown["rows"], shown["said"]) == ([], [])
    assert shown["run"]["minutes_left"] is None


def test_a_prompt_with_what_was_said_of_it(stand: Stand) -> None:
    stand.ask("Press the button", choices=("yes", "no"), done_when="it beeps", within=60.0)
    stand.do(lambda: stand.board.say("that was connector 2", About.MISTAKE))

    prompt = view(stand)["prompt"]

    assert prompt.pop("left_s") <= 60
    assert prompt == {
        "number": 1,
        "text": "Press the button",
        "why": "When the driver plugs the cable into connector 1",
        "done_when": "it beeps",
        "choices": ["yes", "no"],
        "notices": [{"text": "that was connector 2", "kind": "mistake"}],
    }


def test_a_prompt_that_is_over_says_how_it_ended(stand: Stand) -> None:
    prompt = stand.ask("Plug in")
    stand.do(lambda: stand.board.reply(1, Kind.FAILED, "the phone", "locked"))
    prompt.result(5)

    shown = view(stand)

    assert shown["prompt"] is None
    assert shown["answered"]["kind"] == "failed"
    assert shown["answered"]["words"] == "locked"


def test_how_far_the_run_is(stand: Stand) -> None:
    stand.whereabouts.tell(scenario=2, of=5, minutes_left=3.5, rows=ROWS)

    shown = view(stand)

    assert (shown["run"]["scenario"], shown["run"]["of"], shown["run"]["minutes_left"]) == (2, 5, 3.5)
    assert "rows" not in shown["run"]
    assert shown["rows"][2] == {
        "number": 3,
        "title": "Change availability",
        "verdict": "failed",
        "sign": "✗",
        "tone": "bad",
        "result": "failed: connector 2 did not report",
        "done": 3,
        "of": 3,
    }


def test_no_secret_is_shown(stand: Stand) -> None:
    stand.ask(
        "Open ftp://me:secret@host/", why="for ftp://me:secret@host/", done_when="ftp://me:secret@host/"
    )
    stand.do(lambda: stand.board.say("ftp://me:secret@host/", About.NOTE))
    stand.says('[2,"1","StatusNotification",{"connectorId":1,"status":"ws://me:secret@host/"}]')

    stand.whereabouts.tell(rows=(Row(1, "Lights", "failed", "✗", "bad", "failed: ftp://me:secret@host/"),))

    shown = json.dumps(view(stand))

    assert shown.count("***@host") == 6
    assert "secret" not in shown
