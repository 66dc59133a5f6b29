"""One row of the picture of a run: scenarios as blocks, and under them what happened meanwhile.

Owns how a row is drawn, the whole run in one or a few scenarios in detail. It stands in a page, which gives
it the colours of its words: see :data:`STYLE`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

import svg

from ocpp_support.drawing.letters import clean, escaped, shortened, width_of, wrapped
from ocpp_support.drawing.palette import status_tone, verdict_tone
from ocpp_support.drawing.paths import Raw, short
from ocpp_support.drawing.places import heading_of
from ocpp_support.drawing.timeline.bands import ACT, MISSED, START, UNANSWERED, Band, Bands
from ocpp_support.drawing.timeline.stretches import Silence, Stretch
from ocpp_support.drawing.timeline.strokes import area, box, diamond, line, marks, titled, word
from ocpp_support.trace.masking import masked

WIDTH, LEFT = 1180.0, 86.0
MOST_LANES = 5
"""In detail, so many connectors are shown; of more those whose status changes there."""

_WENT_ON = "the run was interrupted, and went on"
_CONNECTOR = re.compile(r" \((connector \d+)\)$")


@dataclass(frozen=True)
class Look:
    """How much is told of each thing.

    Attributes:
        block: How high a scenario is.
        lane: How high the band of a connector is.
        edge: How thick the edge of a scenario is.
        named: Whether words stand in the blocks and the bands.
    """

    block: float
    lane: float
    edge: float
    named: bool


OVERVIEW, DETAIL = Look(22, 9, 0.5, named=False), Look(48, 13, 1, named=True)


class Row:
    """A row of scenarios.

    Args:
        stretches: What stands in it, side by side.
        bands: What happened in the whole run.
        look: How much is told.
        scale: The width of one on the axis.
        anchor: Returns where a link from a scenario leads.
        findings: Returns the severities of what the monitor found in a scenario, the gravest first.
    """

    def __init__(
        self,
        stretches: list[Stretch],
        bands: Bands,
        look: Look,
        scale: float,
        anchor: Callable[[str], str],
        findings: Callable[[str], list[str]],
    ) -> None:
        self._stretches = stretches
        self._bands = bands
        self._look = look
        self._scale = scale
        self._anchor = anchor
        self._findings = findings
        self._begin, self._end = stretches[0].begin, stretches[-1].end
        self._elements: list[svg.Element] = []

    def drawn(self) -> str:
        """Return it as an SVG element."""
        y = self._heads(14.0)
        y = self._blocks(y + 5)
        y = self._times(y + 12)
        for place in self._places:
            y = self._lane(place, y + 3)
        y = self._pins(y + 4)
        self._parts(y)
        picture = svg.SVG(
            width=int(WIDTH),
            height=round(y + 2),
            viewBox=svg.ViewBoxSpec(0, 0, int(WIDTH), round(y + 2)),
            class_=["tl"],
            elements=self._elements,
            extra={"role": "group"},
        )
        return picture.as_str()

    def _x(self, place: float) -> float:
        return LEFT + (min(max(place, self._begin), self._end) - self._begin) * self._scale

    def _heads(self, y: float) -> float:
        """Draw the names of the functions over their scenarios."""
        for feature, together in groupby(self._stretches, key=lambda one: one.feature):
            group = [*together]
            begin, end = self._x(group[0].begin), self._x(group[-1].end)
            if not feature or end - begin < 8:
                continue
            name = shortened(clean(feature, 200), end - begin - 4, 12, bold=True)
            if width_of(feature, 12, bold=True) > end - begin - 4 and not self._look.named:
                name = feature.partition(" ")[0]
            self._say(begin + 1, y, name, "b")
            self._elements.append(line(begin + 1, y + 3.5, end - 1, y + 3.5, "head"))
        return y

    def _blocks(self, top: float) -> float:
        for stretch in self._stretches:
            x, width = self._x(stretch.begin), (stretch.end - stretch.begin) * self._scale
            if stretch.label:
                self._block(stretch, x, top, width)
        return top + self._look.block

    def _block(self, stretch: Stretch, x: float, top: float, width: float) -> None:
        tone = verdict_tone(stretch.verdict)
        said = f"{stretch.label}: {stretch.verdict}"
        parts: list[svg.Element] = [
            svg.Title(text=escaped(clean(masked(said), 400))),
            box(x + 0.5, top, max(width - 1, 0.8), self._look.block, tone.fill, tone.edge, self._look.edge),
        ]
        if self._look.named:
            name = clean(stretch.label.partition(": ")[2] or stretch.label, 300)
            for place, line in enumerate(_name_lines(f"{tone.mark} {name}", width - 9)):
                parts.append(word(x + 4.5, top + 11 + place * 10.6, line, tone.ink, "t"))
        elif width >= 11 or (width >= 6 and tone.mark not in "✓"):
            parts.append(word(x + width / 2 - 4, top + self._look.block / 2 + 4, tone.mark, tone.ink))
        found = self._findings(stretch.label)
        if found:
            parts.append(diamond(x + width - 4, top + self._look.block, found[0]))
        link = svg.A(href=escaped(clean(self._anchor(stretch.label))), elements=parts)
        self._elements.append(link)

    def _times(self, y: float) -> float:
        """Write when scenarios began, and long silences; nothing on anything else."""
        free = 0.0
        for stretch in self._stretches:
            x = self._x(stretch.begin)
            moment = stretch.moment
            is_head = not self._look.named and not self._is_first_of_its_feature(stretch)
            if moment is None or x < free or is_head or not stretch.label:
                continue
            said = f"{moment:%H:%M:%S}" if self._look.named else f"{moment:%H:%M}"
            free = x + width_of(said, 10) + 6
            self._say(x + 1, y, said, "t", "s")
            if self._look.named:
                free = self._silences(stretch, y, free)
        return y

    def _is_first_of_its_feature(self, stretch: Stretch) -> bool:
        place = self._stretches.index(stretch)
        return place == 0 or self._stretches[place - 1].feature != stretch.feature

    def _silences(self, stretch: Stretch, y: float, free: float) -> float:
        for silence in stretch.silences:
            said = f"⋯ {_lasting(silence)} ⋯"
            width = width_of(said, 10)
            middle = (self._x(silence.begin) + self._x(silence.end)) / 2
            x = max(middle - width / 2, free)
            if x + width + 6 <= self._x(stretch.end):
                self._say(x, y, said, "t", "s")
                free = x + width + 6
        return free

    @property
    def _places(self) -> list[int]:
        places = sorted({0, *self._bands.statuses})
        if not self._look.named or len(places) <= MOST_LANES:
            return places
        changing = [place for place in places if len(self._of(self._bands.statuses.get(place, []))) > 1]
        return sorted({0, *changing})

    def _of(self, bands: list[Band]) -> list[Band]:
        return [one for one in bands if one.end > self._begin and one.begin < self._end]

    def _lane(self, place: int, top: float) -> float:
        height = self._look.lane
        self._say(LEFT - 6, top + height / 2 + 4, heading_of(place), "e", "s")
        bands = self._of(self._bands.statuses.get(place, []))
        if self._look.named:
            for band in bands:
                self._band(band, top, height)
        else:
            self._together(bands, top, height)
        if place == 0:
            for band in self._of(self._bands.offline):
                x, end = self._x(band.begin), self._x(band.end)
                gap = svg.Path(d=[Raw(area(x, top + height + 1, max(end - x, 1.5), 3))], class_=["off"])
                self._elements.append(titled(gap, band.says))
            return top + height + 4
        return top + height

    def _together(self, bands: list[Band], top: float, height: float) -> None:
        """Draw bands with one stroke for each status: there may be thousands."""
        by_status: dict[str, list[str]] = {}
        for band in bands:
            x, width = self._x(band.begin), max(self._x(band.end) - self._x(band.begin), 0.6)
            by_status.setdefault(band.says, []).append(area(x, top, width, height))
        for status, areas in by_status.items():
            path = svg.Path(d=[Raw("".join(areas))], fill=status_tone(status).fill)
            self._elements.append(titled(path, status))

    def _band(self, band: Band, top: float, height: float) -> None:
        x, end = self._x(band.begin), self._x(band.end)
        tone = status_tone(band.says)
        area_of_it = box(x, top, max(end - x, 0.6), height, tone.fill, tone.edge if end - x > 3 else None)
        self._elements.append(titled(area_of_it, band.says))
        if self._look.named:
            said = f"{tone.mark} {clean(band.says, 40)}"
            said = said if width_of(said, 10) < end - x - 5 else tone.mark
            if width_of(said, 10) < end - x - 1:
                self._elements.append(word(x + 3, top + height - 3, said, tone.ink, "t"))

    def _pins(self, top: float) -> float:
        pins = [one for one in self._bands.pins if self._begin <= one.place <= self._end]
        if not pins:
            return top
        self._say(LEFT - 6, top + 10, "Events", "e", "s")
        if self._look.named:
            for pin in pins:
                self._elements.append(titled(marks([pin], self._x, top), pin.says))
        else:
            for kind in (ACT, START, UNANSWERED, MISSED):
                if of_it := [pin for pin in pins if pin.kind == kind]:
                    self._elements.append(marks(of_it, self._x, top, small=True))
        return top + 12

    def _parts(self, bottom: float) -> None:
        """Draw where the run was interrupted and went on."""
        for before, after in zip(self._stretches, self._stretches[1:], strict=False):
            if before.part != after.part:
                x = self._x(after.begin)
                self._elements.append(titled(line(x, 0, x, bottom, "part"), _WENT_ON))

    def _say(self, x: float, y: float, text: str, *classes: str) -> None:
        self._elements.append(svg.Text(x=short(x), y=short(y), text=escaped(text), class_=[*classes]))


def _name_lines(name: str, width: float) -> list[str]:
    """Return a name in at most four lines; which connector it is about is never cut."""
    where = _CONNECTOR.search(name)
    if where is None:
        return wrapped(name, width, 10.5, most=4)
    return [*wrapped(name[: where.start()], width, 10.5, most=3), where[1]]


def _lasting(silence: Silence) -> str:
    minutes = round(silence.seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{silence.seconds / 3600:.1f} h"
