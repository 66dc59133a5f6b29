"""``ocpp-acceptance certificates``: what the bench and a station need for TLS, and where it goes."""

from pathlib import Path
from typing import Annotated

import typer

from ocpp_support.certificates.authority import Authority, Issued, NoAuthority
from ocpp_support.certificates.names import names_of_this_machine, strange


def certificates(
    folder: Annotated[Path, typer.Option(help="Where they are kept.")] = Path("certificates"),
    name: Annotated[
        list[str] | None, typer.Option(help="A further name or address of this machine; may be repeated.")
    ] = None,
    station: Annotated[
        str | None,
        typer.Option(help="A station's identity, for a certificate of its own (security profile 3)."),
    ] = None,
) -> None:
    """Make a lasting lab authority, a certificate for this machine, and one for a station."""
    given = name or []
    if wrong := strange(given):
        raise typer.BadParameter(f"“{wrong[0]}” is neither a host's name nor an address", param_hint="--name")
    if station is not None and not 0 < len(station) <= 64:
        raise typer.BadParameter("an identity has 1 to 64 characters", param_hint="--station")
    names = list(dict.fromkeys([*given, *names_of_this_machine()]))
    try:
        authority = Authority(folder)
        server = authority.server(names)
        own = authority.station(station) if station is not None else None
    except NoAuthority as error:
        typer.echo(f"No certificates: {error}", err=True)
        raise typer.Exit(2) from error
    typer.echo(_told(authority, server, names, own))


def _told(authority: Authority, server: Issued, names: list[str], station: Issued | None) -> str:
    lines = [
        f"The lab's authority    {authority.certificate} ({'new' if authority.new else 'kept as it was'})",
        f"This machine's         {server.certificate} (new), for {', '.join(names)}",
    ]
    if station is not None:
        kept = "new" if station.new else "kept as it was"
        lines.append(f"The station's          {station.certificate} and {station.key.name} ({kept})")
    load = f"{authority.certificate} as root certificate of the central system"
    if station is not None:
        load += f", {station.certificate} and {station.key} as its own certificate and key"
    lines += [
        "",
        f"Load into the station  {load}.",
        "",
        "Into the station file:",
        *_table(authority, server, station),
    ]
    return "\n".join(lines)


def _table(authority: Authority, server: Issued, station: Issued | None) -> list[str]:
    own = f'station_ca = "{authority.certificate.resolve().as_posix()}"'
    password = 'password = { env = "STATION_PASSWORD" }'
    return [
        "  [security]",
        f"  profile = {2 if station is None else 3}",
        f"  {password if station is None else own}",
        f'  certificate = "{server.certificate.resolve().as_posix()}"',
        f'  key = "{server.key.resolve().as_posix()}"',
    ]
