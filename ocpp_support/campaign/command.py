"""The command ``ocpp-acceptance campaign``: many stations judged by one script.

Ends with 0 where every station is accepted; 1 where one is refused; 2 where it was wrongly called; 3 where a
station could not be judged to the end.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.text import Text

from ocpp_support.campaign.campaign_file import (
    LOCAL,
    Campaign,
    CampaignFileError,
    checked_engine,
    load_campaign,
)
from ocpp_support.campaign.conduct import conduct
from ocpp_support.campaign.dask_engine import NoEngine
from ocpp_support.campaign.engines import opened
from ocpp_support.campaign.folder import CampaignFolder
from ocpp_support.campaign.job import PROJECT, Job
from ocpp_support.campaign.jobs import jobs_of
from ocpp_support.campaign.page import write_page, write_table
from ocpp_support.campaign.results import REFUSED, Results
from ocpp_support.campaign.side_by_side import put_side_by_side
from ocpp_support.campaign.terminal import show, watched
from ocpp_support.reporting.criteria import load_criteria
from ocpp_support.reporting.generator import NoPage
from ocpp_support.reporting.publish import write_record
from ocpp_support.runtime.cores import cores
from ocpp_support.runtime.interrupts import hear_interrupts

EVERY_ONE_ACCEPTED, ONE_REFUSED, WRONG_USE, INCOMPLETE = range(4)

SCRIPT = PROJECT / "features" / "acceptance" / "criteria.toml"

DEFAULT_FOLDER = Path("reports/campaign")
_PAGE = "Whether to make one Allure page of all stations in the end; of many it takes minutes."


def campaign(
    file: Annotated[Path, typer.Argument(help="The campaign file (.toml).")],
    reports: Annotated[Path, typer.Option(help="The folder of the results.")] = DEFAULT_FOLDER,
    engine: Annotated[
        str | None, typer.Option(help="In place of the file's: local, dask://HOST:PORT.")
    ] = None,
    at_once: Annotated[int | None, typer.Option(min=1, help="How many stations at once.")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Judge only what was not judged yet.")] = False,
    page: Annotated[bool, typer.Option("--page/--no-page", help=_PAGE)] = True,
) -> None:
    """Judge many stations by one script, here or on a Dask cluster."""
    asked, jobs = _asked(file, engine)
    folder, console = CampaignFolder(reports), Console(highlight=False, markup=False)
    hear_interrupts()
    results = _judged(asked, jobs, folder, console, at_once or asked.at_once or cores(), resume=resume)
    _write(results, folder)
    show(console, results, (folder.page, folder.table, folder.json))
    if page:  # Last: it takes its time, and whatever becomes of it costs nothing of all that.
        _side_by_side(results, folder, console)
    raise typer.Exit(_status(results))


def _judged(
    asked: Campaign,
    jobs: Sequence[Job],
    folder: CampaignFolder,
    console: Console,
    at_once: int,
    *,
    resume: bool,
) -> Results:
    """Have every station judged that is to be; return what is known of all of them."""
    done = {job.name: one for job in jobs if resume and (one := folder.done(job))}
    to_do = [job for job in jobs if job.name not in done]
    engine = asked.engine if to_do else LOCAL  # Where nothing is left to do, no scheduler need be there.
    begun = time.monotonic() - (folder.took if resume else 0)
    try:
        with (
            opened(engine, at_once) as power,
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
    titles = {one.number: one.title for one in load_criteria(SCRIPT)}
    judged = [done[job.name] for job in jobs if job.name in done]
    return Results(asked.name, asked.engine, titles, judged, len(jobs), time.monotonic() - begun)


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


def _write(results: Results, folder: CampaignFolder) -> None:
    folder.side_by_side.unlink(missing_ok=True)  # That of an earlier time is none of these results.
    write_record(results.as_json(), folder.json)
    write_page(results, folder.page)
    write_table(results, folder.table)


def _side_by_side(results: Results, folder: CampaignFolder, console: Console) -> None:
    """Make the Allure page of all stations, and have the campaign's lead to it."""
    try:
        with console.status("Putting the stations side by side in one Allure page …"):
            made = put_side_by_side(results, folder)
    except (NoPage, KeyboardInterrupt) as why:
        reason = str(why) or "it was stopped"
        console.print(
            Text(f"The Allure page of all stations was not made: {reason}", "yellow"), soft_wrap=True
        )
        return
    write_page(results, folder.page, made.relative_to(folder.root).as_posix())
    console.print(Text(f"  {made}", "dim"), soft_wrap=True)


def _status(results: Results) -> int:
    if REFUSED in results.counts:
        return ONE_REFUSED
    return EVERY_ONE_ACCEPTED if results.complete else INCOMPLETE


def _refuse(why: str) -> NoReturn:
    typer.echo(why, err=True)
    raise typer.Exit(WRONG_USE)
