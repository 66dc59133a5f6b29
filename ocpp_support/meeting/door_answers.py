"""What a station is answered while it is only being met: as ordinary, but that no card starts a session."""

from __future__ import annotations

from typing import Any

from ocpp_support.csms.answers import Answers


class DoorAnswers(Answers):
    """Ordinary answers, and every card that is asked about is invalid.

    So one card after the other can be held to the reader: a station that let one in would wait for its cable.
    """

    def to(self, action: str, payload: dict[str, Any]) -> dict[str, Any] | None:
        """Return the answer to a request; None where the central system has none."""
        return {"idTagInfo": {"status": "Invalid"}} if action == "Authorize" else super().to(action, payload)
