"""The station file: what its vendor declares, what the bench can do with it, and what therefore applies.

A file is checked as it is read; what is wrong with it is said with its line. Nothing here talks to a station.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

BUNDLED = Path(__file__).parents[2] / "stations"

ErrorKind = Literal["communication_pin", "power_pin", "phase_imbalance", "over_temperature", "connector_lock"]
ERROR_KINDS: tuple[str, ...] = get_args(ErrorKind)

Act = Literal[
    "plug_in",
    "unplug",
    "unplug_vehicle",
    "present_card",
    "press_stop",
    "press_emergency_stop",
    "release_emergency_stop",
    "raise_fault",
    "clear_fault",
    "power_cycle",
    "power_off",
    "power_on",
    "look",
]


class StationFileError(Exception):
    """A station file cannot be used; says which file, line and key, and what is allowed."""


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Declared(_Table):
    """What the vendor says of the station."""

    identity: str | None = None
    connectors: Annotated[int, Field(ge=1, le=64)] = 1
    sim_card: bool = True
    cable_timeout: Literal["fault", "release"] = "release"
    authorization_cache: bool = True
    offline_start: bool = True
    firmware_update: bool = True
    diagnostics: bool = True


class Errors(_Table):
    """Which errors can be provoked, on a connector and on the whole station."""

    connector: tuple[ErrorKind, ...] = ()
    station: tuple[ErrorKind, ...] = ()
    emergency_stop: bool = False


class SettingsToChange(_Table):
    """Which settings the suite may change. ``only`` narrows the list of function 5, and needs a reason."""

    only: tuple[str, ...] = ()
    reason: str = ""
    never: tuple[str, ...] = ()
    vendor: dict[str, str] = {}


class Platform(_Table):
    """What the operator's platform uses."""

    clear_cache: bool = True
    reason: str = "not supported by the platform"


class HandsTable(_Table):
    """Who does the physical acts, and which of them cannot be done."""

    by: Literal["simulator"] = "simulator"
    model: str = "reference"
    cannot: dict[Act, str] = {}


class Firmware(_Table):
    """The firmware that an update brings: the version that the station will report afterwards."""

    version: str = ""


class Deviation(_Table):
    """A criterion that this station is known not to meet."""

    criterion: Annotated[str, Field(pattern=r"^\d{1,2}\.\d$")]
    reason: Annotated[str, Field(min_length=1)]
    link: str = ""


class Profile(_Table):
    """A station file, read and checked."""

    station: Declared = Declared()
    errors: Errors = Errors()
    settings: SettingsToChange = SettingsToChange()
    platform: Platform = Platform()
    hands: HandsTable = HandsTable()
    cards: dict[str, Annotated[str, Field(min_length=1, max_length=20)]] = {}
    firmware: Firmware = Firmware()
    deviations: tuple[Deviation, ...] = ()
    name: str = ""

    @property
    def connectors(self) -> int:
        """How many connectors the station has."""
        return self.station.connectors

    def card(self, name: str) -> str:
        """Return the id tag of a card that the features call by name."""
        return self.cards.get(name, name)

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
            "firmware": (station.firmware_update, _inapplicable("the station has no firmware update")),
            "diagnostics": (station.diagnostics, _inapplicable("the station has no diagnostics")),
        }

    def _why_not_error(self, kind: str) -> str | None:
        if kind in self.errors.connector:
            return None
        # Which kinds are provoked is the station file's choice; that none is leaves the script untested.
        reason = f"the station file names no “{kind.replace('_', ' ')}” that could be provoked"
        return _inapplicable(reason) if self._some_error else _untested(reason)

    @property
    def _some_error(self) -> bool:
        return bool(self.errors.connector) or self.errors.emergency_stop


def load_profile(name_or_path: str) -> Profile:
    """Read a station file: a bundled one by its name, or any by its path.

    Raises :class:`StationFileError` with file, line, key and what is allowed.
    """
    path = Path(name_or_path)
    if path.suffix != ".toml":
        path = BUNDLED / f"{name_or_path}.toml"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in BUNDLED.glob("*.toml")))
        raise StationFileError(
            f"There is no station “{name_or_path}”. Give a station file (.toml), or one of: {known}"
        )
    text = path.read_text(encoding="utf-8")
    try:
        profile = Profile.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise StationFileError(f"{path}: this is no TOML: {error}") from error
    except ValidationError as error:
        raise StationFileError("\n".join(_complaints(path, text, error))) from error
    return profile.model_copy(update={"name": path.stem})


def _complaints(path: Path, text: str, error: ValidationError) -> list[str]:
    lines = []
    for problem in error.errors():
        place = [str(part) for part in problem["loc"]]
        allowed = _allowed(place) if problem["type"] == "extra_forbidden" else problem["msg"]
        lines.append(f"{path}, line {_line_of(text, place)}: “{'.'.join(place)}”: {allowed}")
    return lines


def _allowed(place: list[str]) -> str:
    table: type[BaseModel] = Profile
    for part in place[:-1]:
        annotation = table.model_fields[part].annotation if part in table.model_fields else None
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            table = annotation
    allowed = ", ".join(name for name in table.model_fields if name != "name")
    return f"there is no such key; allowed are {allowed}"


def _line_of(text: str, place: list[str]) -> int:
    """Return the line of a key: the last part of its place that stands in the file."""
    table = ""
    found = 1
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*\[+([^\]]+)\]+", line):
            table = header[1].strip()
        key = re.match(r"\s*([\w\"'-]+)\s*=", line)
        name = key[1].strip("\"'") if key else ""
        if place[0] == table and (len(place) == 1 or name in place[1:]):
            return number
        if (header and table == place[0]) or (name == place[0] and not table):
            found = number
    return found


def _untested(reason: str) -> str:
    return f"not tested: {reason}"


def _inapplicable(reason: str) -> str:
    return f"not applicable: {reason}"
