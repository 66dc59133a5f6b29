"""What the drivers, the hardware and the network of a fleet do: how often and for how long, as data.

A mistake in a scenario's file is an error that names the file, the key, and what is allowed there.
"""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from simulator.model import ModelError, Share

NotNegative = Annotated[float, Field(ge=0, allow_inf_nan=False)]


def _ascends(span: tuple[float, float]) -> tuple[float, float]:
    if span[0] > span[1]:
        raise ValueError("allowed: the shortest first, then the longest")
    return span


Span = Annotated[tuple[NotNegative, NotNegative], AfterValidator(_ascends)]
"""The shortest and the longest; anything between is as likely."""


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Drivers(_Table):
    """Who comes to charge.

    Attributes:
        arrivals_per_hour: At each connector, on the average; they come independently of each other.
        stays_minutes: How long a car stays plugged in.
        cards: How many different cards there are in the fleet.
        unknown_cards: Which share of the drivers holds a card that nobody knows.
    """

    arrivals_per_hour: NotNegative = 0.0
    stays_minutes: Span = (15.0, 90.0)
    cards: int = Field(default=1000, ge=1)
    unknown_cards: Share = 0.0


class Faults(_Table):
    """What breaks.

    Attributes:
        per_day: At each station, on the average.
        lasts_minutes: How long until it works again.
    """

    per_day: NotNegative = 0.0
    lasts_minutes: Span = (1.0, 20.0)


class Storms(_Table):
    """The network: every so often a share of the stations loses its line at one moment, and dials again.

    Attributes:
        every_minutes: 0 for never.
        share: Which share of the stations.
    """

    every_minutes: NotNegative = 0.0
    share: Share = 0.0


class Scenario(_Table):
    """What goes on in a fleet."""

    drivers: Drivers = Drivers()
    faults: Faults = Faults()
    storms: Storms = Storms()


def bundled_scenarios() -> list[str]:
    """Return the names of the scenarios that come with the simulator."""
    files = resources.files("simulator.fleet.scenarios").iterdir()
    return sorted(file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml"))


def load_scenario(name_or_path: str) -> Scenario:
    """Read a bundled scenario by its name, or any by its path; raises `ModelError`."""
    try:
        text = _read(name_or_path)
        return Scenario.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ModelError(name_or_path, "", f"this is no TOML: {error}") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        table, *keys = map(str, first["loc"])
        place = f"{name_or_path}:{line}" if (line := _line_of(text, table, *keys[:1])) else name_or_path
        raise ModelError(place, ".".join([table, *keys]), _allowed(first, table)) from error


def _read(name_or_path: str) -> str:
    bundled = bundled_scenarios()
    if name_or_path in bundled:
        file = resources.files("simulator.fleet.scenarios") / f"{name_or_path}.toml"
        return file.read_text(encoding="utf-8")
    try:
        return Path(name_or_path).read_text(encoding="utf-8")
    except OSError as error:
        allowed = f"a scenario file (.toml), or one of {', '.join(bundled)}"
        raise ModelError(name_or_path, "", f"there is no such scenario; allowed: {allowed}") from error


def _line_of(text: str, table: str, key: str = "") -> int:
    """Return the number of the line on which a table, or a key in it, is written; 0 where it is not found."""
    found = here = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip().startswith("["):
            here = number if re.match(rf"\s*\[\s*{re.escape(table)}\s*\]", line) else 0
            found = found or here
        elif not (here or found) and re.match(rf"\s*{re.escape(table)}\s*=", line):
            found = number
        elif here and key and re.match(rf"\s*{re.escape(key)}\s*=", line):
            return number
    return found


def _allowed(mistake: Any, table: str) -> str:
    if mistake["type"] != "extra_forbidden":
        return f"{mistake['msg'].removeprefix('Value error, ')}, got {mistake['input']!r}"
    known = Scenario.model_fields
    if table in known:
        known = known[table].annotation.model_fields  # type: ignore[union-attr]
    return f"unknown; allowed: {', '.join(known)}"
