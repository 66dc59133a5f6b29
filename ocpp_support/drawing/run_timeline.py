"""The picture of a whole run: all of it in one row, and then a few scenarios a row, in detail.

For a page, into which its parts are put as they are. Whatever a station has sent, they are valid XML, and no
secret is in them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from ocpp_support.chronicle.chronicle import Chronicle
from ocpp_support.drawing.timeline.bands import bands_of
from ocpp_support.drawing.timeline.rows import DETAIL, LEFT, OVERVIEW, WIDTH, Row
from ocpp_support.drawing.timeline.stretches import Stretch, stretches_of

ROOM = 12.0
"""So much of the axis stands in a row in detail."""
_MOSTLY = 0.6
_SEVERITIES = ("MUST", "SHOULD", "note")


@dataclass(frozen=True)
class RunTimeline:
    """The picture.

    Attributes:
        overview: The whole run in one row; "" where its trace tells of none of its scenarios.
        rows: Its scenarios in detail.
    """

    overview: str
    rows: list[str]


def run_timeline(chronicle: Chronicle, anchor: Callable[[str], str]) -> RunTimeline:
    """Return the picture of a run; ``anchor`` returns where a link from a scenario, by its label, leads."""
    stretches = stretches_of(chronicle)
    if not any(one.label for one in stretches):
        return RunTimeline("", [])
    bands = bands_of(chronicle, stretches)
    severities = _severities(chronicle)

    def found(label: str) -> list[str]:
        return severities.get(label, [])

    whole = (WIDTH - LEFT - 4) / (stretches[-1].end - stretches[0].begin)
    return RunTimeline(
        Row(stretches, bands, OVERVIEW, whole, anchor, found).drawn(),
        [
            Row(row, bands, DETAIL, (WIDTH - LEFT - 4) / ROOM, anchor, found).drawn()
            for row in _rows(stretches)
        ],
    )


def _rows(stretches: list[Stretch]) -> Iterator[list[Stretch]]:
    """Break a run into rows: where a function ends and most of the row is full, else into even parts."""
    row: list[Stretch] = []
    for _, together in groupby(stretches, key=lambda one: one.feature):
        group = [*together]
        fits = not row or group[-1].end - row[0].begin <= ROOM
        if not fits and row[-1].end - row[0].begin > ROOM * _MOSTLY:
            yield row
            row = []
        *full, row = _parted([*row, *group])
        yield from full
    if row:
        yield row


def _parted(stretches: list[Stretch]) -> list[list[Stretch]]:
    begin, end = stretches[0].begin, stretches[-1].end
    room = (end - begin) / math.ceil((end - begin) / ROOM)
    parts: list[list[Stretch]] = [[]]
    for stretch in stretches:
        # It stands in the part that its middle is in, if it fits there.
        middle = (stretch.begin + stretch.end) / 2
        full = parts[-1] and stretch.end - parts[-1][0].begin > ROOM
        if full or middle - begin > room * len(parts):
            parts.append([])
        parts[-1].append(stretch)
    return parts


def _severities(chronicle: Chronicle) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for severity in _SEVERITIES:
        for one in chronicle.record.get("findings", []):
            if one["severity"] == severity:
                for label in one["scenarios"]:
                    found.setdefault(label, []).append(severity)
    return found
