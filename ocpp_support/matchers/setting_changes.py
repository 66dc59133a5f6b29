"""What became of changes of settings, and what single settings read as. OCPP 1.6 edition 2, section 5.3."""

from __future__ import annotations

from dataclasses import dataclass

from ocpp_support.matchers.answers import answer_in_any_form, status_of, told
from ocpp_support.matchers.configuration import nothing_listed
from ocpp_support.matchers.expectation import Expectation, Problem
from ocpp_support.matchers.readings import Reading, latest_of, value_of, value_read
from ocpp_support.matchers.statuses import payload_of
from ocpp_support.protocol.standard_settings import same_value
from ocpp_support.trace.trace import Conversation, Entry, Sender

MADE = ("Accepted", "RebootRequired")
"""Answers that say that the change is made, at once or from the next start."""
FEW = 3
"""So many settings are named in the form without being counted first."""


@dataclass(frozen=True)
class Change:
    """A change that the operator ordered."""

    order: Entry
    key: str
    value: str


def changes(conversation: Conversation) -> list[Change]:
    """Return the changes that were ordered, in order."""
    orders = conversation.calls(Sender.CENTRAL, "ChangeConfiguration")
    said = ((order, payload_of(order)) for order in orders)
    return [Change(order, str(payload.get("key")), str(payload.get("value"))) for order, payload in said]


def _said(conversation: Conversation, key: str, words: str = "") -> Problem:
    """Say after some words how a setting was last read, where its value is not as wanted."""
    reading = latest_of(conversation, key)
    return Problem(f"{words}{_told(reading, key)}", reading.answer if reading else None)


def _told(reading: Reading | None, key: str) -> str:
    if reading is None:
        return f"{key} was not read"
    if why := nothing_listed(reading):
        return f"{key} was not told: {why}"
    item = reading.find(key)
    if item is None:
        return f"{key} was not listed"
    return f"{key} is {value_of(item)!r}" if value_of(item) is not None else f"{key} has no value"


@dataclass(eq=False)
class _Reads(Expectation):
    key: str
    value: str

    @property
    def wanted(self) -> str:
        return f"the setting {self.key} to be {self.value}"

    def problems(self, conversation: Conversation) -> list[str]:
        if same_value(self.key, value_read(conversation, self.key), self.value):
            return []
        ordered = [change for change in changes(conversation) if change.key == self.key]
        answers = [
            Problem(
                f"told to be {change.value}, {told(conversation, change.order)}",
                _unless_made(conversation, change),
            )
            for change in ordered
        ]
        return [_said(conversation, self.key), *answers]


def reads(key: str, value: str) -> Expectation:
    """Match if a setting was last read with this value, in whatever spelling its kind allows.

    Example::

        reads("LocalPreAuthorize", "true")

    """
    return _Reads(key, value)


@dataclass(eq=False)
class _Between(Expectation):
    key: str
    least: int
    most: int

    @property
    def wanted(self) -> str:
        return f"the setting {self.key} to be {self.least} to {self.most}"

    def problems(self, conversation: Conversation) -> list[str]:
        value = value_read(conversation, self.key) or ""
        number = int(value) if value.isascii() and value.strip().isdigit() and len(value) < 19 else None
        if number is not None and self.least <= number <= self.most:
            return []
        return [_said(conversation, self.key)]

    def fact(self, conversation: Conversation) -> str | None:
        return f"{self.key} {value_read(conversation, self.key)}"

    def in_short(self, conversation: Conversation) -> str:
        said = _said(conversation, self.key)
        told = value_read(conversation, self.key) is not None
        return f"{said}, not {self.least} to {self.most}" if told else said


def is_between(key: str, least: int, most: int) -> Expectation:
    """Match if a setting was last read as a whole number in this range, its ends included.

    Example::

        is_between("HeartbeatInterval", 1, 3600)

    """
    return _Between(key, least, most)


@dataclass(eq=False)
class _KeepsValue(Expectation):
    key: str

    @property
    def wanted(self) -> str:
        return f"the setting {self.key} to keep its value"

    def problems(self, conversation: Conversation) -> list[str]:
        ordered = [change for change in changes(conversation) if change.key == self.key]
        if not ordered:
            return [f"no change of {self.key} was ordered"]
        was = value_read(conversation.whole.until(ordered[0].order), self.key)
        since = conversation.after(ordered[-1].order)
        if was is None:
            return [f"the station never told what {self.key} was before"]
        if same_value(self.key, was, value_read(since, self.key)):
            return []
        return [_said(since, self.key, f"{self.key} was {was!r}; then ")]

    def in_short(self, conversation: Conversation) -> str:
        return f"{self.key} did not keep its value"


def keeps_value(key: str) -> Expectation:
    """Match if a setting reads the same after the last order to change it as before the first.

    Example::

        keeps_value("NumberOfConnectors")

    """
    return _KeepsValue(key)


class _OfEveryChange(Expectation):
    def _none(self, conversation: Conversation) -> list[str]:
        return [] if changes(conversation) else ["the station listed no setting that could be changed"]


@dataclass(eq=False)
class _ChangesAccepted(_OfEveryChange):
    @property
    def wanted(self) -> str:
        return "every change to be answered Accepted or RebootRequired"

    def problems(self, conversation: Conversation) -> list[str]:
        return self._none(conversation) + [
            Problem(
                f"{change.key}, told to be {change.value!r}: {told(conversation, change.order)}",
                answer_in_any_form(conversation, change.order),
            )
            for change in _refused(conversation)
        ]

    def fact(self, conversation: Conversation) -> str | None:
        keys = list(dict.fromkeys(change.key for change in changes(conversation)))
        names = ", ".join(keys)
        return names if len(keys) <= FEW else f"{len(keys)} settings: {names}"

    def in_short(self, conversation: Conversation) -> str:
        keys = list(dict.fromkeys(change.key for change in _refused(conversation)))
        return f"not changed: {', '.join(keys)}" if keys else "no setting could be changed"


def _made(conversation: Conversation) -> list[Change]:
    return [change for change in changes(conversation) if status_of(conversation, change.order) in MADE]


def _refused(conversation: Conversation) -> list[Change]:
    return [change for change in changes(conversation) if status_of(conversation, change.order) not in MADE]


def _unless_made(conversation: Conversation, change: Change) -> Entry | None:
    """Return the answer to a change, where that does not say that it was made."""
    refused = status_of(conversation, change.order) not in MADE
    return answer_in_any_form(conversation, change.order) if refused else None


def changes_accepted() -> Expectation:
    """Match if settings were changed since the mark, and every change was accepted.

    Example::

        changes_accepted()

    """
    return _ChangesAccepted()


@dataclass(eq=False)
class _ChangesReadBack(_OfEveryChange):
    @property
    def wanted(self) -> str:
        return "every setting that was changed to be read with its new value"

    def problems(self, conversation: Conversation) -> list[str]:
        if not _made(conversation):
            return self._none(conversation) or ["no change was accepted"]
        return [why for _, why in self._lost(conversation)]

    def _lost(self, conversation: Conversation) -> list[tuple[str, Problem]]:
        found = []
        ordered = changes(conversation)
        for change in _made(conversation):
            after = _until_changed_again(conversation, change, ordered)
            if not same_value(change.key, value_read(after, change.key), change.value):
                words = f"told to be {change.value!r}, "
                found.append((change.key, _said(after, change.key, words)))
        return found

    def in_short(self, conversation: Conversation) -> str:
        keys = list(dict.fromkeys(key for key, _ in self._lost(conversation)))
        return f"accepted and not changed: {', '.join(keys)}" if keys else "no setting could be changed"


def _until_changed_again(conversation: Conversation, change: Change, ordered: list[Change]) -> Conversation:
    after = conversation.after(change.order)
    later = (one.order for one in ordered if one.order.number > change.order.number and one.key == change.key)
    again = next(later, None)
    return after.until(again) if again else after


def changes_read_back() -> Expectation:
    """Match if every accepted change since the mark was read back before that setting was changed again.

    Example::

        changes_read_back()

    """
    return _ChangesReadBack()
