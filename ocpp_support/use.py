"""What the user asked of a run, read and checked before anything starts.

Owns the names that may follow ``-D`` and the sentence that a mistake is answered with.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from ocpp_support.reporting.deviations import Declaration
from ocpp_support.reporting.folder import NOTHING, ReportsFolder
from ocpp_support.station.profile import Profile
from ocpp_support.station.station_file import StationFileError, load_profile

SWITCHES = ("strict", "slow", "resume")
"""Names that are either true or false."""

KEYS = ("station", "reports", "patience", "record", "defects", *SWITCHES)
"""What may follow ``-D``. Names with a dot belong to behave and its formatters."""

DEFAULT_STATION = "reference"
DEFAULT_REPORTS = "reports"


class WrongUse(Exception):
    """The run cannot begin as it was asked for; says why in one sentence."""


@dataclass(frozen=True)
class Use:
    """A run, as it was asked for."""

    profile: Profile
    reports: ReportsFolder | None
    """Where the reports go; None where none are wanted."""
    record: Path | None
    """A further file for the record."""
    strict: bool = False
    """Whether what breaks the specification in form is refused, and not only noted."""
    slow: bool = False
    """Whether scenarios that take an hour are run although the clock is real."""
    resume: bool = False
    """Whether the run in the reports' folder is to go on."""

    @property
    def deviations(self) -> dict[str, Declaration]:
        """The deviations that the station file declares, by criterion."""
        return {
            one.criterion: Declaration(one.reason, one.link, one.until) for one in self.profile.deviations
        }


def read_use(userdata: Mapping[str, str]) -> Use:
    """Read what follows ``-D``; raises `WrongUse`."""
    for key in userdata:
        if key not in KEYS and "." not in key:
            raise WrongUse(f"-D {key}: there is no such name{_meant(key)}; known are {', '.join(KEYS)}.")
    _check_patience(userdata.get("patience", "1"))
    try:
        profile = load_profile(userdata.get("station", DEFAULT_STATION))
    except (StationFileError, OSError) as error:
        raise WrongUse(str(error)) from error
    reports = userdata.get("reports", DEFAULT_REPORTS)
    record = userdata.get("record")
    return Use(
        profile=profile,
        reports=None if reports == NOTHING else ReportsFolder(Path(reports)),
        record=Path(record) if record else None,
        **{name: _switch(name, userdata.get(name, "false")) for name in SWITCHES},
    )


def _switch(name: str, said: str) -> bool:
    if said not in ("true", "false"):
        raise WrongUse(f"-D {name}={said}: this is true or false.")
    return said == "true"


def _meant(key: str) -> str:
    near = get_close_matches(key, KEYS, n=1)
    return f" (did you mean {near[0]}?)" if near else ""


def _check_patience(factor: str) -> None:
    try:
        good = 0 < float(factor) < float("inf")
    except ValueError:
        good = False
    if not good:
        raise WrongUse(f"-D patience={factor}: this must be a number above 0, such as 3 for slow hardware.")
