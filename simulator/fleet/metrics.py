"""A fleet's counts for Prometheus, served over HTTP. Owns their names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, SummaryMetricFamily
from prometheus_client.registry import Collector

from simulator.fleet.tally import Tally


class FleetMetrics(Collector):
    """Tells the counts as they are whenever it is asked.

    Args:
        counted: Returns them.
    """

    def __init__(self, counted: Callable[[], Tally]) -> None:
        self._counted = counted

    def collect(self) -> Iterator[Any]:
        """Yield every metric."""
        tally = self._counted()
        gauges = {
            "fleet_stations": ("Stations that there are to be", tally.stations),
            "fleet_stations_begun": ("Stations that were switched on", tally.begun),
            "fleet_stations_connected": ("Stations that have a line", tally.connected),
            "fleet_stations_registered": ("Stations that were accepted", tally.registered),
            "fleet_sessions": ("Sessions that run", tally.sessions),
        }
        for name, (about, value) in gauges.items():
            yield GaugeMetricFamily(name, about, value=value)
        calls = CounterMetricFamily("fleet_calls", "Requests, by outcome", labels=("action", "outcome"))
        for (action, outcome), number in sorted(tally.calls.items()):
            calls.add_metric((action, outcome), number)
        yield calls
        times = SummaryMetricFamily("fleet_answer_seconds", "Times until an answer came")
        times.add_metric((), tally.times.total(), tally.seconds)
        yield times
        yield from _quantiles(tally)


def _quantiles(tally: Tally) -> Iterator[Any]:
    family = GaugeMetricFamily(
        "fleet_answer_quantile_seconds", "Time within which a share of the answers came", labels=("quantile",)
    )
    for share in (0.5, 0.9, 0.99):
        family.add_metric((str(share),), tally.quantile(share))
    yield family


def serve(host: str, port: int, counted: Callable[[], Tally]) -> tuple[str, Callable[[], None]]:
    """Serve the counts; return the address, and how to end it. Raises OSError where the port is taken."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(FleetMetrics(counted))
    server, thread = start_http_server(port, addr=host, registry=registry)

    def end() -> None:
        server.shutdown()
        server.server_close()
        thread.join()

    return f"http://{host}:{server.server_port}/metrics", end
