"""The defect pack: one file for the vendor, with all that a failure can be understood by.

Owns reading the reports, writing the zip, and the exit status: 0 written, 2 nothing to write.
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer
from jinja2 import UndefinedError

from ocpp_support.anonymity.anonymous import anonymous as told_of_nobody
from ocpp_support.anonymity.identities import Identity
from ocpp_support.chronicle.chronicle import chronicle_of
from ocpp_support.defect_pack.choice import ALL, NothingFailed, chosen
from ocpp_support.reporting.folder import ReportsFolder
from ocpp_support.station.station_file import StationFileError, load_profile
from ocpp_support.use import DEFAULT_REPORTS

WRONG_USE = 2

_WHAT = (
    f"A criterion such as 7.3, a function such as 7, the name of a scenario, {ALL}, or a rule of the monitor."
)
_ANONYMOUS = "Replace who and where: identities, serial and card numbers, people, places, addresses."
_STATION = "The station file: what it tells of who and where is replaced, too."

Record = dict[str, Any]


class NoPack(Exception):
    """There is nothing to make a pack of; says why."""


def defect_pack(
    what: Annotated[str, typer.Argument(help=_WHAT)],
    reports: Annotated[Path, typer.Option(help="The folder of the reports.")] = Path(DEFAULT_REPORTS),
    anonymous: Annotated[bool, typer.Option("--anonymous", help=_ANONYMOUS)] = False,
    station: Annotated[str | None, typer.Option(help=_STATION)] = None,
    output: Annotated[Path | None, typer.Option(help="The file to write; here, by default.")] = None,
) -> None:
    """Pack what failed for the vendor: frames, pictures, clauses, steps, and how to see it again."""
    try:
        folder = ReportsFolder(reports)
        record = _record(folder)
        places = chosen(record["scenarios"], what, record.get("findings", ()))
        known = _declared(station) if anonymous and station else []
        files = _files(record, _trace(folder), places, known, anonymous=anonymous)
        path = output or Path(_name(what, anonymous=anonymous))
        size = _write(files, path)
    except (NoPack, NothingFailed, StationFileError) as why:
        print(why, file=sys.stderr)
        raise typer.Exit(WRONG_USE) from why
    many = f"{len(places)} scenario{'' if len(places) == 1 else 's'}"
    print(f"{path}: {many}, {len(files)} files, {size / 1024:.0f} KB. README.html in it says what they are.")
    if anonymous:
        print("Who and where it was is replaced. Vendor, model and firmware are not; look through it once.")


def _record(folder: ReportsFolder) -> Record:
    try:
        record = json.loads(folder.record.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise NoPack(
            f"There are no reports of a run in {folder.root}: `ocpp-acceptance run` makes them, and"
            " --reports says where they are."
        ) from error
    except OSError as error:
        raise NoPack(f"{folder.record} cannot be read: {error.strerror or error}.") from error
    except (ValueError, RecursionError) as error:
        raise NoPack(f"{folder.record} is no record of a run: {error}.") from error
    scenarios = record.get("scenarios") if isinstance(record, dict) else None
    if not isinstance(scenarios, list) or not all(isinstance(one, dict) for one in scenarios):
        raise NoPack(
            f"{folder.record} is no record of a run that tells its scenarios; an older version wrote it."
        )
    return dict(record)


def _trace(folder: ReportsFolder) -> str:
    try:
        return folder.trace.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise NoPack(f"{folder.trace} cannot be read: {error.strerror or error}.") from error


def _declared(station: str) -> list[Identity]:
    from ocpp_support.defect_pack.declared import identities_in_profile

    return identities_in_profile(load_profile(station))


def _files(
    record: Record, trace: str, places: list[int], known: list[Identity], *, anonymous: bool
) -> dict[str, str]:
    # Here, as most calls of the command line draw nothing.
    from ocpp_support.defect_pack.contents import contents
    from ocpp_support.defect_pack.slips import slips_of

    if anonymous:
        record, trace = told_of_nobody(record, trace, known)
    try:
        return contents(chronicle_of(record, trace), places, slips_of(), anonymous=anonymous)
    except (LookupError, TypeError, AttributeError, ValueError, UndefinedError) as error:
        raise NoPack(f"The record of this run is not whole: {type(error).__name__}: {error}.") from error


def _name(what: str, *, anonymous: bool) -> str:
    plain = "".join(sign if sign.isalnum() or sign in ".-" else "-" for sign in what)[:60].strip("-.")
    return f"defect-{plain}{'-anonymous' if anonymous else ''}.zip"


def _write(files: Mapping[str, str], path: Path) -> int:
    try:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
            for name, text in files.items():
                pack.writestr(name, text.encode("utf-8", "backslashreplace"))
        return path.stat().st_size
    except OSError as error:
        raise NoPack(f"{path} cannot be written: {error.strerror or error}.") from error
