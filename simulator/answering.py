"""How the station gives its answers: each once, at once and as it is, unless it was told to make mistakes.

Owns what becomes of an answer that is written (OCPP-J 1.6 §4.2). What is answered is decided in
:mod:`simulator.requests`.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from simulator.link import LineLost

if TYPE_CHECKING:
    from simulator.station import Station

Send = Callable[[str], Awaitable[None]]

LATE_S = 45.0
"""Seconds after which nobody waits for an answer any more."""


@dataclass(frozen=True)
class Asked:
    """What the central system asked."""

    action: str
    payload: dict[str, Any]

    def is_for(self, action: str, **fields: Any) -> bool:
        """Return whether it is such a request, with these fields."""
        return self.action == action and fields.items() <= self.payload.items()


@dataclass(frozen=True)
class Slip:
    """A mistake: with what it is made, and what is sent in place of an answer, each after some seconds."""

    made_with: Callable[[Station, Asked], bool]
    sent: Callable[[str], list[tuple[float, str]]]


class Answering:
    """Gives the answers of one life of a station."""

    def __init__(self, station: Station) -> None:
        self._station = station

    async def give(self, action: str, payload: dict[str, Any], text: str, send: Send) -> None:
        """Send the answer to a request, ``text`` being its frame."""
        asked = Asked(action, payload)
        slip = next(
            (
                slip
                for name, slip in SLIPS.items()
                if self._station.has(name) and slip.made_with(self._station, asked)
            ),
            None,
        )
        if self._station.has("leaves-at-change") and slip is not None:
            await self._station.link.leave()
        for seconds, frame in [(0.0, text)] if slip is None else slip.sent(text):
            if seconds:
                self._station.later(seconds, lambda frame=frame: self._station.spawn(_sent(frame, send)))  # type: ignore[misc]
            else:
                await send(frame)


async def _sent(frame: str, send: Send) -> None:
    with contextlib.suppress(LineLost):
        await send(frame)


def _never(text: str) -> list[tuple[float, str]]:
    return []


def _late(text: str) -> list[tuple[float, str]]:
    return [(LATE_S, text)]


def _is_of_no_connector(station: Station, asked: Asked) -> bool:
    connector = asked.payload.get("connectorId", 0)
    return asked.is_for("TriggerMessage") and connector not in station.places()


def _changes_nothing(station: Station, asked: Asked) -> bool:
    return asked.is_for("ChangeConfiguration") and station.configuration.idle


def _with_an_error(*rest: Any) -> Callable[[str], list[tuple[float, str]]]:
    """Have an error sent in place of an answer, ``rest`` being what follows its id."""
    return lambda text: [(0.0, json.dumps([4, json.loads(text)[1], *rest]))]


SLIPS = {
    "out-of-service-unanswered": Slip(
        lambda _, asked: asked.is_for("ChangeAvailability", type="Inoperative"), _never
    ),
    "resets-without-answer": Slip(lambda _, asked: asked.is_for("Reset", type="Hard"), _never),
    "lists-late": Slip(lambda _, asked: asked.is_for("GetConfiguration") and not asked.payload, _late),
    "change-unanswered": Slip(
        lambda _, asked: asked.is_for("ChangeConfiguration", key="ResetRetries"), _never
    ),
    "silent-about-unknown-connector": Slip(_is_of_no_connector, _never),
    "late-about-unknown-connector": Slip(_is_of_no_connector, _late),
    # A change to the value that is set already is one that no scenario depends on.
    "silent-to-change": Slip(_changes_nothing, _never),
    "leaves-at-change": Slip(_changes_nothing, _never),
    "late-to-change": Slip(_changes_nothing, _late),
    "pads-ids": Slip(_changes_nothing, lambda text: [(0.0, text.replace('"', '" ', 1))]),
    "unknown-to-change": Slip(
        _changes_nothing, lambda text: [(0.0, text.replace("Accepted", "NotSupported"))]
    ),
    "short-error": Slip(_changes_nothing, _with_an_error("GenericError")),
    "null-details": Slip(_changes_nothing, _with_an_error("GenericError", "nothing to change", None)),
    "error-of-its-own": Slip(_changes_nothing, _with_an_error("NothingToChange", "", {})),
    "answers-twice": Slip(
        lambda _, asked: asked.is_for("GetConfiguration"), lambda text: [(0.0, text), (0.0, text)]
    ),
}
