"""What the operator has read of the settings, request by request. OCPP 1.6 edition 2, section 5.8.

Judges nothing: what a reading should have been is for the other matchers of settings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ocpp_support.protocol.frames import CallResult
from ocpp_support.trace.trace import Conversation, Entry, Sender


@dataclass(frozen=True)
class Reading:
    """One request for settings, and what it brought.

    Attributes:
        request: The request.
        answer: Its answer, if it has come.
        keys: The settings asked for; none where all were.
    """

    request: Entry
    answer: Entry | None
    keys: tuple[str, ...]

    @property
    def items(self) -> list[Any]:
        """What was listed, as it came: anything may stand in it."""
        return _list_in(self.answer, "configurationKey")

    @property
    def settings(self) -> list[dict[str, Any]]:
        """What was listed and has a name."""
        return listed_settings(self.answer)

    @property
    def unknown(self) -> list[Any]:
        """The names that the station said it does not know."""
        return _list_in(self.answer, "unknownKey")

    def find(self, key: str) -> dict[str, Any] | None:
        """Return what was listed of one setting. Names are the same in any case (section 7)."""
        return next((item for item in self.settings if item["key"].casefold() == key.casefold()), None)


def readings(conversation: Conversation) -> list[Reading]:
    """Return what was read, in order."""
    return [_reading(conversation, entry) for entry in conversation.calls(Sender.CENTRAL, "GetConfiguration")]


def _newest(conversation: Conversation) -> Iterator[Reading]:
    newest = conversation.newest_calls(Sender.CENTRAL, "GetConfiguration")
    return (_reading(conversation, entry) for entry in newest)


def _reading(conversation: Conversation, request: Entry) -> Reading:
    asked = request.call.payload.get("key") if request.call else None
    # In a trace of another program's run anything may stand there.
    keys = asked if isinstance(asked, list) else ()
    return Reading(request, conversation.answer_to(request), tuple(key for key in keys if _is_name(key)))


def latest_list(conversation: Conversation) -> Reading | None:
    """Return the last time that all settings were asked for."""
    return next((reading for reading in _newest(conversation) if not reading.keys), None)


def latest_of(conversation: Conversation, key: str) -> Reading | None:
    """Return the last time that a setting was asked for, by itself or with others."""
    named = key.casefold()
    return next(
        (
            reading
            for reading in _newest(conversation)
            if not reading.keys or named in (asked.casefold() for asked in reading.keys)
        ),
        None,
    )


def value_of(item: dict[str, Any] | None) -> str | None:
    """Return the value in what was listed of a setting; None where there is none."""
    value = item.get("value") if item else None
    return value if isinstance(value, str) else None


def value_read(conversation: Conversation, key: str) -> str | None:
    """Return the value of a setting as it was last read; None where it was not told."""
    reading = latest_of(conversation, key)
    return value_of(reading.find(key)) if reading else None


def listed_settings(answer: Entry | None) -> list[dict[str, Any]]:
    """Return the settings in an answer to GetConfiguration, those of them that have a name."""
    items = _list_in(answer, "configurationKey")
    return [item for item in items if isinstance(item, dict) and _is_name(item.get("key"))]


def _is_name(key: Any) -> bool:
    return isinstance(key, str) and bool(key.strip())


def _list_in(answer: Entry | None, field: str) -> list[Any]:
    if answer is None or not isinstance(answer.content, CallResult):
        return []
    listed = answer.content.payload.get(field)
    return listed if isinstance(listed, list) else []
