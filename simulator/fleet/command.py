"""The command ``python -m simulator fleet``: thousands of stations, to try a central system with.

Ends with 0 where all of them came in; 1 where some did not, or a process of theirs was lost; 2 where it was
wrongly called.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Annotated, TypeVar
from urllib.parse import urlsplit

import typer
from rich.console import Console
from rich.text import Text

from simulator.fleet.crew import Orders, identity_of
from simulator.fleet.display import summary, watched
from simulator.fleet.fleet import Fleet, cores, divided, running
from simulator.fleet.metrics import serve
from simulator.fleet.open_files import TooManyStations, make_room
from simulator.fleet.scenario import bundled_scenarios, load_scenario
from simulator.model import ModelError, load_model
from simulator.trust import TrustError, trusting

app = typer.Typer(add_completion=False, rich_markup_mode=None)

Loaded = TypeVar("Loaded")

_URL = "The central system; the stations' identities are added to it. Of several, each takes its share."
_SCENARIO = f"What goes on: {', '.join(bundled_scenarios())}, or a .toml file."


@app.command()
def fleet(
    *,
    url: Annotated[list[str], typer.Option(help=_URL)],
    count: Annotated[int, typer.Option(min=1, max=100_000, help="How many stations.")] = 100,
    model: Annotated[str, typer.Option(help="A bundled model or a .toml file.")] = "reference",
    scenario: Annotated[str, typer.Option(help=_SCENARIO)] = "idle",
    seed: Annotated[int, typer.Option(help="Of everything that is random.")] = 1,
    ramp: Annotated[float, typer.Option(min=0.1, help="So many stations are switched on a second.")] = 100.0,
    processes: Annotated[
        int, typer.Option(min=1, help="On so many processes.", show_default="cores")
    ] = cores(),
    seconds: Annotated[float | None, typer.Option(min=1, help="For so long; else until Ctrl-C.")] = None,
    metrics: Annotated[str, typer.Option(help="HOST:PORT on which Prometheus finds the counts.")] = "",
    password: Annotated[
        str | None, typer.Option(help="For the central system.", envvar="STATION_PASSWORD")
    ] = None,
    ca: Annotated[Path | None, typer.Option(help="The authorities that they trust, as PEM.")] = None,
) -> None:
    """Run a fleet of charge stations that speak OCPP 1.6-J."""
    _look_at(url, ca)
    chosen = _loaded(load_model, model, "--model"), _loaded(load_scenario, scenario, "--scenario")
    orders = Orders(tuple(url), range(1, count + 1), *chosen, seed, 1 / ramp, password, ca)
    try:
        make_room(count, min(processes, count))
    except TooManyStations as error:
        raise typer.BadParameter(str(error), param_hint="--count") from error
    console = Console(highlight=False, markup=False)
    console.print(f"{count} stations, {identity_of(1)} to {identity_of(count)}; Ctrl-C ends them")
    begun = time.monotonic()
    with ExitStack() as stack:
        running_fleet = stack.enter_context(running(divided(orders, min(processes, count))))
        if metrics:
            _serve(metrics, running_fleet, console, stack)
        show = stack.enter_context(watched(console))
        with suppress(KeyboardInterrupt):
            _watch(running_fleet, begun, seconds, show)
        most, took = running_fleet.counted, time.monotonic() - begun
    _tell_the_end(console, running_fleet, most.registered, took)


def _loaded(load: Callable[[str], Loaded], name_or_path: str, option: str) -> Loaded:
    try:
        return load(name_or_path)
    except ModelError as error:
        raise typer.BadParameter(str(error), param_hint=option) from error


def _look_at(urls: list[str], ca: Path | None) -> None:
    for url in urls:
        if urlsplit(url).scheme not in ("ws", "wss") or not urlsplit(url).hostname:
            raise typer.BadParameter(f"{url!r} is no address such as ws://127.0.0.1:9000", param_hint="--url")
    try:
        trusting(ca)
    except TrustError as error:
        raise typer.BadParameter(str(error), param_hint="--ca") from error


def _watch(fleet: Fleet, begun: float, limit_s: float | None, show: Callable[..., None]) -> None:
    while fleet.dead < len(fleet):
        passed = time.monotonic() - begun
        show(fleet.counted, passed)
        if limit_s is not None and passed >= limit_s:
            return
        fleet.listen(min(1.0, limit_s - passed if limit_s is not None else 1.0))


def _tell_the_end(console: Console, fleet: Fleet, registered: int, took: float) -> None:
    tally = fleet.counted
    console.print(summary(tally, took, len(fleet)), soft_wrap=True)
    if fleet.dead:
        console.print(Text(f"{fleet.dead} processes were lost, with their stations", "red"))
    missing = tally.stations - registered
    online = f"{registered} of {tally.stations} stations were online at the end"
    console.print(Text(online, "yellow" if missing else "green"))
    raise typer.Exit(1 if fleet.dead or missing else 0)


def _serve(address: str, fleet: Fleet, console: Console, stack: ExitStack) -> None:
    host, colon, port = address.rpartition(":")
    if not colon or not port.isdecimal() or int(port) > 65535:
        raise typer.BadParameter(f"{address!r} is not HOST:PORT", param_hint="--metrics")
    try:
        served, end = serve(host.strip("[]") or "127.0.0.1", int(port), lambda: fleet.counted)
    except OSError as error:
        raise typer.BadParameter(
            f"nothing can be served at {address}: {error}", param_hint="--metrics"
        ) from error
    stack.callback(end)
    console.print(f"the counts are at {served}")
