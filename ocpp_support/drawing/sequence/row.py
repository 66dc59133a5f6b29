"""What a row of the picture holds, before it has a place. Values only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, StrEnum, auto

BUT = "but:"
"""With that begins what came instead of what was expected."""


class Kind(Enum):
    """What a row tells."""

    STEP = auto()
    MESSAGE = auto()
    """A request, with its answer; or an answer that came by itself."""
    ACT = auto()
    """Something that somebody did at the station."""
    EVENT = auto()
    """Of the line, of the file server, of the bench."""
    MISSING = auto()
    """What was expected in vain, or seen and must not be."""
    SILENCE = auto()


class Part(StrEnum):
    """Of which part of the scenario a row is."""

    GIVEN = "preparation"
    COUNTS = ""
    AFTER = "afterwards"


class Weight(Enum):
    """How much a reader must look at something."""

    PLAIN = auto()
    DOUBTFUL = auto()
    WRONG = auto()


class Line(Enum):
    """What becomes of the line between the two."""

    STAYS = auto()
    LOST = auto()
    MADE = auto()


@dataclass(frozen=True)
class Note:
    """What is said beneath a row."""

    text: str
    weight: Weight = Weight.PLAIN


@dataclass(frozen=True)
class Pill:
    """The status of a place at the station."""

    place: str
    status: str


@dataclass(frozen=True)
class Reply:
    """What came back.

    Attributes:
        text: What it says; "" where it came and says nothing.
        came: Whether it came.
        error: Whether it refuses to process the request.
        weight: How much a reader must look at it.
        took: Seconds that it took; None where nobody cares.
    """

    text: str = ""
    came: bool = True
    error: bool = False
    weight: Weight = Weight.PLAIN
    took: float | None = None


@dataclass(frozen=True)
class Series:
    """What makes a row one of many alike, which can be told in one.

    Attributes:
        key: What all of them have in common.
        least: So many there must be for that.
        figure: What differs from one to the next, e.g. a reading; "" where nothing does.
        name: What differs, where it can be named.
        common: What all of them say; "" where that is in their words.
    """

    key: str
    least: int
    figure: str = ""
    name: str = ""
    common: str = ""


@dataclass(frozen=True)
class Row:
    """A row of the picture.

    Attributes:
        kind: What it tells.
        at: Seconds of the run's clock.
        part: Of which part of the scenario it is.
        title: What stands first, e.g. the action.
        words: What stands after that.
        moment: Date and time of the run's clock; None where nothing was said at that moment.
        to_central: Whether it goes from the station to the central system.
        answers: Whether it is an answer by itself.
        reply: What came back; None where nothing was due. Of what was expected in vain: that it did not come,
            where nothing came in its place.
        pill: The status that was reported.
        weight: How much a reader must look at it.
        notes: What is said beneath it.
        series: What it is one of many of; None where it stands for itself.
        times: How many are told in it.
        until: Seconds at which the last of them was.
        line: What becomes of the line with it.
    """

    kind: Kind
    at: float
    part: Part
    title: str = ""
    words: str = ""
    moment: datetime | None = None
    to_central: bool = True
    answers: bool = False
    reply: Reply | None = None
    pill: Pill | None = None
    weight: Weight = Weight.PLAIN
    notes: tuple[Note, ...] = field(default=())
    series: Series | None = None
    times: int = 1
    until: float = 0.0
    line: Line = Line.STAYS
