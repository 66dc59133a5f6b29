"""What the configuration keys are set to, and who must hear of a change (OCPP 1.6 §5.3, §5.8, §9).

Owns lookup, checking and change of values. It does not act on them: whoever uses a key reads it here when
it is needed, or asks to be told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ocpp.v16.enums import ConfigurationStatus

from simulator.keys import Key, optional_keys, required_keys

if TYPE_CHECKING:
    from simulator.model import Model


class Configuration:
    """The station's settings.

    Args:
        changed: Values that differ from the factory's; the dictionary is changed in place, so that the
            owner of the memory keeps it.

    Attributes:
        idle: Whether the latest change was one to the value that the key had already.
    """

    def __init__(self, model: Model, changed: dict[str, str]) -> None:
        self._keys = _keys_of(model)
        self._changed = changed
        self._listeners: dict[str, list[Callable[[], None]]] = {}
        self._at_boot: dict[str, str] = {}
        self.idle = False
        self.restart()

    def restart(self) -> None:
        """Begin a new life: values that wait for a restart are acted on from now, nobody listens."""
        self._listeners.clear()
        self._at_boot = {name: self.text(name) for name, key in self._keys.items() if key.reboot}

    def text(self, name: str) -> str:
        """Return the value of a key as it is told to the central system; "" where there is no such key."""
        if name in self._changed:
            return self._changed[name]
        key = self._keys.get(name)
        return key.factory if key else ""

    def acted_on(self, name: str) -> str:
        """Return the value in force of a key that takes effect only after a restart."""
        return self._at_boot[name]

    def number(self, name: str) -> int:
        """Return the value of a numeric key; 0 where the station has no such key."""
        return int(self.text(name) or 0)

    def on(self, name: str) -> bool:
        """Return the value of a switch; off where the station has no such key."""
        return self.text(name) == "true"

    def words(self, name: str) -> list[str]:
        """Return the value of a list."""
        return [word for word in self.text(name).split(",") if word]

    def when_changed(self, name: str, heard: Callable[[], None]) -> Callable[[], None]:
        """Have ``heard`` called after every change of ``name`` until a restart; return how to stop that."""
        listeners = self._listeners.setdefault(name, [])
        listeners.append(heard)
        return lambda: listeners.remove(heard)

    def store(self, name: str, value: str) -> None:
        """Set a key without asking what is allowed, as the station itself may."""
        self._changed[name] = value
        for heard in list(self._listeners.get(name, [])):
            heard()

    def change(self, name: str, value: str) -> str:
        """Set a key on behalf of the central system; return a ConfigurationStatus (§5.3)."""
        self.idle = False
        key = self._find(name)
        if key is None:
            return str(ConfigurationStatus.not_supported)
        if key.readonly:
            return str(ConfigurationStatus.rejected)
        try:
            wanted = key.check(value)
        except ValueError:
            return str(ConfigurationStatus.rejected)
        differs = wanted != self.text(key.name)
        self.idle = not differs
        self.store(key.name, wanted)
        waits = key.reboot and differs
        return str(ConfigurationStatus.reboot_required if waits else ConfigurationStatus.accepted)

    def listing(self, wanted: Iterable[str]) -> tuple[list[dict[str, object]], list[str]]:
        """Return the entries for ``wanted`` (all, if empty), and the names that are unknown (§5.8)."""
        names = list(wanted)
        found = {key.name: key for key in map(self._find, names) if key} if names else self._keys
        unknown = [name for name in names if self._find(name) is None]
        return [self._entry(key) for key in found.values()], unknown

    def _entry(self, key: Key) -> dict[str, object]:
        return {"key": key.name, "readonly": key.readonly, "value": self.text(key.name)}

    def _find(self, name: str) -> Key | None:
        return next((key for key in self._keys.values() if key.name.lower() == name.lower()), None)


def _keys_of(model: Model) -> Mapping[str, Key]:
    """Return the keys of a model, with its own factory values; stations that are alike share them."""
    return _keys(
        tuple(model.measurands),
        tuple(connector.kind for connector in model.connectors),
        tuple(model.optional_keys),
        tuple(model.settings.items()),
    )


@lru_cache(maxsize=64)
def _keys(
    measured: tuple[str, ...],
    currents: tuple[str, ...],
    optional: tuple[str, ...],
    settings: tuple[tuple[str, str], ...],
) -> Mapping[str, Key]:
    extra = {key.name: key for key in optional_keys(len(currents))}
    chosen = required_keys(measured, currents) + [extra[name] for name in optional]
    keys = {key.name: key for key in sorted(chosen, key=lambda key: key.name.lower())}
    for name, value in settings:
        if name not in keys:
            raise ValueError(f"{name} is not a key of this station; allowed: {', '.join(keys)}")
        keys[name] = replace(keys[name], factory=_checked(keys[name], value))
    return keys


def _checked(key: Key, value: str) -> str:
    try:
        return key.check(value)
    except ValueError as error:
        raise ValueError(f"{key.name} = {value!r}: {error}") from error
