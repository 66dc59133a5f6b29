"""The station's settings over a run: as they were found, as they are left, and what was tried on each. Pure.

Secrets are in none of it, whatever the trace says.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ocpp_support.chronicle.chronicle import Chronicle, Part
from ocpp_support.matchers.answers import status_of, told
from ocpp_support.matchers.readings import Reading, readings
from ocpp_support.matchers.setting_changes import MADE, Change, changes
from ocpp_support.trace.masking import MASK, masked
from ocpp_support.trace.secret_names import is_secret_name

LONGEST = 500
"""Characters of a value that are kept: no longer one is allowed (OCPP 1.6 edition 2, section 7.29)."""


@dataclass
class _Setting:
    key: str
    readonly: bool | None = None
    found: str | None = None
    left: str | None = None
    seen: bool = False
    tried: list[dict[str, Any]] = field(default_factory=list)

    def read(self, item: dict[str, Any]) -> None:
        said = item.get("readonly")
        self.readonly = said if isinstance(said, bool) else self.readonly
        self.left = self._shown(item.get("value"))
        if not self.seen:
            self.found, self.seen = self.left, True

    def change(self, change: Change, answer: str, scenario: str, *, put_back: bool) -> None:
        value = self._shown(change.value)
        one = {"value": value, "answer": answer, "scenario": scenario, "put_back": put_back}
        self.tried.append(one)
        if answer in MADE:
            # What it was before is not known any more, if it was never read.
            self.left, self.seen = value, True

    def _shown(self, value: Any) -> str | None:
        if value is None:
            return None
        if is_secret_name(self.key):
            return MASK
        text = value if isinstance(value, str) else json.dumps(value)
        text = masked(text)
        return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def configuration_of(chronicle: Chronicle) -> list[dict[str, Any]]:
    """Return what became of each setting that was read or tried, in the order of their names.

    Each has ``key``, ``readonly`` (None where it was not said), ``found`` and ``left`` (None where that is
    not known, or where there is no value) and what was ``tried``: value, answer, scenario, and whether it
    was ``put_back`` after the scenario.
    """
    settings: dict[str, _Setting] = {}
    for part in chronicle.parts:
        _take(settings, part)
    return [
        {"key": one.key, "readonly": one.readonly, "found": one.found, "left": one.left, "tried": one.tried}
        for _, one in sorted(settings.items())
    ]


def _take(settings: dict[str, _Setting], part: Part) -> None:
    for one in _in_order(part):
        if isinstance(one, Reading):
            for item in one.settings:
                _named(settings, item["key"]).read(item)
        else:
            answer = status_of(part.conversation, one.order) or told(part.conversation, one.order)
            place = part.place_of(one.order)
            setting = _named(settings, one.key)
            setting.change(one, answer, place.scenario, put_back=place.afterwards)


def _in_order(part: Part) -> Iterator[Reading | Change]:
    """Yield what was read and what was changed, as it was asked."""
    both: list[Reading | Change] = [*readings(part.conversation), *changes(part.conversation)]
    yield from sorted(both, key=lambda one: (one.request if isinstance(one, Reading) else one.order).number)


def _named(settings: dict[str, _Setting], key: str) -> _Setting:
    # Names are the same in any case (section 7).
    return settings.setdefault(key.casefold(), _Setting(key))
