"""Events as plain values, for a trace that is kept, and back.

Owns nothing but the way to and fro. No secret is in the values.
"""

from __future__ import annotations

import functools
from typing import Any, get_args

from pydantic import TypeAdapter

from ocpp_support.trace.events import Event
from ocpp_support.trace.masking import masked

_KINDS: dict[str, type[Event]] = {kind.__name__: kind for kind in get_args(Event)}


def kind_of(event: Event) -> str:
    """Return what kind of event it is, by name."""
    return type(event).__name__


def values_of(event: Event) -> dict[str, Any]:
    """Return an event as JSON has it."""
    values: dict[str, Any] = _without_secrets(_adapter(kind_of(event)).dump_python(event, mode="json"))
    return values


def event_of(kind: str, values: Any) -> Event:
    """Return the event that such values tell; raises ValueError where they tell none."""
    if kind not in _KINDS:
        raise ValueError(f"there is no event called {kind:.40}")
    event: Event = _adapter(kind).validate_python(values)
    return event


def _without_secrets(value: Any) -> Any:
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, list):
        return [_without_secrets(one) for one in value]
    if isinstance(value, dict):
        return {name: _without_secrets(one) for name, one in value.items()}
    return value


@functools.cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(_KINDS[kind])
