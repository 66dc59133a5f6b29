"""The command ``ocpp-acceptance wait``: a station is waited for, shown, and made a station file of.

Ends with 0 once a station was met, 2 where it was wrongly called, 3 where none was met before Ctrl-C.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from ocpp_support.doctor.addresses import addresses_of, only_here
from ocpp_support.doctor.command import FIT, TO_MEND, WRONG_USE, unknown_station
from ocpp_support.doctor.list_on_screen import show
from ocpp_support.doctor.machine import this_machine
from ocpp_support.doctor.network_checks import SUGGESTED_PORT
from ocpp_support.doctor.ports import trouble_with
from ocpp_support.meeting.draft_file import Draft, usual_place
from ocpp_support.meeting.impression import Impression, shown
from ocpp_support.meeting.introduction import introduce
from ocpp_support.meeting.reception import CannotOpen, Reception
from ocpp_support.meeting.screen import Screen
from ocpp_support.station.profile import Profile
from ocpp_support.station.station_file import StationFileError, load_profile

HERE = "127.0.0.1"

STAY = (
    "\nStill here: hold one card after the other to the reader, and each tag is shown. "
    "None starts a session. Ctrl-C ends it.\n"
)


class WrongUse(Exception):
    """It cannot be waited as it was asked for; says why in one sentence."""


def wait(
    station: Annotated[str | None, typer.Argument(help="A station file; none for one unknown yet.")] = None,
    listen: Annotated[str, typer.Option(help="HOST:PORT; 0.0.0.0 for every address of this machine.")] = "",
    draft: Annotated[Path | None, typer.Option(help="The station file to write; never over another.")] = None,
    stay: Annotated[bool, typer.Option("--stay", help="Go on showing what happens, until Ctrl-C.")] = False,
) -> None:
    """Wait for a station, show every attempt to come in, and write a first station file."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    console = Console(highlight=False, markup=False, soft_wrap=True)
    try:
        profile = _profile(station, listen)
        place = _place(station, draft)
        status = _wait(console, profile, place, stay=stay)
    except (WrongUse, CannotOpen) as why:
        typer.echo(str(why), err=True)
        raise typer.Exit(WRONG_USE) from why
    raise typer.Exit(status)


def _profile(station: str | None, listen: str) -> Profile:
    """Return the station file, or what stands for one, listening where it was asked for."""
    try:
        profile = load_profile(station) if station else unknown_station(HERE)
    except StationFileError as error:
        raise WrongUse(str(error)) from error
    if not profile.real:
        raise WrongUse(
            f"{station} is played by the bundled station, which dials in by itself; wait is for real ones."
        )
    if not listen:
        return profile
    host, colon, port = listen.rpartition(":")
    if not colon or not port.isdecimal() or int(port) > 65535:
        raise WrongUse(f"--listen {listen}: this is HOST:PORT, such as 0.0.0.0:{SUGGESTED_PORT}.")
    where = {"host": host.strip("[]") or "0.0.0.0", "port": int(port)}
    return profile.model_copy(update={"listen": profile.listen.model_copy(update=where)})


def _place(station: str | None, draft: Path | None) -> Path | None:
    """Return where a draft goes; None where none is wanted, as there is a station file already."""
    if draft is None:
        return None if station else usual_place()
    if draft.suffix != ".toml":
        raise WrongUse(f"--draft {draft}: a station file's name ends with .toml.")
    if draft.exists():
        raise WrongUse(f"--draft {draft}: that is there already, and is never written over. Name another.")
    return draft


def _wait(console: Console, profile: Profile, place: Path | None, *, stay: bool) -> int:
    listen = profile.listen
    if trouble := trouble_with(listen.host, listen.port):
        raise WrongUse(f"Nobody can be waited for: {trouble}.")
    screen = Screen(console)
    with Reception(profile, screen.tell) as reception:
        _invite(console, profile, reception.port)
        try:
            impression = reception.meet()
        except KeyboardInterrupt:
            screen.catch_up()
            console.print("\nNobody was met.")
            return TO_MEND
        screen.catch_up()
        draft = Draft(place, profile) if place else None
        console.print("\nThe station is in.\n", style="bold green")
        show(console, introduce(impression, profile.cards))
        good = draft is None or _write(console, draft, impression)
        console.print(STAY if stay else "")
        if stay:
            impression = reception.stay(draft.renew if draft else _nothing)
            screen.catch_up()
            _part(console, impression, draft)
    return FIT if good else TO_MEND


def _invite(console: Console, profile: Profile, port: int) -> None:
    console.print("Waiting for the station. What to type into it:\n")
    for one in addresses_of(profile, this_machine().interfaces, port=port):
        console.print(f"  {one.url}{f'  ({one.by})' if one.by else ''}")
        for spelling in one.spellings:
            console.print(f"      {spelling}", style="dim")
    if only_here(profile.listen.host):
        remedy = f"`ocpp-acceptance wait --listen 0.0.0.0:{port}`"
        console.print(
            f"\n  This is for programs on this machine only. For a real station: {remedy}", style="bold"
        )
    console.print("\nEvery attempt is shown here. Ctrl-C ends it.\n")


def _write(console: Console, draft: Draft, impression: Impression) -> bool:
    """Write the draft; False where that cannot be."""
    try:
        draft.write(impression)
    except OSError as error:
        console.print(f"\nThe station file {draft.path} could not be written: {error.strerror}", style="red")
        return False
    console.print(f"\nA first station file is written: {draft.path}", style="bold")
    console.print(f"Look at it, and go on with: ocpp-acceptance doctor {draft.path}")
    return True


def _nothing(_: Impression) -> None:
    """Leave what was learnt where it is: there is no draft."""


def _part(console: Console, impression: Impression, draft: Draft | None) -> None:
    """Say what was learnt since, and have the draft have it."""
    console.print(f"\nCards held to the reader: {', '.join(map(shown, impression.cards)) or 'none'}")
    if draft is not None and draft.renew(impression):
        console.print(f"What was learnt since is in {draft.path}: see which card is which.", style="bold")
