"""All that is shown of one connector: its statuses, where its sessions begin and end, and its panels."""

from __future__ import annotations

from collections.abc import Iterator

import svg

from ocpp_support.drawing import palette
from ocpp_support.drawing.letters import clean, shortened, width_of
from ocpp_support.drawing.meter import strokes
from ocpp_support.drawing.meter.happenings import Span, statuses_of
from ocpp_support.drawing.meter.panel import HEIGHT, LEFT, RIGHT, WIDTH, Panel
from ocpp_support.drawing.meter.scales import time_in_words, time_ticks
from ocpp_support.drawing.meter.sheet import Course, Sheet
from ocpp_support.drawing.palette import status_tone
from ocpp_support.drawing.places import heading_of

MOST_PANELS = 8
"""So many quantities of a connector are shown; the others are named."""

MOST_ROWS = 4
"""So many rows of words stand over a connector; a flag that finds no place there has none."""

STRIP = 18.0
_ROW = 13.0
_AXIS = 22.0


class Group:
    """What is shown of a connector, with its upper edge at ``top``."""

    def __init__(self, sheet: Sheet, place: int | None, top: float) -> None:
        self._sheet = sheet
        self._place = place
        self._panels = sheet.panels(place)
        self._flags = _Flags(sheet, sheet.of(place))
        self._strip = top + self._flags.height
        self._body = self._strip + STRIP + 6
        shown = min(len(self._panels), MOST_PANELS)
        self._axis = self._body + (shown * HEIGHT if shown else 20)
        self.bottom = self._axis + _AXIS + (16 if len(self._panels) > MOST_PANELS else 0)
        """Where it ends."""

    @property
    def backdrop(self) -> tuple[float, float]:
        """Where its panels begin and end."""
        return self._strip + STRIP, self._axis - 6

    def strokes(self) -> Iterator[svg.Element]:
        """Yield how it is drawn."""
        yield strokes.words(8, self._strip + 13, heading_of(self._place), "b")
        yield from self._statuses()
        yield from self._time_axis()
        for place, (quantity, curves) in enumerate(self._panels[:MOST_PANELS]):
            of_it = self._sheet.of(self._place)
            begins = [one.begins for one in of_it if one.begins is not None]
            ends = [one.ends for one in of_it if one.ends is not None]
            yield from Panel(quantity, curves, self._sheet.time, begins, ends).strokes(
                self._body + place * HEIGHT
            )
        if not self._panels:
            yield strokes.words(LEFT + 8, self._body + 8, "no reading arrived", "n", "s")
        yield from self._flags.strokes(self._strip, self._axis)
        if left_out := self._panels[MOST_PANELS:]:
            named = ", ".join(quantity.title for quantity, _ in left_out)
            said = shortened(clean(f"also reported, and not shown: {named}"), RIGHT - LEFT, 11)
            yield strokes.words(LEFT, self._axis + _AXIS + 10, said, "n", "s")

    def _statuses(self) -> Iterator[svg.Element]:
        high = self._sheet.time.high
        for span in statuses_of(self._sheet.scene, self._place, high):
            yield from self._status(span)

    def _status(self, span: Span) -> Iterator[svg.Element]:
        time, tone = self._sheet.time, status_tone(span.says)
        begin, end = time.place(span.begin), time.place(span.end)
        if end - begin < 0.2:
            return
        yield strokes.box(begin, self._strip, end - begin, STRIP - 2, tone.fill, tone.edge)
        said = f"{tone.mark} {clean(span.says, 40)}"
        said = said if width_of(said, 11) < end - begin - 6 else tone.mark
        if width_of(said, 11) < end - begin - 2:
            text = strokes.words(begin + 4, self._strip + 12, said, "n")
            text.style = f"fill:{tone.ink}"
            yield text

    def _time_axis(self) -> Iterator[svg.Element]:
        time, origin = self._sheet.time, self._sheet.origin
        for mark in time_ticks(time.low - origin, time.high - origin):
            x = time.place(mark + origin)
            yield strokes.down(x, self.backdrop[0], self._axis - 6, "g")
            yield strokes.words(x, self._axis + 8, time_in_words(mark), "n", "m")


class _Flags:
    """Where sessions begin and end, in words that do not stand on one another."""

    def __init__(self, sheet: Sheet, courses: list[Course]) -> None:
        time = sheet.time
        flags = [(time.place(one.begins), f"{one.says} begins") for one in courses if one.begins is not None]
        flags += [(time.place(one.ends), f"ends: {one.reason}") for one in courses if one.ends is not None]
        self._placed = [*_in_rows(sorted(flags))]
        rows = 1 + max((row for _, _, row, _ in self._placed), default=-1)
        self.height = rows * _ROW + 4

    def strokes(self, strip: float, bottom: float) -> Iterator[svg.Element]:
        """Yield how they are drawn over a strip of statuses, and down to ``bottom``."""
        for x, says, row, left in self._placed:
            y = strip - 5 - row * _ROW
            yield strokes.down(x, y + 2 if says else strip, bottom, "ses")
            if says:
                yield strokes.words(left, y, says, "n", "o")


def _in_rows(flags: list[tuple[float, str]]) -> Iterator[tuple[float, str, int, float]]:
    """Yield flags with their rows, and where their words begin."""
    ends: list[float] = []
    for x, said in flags:
        says = shortened(clean(said, 100), 260, 11)
        width = width_of(says, 11)
        left = min(x, WIDTH - width - 8)
        row = next((row for row, end in enumerate(ends) if end < left), len(ends))
        if row == MOST_ROWS:
            yield x, "", 0, left
            continue
        ends[row : row + 1] = [left + width + 8]
        yield x, says, row, left


def hatch(begin: float, end: float, top: float, bottom: float) -> svg.Rect:
    """Return the shade over a time without connection."""
    area = strokes.box(begin, top, end - begin, bottom - top, palette.LINE)
    area.fill_opacity = 0.28
    return area
