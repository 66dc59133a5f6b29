"""What the page shows, as one value: everything at every change, so that a phone that slept is up to date.

Pure. Owns the shape of it; the page itself draws it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from ocpp_support.operator_page.heard import last_heard, last_said
from ocpp_support.prompting.board import Board, Prompt
from ocpp_support.prompting.progress import Progress
from ocpp_support.trace.formats import masked
from ocpp_support.trace.trace import Conversation

View = dict[str, Any]


def view_of(board: Board, progress: Progress, told: Conversation, cards: Mapping[str, str]) -> View:
    """Return everything that the page shows.

    Args:
        board: The prompt, and what was said of it.
        progress: How far the run is.
        told: What was said and done since the run began.
        cards: What people here call a card, by its id tag in small letters.

    """
    heard = last_heard(told)
    return {
        "run": {name: value for name, value in asdict(progress).items() if name != "rows"},
        "rows": [{**asdict(row), "result": masked(row.result)} for row in progress.rows],
        "prompt": _prompt(board, board.prompt, told.now) if board.prompt else None,
        "answered": _answered(board),
        "heard_s": None if heard is None else round(told.now - heard.at, 1),
        "said": [
            {"text": text, "ago_s": round(told.now - entry.at, 1)} for entry, text in last_said(told, cards)
        ],
    }


def _prompt(board: Board, prompt: Prompt, now: float) -> View:
    return {
        "number": prompt.number,
        "text": masked(prompt.text),
        "why": masked(prompt.why),
        "done_when": masked(prompt.done_when),
        "choices": list(prompt.choices),
        "left_s": round(max(prompt.until - now, 0), 1),
        "notices": [{"text": masked(notice.text), "kind": notice.kind.value} for notice in board.notices],
    }


def _answered(board: Board) -> View | None:
    if not board.answered:
        return None
    prompt, reply = board.answered[-1]
    return {
        "number": prompt.number,
        "text": masked(prompt.text),
        "kind": reply.kind.value,
        "by": reply.by,
        "words": masked(reply.words),
    }
