"""The command line: run the suite and make the Allure page.

Owns the exit statuses 0 accepted (also with remarks), 1 refused, 2 wrong use, 3 broken or incomplete.
The run itself is behave's, in a process of its own; thin otherwise.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer
from behave.configuration import Configuration
from behave.exception import ConfigError, TagExpressionError
from rich.console import Console
from rich.text import Text

from ocpp_support.asked import GO_ON, of_the_command_line
from ocpp_support.campaign.command import campaign
from ocpp_support.certificates.command import certificates
from ocpp_support.comparison.command import compare_runs
from ocpp_support.defect_pack.command import defect_pack
from ocpp_support.doctor.command import doctor
from ocpp_support.judging import judge
from ocpp_support.kill_matrix.command import app as defects
from ocpp_support.meeting.command import wait
from ocpp_support.redrawing import report
from ocpp_support.reporting.folder import NOTHING, ReportsFolder
from ocpp_support.reporting.generator import NoPage
from ocpp_support.reporting.merged_page import make_merged_page
from ocpp_support.reporting.page import make_page
from ocpp_support.restoring import restore
from ocpp_support.runner import WRONG_USE_STATUS
from ocpp_support.station.bundled import DEFAULT_STATION
from ocpp_support.use import DEFAULT_REPORTS
from ocpp_support.vocabulary import words

ACCEPTED, REFUSED, WRONG_USE, BROKEN = range(4)

_STATUS = {
    "accepted": ACCEPTED,
    "accepted with remarks": ACCEPTED,
    "refused": REFUSED,
    "incomplete": BROKEN,
}

_STRICT = (
    "The central system answers messages that are wrong in form with an error. Changes no verdict itself."
)
_MONITOR = "What to do where the monitor finds a SHALL broken: note it, or (strict) refuse the station."

app = typer.Typer(
    help="Accept, or refuse with proof, an OCPP 1.6-J charge station.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(words.app, name="words")
app.add_typer(defects, name="defects")
app.command()(doctor)
app.command()(wait)
app.command()(certificates)
app.command()(restore)
app.command()(judge)
app.command()(defect_pack)
app.command("compare")(compare_runs)
app.command()(campaign)
app.command()(report)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def run(
    context: typer.Context,
    station: Annotated[str | None, typer.Option(help="A bundled station or a station file.")] = None,
    reports: Annotated[str | None, typer.Option(help="The folder of the reports.")] = None,
    patience: Annotated[str | None, typer.Option(help="A factor for slow hardware.")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the run in the reports.")] = False,
    slow: Annotated[bool, typer.Option("--slow", help="Run what takes an hour on hardware, too.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help=_STRICT)] = False,
    monitor: Annotated[str | None, typer.Option(metavar="note|strict", help=_MONITOR)] = None,
    template: Annotated[str | None, typer.Option(help="A Word form of your own, to be filled in.")] = None,
    tester: Annotated[str | None, typer.Option(help="Who tests, for the cover of the form.")] = None,
    place: Annotated[str | None, typer.Option(help="Where, for the cover of the form.")] = None,
) -> None:
    """Run the script against a station. Whatever else is given goes to behave."""
    asked = {"station": station, "reports": reports, "patience": patience, "monitor": monitor}
    asked |= {"template": template, "tester": tester, "place": place}
    given = {name: value for name, value in asked.items() if value is not None}
    switches = {"resume": resume, "slow": slow, "strict": strict}
    wanted = [name for name, is_wanted in switches.items() if is_wanted]
    typed = [word for name, value in given.items() for word in (f"--{name}", value)]
    typed += [f"--{name}" for name in wanted if name != "resume"]
    os.environ[GO_ON] = of_the_command_line([*typed, *context.args])
    told = [f"-D{name}={value}" for name, value in (given | dict.fromkeys(wanted, "true")).items()]
    raise typer.Exit(_run([*told, *context.args]))


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def plan(
    context: typer.Context,
    station: Annotated[str, typer.Argument(help="A bundled station or a station file.")] = DEFAULT_STATION,
) -> None:
    """Show what a run will take: acts, cards, minutes. Whatever else is given goes to behave."""
    raise typer.Exit(_behave(["-Dplan=true", f"-Dstation={station}", *context.args]))


@app.command()
def page(
    reports: Annotated[
        list[Path] | None, typer.Argument(help="The folder of the reports, or several.")
    ] = None,
    output: Annotated[Path | None, typer.Option(help="Where to put the page of several runs.")] = None,
) -> None:
    """Make the Allure page of a finished run, or one page of several, side by side."""
    folders = [ReportsFolder(one) for one in reports or [Path(DEFAULT_REPORTS)]]
    if output is None and len(folders) > 1:
        print("Say where the page of several runs is to be: --output FOLDER", file=sys.stderr)
        raise typer.Exit(WRONG_USE)
    kept = [folder.allure_results for folder in folders]
    if not _page(lambda: make_merged_page(folders, output) if output else make_page(folders[0]), kept):
        raise typer.Exit(REFUSED)


def _run(arguments: list[str]) -> int:
    try:
        userdata = Configuration(arguments).userdata
    except (ConfigError, TagExpressionError) as error:
        print(error, file=sys.stderr)
        return WRONG_USE
    with tempfile.TemporaryDirectory() as scratch:
        record = Path(userdata.get("record") or Path(scratch) / "record.json")
        record.unlink(missing_ok=True)  # One of an earlier run says nothing of this one.
        status = _behave([*arguments, f"-Drecord={record}"])
        if not record.exists():
            return status if status in (ACCEPTED, WRONG_USE) else BROKEN
        verdict = json.loads(record.read_text(encoding="utf-8"))["verdict"]
    folder = userdata.get("reports", DEFAULT_REPORTS)
    if folder != NOTHING:
        reports = ReportsFolder(Path(folder))
        _page(lambda: make_page(reports), [reports.allure_results])
    return _STATUS[verdict]


def _behave(arguments: list[str]) -> int:
    """Run behave and wait for it; Ctrl-C is the child's to handle, which gets it too."""
    environment = {**os.environ, WRONG_USE_STATUS: str(WRONG_USE)}
    # A handler, not SIG_IGN: the child would inherit that, and could not be stopped.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        return subprocess.run(
            [sys.executable, "-m", "behave", *arguments], env=environment, check=False
        ).returncode
    finally:
        signal.signal(signal.SIGINT, before)


def _page(make: Callable[[], Path], results: Sequence[Path]) -> bool:
    out = Console(highlight=False)
    try:
        made = make()
    except NoPage as reason:
        out.print(Text(f"The Allure page was not made: {reason}", "yellow"), soft_wrap=True)
        out.print(Text(f"  Its results are kept in {', '.join(map(str, results))}", "dim"), soft_wrap=True)
        return False
    out.print(Text(f"  {made}", "dim"), soft_wrap=True)
    return True
