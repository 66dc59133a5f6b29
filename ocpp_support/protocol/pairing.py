"""What there is to say of an answer by what was asked: whether it answers anything, and that only once."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ocpp_support.protocol.findings import Finding, Severity


def on_the_answer(message_id: str, asked: Collection[str], answered: Collection[str]) -> Iterator[Finding]:
    """Yield what there is to say of what an answer answers.

    Args:
        message_id: Its message id.
        asked: The ids of everything that was asked on this line.
        answered: The ids of what was answered already.

    """
    if message_id in answered:
        text = f"it answers {message_id!r:.80} a second time"
        yield Finding(Severity.SHOULD, "OCPP-J 4.1.4", text, "frame.answered-twice")
    elif message_id not in asked:
        yield _foreign(message_id, asked)


def _foreign(message_id: str, asked: Collection[str]) -> Finding:
    alike = next((own for own in asked if own.lower() == message_id.strip().lower()), None)
    if alike is not None:
        text = f"it answers {message_id!r}; the request was {alike!r}, and ids must come back unchanged"
        return Finding(Severity.MUST, "OCPP-J 4.1.4", text, "frame.near-id")
    text = f"it answers {message_id!r:.80}, which nobody asked"
    return Finding(Severity.SHOULD, "OCPP-J 4.1.4", text, "frame.foreign-answer")
