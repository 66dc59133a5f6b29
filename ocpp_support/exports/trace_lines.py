"""A scenario in the Open OCPP Trace format, version 1.1: a file of its own that stands by itself.

Every line is a record of the format: a frame. What else happened, and the scenario's steps, stand in the
``meta`` of the frame that came next; what came after the last frame in that one's, as ``after``. A request
that was made before the scenario and answered in it is there, too, so that no answer is an orphan. Whoever
reads it back has the scenario with all its turns. Pure; no secret is in it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator

from ocpp_support.chronicle.scene import Scene
from ocpp_support.trace.chapters import Turn
from ocpp_support.trace.open_trace import OURS, PART, Line, LineWriter, happening_of
from ocpp_support.trace.trace import Entry


def as_trace_lines(scene: Scene, station: str) -> str:
    """Write a scenario as records of the format, one a line.

    Args:
        scene: The scenario. Where nothing at all was said in it there is one line, which is no record.
        station: The station's identity.

    """
    lines: list[str] = []
    for line in _lines(scene, LineWriter(station, most_before=math.inf)):
        if line.replaces:
            lines.pop()
        lines.append(line.text)
    return "".join(f"{line}\n" for line in _with_the_rest(lines))


def _lines(scene: Scene, writer: LineWriter) -> Iterator[Line]:
    turns = sorted(_turns(scene), key=lambda turn: (turn.number, turn.at))
    about = {"kind": PART, "connectors": scene.conversation.connectors}
    for place, entry in enumerate((*_asked_before(scene), *scene.entries)):
        if place == 0:
            yield writer.tell(about, entry.moment)
        while turns and turns[0].number <= entry.number:
            yield writer.tell(happening_of(turns.pop(0)), entry.moment)
        yield writer.take(entry)
    if last := next(reversed(scene.conversation.whole), None):
        yield from (writer.tell(happening_of(turn), last.moment) for turn in turns)


def _turns(scene: Scene) -> list[Turn]:
    chapter = scene.chapter
    return [chapter.begins, *chapter.steps, *chapter.missed, *([chapter.ends] if chapter.ends else [])]


def _asked_before(scene: Scene) -> list[Entry]:
    """Return the requests from before the scenario that are answered in it."""
    asked = (entry.answers for entry in scene.entries)
    early = {one.number: one for one in asked if one and one.number < scene.conversation.mark.number}
    return [early[number] for number in sorted(early)]


def _with_the_rest(lines: list[str]) -> list[str]:
    """Put what came after the last frame with that frame: a line without one is no record."""
    if len(lines) < 2 or "messageType" in (rest := json.loads(lines[-1])):
        return lines
    last = json.loads(lines[-2])
    last["meta"][OURS]["after"] = rest["meta"][OURS]["before"]
    return [*lines[:-2], json.dumps(last)]
