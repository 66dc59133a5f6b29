"""What happened over a whole run, on its axis: statuses, the line, starts, acts, what was missed.

Draws nothing. A status lasts until the next is reported, whatever scenario that is in; of a part of the run
that goes on after an interruption nothing is known until something is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ocpp_support.chronicle.chronicle import Chronicle
from ocpp_support.drawing.places import place_in
from ocpp_support.drawing.timeline.stretches import Stretch
from ocpp_support.matchers.lifetimes import admitted_at
from ocpp_support.matchers.statuses import payload_of
from ocpp_support.protocol.frames import Call
from ocpp_support.trace.events import Acted, Answered, Connected, Disconnected
from ocpp_support.trace.trace import Conversation, Entry, Sender

ACT, START, UNANSWERED, MISSED = "act", "start", "unanswered", "missed"


@dataclass(frozen=True)
class Band:
    """Something that lasted, from place to place on the axis."""

    begin: float
    end: float
    says: str


@dataclass(frozen=True)
class Pin:
    """Something that happened: where on the axis, of which kind, and in words."""

    place: float
    kind: str
    says: str


@dataclass
class Bands:
    """What happened.

    Attributes:
        statuses: Of each connector that was ever spoken of, and of the station as a whole (0).
        offline: When the station was not connected.
        pins: What happened in an instant.
    """

    statuses: dict[int, list[Band]] = field(default_factory=dict)
    offline: list[Band] = field(default_factory=list)
    pins: list[Pin] = field(default_factory=list)


def bands_of(chronicle: Chronicle, stretches: list[Stretch]) -> Bands:
    """Return what happened over a run."""
    bands = Bands()
    for number, part in enumerate(chronicle.parts):
        of_it = [one for one in stretches if one.part == number]
        if of_it:
            reader = _Reader(bands, part.conversation, of_it[0].begin)
            # What was said before the first scenario lasts into it.
            for entry in part.account.entries[: of_it[0].chapter.begins.number]:
                reader.take(entry, of_it[0].begin)
            for stretch in of_it:
                for entry in stretch.entries:
                    reader.take(entry, stretch.place(entry.number))
                bands.pins += _missed(stretch)
            reader.ends(of_it[-1].end)
    return bands


def _missed(stretch: Stretch) -> Iterator[Pin]:
    for missed in stretch.chapter.missed:
        wanted = "seen, and must not be" if missed.unwanted else "missed"
        yield Pin(stretch.place(missed.number), MISSED, f"{wanted}: {missed.wanted}; {missed.but}")


class _Reader:
    """Reads one part of a run, entry by entry: what lasts until something else is said."""

    def __init__(self, bands: Bands, conversation: Conversation, begin: float) -> None:
        self._bands = bands
        self._conversation = conversation
        self._statuses: dict[int, tuple[float, str]] = {}
        self._offline: float | None = begin

    def take(self, entry: Entry, place: float) -> None:
        """Take what was said or done next, and where on the axis that stands."""
        match entry.content:
            case Call(action="StatusNotification") if entry.sender is Sender.STATION:
                self._status(entry, place)
            case Call(action="BootNotification") if admitted_at(self._conversation, entry):
                self._bands.pins.append(Pin(place, START, "the station has started, and was let in"))
            case Connected() if self._offline is not None:
                self._bands.offline.append(Band(self._offline, place, "no connection"))
                self._offline = None
            case Disconnected() if self._offline is None:
                self._offline = place
            case Acted() as act:
                self._bands.pins.append(Pin(place, ACT, str(act)))
            case Answered(outcome=outcome) as answer if outcome != "done":
                self._bands.pins.append(Pin(place, UNANSWERED, str(answer)))

    def ends(self, place: float) -> None:
        """The part is over; what lasts, lasts until here."""
        for connector, (begin, status) in self._statuses.items():
            self._add(connector, Band(begin, place, status))
        if self._offline is not None:
            self._bands.offline.append(Band(self._offline, place, "no connection"))

    def _status(self, entry: Entry, place: float) -> None:
        payload = payload_of(entry)
        connector, status = place_in(payload.get("connectorId")), str(payload.get("status"))
        if connector is None:
            return
        begin, before = self._statuses.get(connector, (place, status))
        if before != status:
            self._add(connector, Band(begin, place, before))
            begin = place
        self._statuses[connector] = (begin, status)

    def _add(self, connector: int, band: Band) -> None:
        self._bands.statuses.setdefault(connector, []).append(band)
