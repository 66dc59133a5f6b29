"""A scenario in the Open OCPP Trace format, version 1.1: a file of its own that stands by itself.

Every line is a record of the format: a frame. What else happened, and the scenario's steps, stand in the
``meta`` of the frame that came next; what came after the last frame in that one's, as ``after``. A request
that was made before the scenario and answered in it is there, too, so that no answer is an orphan. Whoever
reads it back has the scenario with all its turns. Pure; no secret is in it.
"""

from __future__ import annotations

import json

from ocpp_support.chronicle.scene import Scene
from ocpp_support.protocol.frames import Call, CallError, CallResult
from ocpp_support.trace.chapters import Turn
from ocpp_support.trace.open_trace import OURS, PART, LineWriter, happening_in, happening_of, written
from ocpp_support.trace.trace import Entry


def as_trace_lines(scene: Scene, station: str) -> str:
    """Write a scenario as records of the format, one a line.

    Args:
        scene: The scenario. Where nothing at all was said in it there is one line, which is no record.
        station: The station's identity.

    """
    writer, lines = LineWriter(station), list[str]()
    writer.hold({"kind": PART, "connectors": scene.conversation.connectors})
    turns = sorted(_turns(scene), key=lambda turn: (turn.number, turn.at))
    last = None
    for last in (*_asked_before(scene), *scene.entries):
        while turns and turns[0].number <= last.number:
            writer.hold(happening_of(turns.pop(0)))
        if isinstance(last.content, Call | CallResult | CallError):
            lines.append(writer.take(last).text)
        else:
            writer.hold(happening_in(last))
    for turn in turns:
        writer.hold(happening_of(turn))
    if last is not None:
        _put_the_rest(writer, lines, last)
    return "".join(f"{line}\n" for line in lines)


def _put_the_rest(writer: LineWriter, lines: list[str], last: Entry) -> None:
    """Put what came after the last frame with that frame: a line without one is no record."""
    if not (rest := writer.held):
        return
    if not lines:
        lines.append(writer.alone(last.moment))
        return
    record = json.loads(lines[-1])
    record["meta"][OURS]["after"] = rest
    lines[-1] = written(record)


def _turns(scene: Scene) -> list[Turn]:
    chapter = scene.chapter
    return [chapter.begins, *chapter.steps, *chapter.missed, *([chapter.ends] if chapter.ends else [])]


def _asked_before(scene: Scene) -> list[Entry]:
    """Return the requests from before the scenario that are answered in it."""
    asked = (entry.answers for entry in scene.entries)
    early = {one.number: one for one in asked if one and one.number < scene.conversation.mark.number}
    return [early[number] for number in sorted(early)]
