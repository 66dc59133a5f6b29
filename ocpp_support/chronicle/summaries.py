"""What a record says of the whole run beyond its scenarios, worked out from the trace. Pure."""

from __future__ import annotations

from typing import Any

from ocpp_support.chronicle.chronicle import Chronicle
from ocpp_support.chronicle.configuration import configuration_of
from ocpp_support.chronicle.doings import doings_of
from ocpp_support.chronicle.timings import timings_of


def summaries_of(chronicle: Chronicle) -> dict[str, Any]:
    """Return settings, times and doings, as they go into the record; nothing where there is no trace."""
    if not chronicle.parts:
        return {}
    return {
        "configuration": configuration_of(chronicle),
        "timings": timings_of(chronicle),
        "doings": doings_of(chronicle),
    }
