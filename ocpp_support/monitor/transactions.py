"""Rules about transactions: their numbers, their beginnings and ends.

OCPP 1.6 edition 2, sections 4.8 and 4.10.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ocpp_support.monitor.numbering import ending, given, naming
from ocpp_support.monitor.rule import Sighting, rule
from ocpp_support.monitor.story import Story, action_of, among, payload_of, text, told_time, whole
from ocpp_support.protocol.findings import Severity
from ocpp_support.protocol.frames import CallResult
from ocpp_support.protocol.values import number_of
from ocpp_support.trace.trace import Entry, Sender

NONE, LARGEST = -1, 2**31 - 1


@dataclass(frozen=True)
class _Ledger:
    """What there is of transactions, by their numbers.

    Attributes:
        begun: The answers that gave each number first.
        told: The readings and ends that name it.
        first: The first answer that gave any.
    """

    begun: dict[int, Entry]
    told: dict[int, list[Entry]]
    first: Entry | None


@lru_cache(maxsize=1)
def _ledger(story: Story) -> _Ledger:
    """Return the ledger of a story. Nearly every rule here asks for it."""
    begun = {number: one for number, one in given(story).items() if one.sender is Sender.CENTRAL}
    told = naming(story)
    zero = [entry for entry in told.get(0, ()) if whole(payload_of(entry).get("transactionId")) == 0]
    return _Ledger(begun, told | {0: zero}, next(iter(begun.values()), None))


@rule("transactions.reservation-zero", Severity.NOTE, "OCPP 1.6 6.45")
def names_no_reservation(story: Story) -> Iterator[Sighting]:
    """Look for the number 0 in place of a reservation that there is none of."""
    for entry in story.station("StartTransaction"):
        if payload_of(entry).get("reservationId") == 0:
            yield entry, "it names the reservation 0; the field is left out where there is none"


@rule("transactions.unnumbered", Severity.NOTE, "OCPP 1.6 errata 3.18", whole=True)
def has_no_number(story: Story) -> Iterator[Sighting]:
    """Look for the number −1 of a transaction whose number never reached the station."""
    for entry in _ledger(story).told.get(NONE, ()):
        if not _was_told(story, entry):
            yield entry, f"{action_of(entry)} has the transaction id -1: its start was never answered"


@rule("transactions.number-lost", Severity.MUST, "OCPP 1.6 errata 3.18", whole=True)
def loses_its_number(story: Story) -> Iterator[Sighting]:
    """Look for the number −1 of a transaction whose number had reached the station."""
    for entry in _ledger(story).told.get(NONE, ()):
        if _was_told(story, entry):
            yield entry, f"{action_of(entry)} has the transaction id -1, though its start had been answered"


def _was_told(story: Story, entry: Entry) -> bool:
    """Return whether the answer to the last start before had come, on the same connector if one is named."""
    place = payload_of(entry).get("connectorId")
    starts = reversed(among(story.station("StartTransaction"), None, entry))
    there = (start for start in starts if place is None or payload_of(start).get("connectorId") == place)
    last = next(there, None)
    answers = story.answers_to(last) if last is not None else []
    return bool(answers) and isinstance(answers[0].content, CallResult) and story.delivered(answers[0])


@rule("transactions.number-unknown", Severity.MUST, "OCPP 1.6 errata 3.54", whole=True)
def invents_a_number(story: Story) -> Iterator[Sighting]:
    """Look for numbers that no transaction was given."""
    ledger = _ledger(story)
    for number, told in ledger.told.items():
        wrong: Sequence[Entry] = ()
        if number == 0 or number < NONE or number > LARGEST:
            wrong = told
        elif number != NONE and ledger.first is not None:
            wrong = among(told, ledger.first, ledger.begun.get(number))
        for entry in wrong:
            yield entry, f"{action_of(entry)} has the transaction id {number}, which was never given"


@rule("transactions.left-over", Severity.NOTE, "OCPP 1.6 4.10", whole=True)
def tells_of_earlier(story: Story) -> Iterator[Sighting]:
    """Look for transactions from before the run; they are acknowledged, or they would come for ever."""
    ledger = _ledger(story)
    for number, told in ledger.told.items():
        for entry in among(told, None, ledger.first) if 0 < number <= LARGEST else ():
            yield entry, f"{action_of(entry)} tells of transaction {number}, left over from before the run"


@rule("transactions.twice", Severity.MUST, "OCPP 1.6 4.8")
def begins_twice(story: Story) -> Iterator[Sighting]:
    """Look for a start that is told again, as new, although it had been answered."""
    seen: dict[tuple[Any, ...], Entry] = {}
    for entry in story.station("StartTransaction"):
        start = tuple(str(payload_of(entry).get(name)) for name in ("connectorId", "idTag", "timestamp"))
        first = seen.setdefault(start, entry)
        if first.call is None or entry.call is None:
            continue
        answers = story.answers_to(first)
        if first.call.message_id != entry.call.message_id and answers and story.delivered(answers[0]):
            yield entry, f"it told the same start on connector {start[0]:.20} again, though it was answered"


@rule("transactions.values-after-end", Severity.SHOULD, "OCPP 1.6 4.7", whole=True)
def reads_after_the_end(story: Story) -> Iterator[Sighting]:
    """Look for readings taken for a transaction after its end was told."""
    ledger = _ledger(story)
    for number, begun in ledger.begun.items():
        for end in among(ending(story).get(number, ()), begun)[:1]:
            over = told_time(end)
            for entry in among(ledger.told[number], end):
                taken = told_time(entry)
                late = taken is None or over is None or taken > over
                if action_of(entry) == "MeterValues" and late:
                    yield entry, f"it sent readings of transaction {number} after that had ended"


@rule("transactions.meter-backwards", Severity.MUST, "OCPP 1.6 7.31", whole=True)
def runs_backwards(story: Story) -> Iterator[Sighting]:
    """Look for transactions that end at less than they began with."""
    ledger = _ledger(story)
    for number, begun in ledger.begun.items():
        start = number_of(payload_of(begun.answers).get("meterStart")) if begun.answers is not None else None
        for entry in among(ending(story).get(number, ()), begun):
            stop = number_of(payload_of(entry).get("meterStop"))
            if start is not None and stop is not None and stop < start:
                yield entry, f"transaction {number} ends at {stop:.0f} Wh and began at {start:.0f} Wh"


@rule("transactions.meter-zeroed", Severity.NOTE, "OCPP 1.6 7.31", whole=True)
def begins_at_zero(story: Story) -> Iterator[Sighting]:
    """Look for a register that begins at 0 again with every transaction."""
    reached: dict[int, float] = {}
    places: dict[int, int] = {}
    for entry in story.station("StartTransaction", "StopTransaction"):
        if action_of(entry) == "StopTransaction":
            place = places.get(whole(payload_of(entry).get("transactionId")) or NONE)
            if place is not None:
                reached[place] = number_of(payload_of(entry).get("meterStop")) or 0.0
            continue
        place = whole(payload_of(entry).get("connectorId"))
        if place is None:
            continue
        if number_of(payload_of(entry).get("meterStart")) == 0 and reached.get(place, 0.0) > 0:
            yield entry, f"the register of connector {place} begins at 0 again with a new transaction"
        places[whole((story.answer(entry) or {}).get("transactionId")) or NONE] = place


@rule("transactions.other-card", Severity.MUST, "OCPP 1.6 3.9", whole=True)
def takes_another_card(story: Story) -> Iterator[Sighting]:
    """Look for remote starts that begin with another id tag than the one that was sent."""
    for order in story.central("RemoteStartTransaction"):
        wanted = text(payload_of(order).get("idTag"))
        if (story.answer(order) or {}).get("status") != "Accepted":
            continue
        place = payload_of(order).get("connectorId")
        for entry in story.after(order):
            if entry.sender is Sender.BENCH or action_of(entry) in ("RemoteStartTransaction", "Reset"):
                break
            if entry.sender is Sender.STATION and action_of(entry) == "StartTransaction":
                said = text(payload_of(entry).get("idTag"))
                there = place in (None, payload_of(entry).get("connectorId"))
                if there and said.casefold() != wanted.casefold():
                    yield entry, f"told to start with the id tag {wanted!r}, it started with {said!r:.80}"
                break


RULES = (
    names_no_reservation,
    has_no_number,
    loses_its_number,
    invents_a_number,
    tells_of_earlier,
    begins_twice,
    reads_after_the_end,
    runs_backwards,
    begins_at_zero,
    takes_another_card,
)
