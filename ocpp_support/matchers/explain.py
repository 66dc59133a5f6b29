"""How a missed expectation is told: what was wanted, how long after what, and what came instead."""

from __future__ import annotations

from hamcrest.core.string_description import StringDescription

from ocpp_support.matchers.expectation import Expectation
from ocpp_support.trace.formats import as_text, masked
from ocpp_support.trace.trace import Conversation, Entry

LONGEST = 60
"""Lines of conversation shown in a failure; the whole of it is attached to the scenario."""


def mismatch(expectation: Expectation, conversation: Conversation) -> str:
    """Say what came instead of what is wanted."""
    but = StringDescription()
    expectation.describe_mismatch(conversation, but)
    return masked(str(but))


def seen_with(expectation: Expectation, conversation: Conversation) -> Entry | None:
    """Return the entry with which something unwanted was there; None where it is that time has passed."""
    up_to = ((entry, conversation.until(entry, included=True)) for entry in conversation)
    return next((entry for entry, part in up_to if expectation.matches(part)), None)


def missed(
    expectation: Expectation, conversation: Conversation, *, after: str, waited: float, station: str
) -> str:
    """Tell that something wanted was not seen.

    Args:
        expectation: What was wanted.
        conversation: What was said instead.
        after: The step that the time is counted from.
        waited: Seconds waited, without those that a person needed.
        station: The identity of the station.

    """
    return _told(
        [
            f"Not within {waited:.0f} s after “{after}” (station {station})",
            f"Expected: {expectation.wanted}",
            f"     but: {mismatch(expectation, conversation)}",
            *_said(conversation),
        ]
    )


def unwanted(
    expectation: Expectation, conversation: Conversation, *, after: str, waited: float, station: str
) -> str:
    """Tell that something was seen that must not be; the arguments are those of :func:`missed`."""
    return _told(
        [
            f"Seen {waited:.0f} s after “{after}”, and must not be (station {station})",
            f"Expected: not to be seen: {expectation.wanted}",
            f"     but: {expectation.seen(conversation)}",
            *_said(conversation),
        ]
    )


def _told(lines: list[str]) -> str:
    # A near miss may quote what was on the wire, logins included.
    return masked("\n".join(lines))


def _said(conversation: Conversation) -> list[str]:
    lines = as_text(conversation).splitlines()
    if not lines:
        return ["Nothing was said."]
    if len(lines) > LONGEST:
        left_out = len(lines) - LONGEST
        lines = [*lines[: LONGEST // 2], f"  … {left_out} more lines …", *lines[-LONGEST // 2 :]]
    return ["What was said:", *lines]
