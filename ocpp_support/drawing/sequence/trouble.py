"""The row of what ended a scenario, where that was not something expected in vain."""

from __future__ import annotations

from collections.abc import Iterator

from ocpp_support.chronicle.scene import Scene
from ocpp_support.drawing.letters import clean
from ocpp_support.drawing.sequence.row import Kind, Note, Part, Row, Weight
from ocpp_support.trace.masking import masked

PASSED = "passed"

_TITLES = {
    "failed": "not as it must be:",
    "known deviation": "not as it must be:",
    "inconclusive": "could not be judged:",
    "not tested": "could not be tested:",
}

_CONVERSATION = "What was said:"
"""With that the part of a message begins which the picture itself tells."""

MOST_LINES = 5


def trouble_of(scene: Scene, at: float, part: Part) -> Iterator[Row]:
    """Yield what a scenario ended with; nothing where it passed, or what was missed tells.

    Args:
        scene: The scenario.
        at: Seconds of the run's clock at which it ended.
        part: Of which part of the scenario it is.

    """
    title = _TITLES.get(str(scene.outcome.get("status")))
    message = str(scene.outcome.get("message") or "").partition(_CONVERSATION)[0]
    lines = [clean(one, 300) for one in masked(message).splitlines() if one.strip()]
    if title and lines and not scene.missed:
        notes = tuple(Note(one, Weight.WRONG) for one in lines[1 : MOST_LINES + 1])
        yield Row(Kind.MISSING, at, part, title=title, words=lines[0], notes=notes, weight=Weight.WRONG)
