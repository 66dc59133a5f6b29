"""The strokes of a plot: lines, areas, marks and words, and how they look.

Whatever is written comes through here, and is made fit for XML.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import svg

from ocpp_support.drawing import palette
from ocpp_support.drawing.letters import clean, escaped
from ocpp_support.drawing.meter.curves import Kind
from ocpp_support.drawing.paths import Raw, level, short, upright
from ocpp_support.trace.masking import masked

STYLE = f"""
.mtr text{{font-family:{palette.FONT};font-size:12px;fill:{palette.INK};white-space:pre}}
.mtr .b{{font-weight:bold}}
.mtr .h{{font-size:16px;font-weight:bold}}
.mtr .n{{font-size:11px}}
.mtr .e{{text-anchor:end}}
.mtr .m{{text-anchor:middle}}
.mtr .s{{fill:{palette.SOFT}}}
.mtr .o{{paint-order:stroke;stroke:{palette.PAPER};stroke-width:3px}}
.mtr .w{{fill:{palette.WRONG}}}
.mtr .d{{fill:{palette.DOUBTFUL}}}
.mtr .g{{stroke:{palette.GRID};stroke-width:1}}
.mtr .a{{stroke:{palette.LINE};stroke-width:1;fill:none}}
.mtr .when{{stroke:{palette.INK};stroke-width:1.4;stroke-dasharray:6 3}}
.mtr .ses{{stroke:{palette.STATION};stroke-width:1.6}}
.mtr .odd{{stroke:{palette.WRONG};stroke-width:2.2;fill:none}}
"""
"""Every rule is for this picture alone: it may be put into a page beside others."""

_RADIUS = 3.2


def words(x: float, y: float, text: str, *classes: str) -> svg.Text:
    """Return a line of text."""
    return svg.Text(x=short(x), y=short(y), class_=[*classes] or None, text=escaped(clean(masked(text))))


def across(start: float, end: float, y: float, *classes: str) -> svg.Path:
    """Return a line from side to side."""
    return _path(level(start, end, y), *classes)


def down(x: float, top: float, bottom: float, *classes: str) -> svg.Path:
    """Return a line from above to below."""
    return _path(upright(x, top, bottom), *classes)


def box(x: float, y: float, width: float, height: float, fill: str, edge: str | None = None) -> svg.Rect:
    """Return a box."""
    return svg.Rect(
        x=short(x), y=short(y), width=short(max(width, 0)), height=short(height), fill=fill, stroke=edge
    )


def lines(runs: Iterable[Sequence[tuple[float, float]]], look: int, *, faint: bool = False) -> svg.Path:
    """Return a line through each run of points, all of one look; faint ones tell that nothing is known."""
    dashes = "1.5 4" if faint else palette.DASHES[look % len(palette.DASHES)]
    d = "".join("M" + "L".join(f"{short(x)} {short(y)}" for x, y in run) for run in runs if run)
    return svg.Path(
        d=[Raw(d)],
        fill="none",
        stroke=palette.SERIES[look % len(palette.SERIES)],
        stroke_width=1.2 if faint else 2,
        stroke_linejoin="round",
        extra={} if dashes == "none" else {"stroke-dasharray": dashes},
    )


def marks(points: Iterable[tuple[float, float]], kind: Kind, look: int) -> svg.Path:
    """Return the marks of points of one kind: round, square, triangular, or a rhombus."""
    colour = palette.SERIES[look % len(palette.SERIES)]
    hollow = kind in (Kind.CLOCK, Kind.OTHER)
    return svg.Path(
        d=[Raw("".join(_mark(x, y, kind) for x, y in points))],
        fill=palette.PAPER if hollow else colour,
        stroke=colour,
        stroke_width=1.6 if hollow else 1,
    )


def _mark(x: float, y: float, kind: Kind) -> str:
    r = _RADIUS
    match kind:
        case Kind.PERIODIC:
            return f"M{short(x - r)} {short(y)}a{r} {r} 0 1 0 {2 * r:g} 0a{r} {r} 0 1 0 {-2 * r:g} 0z"
        case Kind.CLOCK:
            return f"M{short(x - r)} {short(y - r)}h{2 * r:g}v{2 * r:g}h{-2 * r:g}z"
        case Kind.OTHER:
            return f"M{short(x)} {short(y - r - 1)}l{r + 1:g} {2 * r + 1:g}h{-2 * r - 2:g}z"
        case Kind.REGISTER:
            r += 1.6
            return f"M{short(x)} {short(y - r)}l{r:g} {r:g}l{-r:g} {r:g}l{-r:g} {-r:g}z"


def crosses(places: Iterable[float], y: float) -> svg.Path:
    """Return crosses: what was reported and is no number."""
    d = "".join(f"M{short(x - 4)} {short(y - 4)}l8 8m-8 0l8 -8" for x in places)
    return _path(d, "odd")


def _path(d: str, *classes: str) -> svg.Path:
    return svg.Path(d=[Raw(d)], class_=[*classes])
