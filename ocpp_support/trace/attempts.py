"""Who dialled in vain lately, in words: often it is the very station that is waited for."""

from __future__ import annotations

from ocpp_support.trace.events import Attempted, Connected
from ocpp_support.trace.trace import Conversation


def lately_refused(conversation: Conversation) -> str:
    """Return who was last not let in since the station last connected, why, and what to do.

    "" where nobody was.
    """
    for entry in reversed(conversation):
        if isinstance(entry.content, Connected):
            return ""
        if isinstance(entry.content, Attempted):
            return f"Lately {entry.content}. {entry.content.remedy}"
    return ""
