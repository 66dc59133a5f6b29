"""Whether the list of settings that the station gives is whole, true and in form.

OCPP 1.6 edition 2, sections 5.8 and 9. The last time that all settings were read is the one that counts.
"""

from __future__ import annotations

from abc import abstractmethod
from collections import Counter
from dataclasses import dataclass
from typing import Any

from ocpp_support.matchers.expectation import Expectation, Problem
from ocpp_support.matchers.readings import Reading, latest_list, latest_of, readings, value_of
from ocpp_support.protocol.frames import CallError
from ocpp_support.protocol.setting_kinds import words_of
from ocpp_support.protocol.standard_settings import (
    CORE,
    PROFILES,
    StandardSetting,
    required_settings,
    same_value,
    standard_setting,
)
from ocpp_support.trace.trace import Conversation


class _OfTheList(Expectation):
    """Something wanted of the list of all settings."""

    def problems(self, conversation: Conversation) -> list[str]:
        reading = latest_list(conversation)
        if reading is None:
            return ["the operator did not read all settings"]
        why = nothing_listed(reading)
        return [Problem(one, reading.answer) for one in ([why] if why else self.problems_of(reading))]

    @abstractmethod
    def problems_of(self, reading: Reading) -> list[str]:
        """Return what is wrong with a list that is not empty."""

    def in_short(self, conversation: Conversation) -> str:
        problems = self.problems(conversation)
        return problems[0] + (f", and {len(problems) - 1} more" if len(problems) > 1 else "")


def nothing_listed(reading: Reading) -> str | None:
    """Say why a reading of settings lists none; None where it lists some."""
    if reading.items:
        return None
    if reading.answer is None:
        return "the station did not answer"
    if isinstance(reading.answer.content, CallError):
        return f"the station answered with the error {reading.answer.content.code}"
    return "the station listed no setting"


@dataclass(eq=False)
class _ListsSettings(_OfTheList):
    @property
    def wanted(self) -> str:
        return "the station to list its settings"

    def problems_of(self, reading: Reading) -> list[str]:
        return [] if reading.settings else ["nothing that the station listed has a name"]

    def fact(self, conversation: Conversation) -> str | None:
        reading = latest_list(conversation)
        return f"Configuration ({len(reading.settings)})" if reading else None


def lists_settings() -> Expectation:
    """Match if the station, asked for all its settings, listed some. They are counted.

    Example::

        lists_settings()

    """
    return _ListsSettings()


@dataclass(eq=False)
class _ListsEachOnce(_OfTheList):
    @property
    def wanted(self) -> str:
        return "every setting to be listed once, with its name and whether it can only be read"

    def problems_of(self, reading: Reading) -> list[str]:
        found = [why for place, item in enumerate(reading.items, start=1) if (why := _misshapen(item, place))]
        times = Counter(item["key"].casefold() for item in reading.settings)
        names = {item["key"].casefold(): item["key"] for item in reading.settings}
        return found + [f"{names[key]} is listed {n} times" for key, n in times.items() if n > 1]


def _misshapen(item: Any, place: int) -> str | None:
    name = item.get("key") if isinstance(item, dict) else None
    if not isinstance(name, str) or not name.strip():
        return f"number {place} of the list has no name: {str(item)[:80]}"
    if not isinstance(item.get("readonly"), bool):
        return f"{name} does not say whether it can be changed: readonly is {item.get('readonly', 'missing')}"
    return None


def lists_each_setting_once() -> Expectation:
    """Match if every item of the list has a name and a readonly that is true or false, and no name twice.

    Example::

        lists_each_setting_once()

    """
    return _ListsEachOnce()


@dataclass(eq=False)
class _ListsRequired(_OfTheList):
    @property
    def wanted(self) -> str:
        return f"the list to have the {len(required_settings())} settings that every station must have"

    def problems_of(self, reading: Reading) -> list[str]:
        return [f"{name} is missing" for name in _missing(reading, CORE)]


def _missing(reading: Reading, profile: str) -> list[str]:
    return [name for name in required_settings(profile) if reading.find(name) is None]


def lists_required_settings() -> Expectation:
    """Match if the list has every setting that OCPP requires of Core (section 9.1).

    Example::

        lists_required_settings()

    """
    return _ListsRequired()


@dataclass(eq=False)
class _ListsProfiles(_OfTheList):
    @property
    def wanted(self) -> str:
        return "the list to have the settings of every feature profile that the station claims"

    def problems_of(self, reading: Reading) -> list[str]:
        claimed = words_of(value_of(reading.find("SupportedFeatureProfiles")) or "")
        if not claimed:
            return ["the station does not say which feature profiles it has (SupportedFeatureProfiles)"]
        unclaimed = [] if CORE in claimed else [f"{CORE}, which every station has, is not claimed"]
        return unclaimed + [
            f"{profile} is claimed without {', '.join(missing)}"
            for profile in PROFILES
            if profile in claimed and (missing := _missing(reading, profile))
        ]


def lists_settings_of_claimed_profiles() -> Expectation:
    """Match if every setting required by the profiles named in SupportedFeatureProfiles is listed.

    Example::

        lists_settings_of_claimed_profiles()

    """
    return _ListsProfiles()


@dataclass(eq=False)
class _ValuesOfTheirKind(_OfTheList):
    @property
    def wanted(self) -> str:
        return "every standard setting to have a value of its kind"

    def problems_of(self, reading: Reading) -> list[str]:
        listed = [(item, standard_setting(item["key"])) for item in reading.settings]
        standard = [(item, setting) for item, setting in listed if setting]
        if not standard:
            return ["the list has no standard setting"]
        return [why for item, setting in standard if (why := _strange_value(item, setting))]


def _strange_value(item: dict[str, Any], setting: StandardSetting) -> str | None:
    # A list without words may come without a value.
    value = item.get("value", "")
    if not isinstance(value, str):
        return f"{item['key']} is {value!r}, which is no text"
    problem = setting.kind.problem(value)
    return f"{item['key']} is {value!r}, which {problem}" if problem else None


def values_of_their_kind() -> Expectation:
    """Match if every standard setting in the list has a value that section 9 allows.

    Example::

        values_of_their_kind()

    """
    return _ValuesOfTheirKind()


@dataclass(eq=False)
class _SameByItself(Expectation):
    @property
    def wanted(self) -> str:
        return "every setting, read by itself, to be the same as in the list"

    def problems(self, conversation: Conversation) -> list[str]:
        whole = latest_list(conversation.before)
        if whole is None or not whole.settings:
            return ["there is no list to compare with"]
        found: list[str] = []
        for item in whole.settings:
            single = next((r for r in readings(conversation) if r.keys == (item["key"],)), None)
            why = "it was not read by itself" if single is None else _difference(item, single)
            if why:
                found.append(Problem(f"{item['key']}: {why}", single.answer if single else None))
        return found

    def in_short(self, conversation: Conversation) -> str:
        problems = self.problems(conversation)
        return f"read by themselves, {len(problems)} settings differ from the list"


def _difference(item: dict[str, Any], single: Reading) -> str | None:
    if why := nothing_listed(single):
        return why
    if len(single.items) > 1:
        return f"asked for alone, {len(single.items)} were listed"
    other = single.find(item["key"])
    if other is None:
        return "another was listed in its place"
    return "; ".join(_differing_fields(item, other)) or None


def _differing_fields(item: dict[str, Any], other: dict[str, Any]) -> list[str]:
    key = item["key"]
    found = []
    if item.get("readonly") != other.get("readonly"):
        found.append(f"readonly is {other.get('readonly')}, in the list {item.get('readonly')}")
    # A vendor's setting may be a counter or a temperature: its value may have changed meanwhile.
    if standard_setting(key) and not same_value(key, value_of(item), value_of(other)):
        found.append(f"its value is {value_of(other)!r}, in the list {value_of(item)!r}")
    return found


def same_by_itself() -> Expectation:
    """Match if every setting of the list read before, asked for alone, is answered alone and alike.

    Values are compared of standard settings only.

    Example::

        same_by_itself()

    """
    return _SameByItself()


@dataclass(eq=False)
class _DoesNotKnow(Expectation):
    key: str

    @property
    def wanted(self) -> str:
        return f"the station to say that it does not know the setting {self.key}"

    def problems(self, conversation: Conversation) -> list[str]:
        reading = latest_of(conversation, self.key)
        if reading is None:
            return [f"the operator did not read {self.key}"]
        if reading.answer is None or isinstance(reading.answer.content, CallError):
            return [Problem(nothing_listed(reading) or "", reading.answer)]
        found: list[str] = []
        if self.key.casefold() not in (str(name).casefold() for name in reading.unknown):
            named = ", ".join(map(str, reading.unknown)) or "nothing"
            found.append(Problem(f"it named {named} as unknown", reading.answer))
        if reading.items:
            names = ", ".join(item["key"] for item in reading.settings[:5]) or "something without a name"
            more = " …" if len(reading.settings) > 5 else ""
            found.append(Problem(f"it listed {names}{more}", reading.answer))
        return found

    def in_short(self, conversation: Conversation) -> str:
        return "an unknown setting is not called unknown"


def does_not_know(key: str) -> Expectation:
    """Match if the last reading of ``key`` named it as unknown and listed nothing.

    Example::

        does_not_know("NoSuchSetting")

    """
    return _DoesNotKnow(key)
