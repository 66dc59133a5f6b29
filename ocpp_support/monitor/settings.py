"""Rules about settings: how they are listed, and what becomes of a change. Names only: values may be secrets.

OCPP 1.6 edition 2, sections 5.3 and 5.8.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from ocpp_support.monitor.rule import Sighting, rule
from ocpp_support.monitor.story import Story, action_of, items_of, payload_of, text
from ocpp_support.protocol.findings import Severity
from ocpp_support.protocol.setting_kinds import words_of
from ocpp_support.protocol.standard_settings import CORE, required_settings, same_value, standard_setting
from ocpp_support.trace.trace import Entry

SHOWN = 3
"""So many of a list of settings are named."""


@rule("settings.filter-ignored", Severity.MUST, "OCPP 1.6 5.8")
def ignores_the_filter(story: Story) -> Iterator[Sighting]:
    """Look for lists that hold settings which were not asked for."""
    for request, asked, answer in _lists(story):
        wanted = {key.casefold() for key in asked}
        more = [key for key in _names(answer) if key.casefold() not in wanted]
        if asked and more:
            yield request, f"asked for {', '.join(asked):.80}, it also listed {_in_short(more)}"


@rule("settings.misspelt", Severity.MUST, "OCPP 1.6 9")
def misspells(story: Story) -> Iterator[Sighting]:
    """Look for standard settings in another case than the standard's."""
    for request, _, answer in _lists(story):
        for key in _names(answer):
            standard = standard_setting(key)
            if standard is not None and standard.name != key:
                yield request, f"it spells {standard.name} {key}"


@rule("settings.unknown-not-named", Severity.MUST, "OCPP 1.6 5.8")
def passes_over_unknown(story: Story) -> Iterator[Sighting]:
    """Look for settings that were asked for, and are neither listed nor said to be unknown."""
    for request, asked, answer in _lists(story):
        unknown = answer.get("unknownKey")
        named = {key.casefold() for key in _names(answer)}
        named |= {text(key).casefold() for key in unknown} if isinstance(unknown, list) else set()
        for key in asked:
            if key.casefold() not in named:
                yield request, f"asked for {key:.60}, it neither listed it nor said that it does not know it"


@rule("settings.readonly-wrong", Severity.MUST, "OCPP 1.6 9")
def protects_wrongly(story: Story) -> Iterator[Sighting]:
    """Look for standard settings that are said to be changeable, or not to be, against the standard."""
    for request, _, answer in _lists(story):
        for item in items_of(answer):
            standard = standard_setting(text(item.get("key")))
            if standard is None or standard.writable is None:
                continue
            if item.get("readonly") is standard.writable:
                can = "can be changed" if standard.writable else "can only be read"
                yield (
                    request,
                    f"it says readonly {str(item['readonly']).lower()} of {standard.name}, which {can}",
                )


@rule("settings.listed-twice", Severity.SHOULD, "OCPP 1.6 5.8")
def lists_twice(story: Story) -> Iterator[Sighting]:
    """Look for lists that hold a setting more than once."""
    for request, _, answer in _lists(story):
        names = [key.casefold() for key in _names(answer)]
        for key in dict.fromkeys(_names(answer)):
            if names.count(key.casefold()) > 1:
                yield request, f"it listed {key:.60} {names.count(key.casefold())} times"


@rule("settings.required-missing", Severity.MUST, "OCPP 1.6 9")
def lacks_settings(story: Story) -> Iterator[Sighting]:
    """Look for lists of everything that lack what a station must have for the profiles that it claims."""
    for request, asked, answer in _lists(story):
        if asked:
            continue
        listed = {text(item.get("key")).casefold(): text(item.get("value")) for item in items_of(answer)}
        profiles = {CORE, *words_of(listed.get("supportedfeatureprofiles", ""))}
        required = [key for profile in sorted(profiles) for key in required_settings(profile)]
        missing = [key for key in required if key.casefold() not in listed]
        if missing:
            yield request, f"its list of all settings lacks {', '.join(missing):.300}"


@rule("settings.wrong-kind", Severity.MUST, "OCPP 1.6 9")
def tells_another_kind(story: Story) -> Iterator[Sighting]:
    """Look for values of standard settings that are not of their kind."""
    for request, _, answer in _lists(story):
        for item in items_of(answer):
            standard, value = standard_setting(text(item.get("key"))), item.get("value")
            problem = standard.kind.problem(value) if standard and isinstance(value, str) else None
            if standard and problem:
                yield request, f"its {standard.name} {problem:.120}"


@rule("settings.change-without-effect", Severity.SHOULD, "OCPP 1.6 5.3", whole=True)
def changes_nothing(story: Story) -> Iterator[Sighting]:
    """Look for changes that were accepted and do not show when the setting is read back."""
    changed: dict[str, str] = {}
    for entry in story.central("ChangeConfiguration", "GetConfiguration"):
        answer = story.answer(entry) or {}
        if action_of(entry) == "ChangeConfiguration":
            key = text(payload_of(entry).get("key")).casefold()
            changed.pop(key, None)
            if answer.get("status") == "Accepted":
                changed[key] = text(payload_of(entry).get("value"))
            continue
        for item in items_of(answer):
            key, value = text(item.get("key")), item.get("value")
            wanted = changed.pop(key.casefold(), None)
            if wanted is not None and isinstance(value, str) and not same_value(key, wanted, value):
                yield entry, f"it accepted a change of {key:.60}, and reads something else there"


@rule("settings.effect-without-change", Severity.MUST, "OCPP 1.6 5.3", whole=True)
def changes_what_it_refused(story: Story) -> Iterator[Sighting]:
    """Look for changes that were refused and show all the same when the setting is read back."""
    values: dict[str, str] = {}
    refused: dict[str, str] = {}
    for entry in story.central("ChangeConfiguration", "GetConfiguration"):
        answer = story.answer(entry) or {}
        key, wanted = text(payload_of(entry).get("key")).casefold(), text(payload_of(entry).get("value"))
        if action_of(entry) == "ChangeConfiguration":
            known = values.get(key)
            refused.pop(key, None)
            if answer.get("status") == "Accepted":
                values[key] = wanted
            elif answer.get("status") not in ("Rejected", "NotSupported"):
                values.pop(key, None)
            elif known is not None and not same_value(key, known, wanted):
                refused[key] = wanted
            continue
        for item in items_of(answer):
            key, value = text(item.get("key")).casefold(), item.get("value")
            if isinstance(value, str):
                values[key] = value
                if key in refused and same_value(key, refused.pop(key), value):
                    yield entry, f"it refused a change of {text(item.get('key')):.60}, and made it"


@rule("settings.refused-as-unknown", Severity.SHOULD, "OCPP 1.6 5.3", whole=True)
def does_not_support_its_own(story: Story) -> Iterator[Sighting]:
    """Look for settings that the station lists, and does not support when they are to be changed."""
    listed: set[str] = set()
    for entry in story.central("ChangeConfiguration", "GetConfiguration"):
        answer = story.answer(entry) or {}
        listed |= {key.casefold() for key in _names(answer)}
        key = text(payload_of(entry).get("key"))
        if answer.get("status") == "NotSupported" and key.casefold() in listed:
            yield entry, f"it lists {key:.60}, and answers NotSupported where that is to be changed"


@lru_cache(maxsize=1)
def _lists(story: Story) -> list[tuple[Entry, list[str], dict[str, Any]]]:
    """Return the questions for settings that were answered: what was asked for, and the answer."""
    found = []
    for request in story.central("GetConfiguration"):
        answer = story.answer(request)
        keys = payload_of(request).get("key")
        if answer is not None:
            found.append((request, [text(key) for key in keys] if isinstance(keys, list) else [], answer))
    return found


def _in_short(names: list[str]) -> str:
    rest = len(names) - SHOWN
    return f"{', '.join(names[:SHOWN]):.120}{f' and {rest} more' if rest > 0 else ''}"


def _names(answer: dict[str, Any]) -> list[str]:
    return [text(item.get("key")) for item in items_of(answer) if text(item.get("key"))]


RULES = (
    ignores_the_filter,
    misspells,
    passes_over_unknown,
    protects_wrongly,
    lists_twice,
    lacks_settings,
    tells_another_kind,
    changes_nothing,
    changes_what_it_refused,
    does_not_support_its_own,
)
