"""Rules about meter values: that they come as they were ordered.

OCPP 1.6 edition 2, section 4.7, and errata 3.15.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ocpp_support.monitor.numbering import naming
from ocpp_support.monitor.rule import Sighting, rule
from ocpp_support.monitor.story import Story, action_of, among, payload_of, text, whole
from ocpp_support.protocol.findings import Severity
from ocpp_support.protocol.setting_kinds import ENERGY, words_of
from ocpp_support.protocol.values import number_of, objects_listed_in
from ocpp_support.trace.events import Disconnected
from ocpp_support.trace.trace import Entry, Sender

INTERVAL, MEASURANDS = "metervaluesampleinterval", "metervaluessampleddata"

GRACE = 10.0
"""Seconds beyond two intervals within which a first reading must have come."""

_PHASE = re.compile(r"\.(?:L[123](?:-(?:N|L[123]))?|N)$")
_OF_THE_VEHICLE = ("SoC",)
"""What a station can only tell if the vehicle tells it."""


@dataclass
class _Session:
    """A transaction, and what of its readings was ordered before it began.

    Attributes:
        start: The message that told its start.
        number: The number that it was given.
        interval: The seconds between readings that were ordered; None where none were.
        measurands: What was ordered to be told; None where nothing was.
        numbered: The answer that gave it its number.
        over: What ended it, or the look at it; None where nothing did.
    """

    start: Entry
    number: int
    interval: float | None
    measurands: list[str] | None
    numbered: Entry
    over: Entry | None = None

    def readings(self, story: Story) -> list[Entry]:
        """Return the messages that may hold readings of it."""
        told = among(naming(story).get(self.number, ()), self.numbered, self.over)
        return [entry for entry in told if action_of(entry) == "MeterValues"]

    def lasted(self, story: Story) -> float:
        """Return the seconds that it was seen."""
        return (story.now if self.over is None else self.over.at) - self.start.at


@rule("metering.no-values", Severity.MUST, "OCPP 1.6 errata 3.15", whole=True)
def reads_nothing(story: Story) -> Iterator[Sighting]:
    """Look for transactions without readings, although an interval for them was accepted."""
    for session in _sessions(story):
        if not session.interval or session.measurands == []:
            continue
        lasted = session.lasted(story)
        told = any(map(_measurands_in, session.readings(story)))
        if not told and lasted > 2 * session.interval + GRACE:
            yield (
                session.start,
                f"it accepted an interval of {session.interval:.0f} s"
                f" and sent no reading in {lasted:.0f} s of a transaction",
            )


@rule("metering.measurands-missing", Severity.MUST, "OCPP 1.6 errata 3.15", whole=True)
def leaves_measurands_out(story: Story) -> Iterator[Sighting]:
    """Look for transactions whose readings lack what was ordered and accepted."""
    for session in _sessions(story):
        missing, first = session.measurands or [], None
        for entry in session.readings(story):
            if not missing:
                break  # In most sessions the first reading has them all.
            got = _measurands_in(entry)
            first = first or (entry if got else None)
            missing = [one for one in missing if one not in got]
        if first is not None and missing:
            yield first, f"of the measurands that it accepted to tell it left out {', '.join(missing)}"


@lru_cache(maxsize=1)
def _sessions(story: Story) -> list[_Session]:
    """Return the transactions that were wholly seen, up to their end or that of the connection."""
    interval: float | None = None
    measurands: list[str] | None = None
    found: dict[int, _Session] = {}
    running: dict[int, _Session] = {}
    orders = ("ChangeConfiguration", "StartTransaction")
    for entry in story.concerning(Disconnected, "StopTransaction", answers=orders):
        asked = entry.answers
        if asked is not None and entry.sender is Sender.STATION:
            key, value = _changed(story, asked), payload_of(asked).get("value")
            if key == INTERVAL:
                interval = number_of(value)
            elif key == MEASURANDS:
                measurands = _without_phases(text(value))
            if key in (INTERVAL, MEASURANDS):
                _cut(running, entry)  # What comes after a change under way is not judged.
        elif asked is not None and action_of(asked) == "StartTransaction":
            number = whole((story.answer(asked) or {}).get("transactionId"))
            if number is not None and number not in found:
                _make_way(asked, entry, running)
                running[number] = found[number] = _Session(asked, number, interval, measurands, entry)
        else:
            _follow(entry, running)
    return list(found.values())


def _make_way(start: Entry, answer: Entry, running: dict[int, _Session]) -> None:
    """Let what ran on the connector of a new transaction end, as it must have though nobody said so."""
    place = payload_of(start).get("connectorId")
    for before in [one for one in running.values() if payload_of(one.start).get("connectorId") == place]:
        before.over = answer
        running.pop(before.number)


def _follow(entry: Entry, running: dict[int, _Session]) -> None:
    if isinstance(entry.content, Disconnected):
        _cut(running, entry)
        return
    session = running.get(whole(payload_of(entry).get("transactionId")) or 0)
    if session is not None and entry.sender is Sender.STATION:
        session.over = entry
        running.pop(session.number)


def _cut(running: dict[int, _Session], entry: Entry) -> None:
    """Look no further at what runs."""
    for session in running.values():
        session.over = entry
    running.clear()


def _changed(story: Story, asked: Entry) -> str | None:
    """Return the name of the setting that a request changed, in lower case; None where it changed none."""
    if action_of(asked) != "ChangeConfiguration" or (story.answer(asked) or {}).get("status") != "Accepted":
        return None
    return text(payload_of(asked).get("key")).lower()


def _without_phases(value: str) -> list[str]:
    names = (_PHASE.sub("", word) for word in words_of(value))
    return [name for name in dict.fromkeys(names) if name not in _OF_THE_VEHICLE]


def _measurands_in(entry: Entry) -> set[str]:
    """Return the measurands of the periodic samples in a message."""
    return {
        text(sample.get("measurand")) or ENERGY
        for value in objects_listed_in(payload_of(entry).get("meterValue"))
        for sample in objects_listed_in(value.get("sampledValue"))
        if sample.get("context") in (None, "Sample.Periodic")
    }


RULES = (reads_nothing, leaves_measurands_out)
