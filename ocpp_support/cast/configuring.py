"""What the operator does about settings: reading and changing them, and putting them back.

OCPP 1.6 edition 2, sections 5.3 and 5.8.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ocpp_support.cast.presence import Presence
from ocpp_support.cast.stage import Stage
from ocpp_support.matchers.answers import status_in
from ocpp_support.matchers.readings import latest_list, listed_settings, value_of
from ocpp_support.matchers.setting_changes import MADE
from ocpp_support.protocol.standard_settings import may_be_touched, same_value, standard_setting
from ocpp_support.trace.trace import Entry


class Configuring:
    """The part of the operator that deals with settings."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def reads_settings(self, *keys: str) -> Entry | None:
        """Read these settings, or all where none is named."""
        return self._stage.ask("GetConfiguration", {"key": list(keys)} if keys else {})

    def reads_every_setting_by_itself(self) -> None:
        """Read one by one what the station listed when it was last asked for everything."""
        reading = latest_list(self._stage.history)
        for item in reading.settings if reading else ():
            self.reads_settings(item["key"])

    def changes_setting(self, key: str, value: str) -> Entry | None:
        """Change a setting, and have it put back after the scenario. It is read first, as a person would."""
        found = self._value(key)
        if found is not None:
            self._remember_value(key, found)
        return self._orders_change(key, value)

    def has_set(self, key: str, value: str) -> None:
        """Bring a setting to a value and read it; where it wants a restart, the station is restarted."""
        if same_value(key, self._value(key), value):
            return
        if status_in(self.changes_setting(key, value)) == "RebootRequired":
            Presence(self._stage).restarts()
        self.reads_settings(key)

    def has_set_the_slowest_rhythm(self) -> None:
        """Have the station show itself once an hour, if it has a rhythm; what it makes of that is read."""
        if self._value("HeartbeatInterval") is not None:
            self.has_set("HeartbeatInterval", "3600")

    def changes_every_setting(self) -> None:
        """Change every setting that can be, one after another: read it back, put it back, read that too."""
        listed = listed_settings(self.reads_settings())
        for key, present, value in list(self._changes_to_make(listed)):
            if present is not None:
                self._remember_value(key, present)
            self._changes_and_reads(key, value)
            if present is not None and self._changes_and_reads(key, present) in MADE:
                self._stage.forget("setting", key)

    def _changes_and_reads(self, key: str, value: str) -> str | None:
        """Order a change and read it back; where it shows only after a restart, the station is restarted."""
        answer = status_in(self._orders_change(key, value))
        if same_value(key, self._value(key), value) or answer != "RebootRequired":
            return answer
        Presence(self._stage).restarts()
        self.reads_settings(key)
        return answer

    def _changes_to_make(self, listed: list[dict[str, Any]]) -> Iterator[tuple[str, str | None, str]]:
        """Return key, present value and another one, of what the station file lets the suite change."""
        chosen = self._stage.profile.settings
        if chosen.only:
            self._stage.note(f"only {', '.join(chosen.only)} may be changed here: {chosen.reason}")
        items = {item["key"]: item for item in listed}
        for key in chosen.only or tuple(items):
            item = items.get(key, {})
            present = value_of(item)
            value = self._another_value(key, present)
            if key in chosen.never or not may_be_touched(key):
                continue
            if value is None:
                if chosen.only:
                    self._stage.note(f"{key} is left out: the station file gives no value to try")
                continue
            # What was chosen by name is tried in any case; of the others, what can be changed and put back.
            if chosen.only or (item.get("readonly") in (False, "false") and present is not None):
                yield key, present, value

    def _another_value(self, key: str, present: str | None) -> str | None:
        setting = standard_setting(key)
        if setting is None or key in self._stage.profile.settings.vendor:
            return self._stage.profile.settings.vendor.get(key)
        return setting.kind.another(present or "")

    def _value(self, key: str) -> str | None:
        items = listed_settings(self.reads_settings(key))
        named = (item for item in items if item["key"].casefold() == key.casefold())
        return value_of(next(named, None))

    def _orders_change(self, key: str, value: str) -> Entry | None:
        return self._stage.ask("ChangeConfiguration", {"key": key, "value": value})

    def _remember_value(self, key: str, value: str) -> None:
        self._stage.remember(lambda: self._puts_setting_back(key, value), "setting", key)

    def _puts_setting_back(self, key: str, value: str) -> None:
        answer = status_in(self._orders_change(key, value))
        if answer == "RebootRequired":
            Presence(self._stage).restarts()
        elif answer not in MADE:
            self._stage.note(f"the setting {key} could not be put back to {value!r}")
