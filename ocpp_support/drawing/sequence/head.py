"""What stands over the rows: the scenario, its verdict, the statuses before, and the two who speak."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import svg

from ocpp_support.chronicle.scene import Scene
from ocpp_support.drawing import palette
from ocpp_support.drawing.letters import clean
from ocpp_support.drawing.palette import status_tone, verdict_tone
from ocpp_support.drawing.sequence.layout import CENTRAL, MARGIN, STATION, WIDTH, title_lines
from ocpp_support.drawing.sequence.strokes import PILL_HEIGHT, box, pill, pill_width, words

MOST_PLACES = 24
"""So many connectors are shown one by one."""

_LEGEND = "Solid arrow: request; dashed: its answer. Shaded: not part of what is judged."


@dataclass(frozen=True)
class Head:
    """What stands over the rows.

    Attributes:
        strokes: How it is drawn.
        bottom: Where the rows begin.
    """

    strokes: list[svg.Element]
    bottom: float


def head_of(scene: Scene) -> Head:
    """Return what stands over the rows of a scene."""
    strokes: list[svg.Element] = []
    y = 24.0
    for line in title_lines(clean(scene.name, 300)):
        title = words(MARGIN, y, line, "b")
        title.style = "font-size:16px"
        strokes.append(title)
        y += 20
    status = clean(str(scene.outcome.get("status") or "not finished"), 40)
    tone = verdict_tone(status)
    strokes += pill(f"{tone.mark} {status}", tone, WIDTH - MARGIN, 8, widest=180, at_its_end=True)
    since = "the When" if scene.chapter.counts_from else "the beginning"
    strokes.append(words(MARGIN, y - 2, f"Times count from {since}. {_LEGEND}", "n", "s"))
    y += 12
    pills, y = _before(scene, y)
    strokes += pills
    y += 6
    for x, name, wide in ((STATION, "Station", 90.0), (CENTRAL, "Central system", 0.0)):
        left = x - wide / 2 if wide else WIDTH - MARGIN - 120
        strokes.append(box(left, y, wide or 120, 24, palette.PAPER, palette.INK, round_by=3))
        strokes.append(words(x if wide else WIDTH - MARGIN - 60, y + 16, name, "b", "m"))
    return Head(strokes, y + 32)


def _before(scene: Scene, y: float) -> tuple[list[svg.Element], float]:
    """Return the pills of the statuses before the scenario, and where they end."""
    known = scene.statuses_before
    if not known:
        return [], y
    strokes: list[svg.Element] = [words(MARGIN, y + 13, "Before:", "n", "s")]
    x = MARGIN + 52
    for text, tone in _pills(known):
        width = pill_width(text, 220)
        if x + width > WIDTH - MARGIN:
            x, y = MARGIN + 52, y + PILL_HEIGHT + 4
        strokes += pill(text, tone, x, y, widest=220)
        x += width + 6
    return strokes, y + PILL_HEIGHT + 4


def _pills(known: dict[int, str]) -> Iterator[tuple[str, palette.Tone]]:
    for place, status in [*known.items()][:MOST_PLACES]:
        tone, name = status_tone(status), f"connector {place}" if place else "station"
        yield clean(f"{name} {tone.mark} {status}", 60), tone
    if len(known) > MOST_PLACES:
        yield f"and {len(known) - MOST_PLACES} more connectors", palette.UNKNOWN
