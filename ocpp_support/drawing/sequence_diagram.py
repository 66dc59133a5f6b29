"""The conversation of a scenario as a picture: who said what, what was done, and what was expected in vain.

A static SVG that stands for itself. Request and answer are one row, time runs down, what is only preparation
is shaded. Whatever a station has sent, the picture is valid XML, and no secret is in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import svg

from ocpp_support.chronicle.scene import Scene
from ocpp_support.drawing import palette
from ocpp_support.drawing.letters import clean, escaped
from ocpp_support.drawing.sequence.folding import folded
from ocpp_support.drawing.sequence.head import head_of
from ocpp_support.drawing.sequence.layout import CENTRAL, MARGIN, STATION, WIDTH, Placed, placed
from ocpp_support.drawing.sequence.row import Line
from ocpp_support.drawing.sequence.rows import drawn, shade
from ocpp_support.drawing.sequence.strokes import STYLE, box, down, words
from ocpp_support.drawing.sequence.telling import rows_of
from ocpp_support.trace.events import Connected, Disconnected
from ocpp_support.trace.masking import masked

FOOT = 34.0

MOST_CONNECTIONS = 2
"""The one that is used, and an older one that nobody has closed yet."""


def sequence_diagram(scene: Scene) -> str:
    """Return the picture of a scenario as an SVG document.

    Example::

        sequence_diagram(chronicle.scenes["3 Change availability: A connector goes out of service"])

    """
    head = head_of(scene)
    rows = placed(folded(rows_of(scene)), head.bottom)
    bottom = rows[-1].bottom if rows else head.bottom
    counts = scene.chapter.counts_from
    origin = counts.at if counts else scene.began
    elements: list[svg.Element] = [
        svg.Title(text=escaped(clean(f"{scene.name}: {scene.outcome.get('status', '')}"))),
        svg.Desc(text=escaped(_in_words(scene))),
        svg.Style(text=STYLE),
        box(0, 0, WIDTH, bottom + FOOT, palette.PAPER),
        *_shades(rows),
        *_lifelines(scene, rows, head.bottom - 4, bottom + 6),
        *head.strokes,
        *(stroke for row in rows for stroke in drawn(row, origin)),
        *_foot(bottom),
    ]
    return _document(elements, bottom + FOOT)


def _document(elements: list[svg.Element], height: float) -> str:
    height = round(height)
    picture = svg.SVG(
        width=int(WIDTH),
        height=height,
        viewBox=svg.ViewBoxSpec(0, 0, int(WIDTH), height),
        class_=["seq"],
        elements=elements,
        style="max-width:100%;height:auto",
        extra={"role": "img"},
    )
    return picture.as_str()


def _in_words(scene: Scene) -> str:
    """Say for those who see no picture what it shows."""
    said = [f"{len(scene.entries)} things said and done between station and central system."]
    for missed in scene.missed:
        expected = "Must not be seen" if missed.unwanted else "Expected"
        said.append(f"{expected}: {missed.wanted}; but: {missed.but}.")
    return clean(masked(" ".join(said)))


def _shades(rows: list[Placed]) -> Iterator[svg.Element]:
    for part, together in groupby(rows, key=lambda row: row.row.part):
        fill, run = shade(part), list(together)
        if fill:
            yield box(0, run[0].top, WIDTH, run[-1].bottom - run[0].top, fill)


def _lifelines(scene: Scene, rows: list[Placed], top: float, bottom: float) -> Iterator[svg.Element]:
    """Yield the lifelines, broken while there is no connection."""
    connections = int(_is_connected(scene, rows))
    for row in rows:
        if row.row.line is Line.STAYS:
            continue
        yield from _lifeline(top, row.top + 12, up=connections > 0)
        top = row.top + 12
        # A station may open a new one before the old one is closed.
        connections += 1 if row.row.line is Line.MADE else -1
        connections = min(max(connections, 0), MOST_CONNECTIONS)
    yield from _lifeline(top, bottom, up=connections > 0)


def _lifeline(top: float, bottom: float, *, up: bool) -> list[svg.Element]:
    look = ["l"] if up else ["l", "x"]
    return [down(STATION, top, bottom, *look), down(CENTRAL, top, bottom, *look)]


def _is_connected(scene: Scene, rows: list[Placed]) -> bool:
    """Tell whether the line was up when a scene began; where nobody says so, by what became of it then."""
    before = scene.conversation.before
    made, lost = before.last_event(Connected), before.last_event(Disconnected)
    if made is None and lost is None:
        return next((row.row.line for row in rows if row.row.line is not Line.STAYS), None) is not Line.MADE
    return made is not None and (lost is None or lost.number < made.number)


def _foot(bottom: float) -> list[svg.Element]:
    y = bottom + 22
    return [words(STATION, y, "Station", "b", "m"), words(WIDTH - MARGIN, y, "Central system", "b", "e")]
