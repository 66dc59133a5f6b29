"""Drawing the documents of a run again, without running anything: `ocpp-acceptance report`.

Owns where record and trace are looked for, and what is said where they are not there, or not as they were.
What is drawn is `publish`'s.
"""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from ocpp_support.chronicle.chronicle import Chronicle
from ocpp_support.reporting.evidence import changed, sha256_of
from ocpp_support.reporting.folder import ReportsFolder
from ocpp_support.reporting.kept_record import NoRecord, read_record
from ocpp_support.reporting.pdf import NoPdf
from ocpp_support.reporting.publish import draw, read_run, show_scenes
from ocpp_support.reporting.record import Record

if TYPE_CHECKING:
    from ocpp_support.reporting.own_template import OwnTemplate

DRAWN, WRONG_USE, INCOMPLETE = 0, 2, 3
"""Exit statuses: all was drawn; there is nothing to draw from; something that was asked for was not drawn."""


def report(
    run: Annotated[Path, typer.Argument(help="The folder of the reports, or a record.")] = Path("reports"),
    template: Annotated[Path | None, typer.Option(help="A Word form of your own, to be filled in.")] = None,
    output: Annotated[Path | None, typer.Option(help="Another folder for what is drawn.")] = None,
    pdf: Annotated[
        bool, typer.Option("--pdf", help="The form as PDF, too; says what to install where it cannot be.")
    ] = False,
) -> None:
    """Draw all documents of a run again, from its record and its trace. Nothing is run."""
    out, errors = Console(highlight=False), Console(highlight=False, stderr=True)
    try:
        record, kept = _find(run)
        own = _template(template)
        to = ReportsFolder(output or kept.root)
        chronicle = read_run(record, kept)
        written = _draw(chronicle, kept, to, own, errors)
    except (NoRecord, _Unusable) as why:
        errors.print(str(why), markup=False, soft_wrap=True)
        raise typer.Exit(WRONG_USE) from why
    for path in written:
        out.print(f"  {path}", markup=False, soft_wrap=True)
    if pdf:
        from ocpp_support.reporting.forms import write_form_as_pdf

        try:
            made = write_form_as_pdf(chronicle, to, sha256_of(kept.record))
        except NoPdf as why:
            errors.print(str(why), markup=False, soft_wrap=True)
            raise typer.Exit(INCOMPLETE) from why
        out.print(f"  {made}", markup=False, soft_wrap=True)


class _Unusable(Exception):
    """What was asked for cannot be done; says why."""


def _find(run: Path) -> tuple[Record, ReportsFolder]:
    """Return the record, and the folder that it stands in; raises `NoRecord`."""
    if not run.is_dir():
        return read_record(run), ReportsFolder(run.parent)
    folder = ReportsFolder(run)
    if not folder.record.exists():
        raise NoRecord(_why_none(folder))
    return read_record(folder.record), folder


def _why_none(folder: ReportsFolder) -> str:
    if not folder.diary.exists():
        return f"There is no record of a run in {folder.root}."
    command = f"ocpp-acceptance run --reports {shlex.quote(str(folder.root))} --resume"
    return (
        f"The run in {folder.root} was interrupted, so it has no record yet. Go on with it by `{command}`,"
        " with the station and the options that it was begun with: what is done already is not done again."
    )


def _template(path: Path | None) -> OwnTemplate | None:
    if path is None:
        return None
    from ocpp_support.reporting.own_template import NoTemplate, read_template

    try:
        return read_template(path)
    except NoTemplate as why:
        raise _Unusable(str(why)) from why


def _draw(
    chronicle: Chronicle, kept: ReportsFolder, to: ReportsFolder, own: OwnTemplate | None, errors: Console
) -> list[Path]:
    for name in changed(kept, chronicle.record.get("evidence", [])):
        said = f"{kept.root / name} is not as it was when the run ended: its SHA-256 is another."
        errors.print(said, style="yellow", markup=False, soft_wrap=True)
    try:
        to.root.mkdir(parents=True, exist_ok=True)
        show_scenes(chronicle, to)
        return draw(chronicle, to, own, sha256_of(kept.record))
    except OSError as error:
        raise _Unusable(f"Nothing can be written to {to.root}: {error.strerror or error}.") from error
