"""A fleet's counts for Prometheus, served over HTTP. Owns their names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.registry import Collector

from simulator.fleet.tally import Tally

LIMITS_S = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""The ends of the steps in which answer times are told."""


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
        times = HistogramMetricFamily("fleet_answer_seconds", "Times until an answer came")
        buckets = [(str(limit), tally.answered_within(limit)) for limit in LIMITS_S]
        times.add_metric((), [*buckets, ("+Inf", tally.times.total())], tally.seconds)
        yield times
        dials = CounterMetricFamily("fleet_dials", "Tries to make a line, by outcome", labels=("outcome",))
        for outcome, number in sorted(tally.dials.items()):
            dials.add_metric((outcome,), number)
        yield dials
        ends = CounterMetricFamily("fleet_lines_ended", "Lines that ended, by how they did", labels=("how",))
        for how, number in sorted(tally.partings.items()):
            ends.add_metric((how,), number)
        yield ends
        yield CounterMetricFamily(
            "fleet_used_seconds", "Seconds that the fleet itself used of a processor", value=tally.used_s
        )


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
