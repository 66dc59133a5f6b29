"""Rules about registering: what is said before, how often, and what must follow.

OCPP 1.6 edition 2, section 4.2.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ocpp_support.monitor.rule import Sighting, rule
from ocpp_support.monitor.story import (
    Story,
    action_of,
    among,
    payload_of,
    registers,
    restarting,
    restarts,
    text,
    whole,
)
from ocpp_support.protocol.findings import Severity
from ocpp_support.protocol.values import number_of
from ocpp_support.trace.events import Connected, Disconnected
from ocpp_support.trace.trace import Entry, Sender

BEFORE = 300.0
"""Seconds before a registration within which what was said on its connection was said too early."""

SETTLED = 60.0
"""Seconds after which a station that was admitted has reported its connectors."""

_BROKEN_RULES = (1002, 1007, 1009)
"""Codes with which the central system ends a connection because of what the station sent."""

_PUT_OFF = ("Pending", "Rejected")

EARLY = 0.9
"""Before this part of a time to wait has passed, whoever comes again is early, and does not only round."""

_SESSIONS = ("MeterValues", "StartTransaction", "StopTransaction")


@rule("registration.talks-before", Severity.MUST, "OCPP 1.6 4.2")
def talks_before(story: Story) -> Iterator[Sighting]:
    """Look for messages between a station's start and its registration.

    Who was admitted and only lost its line may say what it likes, and need not register again.
    """
    since: Entry | None = None
    admitted = False
    boot = "BootNotification"
    for entry in story.concerning(Connected, Disconnected, boot, answers=(boot,), also=restarting(story)):
        if isinstance(entry.content, Connected | Disconnected) or restarts(entry):
            since = entry if isinstance(entry.content, Connected) else None
            admitted = admitted and not (restarts(entry) or _left_by_its_own_fault(entry))
        elif registers(entry):
            said = among(story.station(), since, entry) if since is not None and not admitted else ()
            early = [one for one in said if entry.at - one.at <= BEFORE]
            yield from ((one, f"it sent {action_of(one):.60} before it registered") for one in early)
            since = entry
        elif entry.answers is not None:
            admitted = admitted or (story.answer(entry.answers) or {}).get("status") == "Accepted"


@rule("registration.talks-while-waiting", Severity.MUST, "OCPP 1.6 4.2")
def talks_while_waiting(story: Story) -> Iterator[Sighting]:
    """Look for messages of a station that was told to wait."""
    for entry, standing in _said_while_waiting(story):
        if standing == "Pending" or action_of(entry) not in _SESSIONS:
            yield entry, f"it sent {action_of(entry):.60} while its registration was {standing}"


@rule("registration.sessions-while-rejected", Severity.MUST, "OCPP 1.6 4.2")
def holds_sessions_while_rejected(story: Story) -> Iterator[Sighting]:
    """Look for messages about sessions of a station that was rejected."""
    for entry, standing in _said_while_waiting(story):
        if standing == "Rejected" and action_of(entry) in _SESSIONS:
            yield entry, f"it sent {action_of(entry)} while its registration was Rejected"


def _said_while_waiting(story: Story) -> Iterator[tuple[Entry, str]]:
    """Yield what the station said unasked while its registration was put off, and how it was."""
    answers = story.concerning(answers=("BootNotification",))
    for answer, next_one in pairwise([*answers, None]):
        asked = answer.answers if answer is not None else None
        standing = text((story.answer(asked) or {}).get("status")) if asked is not None else ""
        if answer is not None and standing in _PUT_OFF:
            yield from ((entry, standing) for entry in _unasked(story, answer, next_one))


def _unasked(story: Story, since: Entry, until: Entry | None) -> Iterator[Entry]:
    asked: set[str] = set()
    for entry in story.after(since, until):
        if entry.sender is Sender.CENTRAL:
            asked.add(text(payload_of(entry).get("requestedMessage")))
        elif entry.sender is Sender.STATION and action_of(entry) not in ("", "BootNotification", *asked):
            yield entry


@rule("registration.retries-early", Severity.SHOULD, "OCPP 1.6 4.2")
def retries_early(story: Story) -> Iterator[Sighting]:
    """Look for stations that register again sooner than they were told to while they are Pending."""
    return (sighting for standing, sighting in _early_retries(story) if standing == "Pending")


@rule("registration.retries-early-rejected", Severity.MUST, "OCPP 1.6 4.2")
def retries_early_while_rejected(story: Story) -> Iterator[Sighting]:
    """Look for the same while they are Rejected, when nothing at all may be sent before the time is over."""
    return (sighting for standing, sighting in _early_retries(story) if standing == "Rejected")


def _early_retries(story: Story) -> Iterator[tuple[str, Sighting]]:
    """Yield registrations that came too early after one that was put off, and how that one was answered."""
    standing, told, least = "", 0.0, 0.0
    boot = "BootNotification"
    for entry in story.concerning(boot, answers=(boot,), also=restarting(story)):
        if restarts(entry):
            standing = ""
        elif entry.answers is not None and action_of(entry.answers) == "BootNotification":
            answer = story.answer(entry.answers) or {}
            standing, told = text(answer.get("status")), entry.at
            least = number_of(answer.get("interval")) or 0.0
        elif registers(entry) and standing in _PUT_OFF and entry.at - told < least * EARLY:
            waited = f"{entry.at - told:.1f} s after it was {standing}"
            yield standing, (entry, f"it registered again {waited}, and was told to wait {least:.0f} s")


@rule("registration.repeated", Severity.SHOULD, "OCPP-J 1.6 5.4")
def registers_again(story: Story) -> Iterator[Sighting]:
    """Look for registrations that nothing called for: nothing restarted it, and nothing in them is new."""
    last: Entry | None = None
    for entry in story.concerning(Disconnected, "BootNotification", also=restarting(story)):
        if restarts(entry) or _left_by_its_own_fault(entry):
            last = None
        elif registers(entry):
            if last is not None and payload_of(last) == payload_of(entry):
                yield entry, f"it registered again {entry.at - last.at:.0f} s later, with nothing new to say"
            accepted = (story.answer(entry) or {}).get("status") == "Accepted"
            last = entry if accepted else None


def _left_by_its_own_fault(entry: Entry) -> bool:
    ended = entry.content
    # A trace of another tool does not say who ended it.
    by_us = isinstance(ended, Disconnected) and ended.by == "the central system"
    return isinstance(ended, Disconnected) and (not by_us or ended.code in _BROKEN_RULES)


@rule("registration.statuses-missing", Severity.MUST, "OCPP 1.6 errata 3.22")
def leaves_statuses_out(story: Story) -> Iterator[Sighting]:
    """Look for places that the station did not report after it was admitted."""
    reports = story.concerning(Connected, Disconnected, "BootNotification", "StatusNotification")
    for boot in story.station("BootNotification"):
        if (story.answer(boot) or {}).get("status") != "Accepted":
            continue
        told: set[int | None] = set()
        until = story.now
        for entry in among(reports, boot):
            if isinstance(entry.content, Connected | Disconnected) or registers(entry):
                until = entry.at
                break
            if action_of(entry) == "StatusNotification" and entry.sender is Sender.STATION:
                told.add(whole(payload_of(entry).get("connectorId")))
        missing = [str(place) for place in range(story.connectors + 1) if place not in told]
        if missing and until - boot.at >= SETTLED:
            yield boot, f"after it was admitted it did not report connector {', '.join(missing)}"


RULES = (
    talks_before,
    talks_while_waiting,
    holds_sessions_while_rejected,
    retries_early,
    retries_early_while_rejected,
    registers_again,
    leaves_statuses_out,
)
