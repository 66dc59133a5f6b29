"""What a station file comes to: what is declared of the station, and what therefore applies.

Nothing here reads a file (:mod:`ocpp_support.station.station_file`) or talks to a station.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, PrivateAttr, model_validator

from ocpp_support.station.security import Security
from ocpp_support.station.table import Table
from ocpp_support.station.tables import (
    Card,
    Declared,
    Deviation,
    Errors,
    Firmware,
    Form,
    HandsTable,
    Listen,
    Platform,
    SettingsToChange,
    Waits,
)


def _tag_alone(card: Any) -> Any:
    """Read a card that is only its tag as one that is accepted."""
    return {"tag": card} if isinstance(card, str) else card


_STANDINGS = {
    "accepted": "Accepted",
    "unknown": "Invalid",
    "invalid": "Invalid",
    "blocked": "Blocked",
    "expired": "Expired",
}
"""OCPP 1.6 knows no other word for a card that is unknown (section 7.2)."""


class Profile(Table):
    """A station file, read and checked."""

    station: Declared = Declared()
    errors: Errors = Errors()
    settings: SettingsToChange = SettingsToChange()
    platform: Platform = Platform()
    hands: HandsTable = HandsTable()
    listen: Listen = Listen()
    security: Security = Security()
    patience: Waits = Waits()
    cards: dict[str, Annotated[Card, BeforeValidator(_tag_alone, json_schema_input_type=str | Card)]] = Field(
        default={}
    )
    firmware: Firmware = Firmware()
    form: Form = Form()
    deviations: tuple[Deviation, ...] = ()
    _name: str = PrivateAttr("")

    @model_validator(mode="after")
    def _one_tag_for_each_card(self) -> Self:
        names: dict[str, str] = {}
        for name, card in self.cards.items():
            other = names.setdefault(card.tag.casefold(), name)
            if other != name:
                raise ValueError(
                    f"the cards {other} and {name} have the same tag; one of them is another card"
                )
        return self

    @model_validator(mode="after")
    def _each_criterion_once(self) -> Self:
        named = [one.criterion for one in self.deviations]
        if twice := next((name for name in named if named.count(name) > 1), None):
            raise ValueError(f"criterion {twice} has two known deviations; say both in one reason")
        return self

    @property
    def name(self) -> str:
        """The name of the file."""
        return self._name

    def named(self, name: str) -> Self:
        """Return the same under the name of its file."""
        profile = self.model_copy()
        profile._name = name
        return profile

    def as_another(self, identity: str | None = None, seed: int | None = None) -> Self:
        """Return the same of another bundled station of this kind; what is left out stays."""
        declared = {} if identity is None else {"identity": identity}
        chance = {} if seed is None else {"seed": seed}
        station, hands = self.station.model_copy(update=declared), self.hands.model_copy(update=chance)
        profile = self.model_copy(update={"station": station, "hands": hands})
        profile._name = self._name
        return profile

    @property
    def connectors(self) -> int:
        """How many connectors the station has."""
        return self.station.connectors

    def card(self, name: str) -> str:
        """Return the id tag of a card that the features call by name."""
        return self.cards[name].tag if name in self.cards else name

    @property
    def standings(self) -> dict[str, str]:
        """What the central system says of each card unless a scenario says otherwise, by id tag."""
        return {card.tag: _STANDINGS[card.standing] for card in self.cards.values()}

    def cannot(self, act: str) -> str | None:
        """Return why the station file says that an act cannot be done here; None where it does not."""
        return next((why for name, why in self.hands.cannot.items() if name == act), None)

    @property
    def server_files(self) -> tuple[Path, Path, Path | None] | None:
        """The server's certificate and key, and who signs stations' (profile 3); None without TLS."""
        own = self.security
        if own.profile < 2 or own.certificate is None or own.key is None:
            return None
        return own.certificate, own.key, own.station_ca if own.profile == 3 else None

    @property
    def real(self) -> bool:
        """Whether the station lives by itself, in real time: it is not the one on the bench's own loop."""
        return self.hands.by != "simulator"

    def why_not(self, need: str) -> str | None:
        """Return why a scenario with the tag ``@needs.<need>`` is left out, None where it applies.

        The reason begins with "not applicable: " or "not tested: ". Raises ValueError for an unknown need.
        """
        if need.startswith("error."):
            return self._why_not_error(need.removeprefix("error."))
        needs = self._needs()
        if need not in needs:
            raise ValueError(
                f"@needs.{need} is unknown; known are {', '.join(sorted(needs))} and error.<kind>"
            )
        met, otherwise = needs[need]
        return None if met else otherwise

    def _needs(self) -> dict[str, tuple[bool, str]]:
        """Return of each need whether it is met, and what is said where it is not."""
        station, errors = self.station, self.errors
        breakable = bool(errors.station) or errors.emergency_stop
        no_unplugging = self.hands.cannot.get("unplug_vehicle", "")
        return {
            "two_connectors": (self.connectors > 1, _inapplicable("the station has one connector")),
            "error": (self._some_error, _untested("nobody can provoke an error at a connector here")),
            "emergency_stop": (errors.emergency_stop, _inapplicable("the station has no emergency stop")),
            "station_error": (breakable, _untested("nobody can provoke an error of the whole station here")),
            "unplug_vehicle": (not no_unplugging, _untested(no_unplugging)),
            "authorization_cache": (
                station.authorization_cache,
                _inapplicable("the station has no authorization cache"),
            ),
            "platform.clear_cache": (self.platform.clear_cache, _inapplicable(self.platform.reason)),
            "offline_start": (
                station.offline_start,
                _inapplicable("the station starts no session while offline"),
            ),
            "firmware": self._update_is_possible(),
            "diagnostics": (station.diagnostics, _inapplicable("the station has no diagnostics")),
        }

    def _update_is_possible(self) -> tuple[bool, str]:
        if not self.station.firmware_update:
            return False, _inapplicable("the station has no firmware update")
        # The bundled station's image is made for the run; every other one is the vendor's.
        there = not self.real or self.firmware.image is not None
        return there, _untested("the station file names no firmware image")

    def _why_not_error(self, kind: str) -> str | None:
        if kind in self.errors.connector:
            return None
        # Which kinds are provoked is the station file's choice; that none is leaves the script untested.
        reason = f"the station file names no “{kind.replace('_', ' ')}” that could be provoked"
        return _inapplicable(reason) if self._some_error else _untested(reason)

    @property
    def _some_error(self) -> bool:
        return bool(self.errors.connector) or self.errors.emergency_stop


def _untested(reason: str) -> str:
    return f"not tested: {reason}"


def _inapplicable(reason: str) -> str:
    return f"not applicable: {reason}"
