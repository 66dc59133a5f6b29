"""Values of a payload in plain words, whatever stands there."""

from __future__ import annotations

import json
from typing import Any

from ocpp_support.drawing.letters import clean
from ocpp_support.protocol.values import number_of

LONGEST_VALUE, LONGEST_SETTING = 70, 120

UNKNOWN = "?"
"""What is said in place of what is missing and should be there."""

Payload = dict[str, Any]


def said(value: Any, longest: int = LONGEST_VALUE) -> str:
    """Return a value as people write it.

    Example::

        said(True) == "true" and said(None) == "?"

    """
    if value is None:
        return UNKNOWN
    if isinstance(value, str):
        return clean(value, longest) or "“”"
    if isinstance(value, dict | list):
        return clean(json.dumps(_top_of(value), ensure_ascii=False, default=str), longest)
    if isinstance(value, bool):
        return str(value).lower()
    return clean(str(value), longest)


def _top_of(value: dict[str, Any] | list[Any]) -> Any:
    """Return the beginning of what may be very long or deep."""
    if isinstance(value, list):
        return [one if isinstance(one, str | int | float | None) else "…" for one in value[:5]]
    return {
        str(name)[:LONGEST_VALUE]: one if isinstance(one, str | int | float | None) else "…"
        for name, one in [*value.items()][:5]
    }


def place(value: Any) -> str:
    """Return a connector id as people call it."""
    if isinstance(value, int | float) and not isinstance(value, bool) and value == 0:
        return "the whole station"
    return f"connector {said(value, 20)}"


def energy(value: Any) -> str:
    """Return the watt-hours of a register as people read them: to the last of them, as little may come to it.

    Example::

        energy(529012) == "529.012 kWh"

    """
    number = number_of(value)
    if number is None:
        return said(value, 20)
    return f"{clean(f'{number / 1000:.3f}'.rstrip('0').rstrip('.'), 20)} kWh"


def figure(number: float) -> str:
    """Return a number with no more digits than tell something.

    Example::

        figure(7.20001) == "7.2" and figure(1234.5) == "1234"

    """
    size = abs(number)
    digits = 0 if size >= 100 else 1 if size >= 10 else 2 if size >= 1 else 3
    text = f"{number:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else clean(text, 20)


def seconds(time: float) -> str:
    """Return a time in words.

    Example::

        seconds(0.0) == "at once" and seconds(0.12) == "0.1 s" and seconds(3720) == "1 h 2 min"

    """
    if time < 0.05:
        return "at once"
    if time < 9.95:
        return f"{max(time, 0.0):.1f} s"
    whole = round(time)
    if whole < 120:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    hours, minutes = divmod(round(whole / 60), 60)
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def count(things: int, one: str, many: str = "") -> str:
    """Return a number of things in words."""
    return f"{things} {one if things == 1 else many or one + 's'}"
