"""The stations of a campaign: what an entry of its file may say, and which stations it stands for.

Owns what they are called and how they are told apart. Reads of a station file what it takes for that; the
stations' own runs read the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Self, cast

from pydantic import Field, PrivateAttr, ValidationInfo, field_validator, model_validator

from ocpp_support.campaign.patterns import features, is_pattern, station_files
from ocpp_support.station.profile import Profile
from ocpp_support.station.station_file import StationFileError, load_profile
from ocpp_support.station.table import Table

READING = "reading"
"""In pydantic's context: the :class:`Reading`."""

_NAME = re.compile(r"[\w][\w .+-]{0,99}")

Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]


class Reading:
    """The reading of a campaign file, and of the station files that it names: each once, however often.

    Args:
        file: The campaign file.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._profile = cache(load_profile)

    def profiles(self, station: str) -> dict[str, Profile]:
        """Return the station files that are meant, or the name of a bundled one, with what they say.

        Raises StationFileError where one cannot be used, ValueError where none is meant.
        """
        return {file: self._profile(file) for file in _named(station, self.file)}


class Judging(Table):
    """By what stations are judged.

    Attributes:
        features: Feature files, folders or patterns; the whole script where none are named.
    """

    features: tuple[str, ...] = ()

    @field_validator("features")
    @classmethod
    def _are_there(cls, named: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        return tuple(one for name in named for one in features(name, _reading(info.context).file))


class Station(Judging):
    """A station of the campaign, or several of one kind, or all whose files are named by a pattern.

    Attributes:
        station: A bundled station, a station file, or a pattern; named from the campaign file's folder.
        name: What it is called in the reports; the station's where left out.
        count: How many of them there are: each gets an identity of its own. Bundled ones only.
        identity: As which a bundled station dials in.
        seed: Of what is chance at a bundled station; of several, each has the next.
        defects: Deliberate misbehaviour of a bundled station.
        patience: A factor for slow hardware.
        features: Judged by these in place of the campaign's.
        resource: What a Dask worker must have to drive it, and has once: so nobody drives it a second time.
    """

    station: str
    name: str = ""
    count: int = Field(default=1, ge=1, le=10_000)
    identity: str = ""
    seed: int | None = None
    defects: tuple[str, ...] = ()
    patience: Positive = 1.0
    resource: str = ""
    _profiles: dict[str, Profile] = PrivateAttr({})

    @field_validator("name")
    @classmethod
    def _names_a_folder(cls, name: str) -> str:
        if name and not _NAME.fullmatch(name):
            raise ValueError("a name is a folder's, too: letters, digits, spaces and . + - _ only")
        return name

    @field_validator("station")
    @classmethod
    def _is_there(cls, station: str, info: ValidationInfo) -> str:
        """See that every station file can be used, wherever the run is started."""
        try:
            _reading(info.context).profiles(station)
        except StationFileError as error:
            raise ValueError(str(error)) from error
        return station

    def model_post_init(self, context: Any, /) -> None:
        """Keep what the station files say, while it is known from where they are named."""
        self._profiles = _reading(context).profiles(self.station)

    @model_validator(mode="after")
    def _asks_what_can_be(self) -> Self:
        asked = [name for name in ("identity", "seed", "defects") if getattr(self, name)]
        asked += ["count"] if self.count > 1 else []
        if asked and any(one.real for one in self._profiles.values()):
            raise ValueError(f"{' and '.join(asked)} is for the bundled stations; this one is real")
        if is_pattern(self.station) and (self.name or self.identity):
            raise ValueError("of a pattern each station is called as its file; leave out name and identity")
        return self

    def each(self) -> Iterator[One]:
        """Yield the stations that it stands for."""
        for file, profile in self._profiles.items():
            called = self.name or self.identity or "-".join((profile.name, *self.defects))
            width = len(str(self.count))
            for number in range(self.count):
                name = called if self.count == 1 else f"{called}-{number + 1:0{width}}"
                seed = None if self.seed is None else self.seed + number
                identity = self.identity if self.identity and self.count == 1 else name
                yield One(name, file, "" if profile.real else identity, seed, self)


@dataclass(frozen=True)
class One:
    """One station that is to be judged.

    Attributes:
        name: What the campaign calls it.
        file: Its station file, or the name of a bundled one.
        identity: As which it dials in; "" for what is real, which says so itself.
        seed: Of what is chance at it; None for the usual.
        entry: What the campaign file says of it.
    """

    name: str
    file: str
    identity: str
    seed: int | None
    entry: Station

    @property
    def real(self) -> bool:
        """Whether it is hardware."""
        return not self.identity


def _reading(context: Any) -> Reading:
    return cast(Reading, context[READING])


def _named(station: str, campaign: Path) -> list[str]:
    """Return the station files that are meant, or the name of a bundled one."""
    if is_pattern(station):
        return station_files(station, campaign)
    return [str((campaign.parent / station).resolve())] if station.endswith(".toml") else [station]
