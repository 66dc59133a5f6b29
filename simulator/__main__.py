"""The station by itself: ``python -m simulator --url ws://127.0.0.1:9000/CP01 --model reference``.

``python -m simulator fleet`` is many of them (`simulator.fleet`).

Owns the command line and the end by Ctrl-C; the station is `simulator.station`'s.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import ssl
import sys
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from simulator.control import Control
from simulator.link import identity_in, without_login
from simulator.model import ModelError, load_model
from simulator.station import Station
from simulator.trust import TrustError, trusting

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def run(
    *,
    url: Annotated[str, typer.Option(help="The central system, with the station's identity as last part.")],
    model: Annotated[str, typer.Option(help="A bundled model or a .toml file.")] = "reference",
    control: Annotated[str, typer.Option(help="HOST:PORT on which the acts are served over HTTP.")] = "",
    defect: Annotated[list[str] | None, typer.Option(help="A mistake to make; may be repeated.")] = None,
    fast: Annotated[bool, typer.Option("--fast", help="Hurry where OCPP leaves the time open.")] = False,
    seed: Annotated[int, typer.Option(help="Of everything that is random.")] = 1,
    password: Annotated[
        str | None, typer.Option(help="For the central system.", envvar="STATION_PASSWORD")
    ] = None,
    ca: Annotated[Path | None, typer.Option(help="The authorities that it trusts, as PEM.")] = None,
    certificate: Annotated[Path | None, typer.Option(help="The station's own, as PEM.")] = None,
    key: Annotated[Path | None, typer.Option(help="The private key to the certificate, as PEM.")] = None,
) -> None:
    """Run a charge station that speaks OCPP 1.6-J, until Ctrl-C."""
    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("simulator").setLevel(logging.INFO)
    if mistake := _mistake_in(url):
        raise typer.BadParameter(f"{url!r} {mistake}", param_hint="--url")
    address = _address(control) if control else None
    tls = _trust(url, ca, certificate, key)
    try:
        chosen = load_model(model).hurried() if fast else load_model(model)
        station = Station(chosen, url, password=password, tls=tls, seed=seed, defects=defect or ())
    except ModelError as error:
        raise typer.BadParameter(str(error), param_hint="--model") from error
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--defect") from error
    typer.echo(f"{model} dials {without_login(url)}; Ctrl-C ends it")
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_live(station, address))


async def _live(station: Station, address: tuple[str, int] | None) -> None:
    served = Control(station, *address) if address else None
    try:
        if served:
            await _serve(served)
        await station.power_on()
        await asyncio.Event().wait()
    finally:
        if served:
            await served.stop()
        await station.power_off()


async def _serve(control: Control) -> None:
    try:
        await control.start()
    except OSError as error:
        typer.echo(f"the acts cannot be served: {error}", err=True)
        raise typer.Exit(2) from error
    typer.echo(f"the acts are served at {control.url}")


def _mistake_in(url: str) -> str:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        return f"is no address: {error}"
    if parts.scheme not in ("ws", "wss"):
        return "does not begin with ws:// or wss://"
    if not parts.hostname or port == 0:
        return "names no central system"
    if parts.fragment:
        return "has a #, which no address of a central system may have"
    return "" if identity_in(url) else "does not end with the station's identity, such as /CP01"


def _trust(url: str, ca: Path | None, certificate: Path | None, key: Path | None) -> ssl.SSLContext | None:
    if urlsplit(url).scheme == "ws":
        if ca or certificate or key:
            raise typer.BadParameter(f"{url!r} takes no certificates; wss:// does", param_hint="--url")
        return None
    if (certificate is None) != (key is None):
        raise typer.BadParameter("--certificate and --key go together", param_hint="--certificate")
    try:
        return trusting(ca, certificate, key)
    except TrustError as error:
        raise typer.BadParameter(str(error), param_hint="--ca / --certificate / --key") from error


def _address(text: str) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    if not colon or not port.isdecimal() or int(port) > 65535:
        raise typer.BadParameter(f"{text!r} is not HOST:PORT", param_hint="--control")
    return host.strip("[]") or "127.0.0.1", int(port)


if __name__ == "__main__":
    if sys.argv[1:2] == ["fleet"]:
        from simulator.fleet.command import app as fleet

        signal.signal(signal.SIGTERM, signal.default_int_handler)  # A build machine's Ctrl-C.
        fleet(sys.argv[2:], prog_name="python -m simulator fleet")
    app(prog_name="python -m simulator")
