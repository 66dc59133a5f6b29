"""What people, and what stands in for them, did at the station over a run, and when. Pure.

What the bundled simulator does to itself is not among it: nobody did that.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from typing import Any

from ocpp_support.chronicle.chronicle import Chronicle, Part
from ocpp_support.trace.events import Acted, Answered, Prompted
from ocpp_support.trace.masking import masked
from ocpp_support.trace.trace import Entry

NOT_PEOPLE = ("the simulator", "nobody")
INTERRUPTED = "interrupted"
"""The outcome of a prompt whose end is not known: the run was cut short."""
NOT_ASKED = "not asked"
"""The outcome of an act for which no prompt was needed, or for which nobody could be asked."""


def doings_of(chronicle: Chronicle) -> list[dict[str, Any]]:
    """Return what was done, in order: one for each act, and one for each prompt that no act explains.

    Each has ``time`` (on the wall), ``scenario``, ``act`` (a prompt's words, or the act's), ``by`` (who
    confirmed it), ``took_s`` (None where that is not known), ``outcome`` and ``words``.
    """
    return [doing for part in chronicle.parts for doing in _doings(part)]


def _doings(part: Part) -> Iterator[dict[str, Any]]:
    """Yield what was done in one part: an act stands before its prompt, and that before its end."""
    act: Entry | None = None
    asked: Entry | None = None
    for entry in part.conversation:
        match entry.content:
            case Acted(by=by) if by not in NOT_PEOPLE:
                yield from _left(part, act, asked)
                act, asked = entry, None
            case Prompted():
                yield from _left(part, None, asked)
                asked = entry
            case Answered():
                yield _doing(part, asked or entry, entry.content)
                act = asked = None
    yield from _left(part, act, asked)


def _left(part: Part, act: Entry | None, asked: Entry | None) -> Iterator[dict[str, Any]]:
    """Yield what was begun, and of whose end nothing is known."""
    if asked is not None:
        yield _doing(part, asked, None)
    elif act is not None:
        yield _doing(part, act, None)


def _doing(part: Part, entry: Entry, answer: Answered | None) -> dict[str, Any]:
    said = entry.content
    by, outcome = _unprompted(said) if answer is None else (answer.by, answer.outcome)
    return {
        "time": entry.real.astimezone(UTC).isoformat(timespec="seconds"),
        "scenario": part.place_of(entry).scenario,
        "act": masked(answer.text if answer else _words(said)),
        "by": by,
        "took_s": round(answer.after, 1) if answer else None,
        "outcome": outcome,
        "words": masked(answer.words) if answer else "",
    }


def _unprompted(said: Any) -> tuple[str, str]:
    """Return who vouches for what no answer tells of, and its outcome."""
    if not isinstance(said, Acted):
        return "", INTERRUPTED
    return said.by, NOT_ASKED if said.by == "a person" else "done"


def _words(said: Any) -> str:
    if isinstance(said, Acted):
        return f"{said.act.replace('_', ' ')} {said.details}".rstrip()
    return said.text if isinstance(said, Prompted) else ""
