"""What a trace consists of: entries, and places between them. Values only; nothing of them changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import msgspec

from ocpp_support.protocol.findings import Finding
from ocpp_support.protocol.frames import Call, Frame, parse
from ocpp_support.trace.events import Event


class Sender(StrEnum):
    """Whose words an entry holds."""

    STATION = "station"
    CENTRAL = "central system"
    BENCH = "bench"


# No entry leads back to itself, so the garbage collector need not look for cycles among thousands of them.
class Entry(msgspec.Struct, frozen=True, eq=False, gc=False):
    """One thing said or done.

    Attributes:
        number: Position in the trace, from 0.
        at: Seconds of the run's clock.
        moment: Date and time of the run's clock, UTC: what the station was told, virtual or not.
        real: Date and time on the wall, UTC.
        sender: Who said it; the bench for events.
        raw: The text as it was on the wire; empty for events.
        content: The frame or the event.
        answers: The entry with the request that this one answers, if it answers one.
        findings: What is wrong with it.
        late_by: Seconds by which an answer missed its deadline; 0 where it did not.
    """

    number: int
    at: float
    moment: datetime
    real: datetime
    sender: Sender
    raw: str
    content: Frame | Event
    answers: Entry | None = None
    findings: tuple[Finding, ...] = ()
    late_by: float = 0.0

    @property
    def said(self) -> Frame | Event:
        """The frame as it was on the wire; :attr:`content` is how it was read, which may be leniently."""
        if not isinstance(self.content, Call) or not self.raw or not self.findings:
            return self.content
        said = parse(self.raw).frame
        return said if isinstance(said, Call) else self.content

    @property
    def call(self) -> Call | None:
        """The request in it, if it is one."""
        return self.content if isinstance(self.content, Call) else None


@dataclass(frozen=True)
class Mark:
    """A place in the trace, from which something is looked at."""

    number: int
    at: float
