"""What a scenario takes: the acts at the station, and the time that passes for it.

Owns the note that a rehearsal writes and the plan is made from. Knows neither behave nor any hands.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ocpp_support.trace.trace import Conversation


@dataclass(frozen=True)
class Done:
    """One act that a scenario had done.

    Attributes:
        name: As the list of acts has it.
        connector: At which connector; 0 is the station itself, None where it does not matter.
        card: The name of the card that was presented.
    """

    name: str
    connector: int | None = None
    card: str | None = None


@dataclass(frozen=True)
class Takes:
    """What one scenario takes, from its first step until all is put back."""

    acts: tuple[Done, ...] = ()
    seconds: float = 0.0
    """That pass for the station."""


def taken(told: Conversation) -> Takes:
    """Read off a conversation what a scenario took."""
    from ocpp_support.trace.events import Acted  # Here, as a run that is not rehearsed needs none of it.

    done = [entry.content for entry in told if isinstance(entry.content, Acted)]
    acts = tuple(Done(one.act, one.connector, one.card) for one in done)
    return Takes(acts, round(told.now - told.mark.at, 1))


def write_takes(takes: Mapping[str, Takes], path: Path) -> None:
    """Write what each scenario takes, by its full name."""
    path.write_text(json.dumps({name: asdict(one) for name, one in takes.items()}), encoding="utf-8")


def read_takes(path: Path) -> dict[str, Takes]:
    """Read what was written; raises OSError or ValueError where that is not possible."""
    content = json.loads(path.read_text(encoding="utf-8"))
    return {name: Takes(_acts(one["acts"]), one["seconds"]) for name, one in content.items()}


def _acts(written: Iterable[Mapping[str, object]]) -> tuple[Done, ...]:
    return tuple(Done(**act) for act in written)  # type: ignore[arg-type]  # as `write_takes` wrote it
