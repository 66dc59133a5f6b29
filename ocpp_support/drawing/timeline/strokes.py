"""The strokes of the picture of a run: boxes, marks and words, and how they look in their page.

Whatever is told in them comes through here, and is made fit for XML.
"""

from __future__ import annotations

from collections.abc import Callable

import svg

from ocpp_support.drawing import palette
from ocpp_support.drawing.letters import clean, escaped
from ocpp_support.drawing.paths import Raw, short
from ocpp_support.drawing.timeline.bands import ACT, MISSED, START, UNANSWERED, Pin
from ocpp_support.trace.masking import masked

STYLE = f"""
.tl text{{font-family:{palette.FONT};font-size:11px;fill:var(--ink);white-space:pre}}
.tl .b{{font-weight:bold;font-size:12px}}
.tl .e{{text-anchor:end}}
.tl .s{{fill:var(--soft)}}
.tl .t{{font-size:10px}}
.tl .head{{stroke:var(--ink);stroke-width:1.5}}
.tl .act{{fill:var(--people)}}
.tl .start,.tl .off{{fill:var(--ink)}}
.tl .missed,.tl .unanswered{{fill:none;stroke:var(--bad);stroke-width:2.4}}
.tl .finding{{stroke:var(--paper);stroke-width:1}}
.tl .part{{stroke:var(--ink);stroke-width:2;stroke-dasharray:3 3}}
.tl a:hover rect,.tl a:focus rect{{stroke-width:2.5}}
"""
"""Its colours that are no statuses and no verdicts are the page's."""


def marks(pins: list[Pin], x_of: Callable[[float], float], top: float, *, small: bool = False) -> svg.Path:
    """Return the marks of pins of one kind; ``small`` where acts stand close together."""
    shape, left, down = _SMALL if small and pins[0].kind == ACT else _SHAPES[pins[0].kind]
    d = "".join(f"M{short(x_of(pin.place) + left)} {short(top + down)}{shape}" for pin in pins)
    return svg.Path(d=[Raw(d)], class_=[pins[0].kind])


_SHAPES = {
    ACT: ("l3.2 8h-6.4z", 0, 2),
    START: ("h6v2.5h-3.5v7h-2.5z", -3, 1),
    UNANSWERED: ("h6v6h-6z", -3, 3),
    MISSED: ("l8 8m-8 0l8 -8", -4, 2),
}
"""Of each kind of pin its shape, and where that begins: left of its place, and down from the top."""
_SMALL = ("h1v6h-1z", -0.5, 3)


def area(x: float, y: float, width: float, height: float) -> str:
    """Return a box as a part of a path."""
    return f"M{short(x)} {short(y)}h{short(width)}v{short(height)}h{short(-width)}z"


def diamond(x: float, y: float, severity: str) -> svg.Path:
    """Return the mark of a finding, whose middle is at a place."""
    colour = {"MUST": palette.WRONG, "SHOULD": palette.SERIES[4]}.get(severity, palette.LINE)
    d = f"M{short(x)} {short(y - 5)}l4 4l-4 4l-4 -4z"
    return svg.Path(d=[Raw(d)], fill=colour, class_=["finding"])


def titled(element: svg.Element, says: str) -> svg.Element:
    """Return an element that tells more to whoever points at it."""
    element.elements = [svg.Title(text=escaped(clean(masked(says), 400)))]
    return element


def word(x: float, y: float, text: str, ink: str, *classes: str) -> svg.Text:
    """Return a line of text of a colour of its own."""
    return svg.Text(x=short(x), y=short(y), text=escaped(text), class_=[*classes], style=f"fill:{ink}")


def line(x: float, y: float, end: float, bottom: float, *classes: str) -> svg.Line:
    """Return a line."""
    return svg.Line(x1=short(x), y1=short(y), x2=short(end), y2=short(bottom), class_=[*classes])


def box(
    x: float, y: float, width: float, height: float, fill: str, edge: str | None = None, thick: float = 1
) -> svg.Rect:
    """Return a box."""
    return svg.Rect(
        x=short(x),
        y=short(y),
        width=short(width),
        height=short(height),
        fill=fill,
        stroke=edge,
        stroke_width=None if thick == 1 else thick,
    )
