"""What is drawn of a scenario, put to its Allure result: pictures for people, files for other programs.

Owns the list of what there is. Done when the run is over, and whenever it is drawn again; what cannot be
drawn costs itself only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ocpp_support.chronicle.chronicle import Chronicle
from ocpp_support.chronicle.scene import Scene
from ocpp_support.drawing.meter_plot import meter_plot
from ocpp_support.drawing.sequence_diagram import sequence_diagram
from ocpp_support.exports.har import as_har
from ocpp_support.exports.table import as_csv
from ocpp_support.exports.trace_lines import as_trace_lines
from ocpp_support.reporting.allure_attachments import (
    FRAMES,
    HAR,
    METER,
    PICTURE,
    TABLE,
    Attachment,
    Result,
    attach,
    labels_in,
    scenario_of,
)
from ocpp_support.trace.formats import masked

PLAIN = "text/plain"


@dataclass(frozen=True)
class Drawing:
    """A way to show a scene.

    Attributes:
        name: What its attachment is called.
        type: Its media type.
        ending: Of its file, without a dot.
        drawn: Returns it, given the scene and the station's identity; "" where there is nothing to show.
    """

    name: str
    type: str
    ending: str
    drawn: Callable[[Scene, str], str]


DRAWINGS = (
    Drawing(PICTURE, "image/svg+xml", "svg", lambda scene, _: sequence_diagram(scene)),
    Drawing(METER, "image/svg+xml", "svg", lambda scene, _: meter_plot(scene)),
    Drawing(TABLE, "text/csv", "csv", lambda scene, _: as_csv(scene)),
    Drawing(FRAMES, PLAIN, "jsonl", as_trace_lines),
    Drawing(HAR, "application/json", "har", as_har),
)


def attach_drawings(results: Path, chronicle: Chronicle, drawings: Sequence[Drawing] = DRAWINGS) -> None:
    """Attach every drawing of every scene to its result.

    Args:
        results: Allure's folder.
        chronicle: The run.
        drawings: What to draw.

    """
    station = str(chronicle.record["station"]["identity"])
    scenes = chronicle.scenes
    twins = {label for label, count in Counter(labels_in(results)).items() if count > 1}

    def wanted(result: Result) -> Iterator[Attachment]:
        label = scenario_of(result)
        scene = scenes.get(label)
        if scene is None:
            return
        for drawing in drawings:
            shown = _not_told_apart(drawing) if label in twins else _drawn(drawing, scene, station)
            if shown.text:
                yield shown

    attach(results, {drawing.name for drawing in drawings}, wanted)


def _drawn(drawing: Drawing, scene: Scene, station: str) -> Attachment:
    try:
        text = drawing.drawn(scene, station)
    except Exception as error:  # A picture less is no reason to lose the run's other reports.
        return _instead(drawing, f"This could not be drawn: {type(error).__name__}: {error}")
    return Attachment(drawing.name, drawing.type, drawing.ending, text)


def _not_told_apart(drawing: Drawing) -> Attachment:
    return _instead(
        drawing,
        "Two scenarios of this run are called the same, and the trace cannot tell them apart."
        " Give each a name of its own.",
    )


def _instead(drawing: Drawing, sentence: str) -> Attachment:
    return Attachment(drawing.name, PLAIN, "txt", masked(sentence) + "\n")
