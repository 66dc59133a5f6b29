"""The campaign file: which stations are judged by what, how many at once, and by whose machines.

Owns its shape. Reads nothing of a station file but whether it is there; the stations' own runs read the rest.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, ValidationInfo, field_validator, model_validator

from ocpp_support.station.profile import Profile
from ocpp_support.station.station_file import StationFileError, load_profile
from ocpp_support.station.table import Table
from ocpp_support.station.toml_complaints import complaints

LOCAL = "local"
DASK = "dask"

_NAME = re.compile(r"[\w][\w .+-]{0,99}")

Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]


class CampaignFileError(Exception):
    """A campaign file cannot be used; says which file, line and key, and what is allowed."""


class Station(Table):
    """A station of the campaign, or several of one kind.

    Attributes:
        station: A bundled station, or a station file, named from the campaign file's folder.
        name: What it is called in the reports; the station's where left out.
        count: How many of them there are: each gets an identity of its own. Bundled ones only.
        identity: As which a bundled station dials in.
        defects: Deliberate misbehaviour of a bundled station.
        patience: A factor for slow hardware.
        features: Judged by these in place of the campaign's.
        resource: What a Dask worker must have to drive it, and has once: so nobody drives it a second time.
    """

    station: str
    name: str = ""
    count: int = Field(default=1, ge=1, le=10_000)
    identity: str = ""
    defects: tuple[str, ...] = ()
    patience: Positive = 1.0
    features: tuple[str, ...] = ()
    resource: str = ""

    @field_validator("name")
    @classmethod
    def _names_a_folder(cls, name: str) -> str:
        if name and not _NAME.fullmatch(name):
            raise ValueError("a name is a folder's, too: letters, digits, spaces and . + - _ only")
        return name

    @field_validator("station")
    @classmethod
    def _is_there(cls, station: str, info: ValidationInfo) -> str:
        """See that the station file can be used, wherever the run is started."""
        if station.endswith(".toml"):
            station = str((Path((info.context or {}).get("folder", ".")) / station).resolve())
        try:
            load_profile(station)
        except StationFileError as error:
            raise ValueError(str(error)) from error
        return station

    @model_validator(mode="after")
    def _asks_of_hardware_what_it_can(self) -> Self:
        asked = [name for name in ("identity", "defects") if getattr(self, name)]
        asked += ["count"] if self.count > 1 else []
        if asked and self.profile.real:
            raise ValueError(f"{' and '.join(asked)} is for the bundled stations; this one is real")
        return self

    @cached_property
    def profile(self) -> Profile:
        """What the station file says, read once: an entry may stand for thousands of stations."""
        return load_profile(self.station)


class Campaign(Table):
    """A campaign file, read and checked.

    Attributes:
        name: What it is called.
        features: By which the stations are judged; the whole script where none are named.
        at_once: How many stations at once; as many as there are cores where left out.
        engine: "local", or the address of a Dask scheduler: "dask://host:8786".
        limit_minutes: How long one station may take.
        monitor: "note", or "strict": a SHALL that the monitor finds broken refuses the station.
        slow: Whether what takes an hour on hardware is run, too.
        stations: The stations.
    """

    name: str = "Campaign"
    features: tuple[str, ...] = ()
    at_once: int | None = Field(default=None, ge=1, le=1000)
    engine: str = LOCAL
    limit_minutes: Positive = 240.0
    monitor: Annotated[str, Field(pattern="^(note|strict)$")] = "note"
    slow: bool = False
    stations: tuple[Station, ...] = Field(alias="station", min_length=1)

    @field_validator("engine")
    @classmethod
    def _is_an_engine(cls, engine: str) -> str:
        return checked_engine(engine)


def address_of(engine: str) -> str:
    """Return where a Dask scheduler listens, as Dask wants it; raises ValueError where it is no engine."""
    try:
        parts = urlsplit(engine)
        place = f"{parts.hostname}:{parts.port}" if parts.hostname and parts.port else ""
    except ValueError:
        parts, place = None, ""
    if parts is None or parts.scheme != DASK or not place or parts.path not in ("", "/"):
        raise ValueError(f"an engine is {LOCAL} or {DASK}://HOST:PORT of a scheduler")
    return f"tcp://{parts.hostname}:{parts.port}"


def checked_engine(engine: str) -> str:
    """Return an engine's name; raises ValueError where it is none."""
    if engine != LOCAL:
        address_of(engine)
    return engine


def load_campaign(path: Path) -> Campaign:
    """Read a campaign file; raises :class:`CampaignFileError` with file, line, key and what is allowed."""
    try:
        text = path.read_text(encoding="utf-8")
        return Campaign.model_validate(tomllib.loads(text), context={"folder": path.parent})
    except OSError as error:
        raise CampaignFileError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise CampaignFileError(f"{path}: this is no UTF-8 text, which TOML must be") from error
    except tomllib.TOMLDecodeError as error:
        raise CampaignFileError(f"{path}: this is no TOML: {error}") from error
    except ValidationError as error:
        raise CampaignFileError("\n".join(complaints(Campaign, path, text, error))) from error


def names_of(station: Station) -> Iterator[str]:
    """Yield what each of the stations that an entry stands for is called."""
    name = station.name or station.identity or "-".join((station.profile.name, *station.defects))
    if station.count == 1:
        yield name
        return
    width = len(str(station.count))
    yield from (f"{name}-{number:0{width}}" for number in range(1, station.count + 1))
