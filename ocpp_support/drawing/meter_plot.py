"""What the meters showed in a scenario with a session, over time, with limits and with what happened.

A static SVG that stands for itself: a panel for each quantity of each connector, and one time for all, which
counts from the When. Whatever a station has sent, the picture is valid XML, and no secret is in it.
"""

from __future__ import annotations

from collections.abc import Iterator

import svg

from ocpp_support.chronicle.scene import Scene
from ocpp_support.drawing import palette
from ocpp_support.drawing.letters import clean, escaped, shortened, width_of
from ocpp_support.drawing.meter import strokes
from ocpp_support.drawing.meter.curves import Kind
from ocpp_support.drawing.meter.group import STRIP, Group, hatch
from ocpp_support.drawing.meter.happenings import has_session, without_line
from ocpp_support.drawing.meter.panel import LEFT, RIGHT, WIDTH
from ocpp_support.drawing.meter.sheet import Sheet, sheet_of

MOST_PLACES = 6
"""So many connectors are shown."""

_TOP = 78.0


def meter_plot(scene: Scene) -> str:
    """Return the plot of a scenario as an SVG document; "" where it has no session.

    Example::

        meter_plot(chronicle.scenes["8 Meter readings: The energy of a session adds up (connector 1)"])

    """
    if not has_session(scene):
        return ""
    sheet = sheet_of(scene)
    groups: list[Group] = []
    bottom = _TOP
    for place in sheet.places[:MOST_PLACES]:
        groups.append(Group(sheet, place, bottom))
        bottom = groups[-1].bottom + 10
    elements: list[svg.Element] = [
        svg.Title(text=escaped(clean(f"Meter: {scene.name}"))),
        svg.Style(text=strokes.STYLE),
        strokes.box(0, 0, WIDTH, bottom + 20, palette.PAPER),
        *_behind(sheet, groups),
        *_head(sheet),
        *(stroke for group in groups for stroke in group.strokes()),
        *_when(sheet, groups),
        *_foot(sheet, bottom),
    ]
    return _document(elements, round(bottom + 20))


def _document(elements: list[svg.Element], height: int) -> str:
    picture = svg.SVG(
        width=int(WIDTH),
        height=height,
        viewBox=svg.ViewBoxSpec(0, 0, int(WIDTH), height),
        class_=["mtr"],
        elements=elements,
        extra={"role": "img"},
    )
    return picture.as_str()


def _head(sheet: Sheet) -> Iterator[svg.Element]:
    yield strokes.words(8, 22, shortened(clean(sheet.scene.name, 300), WIDTH - 16, 16, bold=True), "h")
    x = 8.0
    for kind, says in _kinds(sheet):
        if kind is not None:
            yield strokes.marks([(x + 5, 38)], kind, _LEGEND_LOOK)
        else:
            yield strokes.crosses([x + 5], 38)
        yield strokes.words(x + 15, 42, says, "n", "s")
        x += width_of(says, 11) + 32


_LEGEND_LOOK = 6


def _kinds(sheet: Sheet) -> Iterator[tuple[Kind | None, str]]:
    """Yield the marks that the picture has, and what they mean."""
    curves = [curve for panel in sheet.curves.panels.values() for curve in panel.values()]
    seen = {point.kind for curve in curves if not curve.stepwise for point in curve.points}
    yield from ((kind, kind.value) for kind in Kind if kind in seen)
    if any(curve.odd for curve in curves):
        yield None, "no number, or none that a meter shows"


def _behind(sheet: Sheet, groups: list[Group]) -> Iterator[svg.Element]:
    """Yield what stands behind the panels: what is only preparation, and times without connection."""
    time, chapter = sheet.time, sheet.scene.chapter
    when, over = time.place(sheet.origin), time.place(chapter.ends.at) if chapter.ends else RIGHT
    for group in groups:
        top, bottom = group.backdrop
        yield strokes.box(LEFT, top, when - LEFT, bottom - top, palette.GROUND)
        yield strokes.box(over, top, RIGHT - over, bottom - top, palette.GROUND)
        for span in without_line(sheet.scene, time.high):
            begin, end = time.place(span.begin), time.place(span.end)
            if end > begin:
                yield hatch(begin, end, top, bottom)


def _when(sheet: Sheet, groups: list[Group]) -> Iterator[svg.Element]:
    step = sheet.scene.chapter.counts_from
    for group in groups:
        for span in without_line(sheet.scene, sheet.time.high):
            begin, end = sheet.time.place(span.begin), sheet.time.place(span.end)
            if width_of(span.says, 11) < end - begin:
                yield strokes.words((begin + end) / 2, group.backdrop[0] + 12, span.says, "n", "m", "o")
    if step is None or not groups:
        return
    x = sheet.time.place(step.at)
    for place, group in enumerate(groups):
        top, bottom = group.backdrop
        yield strokes.down(x, top - STRIP if place else _TOP - 12, bottom, "when")
    says = shortened(clean(step.words, 300), WIDTH - 16, 12)
    width = width_of(says, 12)
    yield strokes.words(min(max(8.0, x - width / 2), WIDTH - 8 - width), _TOP - 16, says)


def _foot(sheet: Sheet, bottom: float) -> Iterator[svg.Element]:
    counts = sheet.scene.chapter.counts_from
    said = ["Times count from the When." if counts else "Times count from the scenario's beginning."]
    said.append("Shaded: not part of what is judged. Dotted: readings are missing.")
    if sheet.curves.untimed:
        said.append(f"{sheet.curves.untimed} without a time of this scenario stand where they arrived.")
    if left_out := sheet.places[MOST_PLACES:]:
        said.append(f"{len(left_out)} more connectors are not shown.")
    yield strokes.words(8, bottom + 8, " ".join(said), "n", "s")
