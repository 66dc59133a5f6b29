"""Each kind of row, drawn where the layout has put it."""

from __future__ import annotations

from collections.abc import Iterator

import svg

from ocpp_support.drawing import palette
from ocpp_support.drawing.palette import status_tone
from ocpp_support.drawing.sequence.layout import (
    BAR_LEFT,
    BAR_RIGHT,
    CENTRAL,
    LINE,
    MARGIN,
    PILL_LEFT,
    SMALL_LINE,
    STATION,
    TEXT_LEFT,
    TEXT_RIGHT,
    TIME_RIGHT,
    WIDTH,
    Placed,
)
from ocpp_support.drawing.sequence.row import BUT, Kind, Line, Part, Row, Weight
from ocpp_support.drawing.sequence.strokes import HEAD, across, arrow, box, cross, pill, with_title, words

WIDEST_PILL = STATION - 10 - PILL_LEFT - 16
"""Beside it there is a place for the sign of what is wrong."""

STUB = 26.0
"""How far an answer goes that does not come."""

_INKS = {Weight.PLAIN: "s", Weight.DOUBTFUL: "d", Weight.WRONG: "w"}


def drawn(placed: Placed, origin: float) -> Iterator[svg.Element]:
    """Yield the strokes of a row; ``origin`` is the second from which times are counted."""
    match placed.row.kind:
        case Kind.STEP:
            yield from _step(placed)
            return
        case Kind.SILENCE:
            yield words(
                (STATION + CENTRAL) / 2, placed.top + 15, f"· · ·  {placed.lines[0]}  · · ·", "n", "s", "m"
            )
            return
        case Kind.MESSAGE:
            yield from _message(placed)
        case Kind.ACT:
            yield from _act(placed)
        case Kind.EVENT:
            yield from _event(placed)
        case Kind.MISSING:
            yield from _missing(placed)
    yield from _time(placed, origin)


_FIRST_LINE = {Kind.ACT: 20, Kind.MISSING: 22}
"""Beneath the top of a row, where that is not as with messages."""


def _time(placed: Placed, origin: float) -> Iterator[svg.Element]:
    row = placed.row
    y = placed.top + _FIRST_LINE.get(row.kind, 16)
    ink = "w" if row.weight is Weight.WRONG else "s"
    text = in_seconds(row.at - origin)
    if row.moment is None:
        yield words(TIME_RIGHT, y, text, "n", "e", ink)
    else:
        moment = f"{row.moment:%Y-%m-%d %H:%M:%S}.{row.moment.microsecond // 1000:03d} UTC"
        yield with_title(TIME_RIGHT, y, text, moment, "n", "e", ink)
    if row.times > 1 and row.until > row.at:
        yield words(TIME_RIGHT, y + 13, f"to {in_seconds(row.until - origin)}", "n", "e", ink)


def in_seconds(time: float) -> str:
    """Return a time as it stands at the left.

    Example::

        in_seconds(-1.25) == "−1.2 s"

    """
    number = f"{abs(time):.1f}" if abs(time) < 100_000 else f"{abs(time):.0f}"
    sign = "" if float(number) == 0 else "+" if time > 0 else "−"
    return f"{sign}{number} s"


def _step(placed: Placed) -> Iterator[svg.Element]:
    row = placed.row
    wrong = row.weight is Weight.WRONG
    fill = palette.WRONG_FILL if wrong else palette.BAND
    yield box(
        MARGIN, placed.top + 4, WIDTH - 2 * MARGIN, placed.height - 7, fill, palette.WRONG if wrong else None
    )
    first = row.title.partition(" ")[0]
    for place, line in enumerate(placed.lines):
        y = placed.top + 4 + 15 + place * LINE
        yield words(MARGIN + 8, y, line, *(["w"] if wrong else []), first=first if place == 0 else "")
    if row.words:
        yield words(WIDTH - MARGIN - 8, placed.top + 19, row.words, "n", "e", "w" if wrong else "s")


def _text(placed: Placed, left: float, top: float, *classes: str) -> Iterator[svg.Element]:
    for place, line in enumerate(placed.lines):
        first = placed.row.title if place == 0 else ""
        yield words(left, top + place * LINE, line, *classes, first=first)


def _message(placed: Placed) -> Iterator[svg.Element]:
    row, y = placed.row, placed.arrow
    if row.weight is Weight.WRONG:
        yield _wrong_ground(placed)
        yield words(STATION - 22 if not row.pill else BAR_LEFT + 4, placed.top + 16, "✕", "b", "w")
    ink = ["w"] if row.weight is Weight.WRONG and not _answer_is_wrong(row) else []
    yield from _text(placed, TEXT_LEFT, placed.top + 16, *ink)
    yield _shaft(row, y)
    yield from _answer(placed, y)
    if row.pill:
        tone = status_tone(row.pill.status)
        text = f"{row.pill.place} {tone.mark} {row.pill.status}"
        yield from pill(text, tone, STATION - 10, placed.top + 4, widest=WIDEST_PILL, at_its_end=True)
    yield from _notes(placed, y + 18)


def _wrong_ground(placed: Placed) -> svg.Element:
    width, height = BAR_RIGHT - BAR_LEFT, placed.height - 2
    return box(BAR_LEFT, placed.top + 1, width, height, palette.WRONG_FILL, palette.WRONG)


def _notes(placed: Placed, y: float) -> Iterator[svg.Element]:
    for place, note in enumerate(placed.notes):
        yield words(TEXT_LEFT, y + place * SMALL_LINE, note.text, "n", _INKS[note.weight])


def _answer_is_wrong(row: Row) -> bool:
    return row.reply is not None and row.reply.weight is Weight.WRONG


def _ends(row: Row) -> tuple[float, float]:
    return (STATION, CENTRAL) if row.to_central else (CENTRAL, STATION)


def _shaft(row: Row, y: float) -> svg.Element:
    start, end = _ends(row)
    look = "ps" if row.to_central else "pc"
    if row.weight is Weight.WRONG and not _answer_is_wrong(row):
        look = "pw"
    elif row.weight is Weight.DOUBTFUL:
        look = "pd"
    return arrow(start, end, y, look, *(["r"] if row.answers else []), lines=2 if row.times > 1 else 1)


def _answer(placed: Placed, y: float) -> Iterator[svg.Element]:
    row, reply = placed.row, placed.row.reply
    if reply is None:
        return
    end, start = _ends(row)
    look = {Weight.PLAIN: "pc" if row.to_central else "ps", Weight.DOUBTFUL: "pd", Weight.WRONG: "pw"}[
        reply.weight
    ]
    if reply.came:
        yield arrow(start, end, y + 6, look, "r", head=7)
    else:
        way = STUB if end > start else -STUB
        yield across(start, start + way, y + 7, look, "r")
        yield cross(start + way, y + 7, look, size=4)
    ink = [] if reply.weight is Weight.PLAIN else [_INKS[reply.weight], "b"]
    first = placed.top + 16 + (0 if placed.beside else len(placed.lines) * LINE)
    for number, line in enumerate(placed.answer):
        yield words(TEXT_RIGHT, first + number * LINE, line, "e", *ink)


def _act(placed: Placed) -> Iterator[svg.Element]:
    wrong = placed.row.weight is not Weight.PLAIN
    edge = palette.DOUBTFUL if wrong else palette.PEOPLE
    yield box(
        BAR_LEFT,
        placed.top + 4,
        BAR_RIGHT - BAR_LEFT,
        placed.height - 8,
        palette.PEOPLE_FILL,
        edge,
        round_by=5,
    )
    yield from _text(placed, BAR_LEFT + 10, placed.top + 20)


def _event(placed: Placed) -> Iterator[svg.Element]:
    row = placed.row
    if row.weight is Weight.WRONG:
        yield _wrong_ground(placed)
        yield words(STATION - 22, placed.top + 16, "✕", "b", "w")
    yield from _text(placed, TEXT_LEFT, placed.top + 16, _INKS[row.weight])
    yield from _notes(placed, placed.top + 14 + len(placed.lines) * LINE)
    if row.line is Line.LOST:
        yield cross(STATION, placed.top + 12, "pd")
        yield cross(CENTRAL, placed.top + 12, "pd")
    elif row.line is Line.MADE:
        y = placed.bottom - 3
        yield across(STATION, CENTRAL, y, "l")


def _missing(placed: Placed) -> Iterator[svg.Element]:
    row = placed.row
    yield box(
        BAR_LEFT, placed.top + 4, BAR_RIGHT - BAR_LEFT, placed.height - 8, palette.WRONG_FILL, palette.WRONG
    )
    y = placed.top + 22
    yield from _text(placed, TEXT_LEFT, y, "w")
    y += len(placed.lines) * LINE
    for place, note in enumerate(placed.notes):
        yield words(TEXT_LEFT, y + place * LINE, note.text, first=BUT)
    if row.reply:
        yield across(STATION, CENTRAL - HEAD, placed.bottom - 14, "pw", "x")
        yield arrow(CENTRAL - HEAD, CENTRAL, placed.bottom - 14, "pw")
        yield cross((STATION + CENTRAL) / 2, placed.bottom - 14, "pw")


def shade(part: Part) -> str | None:
    """Return what stands behind the rows of a part."""
    return None if part is Part.COUNTS else palette.GROUND
