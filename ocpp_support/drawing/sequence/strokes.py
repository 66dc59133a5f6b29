"""The strokes of the picture: text, arrows, boxes and pills, and how they look.

Whatever is written comes through here, and is made fit for XML.
"""

from __future__ import annotations

from typing import Any

import svg

from ocpp_support.drawing import palette
from ocpp_support.drawing.letters import clean, escaped, shortened, width_of
from ocpp_support.drawing.palette import Tone
from ocpp_support.drawing.paths import Raw, level, short, upright
from ocpp_support.drawing.sequence.layout import SIZE, SMALL

HEAD = 9.0
"""How long the head of an arrow is."""

PILL_HEIGHT = 18.0
PILL_PADDING = 7.0

STYLE = f"""
.seq text{{font-family:{palette.FONT};font-size:{SIZE:g}px;fill:{palette.INK};white-space:pre}}
.seq .b{{font-weight:bold}}
.seq .e{{text-anchor:end}}
.seq .m{{text-anchor:middle}}
.seq .n{{font-size:{SMALL:g}px}}
.seq .s{{fill:{palette.SOFT}}}
.seq .w{{fill:{palette.WRONG}}}
.seq .d{{fill:{palette.DOUBTFUL}}}
.seq .ps{{stroke:{palette.STATION};fill:{palette.STATION};stroke-width:1.8}}
.seq .pc{{stroke:{palette.CENTRAL};fill:{palette.CENTRAL};stroke-width:1.8}}
.seq .pw{{stroke:{palette.WRONG};fill:{palette.WRONG};stroke-width:2.8}}
.seq .pd{{stroke:{palette.DOUBTFUL};fill:{palette.DOUBTFUL};stroke-width:1.8}}
.seq .r{{stroke-dasharray:6 4;stroke-width:1.2}}
.seq .x{{stroke-dasharray:8 5}}
.seq .l{{stroke:{palette.LINE};stroke-width:1.5;fill:none}}
"""
"""Every rule is for this picture alone: it may be put into a page beside others."""


def words(x: float, y: float, text: str, *classes: str, first: str = "") -> svg.Text:
    """Return a line of text; ``first`` is what stands in it in bold, at its beginning."""
    said = escaped(text)
    if first and text.startswith(first):
        said = f'<tspan class="b">{escaped(first)}</tspan>{escaped(text[len(first) :])}'
    return _Text(x=short(x), y=short(y), class_=[*classes] or None, text=said)


def with_title(x: float, y: float, text: str, title: str, *classes: str) -> svg.Text:
    """Return a line of text that tells more to whoever points at it."""
    said = f"<title>{escaped(title)}</title>{escaped(text)}"
    return _Text(x=short(x), y=short(y), class_=[*classes] or None, text=said)


def arrow(start: float, end: float, y: float, *classes: str, head: float = HEAD, lines: int = 1) -> svg.Path:
    """Return an arrow, of several lines where it stands for several."""
    way = 1 if end > start else -1
    shafts = "".join(f"M{short(start)} {short(y - 3 * one)}H{short(end - way * 2)}" for one in range(lines))
    tip = f"M{short(end)} {short(y)}l{short(-way * head)} {short(-head / 2)}v{short(head)}z"
    return _Path(d=[Raw(shafts + tip)], class_=[*classes])


def cross(x: float, y: float, *classes: str, size: float = 5.0) -> svg.Path:
    """Return a cross: what does not arrive."""
    wide = size * 2
    lines = f"M{short(x - size)} {short(y - size)}l{wide:g} {wide:g}m{-wide:g} 0l{wide:g} {-wide:g}"
    return _Path(d=[Raw(lines)], class_=[*classes])


def across(start: float, end: float, y: float, *classes: str) -> svg.Path:
    """Return a line from side to side."""
    return _Path(d=[Raw(level(start, end, y))], class_=[*classes])


def down(x: float, top: float, bottom: float, *classes: str) -> svg.Path:
    """Return a line from above to below."""
    return _Path(d=[Raw(upright(x, top, bottom))], class_=[*classes])


def box(
    x: float,
    y: float,
    width: float,
    height: float,
    fill: str,
    edge: str | None = None,
    *,
    round_by: float = 0,
) -> svg.Rect:
    """Return a box."""
    return _Rect(
        x=short(x),
        y=short(y),
        width=short(width),
        height=short(height),
        fill=fill,
        stroke=edge,
        rx=round_by or None,
    )


def pill(
    text: str, tone: Tone, x: float, y: float, *, widest: float, at_its_end: bool = False
) -> list[svg.Element]:
    """Return a pill with its text, beginning at ``x`` or ending there; its top is at ``y``."""
    text = shortened(clean(text), widest - 2 * PILL_PADDING, SMALL)
    width = pill_width(text, widest)
    left = x - width if at_its_end else x
    line = words(left + PILL_PADDING, y + 13, text, "n")
    line.style = f"fill:{tone.ink}"
    return [box(left, y, width, PILL_HEIGHT, tone.fill, tone.edge, round_by=9), line]


def pill_width(text: str, widest: float) -> float:
    """Return how wide a pill with that text is."""
    return min(width_of(text, SMALL) + 2 * PILL_PADDING, widest)


class _Lean:
    """Holds only the attributes that it is given: of the seventy that the library has, few are needed."""

    def __init__(self, **given: Any) -> None:
        vars(self).update(given)


class _Text(_Lean, svg.Text):
    """A line of text."""


class _Path(_Lean, svg.Path):
    """A stroke."""


class _Rect(_Lean, svg.Rect):
    """A box."""
