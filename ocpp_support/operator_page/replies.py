"""What a phone may say to a prompt, and what it is told of it. Which answer counts is the board's say."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from ocpp_support.prompting.board import Board, Kind

BY = "the phone"

COUNTS, ODD, REFUSED = 200, 400, 409


class _Said(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    number: int = 0
    """Of the prompt; a note needs none."""
    kind: Literal["done", "failed", "skipped", "stopped", "note"]
    words: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] = ""


def take(board: Board, body: bytes) -> tuple[int, dict[str, Any]]:
    """Hand an answer to the board; return the status for the phone, and whether it counts, or why not."""
    try:
        said = _Said.model_validate_json(body)
    except ValidationError:
        return ODD, {"counts": False, "why": "the page sent something odd: load it anew"}
    why = _taken(board, said)
    return REFUSED if why else COUNTS, {"counts": not why, "why": why}


def _taken(board: Board, said: _Said) -> str:
    if said.kind == "note":
        return board.note(said.words, BY)
    return board.reply(said.number, Kind(said.kind), BY, said.words)
