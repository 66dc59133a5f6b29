"""Where everything stands: rows with their text in lines, one beneath the other. Pure; draws nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ocpp_support.drawing.letters import shortened, width_of, wrapped
from ocpp_support.drawing.sequence.row import Kind, Note, Reply, Row, Weight
from ocpp_support.drawing.sequence.values import seconds

WIDTH = 1000.0
MARGIN = 8.0
TIME_RIGHT = 72.0
PILL_LEFT = 80.0
STATION, CENTRAL = 250.0, 952.0
"""Where the lifelines are."""
TEXT_LEFT, TEXT_RIGHT = STATION + 14, CENTRAL - 14
TEXT_WIDTH = TEXT_RIGHT - TEXT_LEFT
BAR_LEFT, BAR_RIGHT = PILL_LEFT, WIDTH - MARGIN

SIZE, SMALL, HEADING = 13.0, 11.5, 13.5
"""Of letters."""
LINE, SMALL_LINE = 16.0, 14.5
"""From one line of text to the next."""
ARROW = 13.0
"""What an arrow and its answer need."""
BESIDE = 22.0
"""Between a request and its answer, where both are in one line."""

MOST_LINES, MOST_OF_A_NOTE, MOST_OF_THE_MISSING = 3, 2, 4


@dataclass(frozen=True)
class Placed:
    """A row that has its place.

    Attributes:
        row: What it tells.
        top: Where it begins.
        height: How high it is.
        lines: What it says, line by line.
        answer: What came back, line by line.
        notes: What is said beneath, line by line.
        beside: Whether the answer stands in the line of the request.
    """

    row: Row
    top: float
    height: float
    lines: tuple[str, ...]
    answer: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    beside: bool = False

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height

    @property
    def arrow(self) -> float:
        """Where the arrow of a message is."""
        lines = len(self.lines) + (0 if self.beside else len(self.answer))
        return self.top + 4 + lines * LINE + 4


def placed(rows: Iterable[Row], top: float) -> list[Placed]:
    """Return rows with their places, the first of them at ``top``."""
    found = []
    for row in rows:
        one = replace(_sized(row), top=top)
        found.append(one)
        top = one.bottom
    return found


def _sized(row: Row) -> Placed:
    match row.kind:
        case Kind.MESSAGE:
            return _message(row)
        case Kind.STEP:
            lines = wrapped(row.title, WIDTH - 2 * MARGIN - 90, HEADING, most=3, bold=True)
            return Placed(row, 0, len(lines) * LINE + 14, tuple(lines))
        case Kind.MISSING:
            return _missing(row)
        case Kind.SILENCE:
            return Placed(row, 0, 22, (row.words,))
        case Kind.ACT:
            lines = _text(row, BAR_RIGHT - BAR_LEFT - 20, MOST_LINES)
            return Placed(row, 0, len(lines) * LINE + 14, tuple(lines))
    lines, notes = _text(row, TEXT_WIDTH, MOST_LINES), _notes(row.notes, TEXT_WIDTH, MOST_OF_A_NOTE)
    return Placed(row, 0, len(lines) * LINE + len(notes) * SMALL_LINE + 8, tuple(lines), notes=notes)


def _text(row: Row, width: float, most: int) -> list[str]:
    """Return the lines of what a row says; its title is bold."""
    wider = width_of(row.title, SIZE, bold=True) - width_of(row.title, SIZE)
    return wrapped(f"{row.title} {row.words}".strip(), width - wider, SIZE, most=most)


def _message(row: Row) -> Placed:
    answer = answer_in_words(row.reply) if row.reply else ""
    bold = row.reply is not None and row.reply.weight is not Weight.PLAIN
    taken = width_of(answer, SIZE, bold=bold) + BESIDE if answer else 0
    lines = _text(row, TEXT_WIDTH - taken, 1) if taken < TEXT_WIDTH * 0.7 else []
    whole = _text(row, TEXT_WIDTH, MOST_LINES)
    notes = _notes(row.notes, TEXT_WIDTH, MOST_OF_A_NOTE)
    if lines and lines == whole:
        one = Placed(row, 0, 0, tuple(lines), (answer,) if answer else (), notes, beside=True)
    else:
        below = tuple(wrapped(answer, TEXT_WIDTH, SIZE, most=2, bold=True))
        one = Placed(row, 0, 0, tuple(whole), below, notes)
    return replace(one, height=one.arrow + ARROW + len(notes) * SMALL_LINE)


def answer_in_words(reply: Reply) -> str:
    """Return what is written of an answer, with the time that it took."""
    text = f"✕ {reply.text}" if reply.error or not reply.came else reply.text
    if reply.took is None or not reply.came:
        return text
    return f"{text or 'answered'}, {seconds(reply.took)}"


def _notes(notes: Iterable[Note], width: float, most: int) -> tuple[Note, ...]:
    return tuple(
        Note(line, note.weight)
        for note in notes
        for line in wrapped(f"{_SIGNS[note.weight]}{note.text}", width, SMALL, most=most)
    )


_SIGNS = {Weight.PLAIN: "· ", Weight.DOUBTFUL: "△ ", Weight.WRONG: "▲ "}


def _missing(row: Row) -> Placed:
    width = TEXT_WIDTH - 16
    lines = _text(row, width, MOST_OF_THE_MISSING)
    notes = []
    for note in row.notes:
        notes += [
            Note(line, note.weight) for line in wrapped(note.text, width, SIZE, most=MOST_OF_THE_MISSING)
        ]
    height = (len(lines) + len(notes)) * LINE + 18 + (ARROW if row.reply else 0)
    return Placed(row, 0, height, tuple(lines), (), tuple(notes))


def title_lines(title: str) -> list[str]:
    """Return the lines of a heading over all."""
    return wrapped(title, WIDTH - 2 * MARGIN - 190, 16, most=3, bold=True)


def fits(text: str, width: float, *, size: float = SMALL) -> str:
    """Return as much of a text as fits."""
    return shortened(text, width, size)
