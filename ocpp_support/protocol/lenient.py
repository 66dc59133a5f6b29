"""What a payload means, where its kinds are wrong and its meaning is plain: read as its schema would have it.

Owns the lenient reading that the conversation goes on with. The text on the wire, and what is wrong with it,
are kept beside it by others. Never raises; what cannot be mended stays as it is.
"""

from __future__ import annotations

import math
import re
from typing import Any

from ocpp_support.protocol.schemas import schema_of

_WHOLE = re.compile(r"\s*[+-]?[0-9]{1,19}\s*", re.ASCII)


def as_meant(action: str, payload: dict[str, Any]) -> dict[str, Any]:
    """Return a request's payload as its schema would have it: kinds mended, what it does not know left out.

    Example::

        as_meant("Heartbeat", {"colour": "red"}) == {}

    """
    schema = schema_of(action)
    if schema is None:
        return payload
    mended: dict[str, Any] = _mended(payload, schema)
    return mended


def _mended(value: Any, schema: dict[str, Any]) -> Any:
    match schema.get("type"):
        case "object" if isinstance(value, dict):
            fields: dict[str, Any] = schema["properties"]
            return {
                name: _mended(part, fields[name])
                for name, part in value.items()
                if name in fields and part is not None
            }
        case "array":
            parts = value if isinstance(value, list) else [value]
            return [_mended(part, schema["items"]) for part in parts]
        case "integer":
            return _whole(value)
        case "number":
            return _number(value)
        case "string" if isinstance(value, bool):
            return str(value).lower()
        case "string" if isinstance(value, int | float):
            return str(value)
    return value


def _whole(value: Any) -> Any:
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        return int(value)
    if isinstance(value, float) and math.isfinite(value) and value.is_integer():
        return int(value)
    return value


def _number(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        number = float(value)
    except ValueError:
        return value
    return number if math.isfinite(number) else value
