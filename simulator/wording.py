"""How what is said is written: the `ocpp` library's payloads as JSON has them, and its fields from JSON.

The library says which field is which member, in the spelling of either; here each name is asked for once.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import Any

from ocpp.charge_point import camel_to_snake_case, snake_to_camel_case

_MOST_NAMES = 1000
"""Names that are remembered: OCPP 1.6 has two hundred; what a central system invents must not pile up."""


def members_of(payload: Any) -> Any:
    """Return a payload of the library as JSON has it, without what is None.

    Example::

        members_of(call.Authorize(id_tag="04AA")) == {"idTag": "04AA"}

    """
    if isinstance(payload, str):
        return payload
    if isinstance(payload, dict):
        return {_member(name): members_of(value) for name, value in payload.items() if value is not None}
    if isinstance(payload, list):
        return [members_of(value) for value in payload if value is not None]
    if is_dataclass(payload) and not isinstance(payload, type):
        return {
            member: members_of(value)
            for name, member in _members(payload.__class__)
            if (value := getattr(payload, name)) is not None
        }
    return payload


def fields_of(members: Any) -> Any:
    """Return what JSON has as the library's payloads and handlers take it.

    Example::

        fields_of({"idTagInfo": {"status": "Accepted"}}) == {"id_tag_info": {"status": "Accepted"}}

    """
    if isinstance(members, dict):
        return {_field(name): fields_of(value) for name, value in members.items()}
    if isinstance(members, list):
        return [fields_of(value) for value in members]
    return members


@functools.cache
def _members(payload: type) -> list[tuple[str, str]]:
    return [(one.name, _member(one.name)) for one in fields(payload)]


@functools.lru_cache(_MOST_NAMES)
def _member(name: str) -> str:
    return _in_the_spelling_of(snake_to_camel_case, name)


@functools.lru_cache(_MOST_NAMES)
def _field(name: str) -> str:
    return _in_the_spelling_of(camel_to_snake_case, name)


def _in_the_spelling_of(spelled: Callable[[dict[str, None]], dict[str, None]], name: str) -> str:
    (other,) = spelled({name: None})
    return other
