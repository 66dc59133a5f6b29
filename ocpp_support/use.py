"""What the user asked of a run, read and checked before anything starts.

Owns the names that may follow ``-D`` and the sentence that a mistake is answered with.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ocpp_support.asked import WrongUse, option
from ocpp_support.plan.rehearsal import REHEARSAL, stand_in
from ocpp_support.reporting.deviations import Declaration
from ocpp_support.reporting.folder import NOTHING, ReportsFolder
from ocpp_support.settings import Patience
from ocpp_support.station.bundled import DEFAULT_STATION
from ocpp_support.station.profile import Profile
from ocpp_support.station.station_file import StationFileError, load_profile

if TYPE_CHECKING:
    from ocpp_support.reporting.own_template import OwnTemplate

SWITCHES = ("strict", "slow", "resume", "plan")
"""Names that are either true or false."""

ON_THE_COVER = ("tester", "place")
"""What the form says of the day; said of a run, it counts before what the station file says."""

ONE_OF_MANY = ("identity", "seed")
"""What tells a bundled station from another of its kind."""

KEYS = (
    "station",
    "reports",
    "patience",
    "record",
    "defects",
    "monitor",
    "template",
    *ONE_OF_MANY,
    *ON_THE_COVER,
    *SWITCHES,
)
"""What may follow ``-D``. Names with a dot belong to behave and its formatters."""

NOTE, STRICT = "note", "strict"
"""What is made of what the monitor finds: noted beside the verdict, or a SHALL that is broken refuses."""

DEFAULT_REPORTS = "reports"


@dataclass(frozen=True)
class Use:
    """A run, as it was asked for."""

    profile: Profile
    reports: ReportsFolder | None
    """Where the reports go; None where none are wanted."""
    record: Path | None
    """A further file for the record."""
    strict: bool = False
    """Whether the central system refuses messages that are wrong in form. It changes no verdict by itself."""
    monitor: str = NOTE
    """What is made of what the monitor finds."""
    slow: bool = False
    """Whether scenarios that take an hour are run although the clock is real."""
    resume: bool = False
    """Whether the run in the reports' folder is to go on."""
    plan: bool = False
    """Whether only the plan is wanted."""
    patience: Patience = field(default_factory=Patience)
    """The station file's, scaled."""
    defects: tuple[str, ...] = ()
    """Deliberate misbehaviour of the bundled station."""
    station: str = DEFAULT_STATION
    """The station file, as it was asked for."""
    template: OwnTemplate | None = None
    """Somebody's own form, to be filled in besides."""
    said_on_the_cover: Mapping[str, str] = field(default_factory=dict)
    """What was said of the day for this run."""
    rehearsal: Path | None = None
    """Where to write what the scenarios took; None where this is no rehearsal."""

    @property
    def monitor_decides(self) -> bool:
        """Whether what the monitor finds may refuse the station."""
        return self.monitor == STRICT

    @property
    def deviations(self) -> dict[str, Declaration]:
        """The deviations that the station file declares, by criterion."""
        return {
            one.criterion: Declaration(one.reason, one.link, one.until) for one in self.profile.deviations
        }

    @property
    def cover(self) -> dict[str, Any]:
        """What the form says of the station and the day, beyond what the station says of itself."""
        declared = self.profile.form.model_dump(mode="json", exclude_defaults=True)
        return {**declared, **self.said_on_the_cover}

    @property
    def trace(self) -> Path | None:
        """The file of the trace; None where no reports are wanted."""
        return self.reports.trace if self.reports else None

    @property
    def settings_found(self) -> Path | None:
        """The folder in which the station's settings are written down as found; None where in none.

        A run that goes on finds what it wrote down where it was begun: that is not moved out of the way.
        """
        if self.reports is None:
            return None
        return self.reports.begun_in if self.resume else self.reports.root


def read_use(userdata: Mapping[str, str]) -> Use:
    """Read what follows ``-D``; raises `WrongUse`."""
    for key in userdata:
        if key not in KEYS and "." not in key:
            raise WrongUse(f"-D {key}: there is no such name{_meant(key)}; known are {', '.join(KEYS)}.")
    factor = _factor(userdata.get("patience", "1"))
    station = userdata.get("station", DEFAULT_STATION)
    rehearsal = os.environ.get(REHEARSAL)
    try:
        profile = _one_of_many(load_profile(station), userdata)
    except (StationFileError, OSError) as error:
        raise WrongUse(str(error)) from error
    switches = {name: _switch(name, userdata.get(name, "false")) for name in SWITCHES}
    if not (rehearsal or switches["plan"]):  # Then no station is let in.
        _check_security(profile)
    reports = NOTHING if rehearsal else userdata.get("reports", DEFAULT_REPORTS)
    record = userdata.get("record")
    return Use(
        profile=stand_in(profile) if rehearsal else profile,
        reports=None if reports == NOTHING else ReportsFolder(Path(reports)),
        record=Path(record) if record else None,
        template=None if rehearsal else _template(userdata.get("template"), reports),
        said_on_the_cover={name: userdata[name] for name in ON_THE_COVER if name in userdata},
        patience=Patience(**profile.patience.model_dump(exclude_none=True)).scaled(factor),
        defects=tuple(name for name in userdata.get("defects", "").split(",") if name),
        station=station,
        monitor=_monitor(userdata.get("monitor", NOTE)),
        rehearsal=Path(rehearsal) if rehearsal else None,
        **switches,
    )


def _one_of_many(profile: Profile, userdata: Mapping[str, str]) -> Profile:
    """Return the station as it was asked for: of a bundled kind there may be many."""
    asked = [option(name, userdata[name]) for name in ONE_OF_MANY if userdata.get(name)]
    if not asked:
        return profile
    if profile.real:
        raise WrongUse(f"{' '.join(asked)}: only the bundled station can be told who it is.")
    try:
        seed = int(userdata.get("seed") or profile.hands.seed)
    except ValueError as error:
        raise WrongUse(f"{option('seed', userdata['seed'])}: this must be a whole number.") from error
    return profile.as_another(userdata.get("identity") or None, seed)


def _switch(name: str, said: str) -> bool:
    if said not in ("true", "false"):
        raise WrongUse(f"-D {name}={said}: this is true or false.")
    return said == "true"


def _template(said: str | None, reports: str) -> OwnTemplate | None:
    """Read somebody's own form now: nobody is to stand at a station for an hour and learn it afterwards."""
    if said is None:
        return None
    if reports == NOTHING:
        raise WrongUse(f"{option('template', said)} is filled in among the reports, and none are wanted.")
    # Here, as what reads it takes long to load, and few runs need it.
    from ocpp_support.reporting.own_template import NoTemplate, read_template

    try:
        return read_template(Path(said))
    except NoTemplate as why:
        raise WrongUse(str(why)) from why


def _monitor(said: str) -> str:
    if said in (NOTE, STRICT):
        return said
    other = f"{option('strict')} is another thing: the central system then refuses what is wrong in form"
    raise WrongUse(f"{option('monitor', said)}: this is {NOTE} or {STRICT}. ({other}.)")


def _meant(key: str) -> str:
    near = get_close_matches(key, KEYS, n=1)
    return f" (did you mean {near[0]}?)" if near else ""


def _factor(said: str) -> float:
    try:
        factor = float(said)
    except ValueError:
        factor = 0
    if not 0 < factor < float("inf"):
        raise WrongUse(f"-D patience={said}: this must be a number above 0, such as 3 for slow hardware.")
    return factor


def _check_security(profile: Profile) -> None:
    """See that the station can be let in as its file says, before anything starts."""
    security = profile.security
    try:
        if security.secret() == "":
            raise WrongUse("The password of the station is empty.")
        if files := profile.server_files:
            _check_certificates(*files)
    except (LookupError, OSError, UnicodeDecodeError) as error:
        raise WrongUse(f"The password of the station cannot be read: {error}.") from error
    own = profile.hands
    if security.profile == 3 and own.by == "simulator" and not (own.certificate and own.key):
        raise WrongUse("Security profile 3 needs “certificate” and “key” of the bundled station in [hands].")


def _check_certificates(certificate: Path, key: Path, station_ca: Path | None) -> None:
    # Here, as what it takes loads slowly, and few stations come in by TLS.
    from ocpp_support.csms.tls import NoTls, server_context

    try:
        server_context(certificate, key, station_ca)
    except NoTls as error:
        raise WrongUse(f"No TLS with these certificates: {error}.") from error
