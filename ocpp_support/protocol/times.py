"""The forms of a timestamp: which of the two texts that OCPP refers to one breaks, if any. Pure.

OCPP 1.6 edition 2, sections 3.14 and 3.15, and the schemas' ``date-time``, which is RFC 3339.
"""

from __future__ import annotations

import re
from datetime import datetime

from ocpp_support.protocol.findings import Finding, Severity

_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)", re.ASCII)
_ZONE = re.compile(r"[T ].*(?:Z|[+-]\d\d(?::?\d\d)?)$", re.ASCII)


def time_finding(text: str, place: str = "") -> Finding | None:
    """Return what is wrong with the form of a timestamp; None where nothing is.

    Args:
        text: The timestamp, as it was said.
        place: The field that it stands in.

    Example::

        time_finding("2026-01-01T00:00:00Z") is None

    """
    if _RFC_3339.fullmatch(text) and _read(text):
        return None
    said = f"{place}: {text!r:.80}" if place else f"{text!r:.80}"
    if not _read(text):
        return Finding(Severity.MUST, "OCPP 1.6 3.15", f"{said} is no ISO 8601 time", "time.none")
    if not _ZONE.search(text.strip().upper()):
        why = f"{said} names no time zone, so nobody knows which is meant; UTC is taken"
        return Finding(Severity.SHOULD, "OCPP 1.6 3.14", why, "time.no-zone")
    why = f"{said} is ISO 8601, as section 3.15 wants it, but not RFC 3339, as the schemas want it"
    return Finding(Severity.SHOULD, "OCPP 1.6 3.15", why, "time.not-rfc3339")


def _read(text: str) -> bool:
    time = text.strip().upper()
    try:
        datetime.fromisoformat(time)
    except ValueError:
        return False
    return "T" in time or " " in time
