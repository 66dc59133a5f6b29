"""What the station says of its settings. OCPP 1.6 edition 2, sections 5.3, 5.8 and 9."""

from __future__ import annotations

from typing import Any

from ocpp_support.protocol.frames import CallResult
from ocpp_support.trace.trace import Entry


def listed_settings(answer: Entry | None) -> list[dict[str, Any]]:
    """Return the settings in an answer to GetConfiguration, those of them that have a name."""
    if answer is None or not isinstance(answer.content, CallResult):
        return []
    listed = answer.content.payload.get("configurationKey")
    items = listed if isinstance(listed, list) else []
    return [item for item in items if isinstance(item, dict) and isinstance(item.get("key"), str)]
