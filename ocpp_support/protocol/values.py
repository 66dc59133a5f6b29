"""Times and numbers as stations write them. Reading them never raises: anything may stand on the wire.

OCPP 1.6 edition 2, sections 3.14 and 7.43.
"""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import Any


def moment_of(value: Any) -> datetime | None:
    """Return the time that a text says, UTC where it names no zone; None where it says none."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def number_of(value: Any) -> float | None:
    """Return the number that a value is, or that its text says; None where it says none."""
    if isinstance(value, str):
        if "_" in value:
            return None  # A number to Python, and to nobody else.
    elif isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def objects_listed_in(value: Any) -> list[dict[str, Any]]:
    """Return the objects of a list; none where it is no list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def objects_in(value: Any) -> list[dict[str, Any]]:
    """Return the objects of a list; some stations send the one thing by itself where a list of it is due."""
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, dict)]
