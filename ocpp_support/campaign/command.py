"""The command ``ocpp-acceptance campaign``: many stations judged by one script.

Ends with 0 where every station is accepted; 1 where one is refused; 2 where it was wrongly called; 3 where a
station could not be judged to the end.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from ocpp_support.campaign.campaign_file import (
    Campaign,
    CampaignFileError,
    checked_engine,
    load_campaign,
)
from ocpp_support.campaign.conduct import conduct
from ocpp_support.campaign.engines import NoEngine, opened
from ocpp_support.campaign.folder import CampaignFolder
from ocpp_support.campaign.job import PROJECT, Job
from ocpp_support.campaign.page import write_page, write_table
from ocpp_support.campaign.results import REFUSED, Results
from ocpp_support.campaign.stations import One
from ocpp_support.campaign.terminal import show, watched
from ocpp_support.reporting.criteria import load_criteria
from ocpp_support.reporting.publish import write_record
from ocpp_support.runtime.cores import cores
from ocpp_support.runtime.interrupts import hear_interrupts

EVERY_ONE_ACCEPTED, ONE_REFUSED, WRONG_USE, INCOMPLETE = range(4)

SCRIPT = PROJECT / "features" / "acceptance" / "criteria.toml"

DEFAULT_FOLDER = Path("reports/campaign")


def campaign(
    file: Annotated[Path, typer.Argument(help="The campaign file (.toml).")],
    reports: Annotated[Path, typer.Option(help="The folder of the results.")] = DEFAULT_FOLDER,
    engine: Annotated[
        str | None, typer.Option(help="In place of the file's: local, dask://HOST:PORT.")
    ] = None,
    at_once: Annotated[int | None, typer.Option(min=1, help="How many stations at once.")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Judge only what was not judged yet.")] = False,
) -> None:
    """Judge many stations by one script, here or on a Dask cluster."""
    asked, jobs = _asked(file, engine)
    titles = {one.number: one.title for one in load_criteria(SCRIPT)}
    folder, console = CampaignFolder(reports), Console(highlight=False, markup=False)
    done = {job.name: one for job in jobs if resume and (one := folder.done(job))}
    to_do = [job for job in jobs if job.name not in done]
    begun = time.monotonic()
    hear_interrupts()
    try:
        with (
            opened(asked.engine, at_once or asked.at_once or cores()) as power,
            closing(conduct(to_do, power)) as outcomes,
            watched(console, len(to_do)) as tell,
        ):
            for ran in outcomes:
                done[ran.job.name] = folder.keep(ran)
                tell(done[ran.job.name])
    except NoEngine as why:
        _refuse(str(why))
    except KeyboardInterrupt:
        typer.echo("Stopped. Go on with --resume.", err=True)
    results = Results(
        asked.name,
        asked.engine,
        titles,
        [done[job.name] for job in jobs if job.name in done],
        len(jobs),
        time.monotonic() - begun,
    )
    show(console, results, _write(results, folder))
    raise typer.Exit(_status(results))


def jobs_of(asked: Campaign) -> Iterator[Job]:
    """Yield what is to be done: one job for each station."""
    for one in (one for entry in asked.stations for one in entry.each()):
        arguments, limit_s = tuple(_arguments(asked, one)), asked.limit_minutes * 60
        yield Job(one.name, arguments, limit_s, again=not one.real, resource=one.entry.resource)


def _arguments(asked: Campaign, one: One) -> Iterator[str]:
    yield f"-Dstation={one.file}"
    yield f"-Dmonitor={asked.monitor}"
    if one.identity:
        yield f"-Didentity={one.identity}"
    if one.seed is not None:
        yield f"-Dseed={one.seed}"
    if one.entry.defects:
        yield f"-Ddefects={','.join(one.entry.defects)}"
    if one.entry.patience != 1:
        yield f"-Dpatience={one.entry.patience:g}"
    if asked.slow:
        yield "-Dslow=true"
    yield from one.entry.features or asked.features


def _asked(file: Path, engine: str | None) -> tuple[Campaign, list[Job]]:
    try:
        asked = load_campaign(file)
        if engine:
            asked = asked.model_copy(update={"engine": checked_engine(engine)})
    except (CampaignFileError, ValueError) as why:
        _refuse(str(why))
    jobs = [*jobs_of(asked)]
    names = Counter(job.name.casefold() for job in jobs)
    if twice := next((name for name, times in names.items() if times > 1), None):
        _refuse(f"{file}: two stations are called {twice}; give each a “name” of its own.")
    return asked, jobs


def _write(results: Results, folder: CampaignFolder) -> Sequence[Path]:
    write_record(results.as_json(), folder.json)
    write_page(results, folder.page)
    write_table(results, folder.table)
    return folder.page, folder.table, folder.json


def _status(results: Results) -> int:
    if REFUSED in results.counts:
        return ONE_REFUSED
    return EVERY_ONE_ACCEPTED if results.complete else INCOMPLETE


def _refuse(why: str) -> NoReturn:
    typer.echo(why, err=True)
    raise typer.Exit(WRONG_USE)
