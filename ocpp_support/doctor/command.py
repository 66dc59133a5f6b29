"""The command ``ocpp-acceptance doctor``.

Ends with 0 where nothing stands in the way, 2 where the station file cannot be read, 3 where something is
to be mended first.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from ocpp_support.doctor.check import Check, Sign, problem, warning
from ocpp_support.doctor.examination import Examination, examine
from ocpp_support.doctor.list_on_screen import count, show
from ocpp_support.doctor.machine import this_machine
from ocpp_support.doctor.network_checks import SUGGESTED_PORT
from ocpp_support.station.profile import Profile
from ocpp_support.station.station_file import StationFileError, load_profile
from ocpp_support.station.tables import HandsTable, Listen

FIT, WRONG_USE, TO_MEND = 0, 2, 3

NO_FILE = warning(
    "station file",
    "none was given; this is the way for a station that nothing is known of yet",
    f"run `ocpp-acceptance wait --listen 0.0.0.0:{SUGGESTED_PORT}`: it writes one once the station is in",
)


def doctor(
    station: Annotated[str | None, typer.Argument(help="A station file; none for a first look.")] = None,
    reports: Annotated[Path, typer.Option(help="The folder of the reports.")] = Path("reports"),
    as_json: Annotated[bool, typer.Option("--json", help="The list for machines.")] = False,
) -> None:
    """Look at this machine and at a station file: what stands in the way, and what to do about it."""
    checks, status = _examined(station, reports)
    if as_json:
        typer.echo(json.dumps([check.as_json() for check in checks], indent=2))
    else:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(errors="replace")
        console = Console(highlight=False)
        show(console, checks)
        console.print(f"\n{count(checks)}", markup=False)
    raise typer.Exit(status)


def _examined(station: str | None, reports: Path) -> tuple[list[Check], int]:
    try:
        profile = load_profile(station) if station else unknown_station()
    except (StationFileError, OSError, UnicodeDecodeError) as error:
        return [problem("station file", str(error), "mend it there")], WRONG_USE
    examination = Examination(profile, this_machine(), reports=reports, now=datetime.now().astimezone())
    checks = [] if station else [NO_FILE]
    checks += examine(examination, profile, file_given=bool(station))
    return checks, TO_MEND if any(check.sign is Sign.PROBLEM for check in checks) else FIT


def unknown_station(host: str = "0.0.0.0", port: int = SUGGESTED_PORT) -> Profile:
    """Return what stands for a station file as long as there is none."""
    return Profile(hands=HandsTable(by="person"), listen=Listen(host=host, port=port))
