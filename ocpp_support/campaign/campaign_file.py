"""The campaign file: which stations are judged by what, how many at once, and by whose machines.

Owns its shape. What an entry for stations may say, and which stations it stands for, is `stations`'s.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator

from ocpp_support.campaign.stations import READING, Judging, Positive, Reading, Station
from ocpp_support.station.toml_complaints import complaints

LOCAL = "local"
DASK = "dask"


class CampaignFileError(Exception):
    """A campaign file cannot be used; says which file, line and key, and what is allowed."""


class Campaign(Judging):
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
        return Campaign.model_validate(tomllib.loads(text), context={READING: Reading(path)})
    except OSError as error:
        raise CampaignFileError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise CampaignFileError(f"{path}: this is no UTF-8 text, which TOML must be") from error
    except tomllib.TOMLDecodeError as error:
        raise CampaignFileError(f"{path}: this is no TOML: {error}") from error
    except ValidationError as error:
        raise CampaignFileError("\n".join(complaints(Campaign, path, text, error))) from error
